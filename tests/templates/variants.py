"""The gold plans typeset anew in other words, column orders, rules, marks and producers.

    python -m tests.templates.variants FOLDER [SEED ...]

Writes NAME-vSEED.pdf with gold beside each into FOLDER; nothing of it is committed. What a reader gets from them
against the gold says how far the rules reach beyond the templates they were written for. Needs what `typeset` needs.
"""

import json
import random
import re
import sys
from pathlib import Path
from typing import Any

from tests.templates.typeset import Block, C, Grid, Small, typeset_to

GOLD = Path(__file__).parents[1] / "gold" / "plans"
# a head and what other offices call it; the columns' meaning stays the same
HEADS: dict[str, list[str]] = {
    "編號": ["項次", "序號", "次序"],
    "計畫項目": ["工作項目", "重點工作", "業務項目", "計畫名稱", "施政項目"],
    "工作內容": ["實施內容", "執行內容", "辦理內容", "執行方式", "具體作為", "辦理事項"],
    "預定作業時程": ["預定進度", "執行時程", "辦理期程", "實施進度", "預定期程"],
    "執行狀態": ["執行狀況", "辦理狀況", "執行情況"],
    "執行情形說明": ["備註", "說明", "補充說明"],
    "考核指標": ["評核指標", "考核項目", "考評指標", "評鑑項目"],
    "執行策略": ["推動策略", "實施策略"],
    "方法": ["具體作法", "執行方法", "推動方式", "實施方法"],
    "KPI(關鍵績效指標)": ["關鍵績效指標", "衡量指標", "績效指標", "關鍵績效指標(KPI)"],
    "關鍵績效指標": ["衡量指標", "績效指標"],
    "關鍵策略目標": ["策略目標", "施政目標", "策略績效目標"],
    "評估方式": ["評估方法"],
    "衡量標準": ["計算方式", "計算公式", "衡量基準"],
    "年度績效目標值": ["年度目標值", "績效目標值", "目標值"],
    "KPI主責科室": ["KPI主責課室", "指標主責單位", "KPI主辦單位"],
    "行動方案主責科室": ["行動方案主責單位", "行動方案主辦課室"],
}
YEAR_HEADS = {"年實際值": ["年度實際值", "年達成值", "年實績值"], "年目標值": ["年度目標值", "年預定目標", "年目標"]}
MARKS = ["line", "●", "■", "V", "shade", "→", "◎", "＊", "✓"]
LOOKS = [
    "",
    ".full td { border: 1.5pt solid #333; }",
    ".full td { border: 0.5pt dotted #000; }",
    ".full td { border: 2.5pt double #000; }",
    ".full td { border: 0.4pt solid #999; } .full { border: 2pt solid #000; }",
    "td { padding: 5pt 6pt; vertical-align: top; }",
    ".full td { border: 0.6pt dashed #000; } td { vertical-align: top; padding: 1pt; }",
]


def _fold(text: str) -> str:
    return re.sub(r"\s", "", text)


def _head(text: str, rng: random.Random) -> str:
    words = HEADS.get(_fold(text))
    if words:
        return rng.choice(words)
    for suffix, others in YEAR_HEADS.items():
        if re.fullmatch(r"\d+" + suffix, _fold(text)):
            return _fold(text).replace(suffix, rng.choice(others))
    return text


def _order(table: dict[str, Any], rng: random.Random) -> list[int]:
    """A new order of columns: groups that a spanning cell holds together move as one."""
    n = table["n_cols"]
    head = [c for c in table["cells"] if c["row"] < table["header_rows"]]
    held = {(c["col"] + i) for c in head if 1 < c["col_span"] < n for i in range(1, c["col_span"])}
    groups = [[col] for col in range(n) if col not in held]
    for col in sorted(held):
        next(g for g in groups if g[-1] == col - 1).append(col)
    if len(groups) < 4 or any(c["row"] >= table["header_rows"] and 1 < c["col_span"] < n for c in table["cells"]):
        return list(range(n))
    singles = [i for i, g in enumerate(groups) if len(g) == 1 and i >= 3]
    if len(singles) > 1:  # columns behind the first three change places; the year columns keep their order
        a, b = rng.sample(singles, 2)
        texts = {c["col"]: c["text"] for c in head}
        if not any(re.match(r"\d", texts.get(groups[i][0], "")) for i in (a, b)):
            groups[a], groups[b] = groups[b], groups[a]
    elif len(singles) == 1 and len(groups) > singles[0] and rng.random() < 0.5:
        groups.insert(3, groups.pop(singles[0]))
    return [col for g in groups for col in g]


