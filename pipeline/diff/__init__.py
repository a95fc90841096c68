"""What changed from one edition of a plan to the next."""
