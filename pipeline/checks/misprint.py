"""A word that is misprinted, or spelled as the official list no longer spells it.

What: a form of `misprints.toml` stands in a text of the plan; each form is told once for a plan, with its first place
    and how often it comes.
Why: search and comparison by words miss it.
Example: `廣續辦理` for 賡續辦理; `教育訓鍊`; `105年年度`.
Severity: as the list says: warning for a wrong word, info for an old spelling.
Source: 法律統一用字表 (立法院); the rest was seen in published plans.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Final, NamedTuple, cast

from pipeline.checks.rule import Rule, Subject, state
from pipeline.checks.subjects import of_measure, texts
from schemas.finding import Finding, Severity
from schemas.plan import Plan

_SEVERITIES: Final = ("error", "warning", "info")


class Misprint(NamedTuple):
    """A wrong form, what is meant, and how bad it is."""

    form: re.Pattern[str]
    right: str
    severity: Severity


def _check(plan: Plan) -> Iterator[Finding]:
    sources = [*texts(plan), *_schedules(plan)]
    everything = "\n".join([text for _, text in sources])
    for misprint in misprints():
        if not misprint.form.search(everything):
            continue
        found = [(subject, match[0]) for subject, text in sources for match in misprint.form.finditer(text)]
        if not found:
            continue
        subject, printed = found[0]
        times = f"（共 {len(found)} 處）" if len(found) > 1 else ""
        yield state(
            RULE.id,
            misprint.severity,
            subject,
            f"「{printed}」應為「{misprint.right}」{times}。",
            f"{printed} stands for {misprint.right}; {len(found)} in all.",
            printed=printed,
            expected=misprint.right,
        )


def _schedules(plan: Plan) -> Iterator[tuple[Subject, str]]:
    for measure in plan.measures:
        for column in ("schedule", "programme", "status"):
            text = getattr(measure, column)
            if text:
                yield of_measure(measure, column), text


@cache
def misprints() -> tuple[Misprint, ...]:
    """Return the forms of `misprints.toml`, in its order."""
    text = resources.files("pipeline.checks").joinpath("misprints.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["misprint"]
    wrong = [row for row in rows if row["severity"] not in _SEVERITIES]
    if wrong:
        raise ValueError(f"misprints.toml: no such severity in {wrong[0]}")
    return tuple(Misprint(re.compile(row["printed"]), row["right"], cast("Severity", row["severity"])) for row in rows)


RULE = Rule(id="misprint", severity="warning", title="錯別字", title_en="misprint", check=_check)
