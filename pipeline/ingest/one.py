"""One PDF to one result: the stages in their order, and what counts as failure."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import UnreadableDocumentError
from schemas.plan import Document, Plan
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


def ingest_one(path: Path, options: IngestOptions, source: str = "") -> DocumentResult:
    """Read one file; never raises for what a file holds, only for our own bugs.

    Args:
        path: The file.
        options: How to read.
        source: The name that the dataset shows; the file's own name where empty.
    """
    name = source or path.name
    try:
        data = path.read_bytes()
    except OSError as error:
        return DocumentResult(
            source=name,
            sha256="",
            status="failed",
            message=f"讀不到檔案：{error.strerror}。請確認路徑與權限。",
            message_en=f"The file cannot be read: {error.strerror}. Check its path and permissions.",
        )
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        plan = read_pdf(data, options)
    except UnreadableDocumentError as error:
        return DocumentResult(
            source=name, sha256=sha256, status="failed", message=error.message, message_en=error.message_en
        )
    return DocumentResult(source=name, sha256=sha256, status="ok", plan=plan)


def read_pdf(data: bytes, options: IngestOptions) -> Plan:
    """Run every stage over one PDF's bytes.

    Raises:
        UnreadableDocumentError: The bytes cannot be read as a PDF.
    """
    from extractors.readers.plumber import read_pages

    pages = read_pages(data, options.password)
    return Plan(document=Document(pages=len(pages)))
