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
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from policy_explorer.editions.entry_paths import path_fault, repeated_paths
from policy_explorer.editions.zip_layout import (
    ENCRYPTED,
    SUPPORTED,
    directory,
    is_gapless,
    local_header,
    same_in_both,
    unpacked,
)
from policy_explorer.publish.os_errors import reason

CHUNK = 1 << 20  # bytes
LARGEST_LIST = 16 << 20  # bytes
LARGEST_CONTENT = 2 << 30  # bytes unpacked; more than any site has
NOT_WHOLE = "不是完整的 ZIP 压缩包，可能没有传完"
TOO_LARGE = "太大，不像是校验值列表"
DAMAGED = "压缩数据已损坏"
HIDES = "里面有目录没有列出、或者重叠的内容，请不要解压"
DIFFERS = "压缩包里两处说法不一，请不要解压"
NOT_A_FILE = "不是普通文件，请不要解压"
SPECIAL_MODE = 0o7000  # set-user-ID and the like
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
    UnreadableFile. `repeated` are paths that occur more than once, `unreadable` pairs of a path and the reason. `unsafe` are
    such pairs of what would do harm when unpacked; then nothing else is said of the files.
    """

    digests: Mapping[str, Callable[[], str]]
    read: Callable[[str], bytes]
    repeated: tuple[str, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()
    unsafe: tuple[tuple[str, str], ...] = ()


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
        {path: partial(file_digest, folder / path, follow=False) for path in paths},
        lambda path: read_checksum_file(folder / path),
        unreadable=tuple(unreadable),
    )


def paths_in(folder: Path, unreadable: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the paths of files, without those of operating systems. Folders that cannot be listed are added to `unreadable`.

    A link counts as a file and is not followed: what it leads to is not in the folder.
    """

    def note(error: OSError) -> None:
        unreadable.append((os.path.relpath(error.filename, folder).replace(os.sep, "/"), reason(error)))

    for parent, folders, names in os.walk(folder, onerror=note):
        within = Path(parent).relative_to(folder)
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        folders[:] = [name for name in folders if not is_system_file(name) and name not in links]
        yield from ((within / name).as_posix() for name in (*names, *links) if not is_system_file(name))


@contextmanager
def opened(path: Path, follow: bool = True) -> Iterator[IO[bytes]]:
    """Open a regular file. A pipe or device is refused: reading one may never end. So is a link, unless `follow`."""
    try:
        if not stat.S_ISREG(path.stat(follow_symlinks=follow).st_mode):
            raise UnreadableFile("不是普通文件")
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise UnreadableFile(reason(error)) from None


def file_digest(path: Path, follow: bool = True) -> str:
    with opened(path, follow) as stream:
        return sha256_of(stream)


def read_checksum_file(path: Path) -> bytes:
    with opened(path) as stream:
        return read_bounded(stream)


def read_bounded(stream: IO[bytes]) -> bytes:
    content = stream.read(LARGEST_LIST + 1)
    if len(content) > LARGEST_LIST:
        raise UnreadableFile(TOO_LARGE)
    return content


@contextmanager
def files_in_zip(path: Path) -> Iterator[FileSet]:
    """Open an archive. Its paths are judged before anything in it is unpacked."""
    with opened(path) as stream:
        with zip_errors_as(NOT_WHOLE):
            found = directory(stream)
            entries = ZipFile(stream).infolist()
        if unsafe := tuple(unsafe_entries(entries)):
            yield FileSet({}, lambda _: b"", unsafe=unsafe)
            return
        if sum(entry.file_size for entry in entries) > LARGEST_CONTENT:
            raise UnreadableFile(f"解压后超过 {LARGEST_CONTENT >> 30} GB，不像是离线版，没有核对")
        with zip_errors_as(NOT_WHOLE):
            if not is_gapless(stream, entries, found):
                raise UnreadableFile(HIDES)
        by_path = {entry.filename: entry for entry in entries if not is_unlisted(entry)}
        yield FileSet(
            {path: partial(entry_digest, stream, entry) for path, entry in by_path.items()},
            lambda path: read_list(stream, by_path[path]),
            repeated=tuple(repeated_paths(entry.filename for entry in entries)),
            unreadable=tuple(faults_of(stream, filter(is_unlisted, entries))),
        )


def unsafe_entries(entries: Iterable[ZipInfo]) -> Iterator[tuple[str, str]]:
    """Yield path and reason of each entry that would do harm when unpacked, such as a path out of the folder or a link."""
    for entry in entries:
        path = entry.orig_filename  # as it is in the archive: zipfile cuts it at a NUL
        mode = entry.external_attr >> 16
        kinds = (0, stat.S_IFDIR) if path.endswith("/") else (0, stat.S_IFREG)
        if fault := path_fault(path):
            yield path, fault
        elif stat.S_IFMT(mode) not in kinds or (mode & SPECIAL_MODE and not path.endswith("/")):
            yield path, NOT_A_FILE
        elif path.endswith("/") and entry.file_size:
            yield path, HIDES


def is_unlisted(entry: ZipInfo) -> bool:
    """Return whether no list of checksums names the entry: a folder, or what an operating system left."""
    return entry.is_dir() or is_system_file(entry.filename)


def faults_of(stream: IO[bytes], entries: Iterable[ZipInfo]) -> Iterator[tuple[str, str]]:
    """Yield path and reason of each entry that no checksum is asked for and that cannot be unpacked."""
    for entry in entries:
        try:
            entry_digest(stream, entry)
        except UnreadableFile as error:
            yield entry.filename, str(error)


def entry_digest(stream: IO[bytes], entry: ZipInfo) -> str:
    digest = sha256()
    for part in content_of(stream, entry):
        digest.update(part)
    return digest.hexdigest()


def read_list(stream: IO[bytes], entry: ZipInfo) -> bytes:
    if entry.file_size > LARGEST_LIST:
        raise UnreadableFile(TOO_LARGE)
    return b"".join(content_of(stream, entry))


def content_of(stream: IO[bytes], entry: ZipInfo) -> Iterator[bytes]:
    """Yield the content of an entry in parts. Raise UnreadableFile."""
    if entry.flag_bits & ENCRYPTED:
        raise UnreadableFile("加了密码")
    if entry.compress_type not in SUPPORTED:
        raise UnreadableFile("压缩方法不认识")
    with zip_errors_as(DAMAGED):
        header = local_header(stream, entry)
        if not same_in_both(header, entry):
            raise UnreadableFile(DIFFERS)
        yield from unpacked(stream, entry, header)


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
