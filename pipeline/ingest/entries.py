"""One document on disk: a receipt that is read alone, and its part of the dataset."""

import json
import os
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Final

from pipeline.dataset.document_part import DocumentPart
from pipeline.ingest.receipts import Receipt, decode_receipt, encode_receipt

_HEADER: Final = struct.Struct("<8sQQI")  # magic, length of the receipt, of the body, CRC-32 of the body
_MAGIC: Final = b"jihua\x00\x02\x00"
_CONTENTS: Final = struct.Struct("<Q")
_QUICKLY: Final = 1  # of zlib's levels: a tenth of the size; what the others save is not worth their time


class EntryError(Exception):
    """An entry on disk is not what was written: it must be read again from its PDF."""


def pack_entry(receipt: Receipt, part: DocumentPart) -> bytes:
    """Return the bytes of an entry. The file's name is in none of them: the same bytes may go by several."""
    head = encode_receipt(receipt)
    body = _pack_part(part)
    return _HEADER.pack(_MAGIC, len(head), len(body), zlib.crc32(body)) + head + body


def read_receipt(path: Path) -> Receipt | None:
    """Return an entry's receipt; None where there is no entry, or a torn one (as after a power cut)."""
    try:
        with path.open("rb") as stream:
            magic, receipt_size, body_size, _ = _HEADER.unpack(stream.read(_HEADER.size))
            whole = os.fstat(stream.fileno()).st_size == _HEADER.size + receipt_size + body_size
            return decode_receipt(stream.read(receipt_size)) if magic == _MAGIC and whole else None
    except (OSError, ValueError, struct.error):
        return None


def read_part(path: Path) -> DocumentPart:
    """Return an entry's part of the dataset.

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
    return _unpack_part(body)


def _pack_part(part: DocumentPart) -> bytes:
    sizes = {table: len(records) for table, records in part.records.items()}
    contents = json.dumps([part.office, sizes]).encode()
    texts = b"".join([*part.records.values(), part.plan])
    return _CONTENTS.pack(len(contents)) + contents + zlib.compress(texts, _QUICKLY)


def _unpack_part(body: memoryview) -> DocumentPart:
    (size,) = _CONTENTS.unpack_from(body)
    start = _CONTENTS.size + size
    office, sizes = json.loads(bytes(body[_CONTENTS.size : start]))
    texts = BytesIO(zlib.decompress(body[start:]))
    records = {table: texts.read(length) for table, length in sizes.items()}
    return DocumentPart(office=office, records=records, plan=texts.read())
