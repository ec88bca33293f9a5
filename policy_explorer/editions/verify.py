"""Verify an offline edition (a ZIP archive, an unpacked one, a single file) against its checksums. Reads disk.

The list SHA256SUMS is looked for inside the edition and beside it. A list inside shows damage, not forgery: who changes
a file can change the list with it. A list beside a bundle, downloaded from the site, shows forgery too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from policy_explorer.derive.downloads import CHECKSUMS
from policy_explorer.editions.archive import (
    FileSet,
    UnreadableFile,
    file_digest,
    files_in_folder,
    files_in_zip,
    read_checksum_file,
)
from policy_explorer.editions.checksums import ChecksumList, checksum_list
from policy_explorer.editions.zip_bundle import START
from policy_explorer.publish.os_errors import reason

Kind = Literal["changed", "missing", "added", "repeated", "mismatched", "unreadable", "unsafe"]
NO_LIST = f"这里没有 {CHECKSUMS}，无从核对"


class Difference(Struct, frozen=True, order=True):
    """A file that is not as its checksum says. `reason` is shown to the reader, in Chinese."""

    path: str
    kind: Kind
    reason: str = ""


class Verified(Struct, frozen=True):
    """The result of a verification. `count` is the number of files listed; no differences means that all is well."""

    count: int
    differences: tuple[Difference, ...]


def verify(path: Path) -> Verified:
    """Verify the bundle, folder or single file at `path`. Raises nothing: what cannot be read is a difference."""
    try:
        if path.is_dir():
            return verify_folder(path)
        if path.name.lower() == CHECKSUMS.lower():
            return verify_folder(path.parent)
        return verify_zip(path) if path.suffix.lower() == ".zip" else verify_file(path)
    except UnreadableFile as error:
        why = str(error)
    except OSError as error:
        why = reason(error)
    return Verified(0, (Difference(path.name or str(path), "unreadable", why),))


def verify_folder(folder: Path) -> Verified:
    """Verify a folder of editions or an unpacked bundle.

    The folder may be a memory stick with other files on it: only in an unpacked bundle is a file that is not listed a difference.
    """
    return compare(files_in_folder(folder), lambda listed, paths: START in listed or START in paths)


def verify_zip(path: Path) -> Verified:
    beside = tuple(mismatch_with_list_beside(path))
    try:
        with files_in_zip(path) as files:
            inside = compare(files, lambda *_: True)
    except UnreadableFile as error:
        inside = Verified(0, (Difference(path.name, "unreadable", str(error)),))
    return Verified(inside.count, (*beside, *inside.differences))


def mismatch_with_list_beside(path: Path) -> Iterator[Difference]:
    """Compare the file at `path` with the list beside it, if there is one that names the file."""
    beside = list_beside(path)
    wanted = beside.digest_of(path.name) if beside else None
    if wanted and file_digest(path) != wanted:
        yield mismatch(path)


def mismatch(path: Path) -> Difference:
    return Difference(path.name, "mismatched", f"与旁边的 {CHECKSUMS} 不一致")


def verify_file(path: Path) -> Verified:
    digest = file_digest(path)
    beside = list_beside(path)
    if beside is None:
        raise UnreadableFile(f"旁边没有 {CHECKSUMS}，无从核对")
    wanted = beside.digest_of(path.name)
    if wanted is None:
        raise UnreadableFile(
            f"旁边的 {CHECKSUMS} 没有列出这个文件" + (f"（其中{beside.problem}）" if beside.problem else "")
        )
    return Verified(1, () if digest == wanted else (mismatch(path),))


def list_beside(path: Path) -> ChecksumList | None:
    beside = path.with_name(CHECKSUMS)
    return checksum_list(read_checksum_file(beside)) if beside.exists() else None


def compare(files: FileSet, is_complete: Callable[[Collection[str], Collection[str]], bool]) -> Verified:
    """Compare files with the checksum list among them.

    `is_complete(listed paths, present paths)` says whether the list should name every file that is present.
    """
    if files.unsafe:
        return Verified(0, tuple(sorted(Difference(path, "unsafe", why) for path, why in files.unsafe)))
    list_path = next((path for path in files.digests if path.lower() == CHECKSUMS.lower()), None)
    if list_path is None:
        raise UnreadableFile(NO_LIST)
    listed = checksum_list(files.read(list_path))
    present = {path: digest for path, digest in files.digests.items() if path != list_path}
    found = [Difference(path, "repeated") for path in files.repeated]
    found += [Difference(path, "unreadable", why) for path, why in files.unreadable]
    if listed.problem:
        found.append(Difference(list_path, "unreadable", listed.problem))
    found += differences(listed.digests, present, is_complete(listed.digests, present))
    return Verified(len(listed.digests), tuple(sorted(found)))


def differences(
    listed: Mapping[str, str], present: Mapping[str, Callable[[], str]], complete: bool
) -> Iterator[Difference]:
    """Yield what differs between the checksums `listed` and the files `present`.

    Paths match whatever their case, which a memory stick may have changed. With `complete`, a file that is not listed
    is a difference.
    """
    by_lower = {path.lower(): path for path in present}
    matches = {path: path if path in present else by_lower.get(path.lower()) for path in listed}
    for path, digest in listed.items():
        if (match := matches[path]) is None:
            yield Difference(path, "missing")
            continue
        try:
            if present[match]() != digest:
                yield Difference(path, "changed")
        except UnreadableFile as error:
            yield Difference(path, "unreadable", str(error))
    for path in present.keys() - set(matches.values()) if complete else ():
        yield Difference(path, "added")
