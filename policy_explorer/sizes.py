"""The published files -> how much a reader has to load, each figure with its budget. Pure.

Sizes are in bytes, as they travel: pages, styles, scripts and data compressed by gzip, as web servers do it; downloads
as they are. What a page loads is read off its HTML.
"""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import filter as matching
from functools import lru_cache

from .render.component_samples import PAGE as COMPONENTS

Files = Mapping[str, bytes]

KB, MB = 1000, 1_000_000
GZIP_LEVEL = 6  # what web servers commonly use
USUAL = 100  # measures that the budgets are meant for; a larger site has more to carry
LOADED = re.compile(r'<(?:script|link rel="(?:stylesheet|icon|apple-touch-icon)")[^>]*? (?:src|href)="([^"]+)"')
STRANGER = re.compile(r'<(?!a |link rel="canonical")[a-z]+ [^>]*?(?:src|href)="(?:https?:)?//|(?:url\(|@import)\s*["\']?(?:https?:)?//')
WEB_FONT = re.compile(r"@font-face")


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that something may be: `most`, and `more` for each measure beyond the usual number."""

    label: str
    measure: Callable[[Files], int]
    most: int
    more: int = 0


@dataclass(frozen=True, slots=True)
class Size:
    label: str
    value: int
    most: int

    @property
    def over(self) -> bool:
        return self.value > self.most


def sizes(files: Files, measures: int) -> tuple[Size, ...]:
    """Every figure that has a budget, of a site with so many measures."""
    beyond = max(measures - USUAL, 0)
    return tuple(Size(budget.label, budget.measure(files), budget.most + budget.more * beyond) for budget in BUDGETS)


def measure_page(files: Files) -> int:
    """The first view of the largest: the page with all that it loads."""
    return max(map(compressed(files), matching(files, "measures/*.html")), default=0)


def explorer(files: Files) -> int:
    """The explorer with all its data, those for cards that are shown later included."""
    return compressed(files)("index.html") + sum(gzipped(files[path]) for path in matching(files, "data/cards.js"))


def own_scripts(files: Files) -> int:
    """Of the page that loads most of them."""
    return max(of_assets(files, page, ".js") for page in pages(files))


def own_styles(files: Files) -> int:
    """Of the page that loads most of them, those for paper included."""
    return max(of_assets(files, page, ".css") for page in pages(files))


def of_assets(files: Files, page: str, ending: str) -> int:
    return sum(gzipped(files[path]) for path in loaded(files, page) if path.startswith("assets/") and path.endswith(ending))


def search(files: Files) -> int:
    """What the first search over http loads besides the explorer: Pagefind with its whole index, and the words shown."""
    return sum(gzipped(content) for path, content in files.items() if path.startswith("search/")) + gzipped(files["data/search.js"])


def bundle(files: Files) -> int:
    return sum(len(files[path]) for path in matching(files, "offline/*.zip"))


def single_file(files: Files) -> int:
    return sum(len(files[path]) for path in matching(files, "offline/*.html"))


def strangers(files: Files) -> int:
    """Places that load something from another host."""
    return sum(len(STRANGER.findall(text)) for text in texts(files))


def web_fonts(files: Files) -> int:
    return sum(len(WEB_FONT.findall(text)) for text in texts(files)) + sum(len(matching(files, f"*.{kind}")) for kind in ("woff", "woff2", "ttf", "otf"))


BUDGETS = (
    Budget("措施页首次打开（最大的一页）", measure_page, 60 * KB),
    Budget("全部措施页，连同筛选数据", explorer, 120 * KB, more=50),
    Budget("自有脚本（用得最多的一页）", own_scripts, 30 * KB),
    Budget("自有样式（用得最多的一页）", own_styles, 12 * KB),
    Budget("检索（用到时才加载）", search, 160 * KB, more=KB),
    Budget("U 盘版压缩包", bundle, 2 * MB, more=20 * KB),
    Budget("单文件版", single_file, 1500 * KB, more=40 * KB),
    Budget("网络字体（处）", web_fonts, 0),
    Budget("第三方资源（处）", strangers, 0),
)


def pages(files: Files) -> list[str]:
    """Those that readers load."""
    return [path for path in matching(files, "*.html") if not path.startswith("offline/") and path != COMPONENTS]


def texts(files: Files) -> Iterator[str]:
    return (content.decode() for path, content in files.items() if path.endswith((".html", ".css")))


def compressed(files: Files) -> Callable[[str], int]:
    """How much a page is with all that it loads."""
    return lambda page: gzipped(files[page]) + sum(gzipped(files[path]) for path in loaded(files, page))


def loaded(files: Files, page: str) -> list[str]:
    """The styles, scripts and icons that a page names."""
    folder = posixpath.dirname(page)
    addresses = (posixpath.normpath(posixpath.join(folder, address)) for address in LOADED.findall(files[page].decode()))
    return [path for path in addresses if path in files]  # 404.html may name them by where the site lies online


@lru_cache(maxsize=32)  # every page loads the same few
def gzipped(content: bytes) -> int:
    return len(gzip.compress(content, GZIP_LEVEL, mtime=0))
