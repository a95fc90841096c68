"""Align generated plans of many offices over many years, and say how long it took and how much memory.

    python -m tests.benchmarks.align_scale [--offices 12] [--years 10] [--measures 83]

The text is made of words of household registration, so that rows share n-grams as real ones do: every office has most
of a common stock of obligations in its own words, edits a tenth of them from year to year and puts new ones in.
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Sequence

from pipeline.align.clusters import align_editions
from pipeline.align.row import Edition, Row

_VERBS = (
    "辦理",
    "推動",
    "受理",
    "核發",
    "建置",
    "清查",
    "宣導",
    "訂定",
    "檢討",
    "維護",
    "稽核",
    "掃描",
    "通報",
    "訪視",
    "登錄",
)
_THINGS = (
    *(
        "戶籍登記",
        "國民身分證",
        "印鑑證明",
        "門牌編釘",
        "戶口名簿",
        "自然人憑證",
        "出生登記",
        "遷徙登記",
        "歸化測試",
        "人口統計",
    ),
    *(
        "生育獎勵金",
        "新住民關懷訪視",
        "跨機關通報",
        "學齡兒童名冊",
        "檔案銷毀",
        "公文稽催",
        "電話禮貌",
        "滿意度問卷",
        "資訊安全",
    ),
    *("節約能源", "財產盤點", "志工訓練", "陳情案件", "網站維護", "櫃檯服務", "行動戶所", "到府服務"),
)
_HOWS = (
    "依限",
    "定期",
    "按季",
    "主動",
    "全面",
    "即時",
    "逐案",
    "每月",
    "線上",
    "臨櫃",
    "會同里長",
    "結合志工",
    "隨到隨辦",
    "運用系統",
)
_SORTS = ("業務", "案件", "作業", "")
_ENDS = (
    *(
        "完成率達95%以上",
        "正確率100%",
        "每年至少2次",
        "並留存紀錄備查",
        "以提升服務品質",
        "供民眾查詢",
        "於次月5日前報局",
        "無缺失",
    ),
    *("以維護民眾權益", "達300件以上"),
)
_OWNERS = ("戶籍登記課", "戶籍資料課", "行政庶務課")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, value in (("offices", 12), ("years", 10), ("measures", 83)):
        parser.add_argument(f"--{name}", type=int, default=value)
    asked = parser.parse_args()
    editions = generate(asked.offices, asked.years, asked.measures)
    started, cpu = time.perf_counter(), time.process_time()
    clusters = align_editions(editions)
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = sum(len(edition.rows) for edition in editions)
    sys.stdout.write(
        f"{rows} measures of {asked.offices} offices x {asked.years} years: {len(clusters.threads)} threads, "
        f"{len(clusters.members)} clusters, {len(clusters.pairs)} pairs weighed, "
        f"{seconds:.1f} s ({cpu:.1f} s of one core), peak {peak:.0f} MB\n"
    )


def generate(offices: int, years: int, measures: int, seed: int = 1) -> Sequence[Edition]:
    """Return the editions; the same arguments give the same text."""
    chance = random.Random(seed)
    stock = [_obligation(chance) for _ in range(measures * 2)]
    editions: list[Edition] = []
    for office in range(offices):
        texts = [_in_own_words(text, chance) for text in chance.sample(stock, measures)]
        for year in range(years):
            editions.append(_edition(office, 105 + year, texts))
            for place in chance.sample(range(measures), max(measures // 10, 1)):
                texts[place] = _in_own_words(texts[place], chance)
            texts[chance.randrange(measures)] = _obligation(chance)
    return editions


def _obligation(chance: random.Random) -> str:
    clauses = [
        chance.choice(_HOWS) + chance.choice(_VERBS) + chance.choice(_THINGS) + chance.choice(_SORTS)
        for _ in range(chance.randint(1, 5))
    ]
    return "，".join([*clauses, chance.choice(_ENDS)])


def _in_own_words(text: str, chance: random.Random) -> str:
    clauses = text.split("，")
    clauses[chance.randrange(len(clauses))] = chance.choice(_HOWS) + chance.choice(_VERBS) + chance.choice(_THINGS)
    return "，".join(clauses)


def _edition(office: int, year: int, texts: Sequence[str]) -> Edition:
    document = f"office-{office:02}-{year}"
    rows = tuple(
        Row(
            entity="measure",
            id=f"{document}/m-{place}",
            document_id=document,
            order=place,
            kind="work_item",
            number=str(place + 1),
            title=text[:8],
            text=text,
            place={"owner": _OWNERS[place % 3]},
            fields={"owner": _OWNERS[place % 3]},
            months=(place % 12 + 1,),
        )
        for place, text in enumerate(texts)
    )
    return Edition(
        document_id=document,
        source=f"{document}.pdf",
        office=f"第{office}戶政事務所",
        plan_type="annual_work_plan",
        roc_year_start=year,
        roc_year_end=year,
        pages=12,
        status="ok",
        rows=rows,
    )


if __name__ == "__main__":
    main()
