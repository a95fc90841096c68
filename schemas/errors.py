"""Errors about source data. Anything else that escapes is our bug."""


class PlanDataError(Exception):
    """Base of every error about source data."""


class UnreadableValueError(PlanDataError):
    """A printed value has no agreed reading.

    Attributes:
        code: Which of several known reasons it is (`INVALID_DATE`, `REVERSED_RANGE`); empty where there is but one.
    """

    def __init__(self, kind: str, text: str, expected: str, remedy: str, code: str = "") -> None:
        super().__init__(kind, text, expected, remedy, code)  # all in args, so it survives pickling to a worker
        self.kind, self.text, self.expected, self.remedy, self.code = kind, text, expected, remedy, code

    def __str__(self) -> str:
        return f"cannot read {self.text!r} as {self.kind}: expected {self.expected}. {self.remedy}"


class UnreadableDocumentError(PlanDataError):
    """A file could not be opened or read as a PDF.

    Attributes:
        reason: Kebab-case id (`needs-password`, `not-a-pdf`, `truncated`, `empty`, `no-pages` ...).
        message, message_en: What is wrong and what to do, for people.
    """

    def __init__(self, reason: str, message: str, message_en: str) -> None:
        super().__init__(reason, message, message_en)
        self.reason, self.message, self.message_en = reason, message, message_en

    def __str__(self) -> str:
        return f"{self.message_en} ({self.reason})"
