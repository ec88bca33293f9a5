"""A bundle, packed or unpacked, or a folder or file of editions -> what differs from its checksums. Reads disk.

The list SHA256SUMS is looked for in what is verified, and beside it. It tells damage, not forgery: who changes a file can
change the list in the same bundle. The list beside a bundle, from where it was published, tells that too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from policy_explorer.derive.downloads import CHECKSUMS
from policy_explorer.editions.archive import HeldFiles, Unreadable, file_digest, in_folder, in_zip, read_start
from policy_explorer.editions.checksums import ChecksumList, checksum_list
from policy_explorer.editions.zip_bundle import START
from policy_explorer.publish.os_errors import reason
from policy_explorer.publish.site_paths import PATH

Kind = Literal["changed", "missing", "added", "repeated", "mismatched", "unreadable"]
NO_LIST = f"这里没有 {CHECKSUMS}，无从核对"


class Difference(Struct, frozen=True, order=True):
    path: str
    kind: Kind
    reason: str = ""


class Verified(Struct, frozen=True):
    """`count` is how many files there should be."""

    count: int
    differences: tuple[Difference, ...]


def verify(path: Path) -> Verified:
    """Every difference, sorted by path; none where all is as listed."""
    try:
        if path.is_dir():
            return verified_folder(path)
        if path.name.lower() == CHECKSUMS.lower():
            return verified_folder(path.parent)
        return verified_zip(path) if path.suffix.lower() == ".zip" else verified_file(path)
    except Unreadable as fault:
        why = str(fault)
    except OSError as fault:
        why = reason(fault)
    return Verified(0, (Difference(path.name or str(path), "unreadable", why),))


def verified_folder(folder: Path) -> Verified:
    """A folder of editions may be a memory stick: only in an unpacked bundle is a file that is not listed a difference."""
    return compared(in_folder(folder), lambda listed, paths: START in listed or START in paths)


def verified_zip(path: Path) -> Verified:
    beside = tuple(against_list_beside(path))
    try:
        with in_zip(path) as held:
            found = compared(held, lambda *_: True)
    except Unreadable as fault:
        found = Verified(0, (Difference(path.name, "unreadable", str(fault)),))
    return Verified(found.count, (*beside, *found.differences))


def against_list_beside(path: Path) -> Iterator[Difference]:
    """A list that is about other files says nothing here."""
    beside = list_beside(path)
    wanted = beside.digest_of(path.name) if beside else None
    if wanted and file_digest(path) != wanted:
        yield Difference(path.name, "mismatched", f"与旁边的 {CHECKSUMS} 不一致")


def verified_file(path: Path) -> Verified:
    found = file_digest(path)
    beside = list_beside(path)
    if beside is None:
        raise Unreadable(f"旁边没有 {CHECKSUMS}，无从核对")
    wanted = beside.digest_of(path.name)
    if wanted is None:
        raise Unreadable(
            f"旁边的 {CHECKSUMS} 没有列出这个文件" + (f"（其中{beside.complaint}）" if beside.complaint else "")
        )
    return Verified(
        1, () if found == wanted else (Difference(path.name, "mismatched", f"与旁边的 {CHECKSUMS} 不一致"),)
    )


def list_beside(path: Path) -> ChecksumList | None:
    beside = path.with_name(CHECKSUMS)
    return checksum_list(read_start(beside)) if beside.exists() else None


def compared(held: HeldFiles, complete: Callable[[Mapping[str, str], Mapping], bool]) -> Verified:
    """What is held against the list in it; `complete` tells whether the list should have everything that is held."""
    own_list = next((path for path in held.digests if path.lower() == CHECKSUMS.lower()), None)
    if own_list is None:
        raise Unreadable(NO_LIST)
    listed = checksum_list(held.read(own_list))
    present = {path: digest for path, digest in held.digests.items() if path != own_list}
    found = [Difference(path, "repeated") for path in held.repeated]
    found += [Difference(path, "unreadable", why) for path, why in held.faults]
    if listed.complaint:
        found.append(Difference(own_list, "unreadable", listed.complaint))
    found += differences(listed.digests, present, complete(listed.digests, present))
    return Verified(len(listed.digests), tuple(sorted(found)))


def differences(
    listed: Mapping[str, str], present: Mapping[str, Callable[[], str]], complete: bool
) -> Iterator[Difference]:
    """A memory stick may have changed the case of letters."""
    by_lower = {path.lower(): path for path in present}
    here = {path: path if path in present else by_lower.get(path.lower()) for path in listed}
    for path, digest in listed.items():
        if (place := here[path]) is None:
            yield Difference(path, "missing")
            continue
        try:
            if present[place]() != digest:
                yield Difference(path, "changed")
        except Unreadable as fault:
            yield Difference(path, "unreadable", str(fault))
    for path in present.keys() - set(here.values()) if complete else ():
        yield Difference(path, "added", "" if leads_inside(path) else "路径指向文件夹之外，请不要解压")


def leads_inside(path: str) -> bool:
    parts = path.replace("\\", "/").split("/")
    return bool(PATH.fullmatch(path)) or not (path.startswith(("/", "\\")) or ".." in parts or ":" in parts[0])
