"""Why a value is missing is kept; 0 is a value."""

import pytest

from extractors.language.missing import parse_missing


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", "blank"),
        ("—", "blank"),
        (" － ", "blank"),
        ("(無 資料)", "no_data"),
        ("未編列", "no_budget"),
        ("n/a", "not_applicable"),
        ("Ｎ／Ａ", "not_applicable"),
        ("〃", "ditto"),
        ("研訂中", "not_set"),
        ("視預算編列情形", "by_budget"),
        ("0", ""),
        ("0%", ""),
        ("無逾期", ""),
    ],
)
def test_names_the_reason(text: str, status: str) -> None:
    assert parse_missing(text) == status
