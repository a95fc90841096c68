"""Which rows are the same obligation, across years and offices."""
