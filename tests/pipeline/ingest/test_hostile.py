"""Files made to exhaust a reader, through a worker: each ends within its limits, under a reason."""

import pytest

from pipeline.ingest.batch import BatchOptions, ReadDocument, read_documents
from pipeline.ingest.cache import open_cache
from pipeline.ingest.limits import Limits
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.sources import find_sources
from tests.pipeline.ingest.tiny_pdf import many_pages, one_page

LIMITS = Limits(timeout_s=5, max_memory_mb=500)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReadDocument]:
    folder = tmp_path_factory.mktemp("hostile")
    files = {
        "10000-pages.pdf": many_pages(10_000),
        "bomb-spaces.pdf": one_page(b" " * 300_000_000, packed=True),
        "bomb-text.pdf": one_page(b"BT /F 9 Tf 9 9 Td " + b"[(word)]TJ " * 2_000_000 + b"ET", packed=True),
        "bomb-rules.pdf": one_page(b"0 0 m 9 9 l S " * 3_000_000, packed=True),
        "honest.pdf": one_page(b"BT /F 12 Tf 72 700 Td (word) Tj ET"),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    options = BatchOptions(ingest=IngestOptions(), limits=LIMITS)
    cache = open_cache(folder / "cache", options.ingest)
    found = dict(read_documents(find_sources([str(folder)]), options, cache))
    return {document.source.name: document for document in found.values()}


def test_every_file_has_a_status_and_the_honest_one_is_read(documents: dict[str, ReadDocument]) -> None:
    assert len(documents) == 5
    assert documents["honest.pdf"].receipt.status == "ok"


@pytest.mark.parametrize("name", ["10000-pages.pdf", "bomb-spaces.pdf", "bomb-text.pdf", "bomb-rules.pdf"])
def test_a_hostile_file_is_read_or_says_which_limit_it_met(documents: dict[str, ReadDocument], name: str) -> None:
    receipt = documents[name].receipt
    assert receipt.reason not in {"internal-error", "crashed"}, receipt.message_en
    assert receipt.status != "failed" or receipt.message_en
