"""One PDF to one result: the stages in their order, and what counts as failure."""

import hashlib
import traceback
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.ingest.failures import failed, internal_error
from pipeline.ingest.fetch import fetch
from schemas.errors import UnreadableDocumentError
from schemas.plan import Plan
from schemas.result import DocumentResult


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """What a user may choose about reading; the same for every file of a run.

    Attributes:
        reader: `pdfium` or `pdfplumber`.
        password: Opens files that need one; None where no one gave any.
        lexicon: A TOML file with an office's own header words, or None.
    """

    reader: str = "pdfium"
    password: str | None = None
    lexicon: Path | None = None


def ingest_one(path: Path | str, options: IngestOptions, source: str = "") -> DocumentResult:
    """Read one file; never raises for what a file holds or for its being away.

    Args:
        path: A path, or a URL that fsspec knows.
        options: How to read.
        source: The name that the dataset shows; the file's own name where empty.
    """
    name = source or Path(path).name
    try:
        data = fetch(str(path))
    except UnreadableDocumentError as error:
        return failed(name, "", error)
    return ingest_bytes(data, options, name)


def ingest_bytes(data: bytes, options: IngestOptions, source: str) -> DocumentResult:
    """Read one file's bytes; whatever goes wrong inside is in the result, under a reason of its own."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        plan = read_pdf(data, options)
    except UnreadableDocumentError as error:
        return failed(source, sha256, error)
    except MemoryError:
        raise  # the process may be ill: whoever started it ends it
    except Exception as error:  # noqa: BLE001 - a bug, or a file worse than we knew, costs one document and is named
        return failed(source, sha256, internal_error(error, traceback.extract_tb(error.__traceback__)))
    lost = next((f for f in plan.findings if f.origin == "extraction" and f.severity == "error"), None)
    if lost is None:
        return DocumentResult(source=source, sha256=sha256, status="ok", plan=plan)
    return DocumentResult(
        source=source, sha256=sha256, status="partial", message=lost.message, message_en=lost.message_en, plan=plan
    )


def read_pdf(data: bytes, options: IngestOptions) -> Plan:
    """Run every stage over one PDF's bytes.

    Raises:
        UnreadableDocumentError: The bytes cannot be read as a PDF.
    """
    from extractors.outline.extract import extract_outline
    from extractors.plans.coverage import measure_coverage
    from extractors.plans.lexicon import load_lexicon
    from extractors.plans.read import read_plan
    from extractors.plans.shown import as_shown
    from extractors.readers.read import read_pages
    from extractors.tables.extract import extract_tables

    pages = read_pages(data, reader=options.reader, password=options.password)
    extracted = extract_tables(pages)
    outline = extract_outline(pages, extracted.tables)
    lexicon = load_lexicon(options.lexicon.read_text(encoding="utf-8")) if options.lexicon else None
    plan = read_plan(pages, extracted.tables, outline, lexicon)
    coverage, unread = measure_coverage(pages, [reading.table for reading in plan.tables], outline)
    whole = replace(
        plan,
        document=replace(plan.document, coverage=coverage),
        findings=(*extracted.findings, *plan.findings, *unread),
    )
    return as_shown(whole, pages)