def _grid(table: dict[str, Any], rng: random.Random, mark: str) -> Grid:
    order = {old: new for new, old in enumerate(_order(table, rng))}
    rows: list[list[tuple[int, C]]] = [[] for _ in range(table["n_rows"])]
    weight = [1.0] * table["n_cols"]
    for cell in table["cells"]:
        header = cell["row"] < table["header_rows"]
        text = _head(cell["text"], rng) if header else cell["text"]
        col = min(order[cell["col"] + i] for i in range(cell["col_span"]))
        bar = bool(cell.get("bar"))
        drawn = C(text, cell["row_span"], cell["col_span"], shade=bar and mark == "shade", bar=bar and mark == "line")
        if bar and not (drawn.shade or drawn.bar):
            drawn = C(mark, cell["row_span"], cell["col_span"])
        rows[cell["row"]].append((col, drawn))
        if cell["col_span"] == 1:
            weight[col] = max(weight[col], min(30.0, len(text) / max(1, cell["row_span"])) ** 0.75, 1.4)
    total = sum(weight)
    return Grid(
        rows=[[cell for _, cell in sorted(row, key=lambda pair: pair[0])] for row in rows],
        widths=[100 * w / total for w in weight],
        header=table["header_rows"],
        caption=table["caption"],
        repeat=rng.random() < 0.6,
        head_shade=rng.random() < 0.5,
        gap=True,
    )


def _approval(document: dict[str, Any]) -> str:
    if document.get("version"):
        return f"{document['version']}版"
    if not document.get("approved_on"):
        return ""
    year, month, day = (int(part) for part in document["approved_on"].split("-"))
    date = f"{year - 1911}年{month}月{day}日"
    number = document.get("approval_number")
    if number:
        return f"{date}{number}" + ("案核定" if number.endswith("號") else "號案核定")
    return f"中華民國{date}修正"


def _paragraph(section: dict[str, Any]) -> Block:
    number, level = section["number"], int(section["level"])
    sign = "" if level in (3, 5) else "、"
    return Block(f"h{min(level, 4)}", f"{number}{sign}{section['text']}")


def make(name: str, seed: int) -> Small:
    """One gold plan in one other dress."""
    plan = json.loads((GOLD / f"{name}.gold.json").read_text(encoding="utf-8"))
    rng = random.Random(f"{name}{seed}")
    producer = ("chromium", "libreoffice", "reportlab")[seed % 3]
    mark = rng.choice(MARKS)
    if mark == "line" and producer == "libreoffice":  # it draws no bar that is a block without text
        mark = "─"
    body: list[Block | Grid] = [Block("title", plan["document"]["title"])]
    approval = _approval(plan["document"])
    if approval:
        body.append(Block("sub", approval))
    body += [_paragraph(s) for s in plan["outline"]]
    body += [_grid(t, rng, mark) for t in plan["tables"]]
    document = {k: v for k, v in plan["document"].items() if k != "source"}
    records = {k: v for k, v in plan.items() if k in {"goals", "measures", "kpis", "kpi_values", "budgets", "outline"}}
    landscape = max(t["n_cols"] for t in plan["tables"]) > 8
    font = rng.choice([8.0, 9.0, 10.0])
    return Small(f"{name}-v{seed}", producer, document, body, landscape, records, rng.choice(LOOKS), font)  # type: ignore[arg-type]


def main() -> None:
    """Write the variants that the command line asks for."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    seeds = [int(word) for word in sys.argv[2:]] or [0, 1, 2]
    for path in sorted(GOLD.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        if "wanhua" in name:  # lists that pair by the height of their lines: the gold has no heights
            continue
        for seed in seeds:
            small = make(name, seed)
            if small.producer == "reportlab" and "wenshan" in name:  # it can't break a row over pages
                continue
            typeset_to(small, folder)


if __name__ == "__main__":
    main()
