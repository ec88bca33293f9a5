"""A folder or a ZIP archive -> the files in it, each with a way to its digest. Reads disk; trusts nothing that it reads."""

from __future__ import annotations

import errno
import os
import stat
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from policy_explorer.publish.os_errors import reason

CHUNK = 1 << 20
LARGEST_LIST = 16 << 20
LARGEST_WHOLE = 2 << 30  # bytes; more than any site has, and what unpacks to more is no site
ENCRYPTED = 1  # bit 0 of an entry's flags
# What the library raises, from bytes that are no ZIP archive or no longer one.
BROKEN_ZIP = (
    BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OverflowError,
    IndexError,
    struct.error,
    zlib.error,
)
# What systems leave in folders and archives that they have shown to someone, in lower case.
LITTER = frozenset(
    (
        "thumbs.db",
        "desktop.ini",
        ".ds_store",
        "__macosx",
        "system volume information",
        "$recycle.bin",
        ".spotlight-v100",
        ".fseventsd",
        ".trashes",
    )
)
FORKS = "._"  # how macOS begins the name of a file that holds what a stick cannot


class Unreadable(Exception):
    """The text says why."""


class HeldFiles(Struct, frozen=True):
    """`digests` compute the SHA-256 of each file by its path, or raise Unreadable; `faults` are paths with what is wrong there."""

    digests: Mapping[str, Callable[[], str]]
    read: Callable[[str], bytes]
    repeated: tuple[str, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()


def is_litter(path: str) -> bool:
    return any(part.lower() in LITTER or part.startswith(FORKS) for part in path.split("/"))


def digest_of(stream: IO[bytes]) -> str:
    found = sha256()
    while chunk := stream.read(CHUNK):
        found.update(chunk)
    return found.hexdigest()


# A folder


def in_folder(folder: Path) -> HeldFiles:
    faults: list[tuple[str, str]] = []
    paths = list(paths_in(folder, faults))
    return HeldFiles(
        {path: partial(file_digest, folder / path) for path in paths},
        lambda path: read_start(folder / path),
        faults=tuple(faults),
    )


def paths_in(folder: Path, faults: list[tuple[str, str]]) -> Iterator[str]:
    """Every file that is nobody's litter; links to folders count as files and are not followed."""

    def note(fault: OSError) -> None:
        faults.append((os.path.relpath(fault.filename, folder).replace(os.sep, "/"), reason(fault)))

    for place, folders, names in os.walk(folder, onerror=note):
        within = Path(place).relative_to(folder)
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        folders[:] = [name for name in folders if not is_litter(name) and name not in links]
        yield from ((within / name).as_posix() for name in (*names, *links) if not is_litter(name))


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """A regular file; from anything else one might read forever."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unreadable("不是普通文件")
        with path.open("rb") as stream:
            yield stream
    except OSError as fault:
        raise Unreadable(reason(fault)) from None


def file_digest(path: Path) -> str:
    with opened(path) as stream:
        return digest_of(stream)


def read_start(path: Path) -> bytes:
    with opened(path) as stream:
        return within_bounds(stream)


def within_bounds(stream: IO[bytes]) -> bytes:
    text = stream.read(LARGEST_LIST + 1)
    if len(text) > LARGEST_LIST:
        raise Unreadable("太大，不像是校验值列表")
    return text


# A ZIP archive


@contextmanager
def in_zip(path: Path) -> Iterator[HeldFiles]:
    with opened(path) as stream:
        with broken_is("不是完整的 ZIP 压缩包，可能没有传完"):
            archive = ZipFile(stream)
        entries = [
            entry for entry in archive.infolist() if not entry.filename.endswith("/") and not is_litter(entry.filename)
        ]
        by_path = {entry.filename: entry for entry in entries}
        if sum(entry.file_size for entry in by_path.values()) > LARGEST_WHOLE:
            raise Unreadable(f"解压后超过 {LARGEST_WHOLE >> 30} GB，不像是离线版，没有核对")
        yield HeldFiles(
            {path: partial(entry_digest, archive, entry) for path, entry in by_path.items()},
            lambda path: read_entry(archive, by_path[path], within_bounds),
            repeated=tuple(repeats(entry.filename for entry in entries)),
        )


def repeats(paths: Iterator[str]) -> Iterator[str]:
    """Those that would overwrite another when unpacked to a memory stick."""
    seen: set[str] = set()
    for path in paths:
        if path.lower() in seen:
            yield path
        seen.add(path.lower())


def entry_digest(archive: ZipFile, entry: ZipInfo) -> str:
    return read_entry(archive, entry, digest_of)


def read_entry(archive: ZipFile, entry: ZipInfo, reading: Callable[[IO[bytes]], str | bytes]):
    if entry.flag_bits & ENCRYPTED:
        raise Unreadable("加了密码")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Unreadable("压缩方法不认识")
    with broken_is("压缩数据已损坏"), archive.open(entry) as stream:
        return reading(stream)


@contextmanager
def broken_is(why: str) -> Iterator[None]:
    """Bytes that are wrong may also send the library to a place that no file has: an invalid argument, to the system."""
    try:
        yield
    except BROKEN_ZIP:
        raise Unreadable(why) from None
    except OSError as fault:
        raise Unreadable(why if fault.errno == errno.EINVAL else reason(fault)) from None
