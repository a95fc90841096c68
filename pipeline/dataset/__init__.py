"""Plans to csv, parquet, json, duckdb, xlsx and datapackage.json."""
