"""One result on disk: a receipt that is read alone, and the result itself. Whole or not at all, also after kill -9."""

import os
import pickle
import struct
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Final

from pipeline.ingest.receipts import Receipt, decode_receipt, encode_receipt, receipt_of
from schemas.result import DocumentResult

_HEADER: Final = struct.Struct("<8sQQI")  # magic, length of the receipt, of the body, CRC-32 of the body
_MAGIC: Final = b"jihua\x00\x01\x00"


class EntryError(Exception):
    """An entry on disk is not what was written: it must be read again from its PDF."""


def pack_entry(result: DocumentResult) -> bytes:
    """Return the bytes of an entry. The file's name is left out: the same bytes may go by several."""
    receipt = encode_receipt(receipt_of(result))
    body = pickle.dumps(replace(result, source=""), protocol=5)
    return _HEADER.pack(_MAGIC, len(receipt), len(body), zlib.crc32(body)) + receipt + body


def write_entry(path: Path, entry: bytes) -> None:
    """Put an entry in its place in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.write_bytes(entry)
    draft.replace(path)


def read_receipt(path: Path) -> Receipt | None:
    """Return an entry's receipt; None where there is no entry, or a torn one (as after a power cut)."""
    try:
        with path.open("rb") as stream:
            magic, receipt_size, body_size, _ = _HEADER.unpack(stream.read(_HEADER.size))
            whole = os.fstat(stream.fileno()).st_size == _HEADER.size + receipt_size + body_size
            return decode_receipt(stream.read(receipt_size)) if magic == _MAGIC and whole else None
    except (OSError, ValueError, struct.error):
        return None


def read_result(path: Path, source: str) -> DocumentResult:
    """Return an entry's result under the name that its file goes by now.

    Raises:
        EntryError: There is none, or it is torn.
    """
    try:
        data = path.read_bytes()
        _, receipt_size, _, checksum = _HEADER.unpack_from(data)
    except (OSError, struct.error) as error:
        raise EntryError(f"{path}: {error}") from error
    body = memoryview(data)[_HEADER.size + receipt_size :]
    if zlib.crc32(body) != checksum:
        raise EntryError(f"{path}: wrong checksum")
    result = pickle.loads(body)
    if not isinstance(result, DocumentResult):
        raise EntryError(f"{path}: not a result")
    return replace(result, source=source)
