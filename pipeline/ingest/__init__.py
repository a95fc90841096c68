"""PDFs to results: one file, and many."""
