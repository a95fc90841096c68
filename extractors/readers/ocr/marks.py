"""What is recognized, character by character."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One recognized character.

    Attributes:
        text: The character.
        place: Its middle as a share of the width of the line's picture.
        confidence: 0 to 1, from the model.
        others: What else the model takes it for, likeliest first, with the model's confidence in each.
    """

    text: str
    place: float
    confidence: float
    others: tuple[tuple[str, float], ...] = ()
