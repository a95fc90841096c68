"""What a rule is, and how it states a finding."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from schemas.finding import Finding, Severity
from schemas.plan import Evidence, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One check.

    Attributes:
        id: Kebab-case; stands in `findings.rule` and never changes its meaning.
        severity: Of its findings, unless a finding says another.
        title, title_en: What is wrong, in few words, for lists.
        check: Reads a plan and yields findings, in reading order.
    """

    id: str
    severity: Severity
    title: str
    title_en: str
    check: Callable[[Plan], Iterable[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The row that a finding speaks of: its table, local id, column, and where it stands."""

    table: str
    row_id: str
    column: str
    evidence: Evidence | None


def state(
    rule: str,
    severity: Severity,
    subject: Subject,
    message: str,
    message_en: str,
    *,
    printed: str = "",
    expected: str = "",
) -> Finding:
    """Return a finding about the office's own text at the place where its row stands."""
    evidence = subject.evidence
    return Finding(
        rule=rule,
        severity=severity,
        origin="original",
        message=message,
        message_en=message_en,
        table=subject.table,
        row_id=subject.row_id,
        column=subject.column,
        page=evidence.page if evidence else 0,
        box=evidence.box if evidence else None,
        printed=printed,
        expected=expected,
    )
