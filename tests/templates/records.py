"""Gold rows in short: a field that is not named is missing."""

from typing import Any

_MEASURE = (
    "kind number parent title text theme_number theme goal_number goal kpi_code owner months schedule status note criteria "
    "expected_benefit programme"
).split()
_KPI = "code name formula unit goal_number goal theme perspective owner evaluation_system evaluation_method".split()
_VALUE = "kpi_code kpi roc_year kind comparator value unit note raw".split()
ALL_YEAR = list(range(1, 13))


def _row(fields: list[str], given: dict[str, Any]) -> dict[str, Any]:
    unknown = set(given) - set(fields)
    if unknown:
        raise KeyError(f"no such gold field: {sorted(unknown)}")
    return {name: given.get(name) for name in fields}


def measure(kind: str, **given: Any) -> dict[str, Any]:
    """A gold measure; `months` is a list, empty where none."""
    return _row(_MEASURE, {"kind": kind, "months": [], **given})


def work(number: str | None, title: str | None, text: str | None, **given: Any) -> dict[str, Any]:
    """A gold work item."""
    return measure("work_item", number=number, title=title, text=text, **given)


def kpi(code: str | None, name: str, **given: Any) -> dict[str, Any]:
    """A gold KPI."""
    return _row(_KPI, {"code": code, "name": name, **given})


def value(code: str | None, name: str, year: int, raw: str, **given: Any) -> dict[str, Any]:
    """A gold KPI value: a target unless `kind` says otherwise."""
    return _row(_VALUE, {"kpi_code": code, "kpi": name, "roc_year": year, "raw": raw, "kind": "target", **given})


def section(number: str, level: int, text: str) -> dict[str, Any]:
    """A gold outline row."""
    return {"number": number, "level": level, "text": text}


def budget(code: str | None, year: int | None, raw: str, amount: int | None, **given: Any) -> dict[str, Any]:
    """A gold budget row."""
    return {"kpi_code": code, "roc_year": year, "raw": raw, "amount_twd": amount, **given}


def goal(number: str | None, title: str, theme: str | None = None, perspective: str | None = None) -> dict[str, Any]:
    """A gold goal."""
    return {"number": number, "title": title, "theme": theme, "perspective": perspective}


def document(office: str, city: str, district: str | None, title: str, kind: str, first: int, last: int | None = None,
             **given: Any) -> dict[str, Any]:  # fmt: skip
    """The gold document."""
    row: dict[str, Any] = {"office": office, "city": city, "district": district, "title": title, "plan_type": kind}
    row |= {"roc_year_start": first, "roc_year_end": last or first}
    return {**row, "version": None, "approved_on": None, "approval_number": None, **given}
