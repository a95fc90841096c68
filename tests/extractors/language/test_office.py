"""Names of offices to canonical names, codes and ids."""

import pytest

from extractors.language.office import parse_household_registration_office, parse_office
from schemas.errors import UnreadableValueError


@pytest.mark.parametrize(
    ("text", "name", "office_id", "district"),
    [
        ("台北市士林區戶政事務所113年度計畫", "臺北市士林區戶政事務所", "tw-63000110-hro", "士林區"),
        ("彰化縣北斗戶政事務所中程施政計畫", "彰化縣北斗戶政事務所", "tw-10007-beidou-hro", "北斗"),
        ("新北市板橋戶政事務所", "新北市板橋戶政事務所", "tw-65000-板橋-hro", "板橋"),
        ("高雄市政府民政局", "高雄市政府民政局", "tw-64000-cab", ""),
        ("桃園市中壢區公所", "桃園市中壢區公所", "tw-68000-中壢區-do", "中壢區"),
        ("彰化縣政府", "彰化縣政府", "tw-10007-gov", ""),
        ("台中市立圖書館110年度", "臺中市立圖書館", "tw-66000-立圖書館", ""),
        ("內政部戶政司113年度", "內政部戶政司", "tw-內政部戶政司", ""),
    ],
)
def test_names_one_office_for_every_spelling(text: str, name: str, office_id: str, district: str) -> None:
    office = parse_office(text)
    assert (office.name.name, office.office_id, office.name.district or "") == (name, office_id, district)


def test_reads_the_section_and_the_year_behind_the_name() -> None:
    office = parse_office("臺北市大安區戶政事務所（戶籍登記課）112 年度")
    assert (office.unit, office.roc_year) == ("戶籍登記課", 112)


@pytest.mark.parametrize(
    ("text", "code"), [("臺北市大安地政事務所", "NOT_A_HOUSEHOLD_REGISTRATION_OFFICE"), ("年度計畫", "NOT_AN_OFFICE")]
)
def test_another_office_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(UnreadableValueError) as error:
        parse_household_registration_office(text)
    assert error.value.code == code
