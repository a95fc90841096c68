"""`jihua schema`: the JSON Schema of plans/*.json, on stdout."""

import json
import sys


def schema() -> None:
    """印出 plans/*.json 的 JSON Schema。Print the JSON Schema of plans."""
    from pipeline.dataset.json_schema import plan_schema

    text = json.dumps(plan_schema(), ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(f"{text}\n".encode())  # UTF-8 whatever the console's encoding: it is a file's content
