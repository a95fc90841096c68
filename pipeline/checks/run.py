"""All rules over one plan."""

from importlib import import_module
from typing import Final

from pipeline.checks.rule import Rule
from schemas.finding import Finding
from schemas.plan import Plan

# reading order of the report: codes and numbers, values, formulas, schedules, texts
_MODULES: Final = (
    "code_parent",
    "code_reused",
    "action_has_kpi_code",
    "number_order",
    "label_mismatch",
    "perspective_declared",
    "target_below_mean",
    "threshold_and_target",
    "series_jump",
    "unit_missing",
    "percent_over_100",
    "weights",
    "target_in_name",
    "target_missing",
    "repeated_word",
    "formula_form",
    "schedule_conflict",
    "frequency_count",
    "stale_year",
    "blank_in_list",
    "count_announced",
    "list_start",
    "unbalanced_bracket",
    "document_number",
    "misprint",
    "mixed_spelling",
    "slogan",
    "template_notes",
    "personal_names",
)


def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the report."""
    return tuple(import_module(f"pipeline.checks.{name}").RULE for name in _MODULES)


def run_checks(plan: Plan) -> tuple[Finding, ...]:
    """Return what all rules find in a plan: rule by rule, each in reading order."""
    return tuple(finding for rule in rules() for finding in rule.check(plan))
