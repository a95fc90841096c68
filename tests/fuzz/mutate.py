"""Damage to a PDF, by seed: what a broken disk, a broken writer and an ill-meaning one do to it."""

import random
import re
import zlib
from collections.abc import Callable

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NUMBER = re.compile(rb"(?<![0-9.])-?[0-9]{1,6}(?:\.[0-9]{1,4})?(?![0-9.])")
_REFERENCE = re.compile(rb"[0-9]{1,5} 0 R")
_NAME = re.compile(rb"/[A-Za-z][A-Za-z0-9]{1,20}")
_ODD_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"2147483647",
    b"4294967296",
    b"-2147483648",
    b"99999999999999999999",
    b"1e9",
    b"0.0000001",
)
_ODD_NAMES = (b"/Kids", b"/Parent", b"/Length", b"/Count", b"/Pages", b"/XObject", b"/Encrypt", b"/Rotate", b"/None")
_OPERATORS = (
    b"q",
    b"Q",
    b"cm",
    b"re",
    b"W n",
    b"BT",
    b"ET",
    b"Tj",
    b"TJ",
    b"Do",
    b"l",
    b"h",
    b"f*",
    b"BI",
    b"EI",
    b"sh",
)


def mutate(data: bytes, seed: int) -> bytes:
    """Return the file with one to three kinds of damage; the same seed does the same damage."""
    rng = random.Random(seed)
    for _ in range(rng.randint(1, 3)):
        data = rng.choice(MUTATIONS)(data, rng)
    return data


def flip_bytes(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 8, 64, 512))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def zero_block(data: bytes, rng: random.Random) -> bytes:
    start, size = rng.randrange(len(data)), rng.choice((1, 512, 4096))
    return data[:start] + bytes(min(size, len(data) - start)) + data[start + size :]


def cut_block(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.choice((1, 7, 300, 9000)) :] or data[:1]


def repeat_block(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    block = data[start : start + rng.choice((1, 40, 3000))]
    return data[:start] + block * rng.choice((2, 3, 50)) + data[start:]


def cut_end(data: bytes, rng: random.Random) -> bytes:
    return (
        data[: rng.randrange(1, max(2, len(data)))]
        if rng.random() < 0.3
        else data[: -rng.randrange(1, 2000)] or data[:1]
    )


def prepend_junk(data: bytes, rng: random.Random) -> bytes:
    return rng.randbytes(rng.choice((1, 100, 1500))) + data


def break_xref(data: bytes, rng: random.Random) -> bytes:
    at = data.rfind(b"startxref")
    if at < 0:
        return flip_bytes(data, rng)
    choice = rng.randrange(3)
    if choice == 0:
        return data[:at] + b"startxref\n%d\n%%%%EOF\n" % rng.randrange(len(data) * 2)
    if choice == 1:
        return data[:at]
    table = data.rfind(b"xref\n", 0, at)
    if table < 0:
        return data[:at] + b"startxref\n0\n%%EOF"
    section = bytearray(data[table:at])
    for _ in range(20):
        section[rng.randrange(len(section))] = rng.choice(b"0123456789nf ")
    return data[:table] + bytes(section) + data[at:]


def odd_numbers(data: bytes, rng: random.Random) -> bytes:
    return _replace_some(data, _NUMBER, lambda _: rng.choice(_ODD_NUMBERS), rng)


def odd_references(data: bytes, rng: random.Random) -> bytes:
    references = _REFERENCE.findall(data) or [b"1 0 R"]
    return _replace_some(data, _REFERENCE, lambda _: rng.choice(references), rng)


def odd_names(data: bytes, rng: random.Random) -> bytes:
    return _replace_some(data, _NAME, lambda _: rng.choice(_ODD_NAMES), rng)


def page_tree(data: bytes, rng: random.Random) -> bytes:
    """Kids that are their own ancestors, absurd counts, boxes and rotations; offsets shift, and are repaired or not."""
    old, new = rng.choice(
        (
            (rb"/Kids\s*\[\s*([0-9]+ 0 R)", rb"/Kids [ 1 0 R 2 0 R 3 0 R \1"),
            (rb"/Count [0-9]+", b"/Count %d" % rng.choice((-1, 0, 10_000, 2**31 - 1))),
            (
                rb"/MediaBox\s*\[[^\]]*\]",
                b"/MediaBox [%s]" % rng.choice((b"0 0 0 0", b"0 0 1e9 1e9", b"9 9 1 1")),
            ),
            (rb"/Rotate [0-9]+", b"/Rotate %d" % rng.choice((45, -90, 1_000_000))),
            (rb"/Type\s*/Page\b", rb"/Type /Pages"),
            (rb"/Parent [0-9]+ 0 R", b"/Parent %d 0 R" % rng.randrange(30)),
            (rb"/MediaBox", rb"/UserUnit 1e6 /MediaBox"),
        )
    )
    return re.sub(old, new, data, count=rng.choice((0, 1)))


def stream_bytes(data: bytes, rng: random.Random) -> bytes:
    """Damage inside one compressed stream, so that the damage reaches the content's own parser."""
    streams = [match for match in _STREAM.finditer(data) if len(match[1]) < 200_000]
    if not streams:
        return flip_bytes(data, rng)
    chosen = rng.choice(streams)
    try:
        content = zlib.decompress(chosen[1])
    except zlib.error:
        return flip_bytes(data, rng)
    packed = zlib.compress(_damage_content(content, rng) if content else b"q")
    length = len(chosen[1])
    packed = packed.ljust(length, b"\0") if len(packed) <= length else packed  # /Length stays right where it can
    return data[: chosen.start(1)] + packed + data[chosen.end(1) :]


def bomb(data: bytes, rng: random.Random) -> bytes:
    """A stream that unpacks to a thousand times its size."""
    streams = list(_STREAM.finditer(data))
    if not streams:
        return flip_bytes(data, rng)
    chosen = rng.choice(streams)
    content = rng.choice((b" ", b"q ", b"0 0 m 9 9 l S ", b"[(x)]TJ ", b"1 0 0 1 0 0 cm ")) * rng.choice(
        (100_000, 1_000_000)
    )
    return data[: chosen.start(1)] + zlib.compress(content, 1) + data[chosen.end(1) :]


def _damage_content(content: bytes, rng: random.Random) -> bytes:
    choice = rng.randrange(4)
    if choice == 0:
        return flip_bytes(content, rng)
    if choice == 1:
        return odd_numbers(content, rng)
    words = content.split(b" ")
    for _ in range(rng.choice((1, 10, 100))):
        words[rng.randrange(len(words))] = rng.choice(_OPERATORS)
    if choice == 2:
        rng.shuffle(words)
    return b" ".join(words)


def _replace_some(
    data: bytes, pattern: "re.Pattern[bytes]", new: "Callable[[re.Match[bytes]], bytes]", rng: random.Random
) -> bytes:
    share = rng.choice((0.001, 0.01, 0.2))
    return pattern.sub(lambda found: new(found) if rng.random() < share else found[0], data)


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flip_bytes,
    zero_block,
    cut_block,
    repeat_block,
    cut_end,
    prepend_junk,
    break_xref,
    odd_numbers,
    odd_references,
    odd_names,
    page_tree,
    stream_bytes,
    stream_bytes,
    stream_bytes,
    bomb,
)
