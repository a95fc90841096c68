"""Pages without a usable text layer: the picture of a page in, the same Page type out."""
