"""How the parts of a ZIP archive lie in its file: nothing between them, nothing twice, and both headers say the same. Reads a stream.

Unpackers differ in what they believe: the directory at the end, or the header before each file. What they could read
differently is therefore refused.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipInfo

from msgspec import Struct

CHUNK = 1 << 20  # bytes
LARGEST_DIRECTORY = 16 << 20  # bytes
END, END_SIZE = b"PK\5\6", 22
LOCATOR, LOCATOR_SIZE = b"PK\6\7", 20  # of an archive with more than 65,535 entries
LOCAL, LOCAL_SIZE = b"PK\3\4", 30
SIGNATURE_OF_ENTRY, SIZE_OF_ENTRY = b"PK\1\2", 46
ENCRYPTED, DESCRIPTOR, UTF8 = 1, 8, 0x800  # bits of an entry's flags
DESCRIPTOR_SIZES = (12, 16, 20, 24)  # what follows the data of an entry with that bit
UNICODE_NAME = 0x7075  # the extra field with another name
MANY = 0xFFFF
SUPPORTED = (ZIP_STORED, ZIP_DEFLATED)


class Directory(Struct, frozen=True):
    """Where the directory of an archive begins, its size in bytes and the number of its entries, at most 65,535."""

    offset: int
    size: int
    count: int


class LocalHeader(Struct, frozen=True):
    """What the header before a file says, and where its data begin."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    extra: bytes
    data: int


def directory(stream: IO[bytes]) -> Directory:
    """Find the directory of an archive. Raise BadZipFile if the archive does not end with it, or it is too large."""
    length = stream.seek(0, 2)
    stream.seek(max(0, length - END_SIZE))
    end = stream.read(END_SIZE)
    if len(end) < END_SIZE or end[:4] != END or end[-2:] != b"\0\0":
        raise BadZipFile
    _, _, _, count, size, offset = struct.unpack("<HHHHLL", end[4:20])
    behind = offset + size
    if size > LARGEST_DIRECTORY or behind > length - END_SIZE:
        raise BadZipFile
    stream.seek(behind)
    between = stream.read(length - END_SIZE - behind) if length - END_SIZE - behind <= 100 else b"?"
    if between and not (count == MANY and is_end_of_many(between, offset, size, behind)):
        raise BadZipFile
    return Directory(offset, size, count)


def is_end_of_many(between: bytes, offset: int, size: int, at: int) -> bool:
    """Return whether these bytes are the end record of an archive with many entries, and say the same of its directory."""
    if len(between) != 56 + LOCATOR_SIZE or between[:4] != b"PK\6\6" or between[56:60] != LOCATOR:
        return False
    (said_at,) = struct.unpack("<Q", between[64:72])
    return struct.unpack("<QQ", between[40:56]) == (size, offset) and said_at == at


def is_gapless(stream: IO[bytes], entries: Iterable[ZipInfo], found: Directory) -> bool:
    """Return whether the entries fill the archive up to its directory, and the directory names nothing else."""
    expected = 0
    packed = sorted(entries, key=lambda entry: entry.header_offset)
    if found.count != min(len(packed), MANY):
        return False
    for entry in packed:
        if entry.header_offset != expected:
            return False
        expected = local_header(stream, entry).data + entry.compress_size
        if entry.flag_bits & DESCRIPTOR:
            expected += descriptor_size(stream, expected)
    return expected == found.offset


def descriptor_size(stream: IO[bytes], at: int) -> int:
    """Return the size of what follows the data of an entry, up to the next header."""
    stream.seek(at)
    behind = stream.read(DESCRIPTOR_SIZES[-1] + 4)
    return next((size for size in DESCRIPTOR_SIZES if behind[size : size + 4] in (LOCAL, SIGNATURE_OF_ENTRY)), 0)


def local_header(stream: IO[bytes], entry: ZipInfo) -> LocalHeader:
    """Read the header before a file. Raise BadZipFile if there is none."""
    stream.seek(entry.header_offset)
    head = stream.read(LOCAL_SIZE)
    if len(head) < LOCAL_SIZE or head[:4] != LOCAL:
        raise BadZipFile
    flags, method, _, _, crc, packed, size, name_size, extra_size = struct.unpack("<HHHHLLLHH", head[6:])
    name, extra = stream.read(name_size), stream.read(extra_size)
    if len(name) < name_size or len(extra) < extra_size:
        raise BadZipFile
    text = name.decode("utf-8" if flags & UTF8 else "cp437")
    data = entry.header_offset + LOCAL_SIZE + name_size + extra_size
    return LocalHeader(text, flags, method, crc, packed, size, extra, data)


def same_in_both(header: LocalHeader, entry: ZipInfo) -> bool:
    """Return whether the header before a file says the same of it as the directory does."""
    if any(names_another(extra, header.name) for extra in (header.extra, entry.extra)):
        return False
    same = (header.name, header.flags, header.method) == (entry.orig_filename, entry.flag_bits, entry.compress_type)
    if header.flags & DESCRIPTOR and not (header.crc or header.packed or header.size):
        return same
    sizes = (header.crc, header.packed, header.size) == (entry.CRC, entry.compress_size, entry.file_size)
    return same and sizes


def names_another(extra: bytes, name: str) -> bool:
    """Return whether the extra fields of an entry give it another name, or are cut short."""
    while extra:
        if len(extra) < 4:
            return True
        kind, size = struct.unpack("<HH", extra[:4])
        if len(extra) < 4 + size or (kind == UNICODE_NAME and extra[9 : 4 + size] != name.encode()):
            return True
        extra = extra[4 + size :]
    return False


def unpacked(stream: IO[bytes], entry: ZipInfo, header: LocalHeader) -> Iterator[bytes]:
    """Yield the content of an entry in parts. Raise BadZipFile unless it is exactly what the entry says of it."""
    stream.seek(header.data)
    left, size, crc = entry.compress_size, 0, 0
    inflate = zlib.decompressobj(-15) if entry.compress_type == ZIP_DEFLATED else None
    while left:
        raw = stream.read(min(CHUNK, left))
        if not raw:
            raise BadZipFile
        left -= len(raw)
        for part in parts_of(raw, inflate):
            size += len(part)
            crc = zlib.crc32(part, crc)
            if size > entry.file_size:
                raise BadZipFile
            yield part
    whole = inflate is None or (inflate.eof and not inflate.unused_data)
    if not whole or (size, crc) != (entry.file_size, entry.CRC):
        raise BadZipFile


def parts_of(raw: bytes, inflate: zlib._Decompress | None) -> Iterator[bytes]:
    """Yield what packed bytes unpack to, in parts of at most a megabyte."""
    if inflate is None:
        yield raw
        return
    while raw:
        yield inflate.decompress(raw, CHUNK)
        if inflate.unused_data:
            raise BadZipFile
        raw = inflate.unconsumed_tail
