"""From our readings to the keys that `tests/gold/vectors.tsv` uses: names mapped, absent fields dropped.

Each function takes the printed text and gives the JSON value of the vector's third column.
"""

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

from extractors.language.clean_text import clean_text
from extractors.language.doc_no import parse_document_number
from extractors.language.evaluators import code_evaluators
from extractors.language.kpi_value import KpiReading, parse_kpi_value
from extractors.language.missing import parse_missing
from extractors.language.money import parse_money
from extractors.language.normalize import normalize_text
from extractors.language.numerals import parse_numeral
from extractors.language.office import parse_household_registration_office
from extractors.language.owners import parse_owner_group, split_owners
from extractors.language.radicals import selective_nfkc
from extractors.language.roc_calendar import parse_roc_year, to_ce
from extractors.language.roc_date import parse_roc_date
from extractors.language.roc_range import parse_roc_range
from extractors.language.schedule import parse_schedule
from extractors.language.terms import find_concepts
from schemas.errors import UnreadableValueError

Json = Any


def read_vector(kind: str, text: str) -> Json:
    """Read one vector; an `UnreadableValueError` with a code is the vector's `error`."""
    if kind.startswith("opencc"):
        return _opencc(kind.rpartition(":")[2], text)
    try:
        return READERS[kind](text)
    except UnreadableValueError as error:
        return {"error": error.code}


def _present(**fields: Json) -> dict[str, Json]:
    """Keep the fields that state something; 0 states something."""
    return {name: value for name, value in fields.items() if value is not None and value != "" and value is not False}


def _number(value: float | None) -> Json:
    return int(value) if value is not None and value == int(value) else value


def _roc_year(text: str) -> Json:
    year = parse_roc_year(text)
    era = year.era if year.era != "roc" else None
    start, end = year.start.isoformat(), year.end.isoformat()
    return _present(roc=year.roc, year=year.year, type=year.kind, start=start, end=end, era=era, kind=year.role)


def _roc_date(text: str) -> Json:
    date = parse_roc_date(text)
    if date.is_start:
        return {"start": date.iso, "end": None, "precision": date.precision, **_present(note=date.note)}
    number = date.document_number
    return _present(
        date=date.iso, precision=date.precision, role=date.role, doc_no=number, ambiguous=date.ambiguous or None
    )


def _roc_range(text: str) -> Json:
    span = parse_roc_range(text)
    if span.listed:
        return {"years_list": [to_ce(year) for year in span.listed]}
    if span.relative:
        return {"relative": span.relative, "n": abs(span.relative)}
    if span.roc_years:
        first, last = (to_ce(year) for year in span.roc_years)
        return {"start": span.start, "end": span.end, "years": [first, last], "n": last - first + 1, "type": span.kind}
    ends = {"start": span.start, "end": span.end}
    return ends | _present(comparator=span.comparator)


def _zh_numeral(text: str) -> Json:
    numeral = parse_numeral(text)
    value = _number(round(numeral.value, 4))
    if numeral.unit or numeral.denominator:
        numerator, denominator = _number(numeral.numerator), _number(numeral.denominator)
        return _present(value=value, unit=numeral.unit, num=numerator, den=denominator)
    return value


def _kpi_value(text: str) -> Json:
    reading = parse_kpi_value(text)
    if reading.status == "qualitative":
        return {"value": None, "kind": "qualitative", "text": reading.note}
    if reading.status:
        return {"value": None, "missing": reading.status}
    if reading.score:
        per = {"value": _number(reading.score.per_value), "unit": reading.score.per_unit}
        return _present(score=reading.score.points, unit=reading.unit, per=per, cap=_number(reading.score.cap))
    comparator = reading.comparator or "="
    if reading.value is None and reading.reference:
        return {"comparator": comparator, "reference": reading.reference.reference}
    if reading.value_high is not None:
        closed = "both" if reading.high_included else "left"
        return {"range": [_number(reading.value), _number(reading.value_high)], "closed": closed, "unit": reading.unit}
    stated = {"value": _number(reading.value), "unit": reading.unit, "comparator": comparator}
    return stated | _kpi_extras(reading)


def _kpi_extras(reading: KpiReading) -> dict[str, Json]:
    reference = reading.reference
    also = {"comparator": reference.comparator, "reference": reference.reference} if reference else None
    scope = {"start": str(to_ce(reading.scope[0])), "end": str(to_ce(reading.scope[1]))} if reading.scope else None
    issue = reading.issues[0] if reading.issues else None
    return _present(note=reading.note, scope=scope, subject=reading.subject, per=reading.per, also=also, issue=issue)


def _money(text: str) -> Json:
    money = parse_money(text)
    return {"amount": money.amount_twd, "currency": "TWD"} | _present(missing=money.status)


def _schedule(text: str) -> Json:
    schedule = parse_schedule(text)
    if schedule.status and not schedule.months:
        return {"status": schedule.status, "months": None}
    return _present(
        months=list(schedule.months) or None,
        start=schedule.start,
        end=schedule.end,
        wraps=schedule.wraps,
        freq=schedule.frequency,
        interval=schedule.interval if schedule.interval != 1 else None,
        times=schedule.times or None,
        byday=schedule.weekday,
        time=list(schedule.hours) if schedule.hours else None,
        per_month=schedule.times_each or None,
    )


def _doc_no(text: str) -> Json:
    number = parse_document_number(text)
    return {"prefix": number.prefix, "roc": number.roc, "serial": number.serial}


def _office(text: str) -> Json:
    office = parse_household_registration_office(text)
    town = {"town": office.district_code or None}
    return {
        "id": office.office_id,
        "county": office.county_code,
        **town,
        **_present(unit=office.unit, roc=office.roc_year),
    }


def _concept(text: str) -> Json:
    (tag,) = find_concepts(text)
    return {"concept": tag.concept, "label": tag.label, "note": tag.note} if tag.note else tag.label


def _opencc(configuration: str, text: str) -> Json:
    return _converter(configuration)(text)


@cache
def _converter(configuration: str) -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC(configuration).convert
    return convert


READERS: dict[str, Callable[[str], Json]] = {
    "roc_year": _roc_year,
    "roc_date": _roc_date,
    "roc_range": _roc_range,
    "zh_numeral": _zh_numeral,
    "kpi_value": _kpi_value,
    "missing": lambda text: {"value": None, "missing": parse_missing(text)},
    "money": _money,
    "schedule": _schedule,
    "owner": lambda text: [parse_owner_group(owner) or owner for owner in split_owners(text)],
    "evaluator": lambda text: list(code_evaluators(text)),
    "doc_no": _doc_no,
    "office": _office,
    "clean_text": clean_text,
    "selective_nfkc": lambda text: {"out": selective_nfkc(text), "full_nfkc": unicodedata.normalize("NFKC", text)},
    "term": normalize_text,
    "term_concept": _concept,
}
