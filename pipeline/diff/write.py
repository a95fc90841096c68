"""`changes.csv` and `changes.json` of one comparison."""

import csv
import json
from pathlib import Path

from pipeline.dataset.csv_files import csv_text
from pipeline.diff.change import Diff
from pipeline.diff.records import COLUMNS, change_records, diff_document


def write_changes(diff: Diff, out: Path) -> tuple[Path, Path]:
    """Write both files, the same bytes for the same comparison, and return their paths.

    The CSV is UTF-8 with BOM, so that Excel shows the Chinese; missing is an empty cell (null in JSON).
    """
    out.mkdir(parents=True, exist_ok=True)
    table, document = out / "changes.csv", out / "changes.json"
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([csv_text(record[column]) for column in COLUMNS] for record in change_records(diff))
    document.write_text(json.dumps(diff_document(diff), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return table, document
