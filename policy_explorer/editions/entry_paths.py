"""The path of an entry of an archive -> why unpacking it may hurt. Pure.

Anyone may have made the archive, and it may be unpacked on any system. Each path is judged, also those of folders and of files
that no checksum is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from policy_explorer.text.invisible import INVISIBLE

OUTSIDE = "路径指向文件夹之外，请不要解压"
HIDDEN = "名字里有看不见的字符，请不要解压"
OTHER = "在有的系统上是别的文件或设备，请不要解压"
TOO_LONG = "路径太长，请不要解压"
NAMELESS = "没有名字，请不要解压"
LONGEST_PATH, LONGEST_NAME = 1000, 255
# What Windows takes for a device, whatever extension follows; in names, what it cannot write or drops.
DEVICE = re.compile(r"(CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])\s*(\..*)?", re.IGNORECASE)
NOT_OF_WINDOWS = re.compile(r'[<>:"|?*\\]|[. ]$')
DRIVE = re.compile(r"[A-Za-z]:")


def path_fault(path: str) -> str:
    """Return why unpacking `path` may hurt, in Chinese; "" if it cannot. The path of a folder ends with a slash."""
    if not path:
        return NAMELESS
    parts = normalize("NFKC", path).replace("\\", "/").split("/")
    if path[0] in "/\\" or DRIVE.match(path) or ".." in parts:
        return OUTSIDE
    if any(character in "\t\n\r\f" for character in path) or INVISIBLE.search(path):
        return HIDDEN
    names = path.removesuffix("/").split("/")
    if not all(names) or any(NOT_OF_WINDOWS.search(name) or DEVICE.fullmatch(name) for name in names):
        return OTHER
    if len(path) > LONGEST_PATH or any(len(name.encode()) > LONGEST_NAME for name in names):
        return TOO_LONG
    return ""


def repeated_paths(paths: Iterable[str]) -> Iterator[str]:
    """Yield each path that would overwrite an earlier one, or that is a file where another path needs a folder.

    On many disks, letters that differ in case, or in the way they are composed, are the same.
    """
    files: set[str] = set()
    folders: set[str] = set()
    for path in paths:
        same = same_name(path.removesuffix("/"))
        above = {same[:at] for at, character in enumerate(same) if character == "/"}
        is_folder = path.endswith("/")
        if same in files or (not is_folder and same in folders) or above & files:
            yield path
        (folders if is_folder else files).add(same)
        folders |= above


def same_name(path: str) -> str:
    """Return what two paths have in common that some disk takes for one."""
    return normalize("NFC", normalize("NFC", path).casefold())
