"""Pages minus tables to numbered sections, running heads and what else stands outside tables."""
