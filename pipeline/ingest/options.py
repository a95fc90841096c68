"""What a user may choose about reading."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """What a user may choose about reading; the same for every file of a run.

    Attributes:
        reader: `pdfium` or `pdfplumber`.
        password: Opens files that need one; None where no one gave any.
        lexicon: TOML text with an office's own head words, or None.
        with_names: Write personal names as printed instead of masking them.
        ocr_threads: Threads for text recognition; what is read does not hang on them.
    """

    reader: str = "pdfium"
    password: str | None = None
    lexicon: str | None = None
    with_names: bool = False
    ocr_threads: int = 1
