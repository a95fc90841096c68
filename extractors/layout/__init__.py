"""Characters to lines, lines to running text: what reading order and white space mean on a printed page."""
