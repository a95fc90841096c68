"""Pages to logical tables: grid, spans, text, headers, bars, continuation over pages."""
