"""Files -> a ZIP archive, written as they come. Pure.

Each file is packed alone, so that two can be at a time, and what was packed once can be kept: the same content gives the same
`Packed`, whatever its name and day. The archive holds files in the order in which they come; its directory lists them
sorted, in which order viewers show them.
"""

from __future__ import annotations

import struct
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

LEVEL = 6
MOST_HELD = 64_000_000  # bytes that wait for being packed, or for those before them
CORES = 2
EARLIEST, LATEST = date(1980, 1, 1), date(2107, 12, 31)  # days that an archive can name

DEFLATED, DEFLATE_NEEDS, LARGE_NEEDS = 8, 20, 45  # the method, and the version of the format that it and large archives want
UTF8_NAME = 0x800  # without it old unpackers of Chinese Windows guess at the encoding
MADE_ON_UNIX = 3 << 8 | DEFLATE_NEEDS
REGULAR_FILE = 0o100644 << 16
BEFORE = struct.Struct("<4sHHHHHLLLHH")
IN_DIRECTORY = struct.Struct("<4sHHHHHHLLLHHHHHLL")
LARGE_END = struct.Struct("<4sQHHLLQQQQ")
LARGE_END_PLACE = struct.Struct("<4sLQL")
END = struct.Struct("<4sHHHHLLH")
MANY = 0xFFFF  # files; for so many and more the end of the directory only says that there is a large one


@dataclass(frozen=True, slots=True)
class Packed:
    """A file's content as it stands in an archive, and the digest by which it is checked."""

    size: int
    crc: int
    sha256: str
    deflated: bytes


def packed(content: bytes) -> Packed:
    press = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(len(content), zlib.crc32(content), sha256(content).hexdigest(), press.compress(content) + press.flush())


def pack_each(contents: Iterable[bytes]) -> Iterator[Packed]:
    """In their order, two at a time: the library that does it lets others run meanwhile. While a large one is packed, many small ones are."""
    waiting: deque[Future[Packed]] = deque()
    held = 0
    with ThreadPoolExecutor(CORES) as threads:
        for content in contents:
            waiting.append(threads.submit(packed, content))
            held += len(content)
            while waiting and (held > MOST_HELD or waiting[0].done()):
                its = waiting.popleft().result()
                held -= its.size
                yield its
        while waiting:
            yield waiting.popleft().result()


def archive(files: Iterable[tuple[str, Packed]], day: date) -> Iterator[bytes]:
    """The bytes of an archive in which every file has that day."""
    on = dos_day(day)
    directory, at = {}, 0
    for path, its in files:
        name = path.encode()
        sizes = (its.crc, len(its.deflated), its.size)
        directory[path] = IN_DIRECTORY.pack(b"PK\x01\x02", MADE_ON_UNIX, DEFLATE_NEEDS, UTF8_NAME, DEFLATED, 0, on, *sizes, len(name), 0, 0, 0, 0, REGULAR_FILE, at) + name
        header = BEFORE.pack(b"PK\x03\x04", DEFLATE_NEEDS, UTF8_NAME, DEFLATED, 0, on, *sizes, len(name), 0) + name
        yield header
        yield its.deflated
        at += len(header) + len(its.deflated)
    listed = b"".join(directory[path] for path in sorted(directory))
    yield listed
    yield from end(len(directory), len(listed), at)


def end(count: int, size: int, at: int) -> Iterator[bytes]:
    """What is behind the directory: how many files, and where it begins."""
    if count >= MANY:
        yield LARGE_END.pack(b"PK\x06\x06", LARGE_END.size - 12, MADE_ON_UNIX, LARGE_NEEDS, 0, 0, count, count, size, at)
        yield LARGE_END_PLACE.pack(b"PK\x06\x07", 0, at + size, 1)
    told = min(count, MANY)
    yield END.pack(b"PK\x05\x06", 0, 0, told, told, size, at, 0)


def dos_day(day: date) -> int:
    day = min(max(day, EARLIEST), LATEST)
    return (day.year - EARLIEST.year) << 9 | day.month << 5 | day.day
