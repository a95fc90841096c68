"""How wide characters are set."""

import unicodedata


def is_wide(text: str) -> bool:
    """Tell whether a character takes a whole em."""
    return unicodedata.east_asian_width(text[0]) in {"W", "F"} or text in {"○", "●", "◎", "□", "■", "△", "▲", "…"}
