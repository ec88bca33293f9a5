"""The site -> one ZIP archive to take along. Pure: files in, bytes out.

The start page, the instructions and the checksums lie on top, where a ZIP viewer shows them first; the site with its
open data lies under `site/`. The same files give the same bytes: they are sorted, and their time is the content's day.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from policy_explorer.derive.downloads import CHECKSUMS, checksum_lines
from policy_explorer.derive.site import Site
from policy_explorer.errors import PolicyExplorerError
from policy_explorer.render.bundle_pages import instructions, start_page
from policy_explorer.render.page import PICTURE
from policy_explorer.render.tools import Tools

FOLDER = "site"
START, INSTRUCTIONS = "1-START-HERE.html", "2-SHIYONG-SHUOMING.txt"
# Of use online alone: the worker that keeps pages for later, what makes an app of the site, the picture of a link, the
# index of the search (the words are looked through themselves), the editions.
ONLINE_ONLY = ("sw.js", "manifest.webmanifest", PICTURE, "search/pagefind/", "offline/")
# Windows takes 260 characters for a whole path: what is left is for the folders that a reader unpacks into.
LONGEST_PATH = 120
FIT_PATH = re.compile(rf"[ -~]{{1,{LONGEST_PATH}}}")
LEVEL = 6  # of compression; nine takes twice as long for two per cent less
REGULAR_FILE = 0o100644 << 16
UNIX = 3
# Bit 11 of an entry's flags, and where they stand in the header before its content. The library sets it only for
# names beyond ASCII; without it old unpackers of Chinese Windows guess at the encoding.
UTF8_NAME, FLAGS_AT = 0x800, 6
EARLIEST, LATEST = date(1980, 1, 1), date(2107, 12, 31)  # days that a ZIP archive can name


class UnfitPath(PolicyExplorerError):
    """A path that not every computer can unpack; the text says what to do."""


def on_top(site: Site, address: str | None, its: Tools) -> dict[str, bytes]:
    """The files that lie beside the site; `address` is where the online site lies, if known."""
    return {START: start_page(site, address, its).encode(), INSTRUCTIONS: plain_text(instructions(site, address, its))}


def bundle(top: Mapping[str, bytes], files: Mapping[str, bytes], day: date) -> bytes:
    """What lies on top and, in its folder, the site: `files` as they go into the bundle, each asked for once."""
    inside = {f"{FOLDER}/{path}": path for path in files if not path.startswith(ONLINE_ONLY)}
    paths = sorted([*top, *inside])
    for path in paths:
        require_fit(path)
    contents = ((path, top[path] if path in top else files[inside[path]]) for path in paths)
    return archive(with_sums(contents), day)


def with_sums(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files, and behind them the one that holds their checksums."""
    sums = {}
    for path, content in files:
        sums[path] = sha256(content).hexdigest()
        yield path, content
    yield CHECKSUMS, checksum_lines(sums)


def archive(files: Iterable[tuple[str, bytes]], day: date) -> bytes:
    """A ZIP archive in which every entry has that day, and says that its name is UTF-8."""
    buffer = io.BytesIO()
    time = min(max(day, EARLIEST), LATEST).timetuple()[:6]
    with ZipFile(buffer, "w") as whole:
        for path, content in files:
            entry = ZipInfo(path, time)
            entry.create_system, entry.external_attr = UNIX, REGULAR_FILE
            whole.writestr(entry, content, ZIP_DEFLATED, LEVEL)
            entry.flag_bits |= UTF8_NAME  # for the directory, which is written on closing
        whole.filelist.sort(key=lambda entry: entry.filename)  # in which order viewers show them
    with buffer.getbuffer() as written:
        for entry in whole.infolist():
            written[entry.header_offset + FLAGS_AT + 1] |= UTF8_NAME >> 8
    return buffer.getvalue()


def plain_text(text: str) -> bytes:
    """For the oldest Notepad too: it tells UTF-8 by its mark, and knows only the line ends of Windows."""
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def require_fit(path: str) -> None:
    if FIT_PATH.fullmatch(path):
        return
    if path.isascii():
        raise UnfitPath(
            f"离线版里的路径太长，有的电脑解压不了：{path}（{len(path)} 个字符，最多 {LONGEST_PATH} 个）。请改短其中的代号（id）或文件名。"
        )
    raise UnfitPath(f"离线版里的路径只能用英文字母、数字和符号，有的电脑解压不了：{path}。请给这个文件改名。")
