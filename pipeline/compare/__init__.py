"""Who does what across offices."""
