"""Pack the site into a ZIP archive for a memory stick. Files go in, bytes come out. No effects.

The start page, the instructions and the checksums lie at the top, where a ZIP viewer shows them first; the site with its
open data lies in `site/`. The same files give the same bytes: entries are sorted, and dated by the version of the content.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo
from zlib import crc32

from policy_explorer.derive.downloads import CHECKSUMS, checksum_lines
from policy_explorer.derive.site import Site
from policy_explorer.digests import hex_digest
from policy_explorer.editions.compress import deflated
from policy_explorer.errors import PolicyExplorerError
from policy_explorer.render.bundle_pages import instructions, start_page
from policy_explorer.render.page import PICTURE
from policy_explorer.render.tools import Tools

FOLDER = "site"
START, INSTRUCTIONS = "1-START-HERE.html", "2-SHIYONG-SHUOMING.txt"
# Of use online alone: the web app, the picture that other sites show beside a link, the editions, and the search index,
# in place of which the texts themselves are searched.
ONLINE_ONLY = ("sw.js", "manifest.webmanifest", PICTURE, "search/pagefind/", "offline/")
# Windows allows 260 characters for a whole path. The rest is left for the folders that a reader unpacks into.
LONGEST_PATH = 120
PORTABLE_PATH = re.compile(rf"[ -~]{{1,{LONGEST_PATH}}}")
REGULAR_FILE = 0o100644 << 16
UNIX = 3
# Bit 11 of an entry's flags. zipfile sets it only for names beyond ASCII; without it, old unpackers on Chinese Windows guess
# the encoding.
UTF8_NAME = 0x800
EARLIEST, LATEST = date(1980, 1, 1), date(2107, 12, 31)  # dates that a ZIP archive can hold


class UnportablePath(PolicyExplorerError):
    """A path that not every computer can unpack. The text, in Chinese, says what to do."""


def on_top(site: Site, address: str | None, tools: Tools) -> dict[str, bytes]:
    """Return the files that lie beside the folder of the site. `address` is the URL of the site online, if known."""
    start, text = start_page(site, address, tools), instructions(site, address, tools)
    return {START: start.encode(), INSTRUCTIONS: plain_text(text)}


def bundle(top: Mapping[str, bytes], files: Mapping[str, bytes], day: date) -> bytes:
    """Return the archive: `top` files by path, and `files` of the site, which are each read once.

    Raises UnportablePath.
    """
    inside = {f"{FOLDER}/{path}": path for path in files if not path.startswith(ONLINE_ONLY)}
    paths = sorted([*top, *inside])
    for path in paths:
        require_portable(path)
    contents = ((path, top[path] if path in top else files[inside[path]]) for path in paths)
    return archive(with_checksums(contents), day)


def with_checksums(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield the files, then the list of their checksums."""
    sums = {}
    for path, content in files:
        sums[path] = hex_digest(content)
        yield path, content
    yield CHECKSUMS, checksum_lines(sums)


def archive(files: Iterable[tuple[str, bytes]], day: date) -> bytes:
    """Return a ZIP archive whose entries are dated `day` and marked as having UTF-8 names.

    zipfile would compress with the zlib of this Python. It gets what is compressed already, as if it were to be stored, and
    each header is corrected afterwards.
    """
    buffer = io.BytesIO()
    time = min(max(day, EARLIEST), LATEST).timetuple()[:6]
    with ZipFile(buffer, "w") as zip_file:
        for path, content in files:
            entry = ZipInfo(path, time)
            entry.create_system, entry.external_attr = UNIX, REGULAR_FILE
            zip_file.writestr(entry, deflated(content))
            entry.compress_type, entry.flag_bits = ZIP_DEFLATED, UTF8_NAME
            entry.file_size, entry.CRC = len(content), crc32(content)
        zip_file.filelist.sort(key=lambda entry: entry.filename)  # the order in which viewers show them
    with buffer.getbuffer() as written:
        for entry in zip_file.infolist():
            header = entry.FileHeader()
            written[entry.header_offset : entry.header_offset + len(header)] = header
    return buffer.getvalue()


def plain_text(text: str) -> bytes:
    """Encode text for old versions of Notepad, which need a byte order mark and CR LF."""
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def require_portable(path: str) -> None:
    if PORTABLE_PATH.fullmatch(path):
        return
    if path.isascii():
        raise UnportablePath(
            f"离线版里的路径太长，有的电脑解压不了：{path}（{len(path)} 个字符，最多 {LONGEST_PATH} 个）。请改短其中的代号（id）或文件名。"
        )
    raise UnportablePath(f"离线版里的路径只能用英文字母、数字和符号，有的电脑解压不了：{path}。请给这个文件改名。")
