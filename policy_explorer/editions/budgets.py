"""The published files -> how much a reader has to load, each figure with its budget. Pure.

Sizes are in bytes, as they travel: pages, styles, scripts and data compressed by gzip, as web servers do it, but for what
Pagefind has compressed already; downloads as they are. What a page loads is read off its HTML. Each page is looked at once
(`look`), and what was seen can be kept. Of measures' pages the largest as they lie on the disk are compressed, to find
the one that is largest as it travels.
"""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from fnmatch import filter as matching
from hashlib import sha256

from msgspec import Struct

from policy_explorer.memo import Keep, not_kept
from policy_explorer.render.minify import can_minify
from policy_explorer.render.page import COMPONENTS

KB, MB = 1000, 1_000_000
GZIP_LEVEL = 6  # what web servers commonly use
UNMINIFIED = (
    1.4  # scripts are 1.3 times as large, compressed, where no minifier can be installed: no machine fails for that
)
USUAL = 100  # measures that the budgets are meant for; a larger site has more to carry
LOOKED_AT = (".html", ".css")
HEAD_END = b"</head>"
LOADED = re.compile(rb'<(?:script|link rel="(?:stylesheet|icon|apple-touch-icon)")[^>]*? (?:src|href)="([^"]+)"')
ELSEWHERE = b"//"
IN_TAG = re.compile(
    rb'(?:src|href)="(?:https?:)?'
)  # before it, of what loads and of links, which do not and are told by their begin
LINKS = (b"<a ", b'<link rel="canonical"')
IN_STYLE = re.compile(rb"""(?:url\(|@import)\s*["']?(?:https?:)?""")
LONGEST_BEFORE = 40
WEB_FONT = b"@font-face"
WEB_FONTS = (".woff", ".woff2", ".ttf", ".otf")
ALREADY_COMPRESSED = re.compile(r"search/.*\.pf_[a-z]+")


class Look(Struct, frozen=True):
    """What one page or sheet says of itself: how large it is, what it loads, and how much of what none should."""

    size: int
    loaded: tuple[str, ...]
    strangers: int
    web_fonts: int


class Files(Struct, frozen=True):
    """The files, which may be read as they are asked for, and what was seen of pages and sheets. Their sizes may be kept."""

    contents: Mapping[str, bytes]
    looks: Mapping[str, Look]
    keep: Keep
    known: dict[str, int]

    def gzipped(self, path: str) -> int:
        """Every page loads the same few."""
        if path not in self.known:
            content = self.contents[path]
            self.known[path] = int(self.keep(f"gzipped-{sha256(content).hexdigest()}", lambda: str(gzipped(content))))
        return self.known[path]


class Budget(Struct, frozen=True):
    """The most that something may be: `most`, and `more` for each measure beyond the usual number."""

    label: str
    measure: Callable[[Files], int]
    most: int
    more: int = 0


class Size(Struct, frozen=True):
    label: str
    value: int
    most: int

    @property
    def over(self) -> bool:
        return self.value > self.most


def sizes(contents: Mapping[str, bytes], measures: int, keep: Keep = not_kept) -> tuple[Size, ...]:
    """Every figure that has a budget, of a site with so many measures."""
    files = Files(contents, look_at_all(contents), keep, {})
    beyond = max(measures - USUAL, 0)
    room = 1 if can_minify() else UNMINIFIED
    return tuple(
        Size(budget.label, budget.measure(files), int((budget.most + budget.more * beyond) * room))
        for budget in BUDGETS
    )


def look_at_all(contents: Mapping[str, bytes]) -> dict[str, Look]:
    return {path: look(path, contents[path]) for path in contents if path.endswith(LOOKED_AT)}


def look(path: str, content: bytes) -> Look:
    head = content[: content.find(HEAD_END)] if path.endswith(".html") else b""
    folder = posixpath.dirname(path)
    loaded = tuple(posixpath.normpath(posixpath.join(folder, address.decode())) for address in LOADED.findall(head))
    return Look(len(content), loaded, strangers(content), content.count(WEB_FONT) if b"@" in content else 0)


