"""What became of one file: a Plan, or the reason why there is none."""

from dataclasses import dataclass

from schemas.plan import DocumentStatus, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentResult:
    """One file, one result, whatever happened to it.

    Attributes:
        source: The file's name as given: relative to the folder that was named, without that folder.
        sha256: Digest of the file's bytes, 64 lower-case hex digits; empty where the bytes could not be read.
        status: `ok`; `partial` where a part could not be read and a finding says which; `failed` without a plan.
        reason: Kebab-case id of why it is not `ok` (`needs-password`, `time-limit`); empty where it is.
        message, message_en: For people: why it is not `ok` and what to do. Empty where it is.
        plan: What was read; None exactly where status is `failed`.
    """

    source: str
    sha256: str
    status: DocumentStatus
    reason: str = ""
    message: str = ""
    message_en: str = ""
    plan: Plan | None = None
