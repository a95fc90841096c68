"""Names of offices in titles, by their grammar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.office import find_office


@pytest.mark.parametrize(
    ("text", "name", "city", "district"),
    [
        ("臺北市松山區戶政事務所 策略地圖", "臺北市松山區戶政事務所", "臺北市", "松山區"),
        ("台北市松山區戶政事務所", "臺北市松山區戶政事務所", "臺北市", "松山區"),
        ("臺北市大安區戶政事務所（戶籍登記課）112年度重要工作", "臺北市大安區戶政事務所", "臺北市", "大安區"),
        ("臺北市文山區戶政事務所戶籍資料課113年度工作計畫", "臺北市文山區戶政事務所", "臺北市", "文山區"),
        ("彰化縣北斗戶政事務所中程施政計畫（111至114年度）", "彰化縣北斗戶政事務所", "彰化縣", "北斗"),
        ("花蓮縣花蓮地政事務所 113 年度工作計畫", "花蓮縣花蓮地政事務所", "花蓮縣", "花蓮"),
        ("新北市板橋區公所 112 年度施政計畫", "新北市板橋區公所", "新北市", "板橋區"),
        ("112年度臺北市士林區公所施政計畫", "臺北市士林區公所", "臺北市", "士林區"),
        ("嘉義市東區戶政事務所", "嘉義市東區戶政事務所", "嘉義市", "東區"),
        ("高雄市那瑪夏區公所113年度施政計畫", "高雄市那瑪夏區公所", "高雄市", "那瑪夏區"),
        ("澎湖縣馬公市公所113年度施政計畫", "澎湖縣馬公市公所", "澎湖縣", "馬公市"),
        ("雲林縣台西鄉公所施政計畫", "雲林縣臺西鄉公所", "雲林縣", "臺西鄉"),
        ("臺中市立圖書館110年度工作計畫時程表", "臺中市立圖書館", "臺中市", None),
        ("臺北市都市發展局112年度施政計畫", "臺北市都市發展局", "臺北市", None),
        ("新竹縣政府都市計畫科113年度", "新竹縣政府都市計畫科", "新竹縣", None),
        ("臺北市政府工務局水利工程處113年度施政計畫", "臺北市政府工務局水利工程處", "臺北市", None),
        ("臺北市政府113年度施政綱要", "臺北市政府", "臺北市", None),
        ("內政部戶政司113年度施政計畫", "內政部戶政司", None, None),
        ("板橋區公所113年度施政計畫", "板橋區公所", None, "板橋區"),
        ("雲林縣斗六戶政事務所一百一十三年度工作計畫", "雲林縣斗六戶政事務所", "雲林縣", "斗六"),
        ("臺中市豐原區南陽國民小學校務計畫", "臺中市豐原區南陽國民小學", "臺中市", "豐原區"),
        ("高雄市政府地政局岡山地政事務所106年度", "高雄市政府地政局岡山地政事務所", "高雄市", "岡山"),
        ("彰化縣文化局一百一十三年度工作計畫", "彰化縣文化局", "彰化縣", None),
        ("高雄市三民第一戶政事務所", "高雄市三民第一戶政事務所", "高雄市", "三民"),
        ("臺南市政府消防局第三救災救護大隊113年度", "臺南市政府消防局第三救災救護大隊", "臺南市", None),
        ("財政部北區國稅局桃園分局113年度服務品質計畫", "財政部北區國稅局桃園分局", None, None),
        ("嘉義市都市更新委員會第一二次會議紀錄", "嘉義市都市更新委員會", "嘉義市", None),
        ("臺北市稅捐稽徵處松山分處113年度工作計畫", "臺北市稅捐稽徵處松山分處", "臺北市", None),
    ],
)
def test_reads_an_office_by_the_grammar_of_its_name(
    text: str, name: str, city: str | None, district: str | None
) -> None:
    office = find_office(text)
    assert office is not None
    assert (office.name, office.city, office.district) == (name, city, district)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "策略地圖",
        "提升服務品質執行計畫",
        "113年度",
        "=HYPERLINK()",
        "../../etc",
        "{office}",
        "目錄",
        "委員會",
        "委員會組織規程",
        "變更某區細部計畫",
    ],
)
def test_a_title_without_an_office_names_none(text: str) -> None:
    assert find_office(text) is None


@given(st.text(alphabet="臺北市大安區戶政事務所公0年度計畫（） \n=<{%", max_size=30))
def test_any_title_is_read_without_an_error_and_names_what_it_prints(text: str) -> None:
    office = find_office(text)
    if office is not None:
        assert office.name in "".join(text.split())
        assert office.name.startswith(office.city or "")
        assert (office.district or "") in office.name