def strangers(content: bytes) -> int:
    """Places that load something from another host."""
    found, at = 0, content.find(ELSEWHERE)
    while at >= 0:
        found += loads_before(content, at)
        at = content.find(ELSEWHERE, at + 1)
    return found


def loads_before(content: bytes, at: int) -> bool:
    before = content[max(at - LONGEST_BEFORE, 0) : at]
    if ends_with(IN_TAG, before):
        return not content.startswith(LINKS, content.rfind(b"<", 0, at))
    return ends_with(IN_STYLE, before)


def ends_with(pattern: re.Pattern[bytes], text: bytes) -> bool:
    return any(found.end() == len(text) for found in pattern.finditer(text))


def measure_page(files: Files) -> int:
    """The first view of the largest: the page with all that it loads."""
    largest = sorted(matching(files.looks, "measures/*.html"), key=lambda path: -files.looks[path].size)[:USUAL]
    return max((compressed(files, path) for path in largest), default=0)


def explorer(files: Files) -> int:
    """The explorer with all that it loads to begin with; the words of cards that are shown later come in slices."""
    return compressed(files, "index.html")


def own_scripts(files: Files) -> int:
    """Of the page that loads most of them."""
    return of_assets(files, ".js")


def own_styles(files: Files) -> int:
    """Of the page that loads most of them, those for paper included."""
    return of_assets(files, ".css")


def of_assets(files: Files, ending: str) -> int:
    sets = {
        tuple(path for path in found(files, page) if path.startswith("assets/") and path.endswith(ending))
        for page in pages(files)
    }
    return max(sum(map(files.gzipped, paths)) for paths in sets)


def search(files: Files) -> int:
    """What the first search over http loads besides the explorer: Pagefind with its whole index, and the words shown."""
    paths = [path for path in files.contents if path.startswith("search/")]
    return sum(as_it_travels(files, path) for path in [*paths, "data/search.js"])


def as_it_travels(files: Files, path: str) -> int:
    return len(files.contents[path]) if ALREADY_COMPRESSED.fullmatch(path) else files.gzipped(path)


def bundle(files: Files) -> int:
    return sum(len(files.contents[path]) for path in matching(files.contents, "offline/*.zip"))


def single_file(files: Files) -> int:
    return sum(len(files.contents[path]) for path in matching(files.contents, "offline/*.html"))


def all_strangers(files: Files) -> int:
    return sum(look.strangers for look in files.looks.values())


def web_fonts(files: Files) -> int:
    return sum(look.web_fonts for look in files.looks.values()) + sum(
        path.endswith(WEB_FONTS) for path in files.contents
    )


BUDGETS = (
    Budget("措施页首次打开（最大的一页）", measure_page, 60 * KB),
    Budget("全部措施页，连同筛选数据", explorer, 120 * KB, more=50),
    Budget("自有脚本（用得最多的一页）", own_scripts, 30 * KB),
    Budget("自有样式（用得最多的一页）", own_styles, 12 * KB),
    Budget("检索（用到时才加载）", search, 160 * KB, more=KB),
    Budget("U 盘版压缩包", bundle, 2 * MB, more=20 * KB),
    Budget("单文件版", single_file, 1500 * KB, more=40 * KB),
    Budget("网络字体（处）", web_fonts, 0),
    Budget("第三方资源（处）", all_strangers, 0),
)


def pages(files: Files) -> Iterator[str]:
    """Those that readers load."""
    return (
        path
        for path in files.looks
        if path.endswith(".html") and not path.startswith("offline/") and path != COMPONENTS
    )


def compressed(files: Files, page: str) -> int:
    """How much a page is with all that it loads."""
    return files.gzipped(page) + sum(map(files.gzipped, found(files, page)))


def found(files: Files, page: str) -> list[str]:
    """The styles, scripts and icons that a page loads; 404.html may name them by where the site lies online."""
    return [path for path in files.looks[page].loaded if path in files.contents]


def gzipped(content: bytes) -> int:
    return len(gzip.compress(content, GZIP_LEVEL, mtime=0))
