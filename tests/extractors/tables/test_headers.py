from dataclasses import dataclass

import pytest

from extractors.tables.headers import count_header_rows


@dataclass(frozen=True)
class Box:
    row: int
    col: int
    row_span: int
    col_span: int
    text: str
    gray: float | None = None


def grid(*rows: list[str | tuple[str, int, int]], shaded: int = 0) -> tuple[list[Box], int, int]:
    """Rows as in HTML: a text, or a text with the rows and columns that it spans."""
    boxes: list[Box] = []
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        col = 0
        for cell in cells:
            while (row, col) in taken:
                col += 1
            text, down, across = (cell, 1, 1) if isinstance(cell, str) else cell
            boxes.append(Box(row, col, down, across, text, 0.9 if row < shaded else None))
            taken |= {(row + r, col + c) for r in range(down) for c in range(across)}
    return boxes, len(rows), max(col for _, col in taken) + 1


PLAIN = grid(["項次", "工作項目", "預期效益"], ["1", "門牌整編", "提升效率"], ["2", "戶籍清查", "資料正確"])
MONTHS = grid(
    [("編號", 2, 1), ("計畫項目", 2, 1), ("預定作業時程", 1, 3), ("備註", 2, 1)],
    ["1月", "2月", "3月"],
    ["1", "清查", "", "", "", ""],
)
YEAR_OVER_MONTHS = grid(
    [("編號", 3, 1), ("計畫項目", 3, 1), ("預定作業時程", 1, 4)],
    [("112", 1, 4)],
    ["1", "2", "3", "4"],
    ["1", "清查", "", "", "", ""],
)
BANNER = grid([("具體措施一：完備基礎服務項目", 1, 2)], ["執行策略", "方法"], ["(一)訂定計畫。", "依規定辦理。"])
BANNERS_BELOW = grid(
    ["策略目標", "關鍵績效指標", "目標值"], [("便捷滿意的服務 顧客構面", 1, 3)], ["AC1", "掃描完成率", "99%"]
)
MAP = grid(
    [("策略主題", 1, 3), "便捷滿意的服務 A", "營造多元幸福氛圍 B", "主動關懷服務 C"],
    [
        ("策略目標", 4, 1),
        "顧客",
        "C",
        "AC1建置身分登記原始文件數位化檔案",
        "BC1深耕新移民服務",
        "CC1跨機關通報主動關懷服務",
    ],
    [
        "內部流程",
        "P",
        "AP1建置印鑑數位化AP2正確戶籍登記",
        "BP1打造「樂婚、願生、能養」幸福城市",
        "CP1跨機關通報戶籍異動資料",
    ],
    ["學習成長", "L", ("TL1辦理戶所專業相關教育訓練", 1, 3)],
    ["財務", "F", ("TF1節能減紙", 1, 3)],
)
RANKED = grid([("甲", 2, 1), ("乙丙", 1, 2), ("丁", 2, 1)], ["乙", "丙"], ["戊己庚", "辛", "壬", "癸"])
SHADED = grid(["甲", "乙", "丙"], ["丁", "戊", "己"], ["庚", "辛", "壬"], shaded=1)
VILLAGES: list[list[str | tuple[str, int, int]]] = [["新營區", f"第{n}里", "107年1月29日"] for n in "一二三四五"]
NAMES = grid(["行政區", "村里", "生效日"], *VILLAGES)
FORM = grid(["計畫名稱", "門牌整編計畫第二期"], ["主辦單位", "戶籍登記課"], ["經費來源", "本所年度預算支應"])
CARRIED_ON = grid(["2", "護照一站式服務", "已開始執行"], ["3", "自動通關", "依期程執行"])
TARGETS = grid(["指標名稱", "權重", "目標值"], ["服務滿意度", "20%", "90%"], ["資料正確率", "30%", "99%"])


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (PLAIN, 1), (MONTHS, 2), (YEAR_OVER_MONTHS, 3), (BANNER, 2), (BANNERS_BELOW, 1), (MAP, 1), (SHADED, 1),
        (NAMES, 1), (FORM, 0), (CARRIED_ON, 0), (TARGETS, 1), (RANKED, 2),
    ],
    ids=["words", "months", "year", "banner", "banners", "map", "shade", "names", "form", "body", "targets", "ranked"],
)  # fmt: skip
def test_counts_the_rows_that_head_a_table(table: tuple[list[Box], int, int], rows: int) -> None:
    assert count_header_rows(*table) == rows


def test_a_part_that_only_may_have_a_head_needs_sure_signs() -> None:
    assert count_header_rows(*NAMES, surely=True) == 0
    assert count_header_rows(*PLAIN, surely=True) == 1
