"""What an office's name tells: kind, authority, codes; nothing where it does not."""

import pytest

from pipeline.dataset.offices import office_row
from schemas.plan import Document


@pytest.mark.parametrize(
    ("office", "city", "district", "kind", "parent", "district_code", "county_code"),
    [
        (
            "臺北市文山區戶政事務所",
            "臺北市",
            "文山區",
            "household_registration_office",
            "臺北市政府民政局",
            "63000080",
            "63000",
        ),
        ("彰化縣北斗戶政事務所", "彰化縣", "北斗", "household_registration_office", "彰化縣政府", None, "10007"),
        ("高雄市那瑪夏區公所", "高雄市", "那瑪夏區", "district_office", "高雄市政府", None, "64000"),
        ("金門縣烏坵鄉公所", "金門縣", "烏坵鄉", "township_office", "金門縣政府", None, "09020"),
        ("臺北市政府", "臺北市", None, "government", None, None, "63000"),
        ("臺北縣板橋市公所", "臺北縣", "板橋市", "township_office", "臺北縣政府", None, None),
        ("某某基金會", None, None, "agency", None, None, None),
        ("某某", "不知道", "某區", "other", None, None, None),
    ],
)
def test_reads_an_office(
    office: str,
    city: str | None,
    district: str | None,
    kind: str,
    parent: str | None,
    district_code: str | None,
    county_code: str | None,
) -> None:
    assert office_row(Document(office=office, city=city, district=district)) == {
        "office": office,
        "city": city,
        "district": district,
        "parent": parent,
        "kind": kind,
        "district_code": district_code,
        "county_code": county_code,
    }


def test_a_plan_that_names_no_office_gives_no_row() -> None:
    assert office_row(Document()) is None
