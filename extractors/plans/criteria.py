"""Assessment criteria (考核指標) of measures, one row for each criterion of a cell."""

from extractors.language.evaluators import parse_criteria
from schemas.plan import Criterion, Measure


def read_criteria(measure: Measure) -> tuple[Criterion, ...]:
    """Read the criteria of one measure, each with the measure's own evidence."""
    if not measure.criteria:
        return ()
    return tuple(
        Criterion(
            measure_id=measure.measure_id,
            evaluators=tuple(evaluator.name for evaluator in part.evaluators),
            title=part.title,
            text=part.text,
            legal_basis=part.legal_basis,
            evidence=measure.evidence,
        )
        for part in parse_criteria(measure.criteria)
    )
