"""Measure how much readers have to load and compare it with budgets. Published files go in, sizes come out. No effects.

Sizes are bytes as they travel. Pages, styles, scripts and data are compressed with gzip, as web servers compress them;
what Pagefind has compressed already, and downloads, count as they are. What a page loads is read from its HTML. Only the
largest uncompressed measure pages are compressed, to find the largest compressed one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from fnmatch import filter as matching

from msgspec import Struct

from policy_explorer.digests import hex_digest
from policy_explorer.editions.compress import gzipped_size
from policy_explorer.editions.size import Size
from policy_explorer.memo import Memoize, no_memo
from policy_explorer.render.minify import can_minify
from policy_explorer.render.page import COMPONENTS

KB, MB = 1000, 1_000_000
USUAL = 100  # measures that the budgets are meant for; a larger site needs more
# Where no minifier can be installed, scripts and styles are 1.3 times as large, and no machine should fail for that.
UNMINIFIED = 1.4
SCANNED = (".html", ".css")
HEAD_END = b"</head>"
LOADED = re.compile(
    rb'<(?:script|link rel="(?:stylesheet|icon|apple-touch-icon)")[^>]*? (?:src|href)="([^"?]+)(?:\?[^"]*)?"'
)
OTHER_HOST = b"//"
# What precedes an address of another host: in a tag, which may be a link and load nothing, or in a style.
IN_TAG = re.compile(rb'(?:src|href)="(?:https?:)?')
LINKS = (b"<a ", b'<link rel="canonical"')
IN_STYLE = re.compile(rb"""(?:url\(|@import)\s*["']?(?:https?:)?""")
LONGEST_PREFIX = 40
WEB_FONT = b"@font-face"
WEB_FONT_FILES = (".woff", ".woff2", ".ttf", ".otf")
SEARCH_TOOLS = "assets/search_tools.js"
ALREADY_COMPRESSED = re.compile(r"search/.*\.pf_[a-z]+")


class PageScan(Struct, frozen=True):
    """What one page or style sheet shows of its size: bytes, the files it loads, loads from other hosts, web fonts."""

    size: int
    loaded: tuple[str, ...]
    third_party: int
    web_fonts: int


class SiteScan(Struct, frozen=True):
    """The published files, which may be read on access, and the scans of pages and style sheets."""

    contents: Mapping[str, bytes]
    scans: Mapping[str, PageScan]
    memoize: Memoize
    compressed: dict[str, int]

    def gzipped(self, path: str) -> int:
        """Return the compressed size of a file. Each is compressed once, for all pages load the same few."""
        if path not in self.compressed:
            content = self.contents[path]
            name = f"gzipped-{hex_digest(content)}"
            self.compressed[path] = int(self.memoize(name, lambda: str(gzipped_size(content))))
        return self.compressed[path]


class Budget(Struct, frozen=True):
    """The limit of one size: `most`, and `more` for each measure beyond USUAL."""

    label: str
    measure: Callable[[SiteScan], int]
    most: int
    more: int = 0


def sizes(contents: Mapping[str, bytes], measures: int, memoize: Memoize = no_memo) -> tuple[Size, ...]:
    """Return every size that has a budget. `measures` is the number of measures of the site."""
    scan = SiteScan(contents, scan_all(contents), memoize, {})
    room = 1 if can_minify() else UNMINIFIED
    beyond = max(measures - USUAL, 0)
    return tuple(
        Size(budget.label, budget.measure(scan), int((budget.most + budget.more * beyond) * room)) for budget in BUDGETS
    )


def scan_all(contents: Mapping[str, bytes]) -> dict[str, PageScan]:
    return {path: scan_file(path, contents[path]) for path in contents if path.endswith(SCANNED)}


def scan_file(path: str, content: bytes) -> PageScan:
    head = content[: content.find(HEAD_END)] if path.endswith(".html") else b""
    folder = posixpath.dirname(path)
    loaded = tuple(posixpath.normpath(posixpath.join(folder, address.decode())) for address in LOADED.findall(head))
    return PageScan(len(content), loaded, third_party_loads(content), content.count(WEB_FONT) if b"@" in content else 0)


def third_party_loads(content: bytes) -> int:
    """Count the places in a page or style sheet that load something from another host."""
    count, at = 0, content.find(OTHER_HOST)
    while at >= 0:
        count += is_load(content, at)
        at = content.find(OTHER_HOST, at + 1)
    return count


def is_load(content: bytes, at: int) -> bool:
    """Return whether the address with its `//` at `at` is loaded with the page."""
    before = content[max(at - LONGEST_PREFIX, 0) : at]
    if ends_with(IN_TAG, before):
        return not content.startswith(LINKS, content.rfind(b"<", 0, at))
    return ends_with(IN_STYLE, before)


def ends_with(pattern: re.Pattern[bytes], text: bytes) -> bool:
    return any(match.end() == len(text) for match in pattern.finditer(text))


def largest_measure_page(scan: SiteScan) -> int:
    """Return the first visit of the largest measure page: the page with all that it loads."""
    largest = sorted(matching(scan.scans, "measures/*.html"), key=lambda path: -scan.scans[path].size)[:USUAL]
    return max((first_visit(scan, path) for path in largest), default=0)


def explorer(scan: SiteScan) -> int:
    """Return the first visit of the explorer. The text of cards that are shown later is loaded later."""
    return first_visit(scan, "index.html")


def own_scripts(scan: SiteScan) -> int:
    """Return the scripts of the page that loads most of them."""
    return largest_assets(scan, ".js")


def own_styles(scan: SiteScan) -> int:
    """Return the style sheets of the page that loads most of them, print styles included."""
    return largest_assets(scan, ".css")


def largest_assets(scan: SiteScan, ending: str) -> int:
    sets = {
        tuple(path for path in loaded_files(scan, page) if path.startswith("assets/") and path.endswith(ending))
        for page in pages(scan)
    }
    return max(sum(map(scan.gzipped, paths)) for paths in sets)


def search(scan: SiteScan) -> int:
    """Return what searches over http load besides the explorer: Pagefind, the whole index, the texts, and what reads queries."""
    paths = [path for path in scan.contents if path.startswith("search/") or path == SEARCH_TOOLS]
    return sum(transfer_size(scan, path) for path in [*paths, "data/search.js"])


def transfer_size(scan: SiteScan, path: str) -> int:
    """Return the bytes of a file as they travel."""
    return len(scan.contents[path]) if ALREADY_COMPRESSED.fullmatch(path) else scan.gzipped(path)


def bundle(scan: SiteScan) -> int:
    return sum(len(scan.contents[path]) for path in matching(scan.contents, "offline/*.zip"))


def single_file(scan: SiteScan) -> int:
    return sum(len(scan.contents[path]) for path in matching(scan.contents, "offline/*.html"))


def web_fonts(scan: SiteScan) -> int:
    declared = sum(page.web_fonts for page in scan.scans.values())
    return declared + sum(path.endswith(WEB_FONT_FILES) for path in scan.contents)


def third_party(scan: SiteScan) -> int:
    return sum(page.third_party for page in scan.scans.values())


BUDGETS = (
    Budget("措施页首次打开（最大的一页）", largest_measure_page, 60 * KB),
    Budget("全部措施页，连同筛选数据", explorer, 120 * KB, more=50),
    Budget("自有脚本（用得最多的一页）", own_scripts, 40 * KB),
    Budget("自有样式（用得最多的一页）", own_styles, 15 * KB),
    Budget("检索（用到时才加载）", search, 160 * KB, more=KB),
    Budget("U 盘版压缩包", bundle, 2 * MB, more=20 * KB),
    Budget("单文件版", single_file, 1700 * KB, more=40 * KB),
    Budget("网络字体（处）", web_fonts, 0),
    Budget("第三方资源（处）", third_party, 0),
)


def pages(scan: SiteScan) -> Iterator[str]:
    """Yield the pages that readers load."""
    for path in scan.scans:
        if path.endswith(".html") and not path.startswith("offline/") and path != COMPONENTS:
            yield path


def first_visit(scan: SiteScan, page: str) -> int:
    """Return the compressed size of a page with all that it loads."""
    return scan.gzipped(page) + sum(map(scan.gzipped, loaded_files(scan, page)))


def loaded_files(scan: SiteScan, page: str) -> list[str]:
    """Return the styles, scripts and icons that a page loads, of those that are there.

    404.html may address them by where the site lies online, which is no path of the site.
    """
    return [path for path in scan.scans[page].loaded if path in scan.contents]
