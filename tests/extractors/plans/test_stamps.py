import pytest

from extractors.plans.stamps import Stamp, is_stamp, read_stamp
from schemas.page import Box
from schemas.table import TextLine


def lines(*texts: str) -> tuple[TextLine, ...]:
    return tuple(TextLine(1, Box(0, 20 * i, 100, 20 * i + 12), text, 12) for i, text in enumerate(texts))


@pytest.mark.parametrize(
    ("text", "version", "approved_on", "number"),
    [
        ("112年12月29日CNAA1126009370號案核定", None, "2023-12-29", "CNAA1126009370"),
        ("112年2月17日北市安戶行字第1116012324號訂定", None, "2023-02-17", "北市安戶行字第1116012324號"),
        ("中華民國 105 年 2 月 16 日修訂", None, "2016-02-16", None),
        ("10512版", "10512", None, None),
        ("（113.01.05奉核）", None, "2024-01-05", None),
        ("版本：2.1", "2.1", None, None),
        ("中華民國一百一十三年一月五日", None, "2024-01-05", None),
        ("列印日期：113年1月5日", None, None, None),
        ("113年度工作計畫", None, None, None),
    ],
)
def test_reads_the_line_under_a_title(
    text: str, version: str | None, approved_on: str | None, number: str | None
) -> None:
    assert read_stamp(lines(text)) == Stamp(version, approved_on, number)


def test_the_last_revision_is_in_force() -> None:
    stamp = read_stamp(lines("110年1月1日府民戶字第1100000001號函訂定", "112年3月2日府民戶字第1120000002號函修正"))
    assert (stamp.approved_on, stamp.number) == ("2023-03-02", "府民戶字第1120000002號")


def test_a_date_that_cannot_be_is_kept_as_printed_and_not_rolled_over() -> None:
    stamp = read_stamp(lines("112年2月30日核定"))
    assert stamp.approved_on is None
    assert [line.text for line in stamp.unreadable] == ["112年2月30日核定"]


@pytest.mark.parametrize(
    ("text", "expected"), [("112年1月5日核定", True), ("112年度施政計畫", False), ("10512版", True)]
)
def test_tells_stamps_from_titles(text: str, expected: bool) -> None:
    assert is_stamp(text) is expected
