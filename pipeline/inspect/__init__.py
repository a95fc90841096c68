"""One page as a picture, with what every stage saw on it."""
