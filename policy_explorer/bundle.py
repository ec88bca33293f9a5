"""The site -> one ZIP archive to take along. Pure: files in, bytes out.

The start page, the instructions and the checksums lie on top, where a ZIP viewer shows them first; the site with its
open data lies under `site/`. The same files give the same bytes: they are sorted, and their time is the content's day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from .archive import Packed, archive, pack_each
from .download import CHECKSUMS, checksum_lines
from .render.bundle_pages import instructions, start_page
from .render.page import PICTURE
from .render.tools import Tools
from .site import Site

FOLDER = "site"
START, INSTRUCTIONS = "1-START-HERE.html", "2-SHIYONG-SHUOMING.txt"
# Of use online alone: the worker that keeps pages for later, what makes an app of the site, the picture of a link, the
# editions themselves.
ONLINE_ONLY = ("sw.js", "manifest.webmanifest", PICTURE, "offline/")
# Windows takes 260 characters for a whole path: what is left is for the folders that a reader unpacks into.
LONGEST_PATH = 120
FIT_PATH = re.compile(rf"[ -~]{{1,{LONGEST_PATH}}}")

Pack = Callable[[Iterable[bytes]], Iterator[Packed]]


class UnfitPath(Exception):
    """A path that not every computer can unpack; the text says what to do."""


def bundle(site: Site, files: Mapping[str, bytes], address: str | None, its: Tools, pack: Pack = pack_each) -> Iterator[bytes]:
    """The bytes of the archive, as they come. `files` are those of the site as it goes into the bundle; each is asked for once.

    `address` is where the online site lies, if known; `pack` packs contents, or knows from before how they are packed.
    """
    top = {START: start_page(site, address, its).encode(), INSTRUCTIONS: plain_text(instructions(site, address, its))}
    inside = {f"{FOLDER}/{path}": path for path in files if not path.startswith(ONLINE_ONLY)}
    paths = sorted([*top, *inside])
    for path in paths:
        require_fit(path)
    contents = (top[path] if path in top else files[inside[path]] for path in paths)
    yield from archive(with_sums(zip(paths, pack(contents), strict=True), pack), site.version.day)


def with_sums(files: Iterable[tuple[str, Packed]], pack: Pack) -> Iterator[tuple[str, Packed]]:
    """The files, and behind them the one that holds their checksums."""
    sums = {}
    for path, its in files:
        sums[path] = its.sha256
        yield path, its
    yield from zip([CHECKSUMS], pack([checksum_lines(sums)]), strict=True)


def plain_text(text: str) -> bytes:
    """For the oldest Notepad too: it tells UTF-8 by its mark, and knows only the line ends of Windows."""
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def require_fit(path: str) -> None:
    if FIT_PATH.fullmatch(path):
        return
    if path.isascii():
        raise UnfitPath(f"离线版里的路径太长，有的电脑解压不了：{path}（{len(path)} 个字符，最多 {LONGEST_PATH} 个）。请改短其中的代号（id）或文件名。")
    raise UnfitPath(f"离线版里的路径只能用英文字母、数字和符号，有的电脑解压不了：{path}。请给这个文件改名。")
