"""Cells that name who does it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.owners import parse_owner_group, split_owners

UNITS = ["戶籍登記課", "戶籍資料課", "行政庶務課", "人事室", "會計室", "研考", "總務", "工務局", "社會科", "課長"]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("戶籍登記課、戶籍資料課", ("戶籍登記課", "戶籍資料課")),
        ("文書 研考 研考", ("文書研考", "研考")),
        ("志工 承辦 人", ("志工承辦人",)),
        ("人事室\n會計 室", ("人事室", "會計室")),
        ("各課(室、隊)", ("各課(室、隊)",)),
        ("戶籍登記課及戶籍資料課", ("戶籍登記課", "戶籍資料課")),
        ("戶籍登 記課、 戶籍資 料課 研考", ("戶籍登記課", "戶籍資料課", "研考")),
        ("秘書 室", ("秘書室",)),
        ("研考\n研考", ("研考",)),
        ("", ()),
    ],
)
def test_splits_owners_and_joins_broken_names(text: str, owners: tuple[str, ...]) -> None:
    assert split_owners(text) == owners


@given(st.lists(st.sampled_from(UNITS), min_size=1, unique=True), st.sampled_from(["、", "\n", "，", " 、", "；"]))
def test_undoes_printing(owners: list[str], separator: str) -> None:
    assert split_owners(separator.join(owners)) == tuple(owners)


@given(st.text(alphabet="戶籍登記課室研考 \n、"))
def test_no_character_is_lost(text: str) -> None:
    assert set("".join(split_owners(text))) == set("".join(text.split()).replace("、", ""))


def test_some_names_stand_for_many_units() -> None:
    assert (parse_owner_group("各 課"), parse_owner_group("全所"), parse_owner_group("研考")) == (
        "@each_section",
        "@whole_office",
        None,
    )
