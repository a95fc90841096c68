"""The nouns of jihua: pages, tables, plans, findings and the dataset's columns. No I/O happens here."""
