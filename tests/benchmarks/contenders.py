"""What is timed: one function from a PDF's path to something that shows it did its work."""

import logging
from pathlib import Path


def read_bare_pdfium(path: Path) -> int:
    """PDFium alone: codes and boxes of characters, boxes of paths; the least that any reading with it takes."""
    from tests.benchmarks.bare import read_boxes

    return read_boxes(path)


def read_plain_pdfium(path: Path) -> int:
    """PDFium alone, asked plainly for all that our pages state of characters and paths."""
    from tests.benchmarks.bare import read_facts

    return read_facts(path)


def read_pages_only(path: Path) -> int:
    """Our reader alone."""
    from extractors.readers.read import read_pages

    return sum(len(page.chars) for page in read_pages(path.read_bytes()))


def read_whole_job(path: Path) -> int:
    """Everything but writing: pages, tables, outline, records, normalization, checks."""
    from pipeline.ingest.one import IngestOptions, collector_off, ingest_one

    with collector_off():  # as a worker reads
        result = ingest_one(path, IngestOptions())
    if result.plan is None:
        raise AssertionError(f"{path.name}: {result.message_en}")
    return len(result.plan.tables)


def read_pdfplumber(path: Path) -> int:
    """Its tables and their text."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return sum(len(table.extract()) for page in pdf.pages for table in page.find_tables())


def read_camelot(path: Path) -> int:
    """Its tables by ruled lines."""
    import camelot

    logging.disable(logging.WARNING)
    return len(camelot.read_pdf(str(path), pages="all", flavor="lattice", suppress_stdout=True))


CONTENDERS = {
    "jihua, whole job": read_whole_job,
    "jihua, reader alone": read_pages_only,
    "bare PDFium, boxes": read_bare_pdfium,
    "bare PDFium, all facts": read_plain_pdfium,
    "pdfplumber": read_pdfplumber,
    "camelot lattice": read_camelot,
}
