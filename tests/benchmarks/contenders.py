"""What is timed: one function from a PDF's path to something that shows it did its work."""

import ctypes
import logging
from pathlib import Path


def read_bare_pdfium(path: Path) -> int:
    """Every character with its code and box and every path with its box, by PDFium's own calls through ctypes."""
    import pypdfium2.raw as pdfium

    data = path.read_bytes()
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    found = 0
    sides = [ctypes.c_double() for _ in range(4)]
    bounds = [ctypes.c_float() for _ in range(4)]
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, number)
        text = pdfium.FPDFText_LoadPage(page)
        for index in range(pdfium.FPDFText_CountChars(text)):
            pdfium.FPDFText_GetUnicode(text, index)
            pdfium.FPDFText_GetCharBox(text, index, *sides)
            found += 1
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            thing = pdfium.FPDFPage_GetObject(page, index)
            if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_PATH:
                pdfium.FPDFPageObj_GetBounds(thing, *bounds)
                found += 1
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return found


def read_pages_only(path: Path) -> int:
    """Our reader alone."""
    from extractors.readers.read import read_pages

    return sum(len(page.chars) for page in read_pages(path.read_bytes()))


def read_whole_job(path: Path) -> int:
    """Everything but writing: pages, tables, outline, records, normalization, checks."""
    from pipeline.ingest.one import IngestOptions, ingest_one

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
    "bare PDFium": read_bare_pdfium,
    "pdfplumber": read_pdfplumber,
    "camelot lattice": read_camelot,
}
