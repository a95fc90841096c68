"""Many PDFs, and what people ask of the result."""
