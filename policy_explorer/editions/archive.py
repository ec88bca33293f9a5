"""List the files of a folder or ZIP archive, each with a function that computes its checksum. Reads disk.

Nothing that is read is trusted: anyone may have made the archive.
"""

from __future__ import annotations

import errno
import os
import stat
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO, TypeVar
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from policy_explorer.publish.os_errors import reason

Read = TypeVar("Read")

CHUNK = 1 << 20  # bytes
LARGEST_LIST = 16 << 20  # bytes
LARGEST_CONTENT = 2 << 30  # bytes unpacked; more than any site has
ENCRYPTED = 1  # bit 0 of an entry's flags
# What zipfile raises for bytes that are not a ZIP archive, or a damaged one.
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
# What operating systems leave in folders and archives that they have displayed, in lower case.
SYSTEM_FILES = frozenset(
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
APPLE_DOUBLE = "._"  # macOS stores attributes in files of such names on drives that have none


class UnreadableFile(Exception):
    """A file that cannot be verified. The text says why."""


class FileSet(Struct, frozen=True):
    """The files of a folder or archive by path.

    `digests` compute the SHA-256 of a file in hexadecimal, `read` returns the content of a checksum list; both raise
    UnreadableFile. `repeated` are paths that occur more than once, `unreadable` pairs of a path and the reason.
    """

    digests: Mapping[str, Callable[[], str]]
    read: Callable[[str], bytes]
    repeated: tuple[str, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()


def is_system_file(path: str) -> bool:
    return any(part.lower() in SYSTEM_FILES or part.startswith(APPLE_DOUBLE) for part in path.split("/"))


def sha256_of(stream: IO[bytes]) -> str:
    digest = sha256()
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def files_in_folder(folder: Path) -> FileSet:
    unreadable: list[tuple[str, str]] = []
    paths = list(paths_in(folder, unreadable))
    return FileSet(
        {path: partial(file_digest, folder / path) for path in paths},
        lambda path: read_checksum_file(folder / path),
        unreadable=tuple(unreadable),
    )


def paths_in(folder: Path, unreadable: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the paths of files, without those of operating systems. Folders that cannot be listed are added to `unreadable`.

    A link to a folder counts as a file and is not followed.
    """

    def note(error: OSError) -> None:
        unreadable.append((os.path.relpath(error.filename, folder).replace(os.sep, "/"), reason(error)))

    for parent, folders, names in os.walk(folder, onerror=note):
        within = Path(parent).relative_to(folder)
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        folders[:] = [name for name in folders if not is_system_file(name) and name not in links]
        yield from ((within / name).as_posix() for name in (*names, *links) if not is_system_file(name))


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a regular file. A pipe or device is refused: reading one may never end."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFile("不是普通文件")
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise UnreadableFile(reason(error)) from None


def file_digest(path: Path) -> str:
    with opened(path) as stream:
        return sha256_of(stream)


def read_checksum_file(path: Path) -> bytes:
    with opened(path) as stream:
        return read_bounded(stream)


def read_bounded(stream: IO[bytes]) -> bytes:
    content = stream.read(LARGEST_LIST + 1)
    if len(content) > LARGEST_LIST:
        raise UnreadableFile("太大，不像是校验值列表")
    return content


@contextmanager
def files_in_zip(path: Path) -> Iterator[FileSet]:
    with opened(path) as stream:
        with zip_errors_as("不是完整的 ZIP 压缩包，可能没有传完"):
            archive = ZipFile(stream)
        entries = [
            entry
            for entry in archive.infolist()
            if not entry.filename.endswith("/") and not is_system_file(entry.filename)
        ]
        by_path = {entry.filename: entry for entry in entries}
        if sum(entry.file_size for entry in by_path.values()) > LARGEST_CONTENT:
            raise UnreadableFile(f"解压后超过 {LARGEST_CONTENT >> 30} GB，不像是离线版，没有核对")
        yield FileSet(
            {path: partial(entry_digest, archive, entry) for path, entry in by_path.items()},
            lambda path: read_entry(archive, by_path[path], read_bounded),
            repeated=tuple(repeated_names(entry.filename for entry in entries)),
        )


def repeated_names(paths: Iterable[str]) -> Iterator[str]:
    """Yield the paths that would overwrite an earlier one on a memory stick, which ignores upper and lower case."""
    seen: set[str] = set()
    for path in paths:
        if path.lower() in seen:
            yield path
        seen.add(path.lower())


def entry_digest(archive: ZipFile, entry: ZipInfo) -> str:
    return read_entry(archive, entry, sha256_of)


def read_entry(archive: ZipFile, entry: ZipInfo, read: Callable[[IO[bytes]], Read]) -> Read:
    """Return what `read` makes of the unpacked entry."""
    if entry.flag_bits & ENCRYPTED:
        raise UnreadableFile("加了密码")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise UnreadableFile("压缩方法不认识")
    with zip_errors_as("压缩数据已损坏"), archive.open(entry) as stream:
        return read(stream)


@contextmanager
def zip_errors_as(why: str) -> Iterator[None]:
    """Turn what a damaged archive raises into UnreadableFile with the reason `why`.

    Damaged bytes may also make zipfile seek to a position that no file has, which the system calls an invalid argument.
    """
    try:
        yield
    except BROKEN_ZIP:
        raise UnreadableFile(why) from None
    except OSError as error:
        raise UnreadableFile(why if error.errno == errno.EINVAL else reason(error)) from None
