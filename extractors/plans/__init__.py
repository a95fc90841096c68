"""Tables and sections to records. What a column means is data (a lexicon of header words to roles)."""
