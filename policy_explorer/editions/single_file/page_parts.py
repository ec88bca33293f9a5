"""Cut from a page of the site what goes into the single file. HTML goes in, values come out. No effects.

All pages have the same frame (templates/base.html). It is taken once, and from each page only what differs.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from html import unescape

from markupsafe import Markup
from msgspec import Struct

from policy_explorer.editions.single_file.links import fragment, frame_in_single_file, in_single_file
from policy_explorer.memo import Memoize, name_of
from policy_explorer.render.minify import minified_page

ROOT = re.compile(r"<html ([^<>]*)>")
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
KIND = re.compile(r'<body class="page-(\w+)">')
BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)
MAIN = re.compile(r'(?<=tabindex="-1">)(.*)(?=</main>)', re.DOTALL)
CURRENT_IN_MENU = re.compile(r'<a href="([^"]*)" aria-current="(page|true)"')
NEEDS_FOLDER = re.compile(r"<(li|p|figure) data-needs-folder\b[^>]*>.*?</\1>\s*", re.DOTALL)
PICTURE = re.compile(r'(?<=<img )([^>]*?src=")([^":]+)"')
UNZIP_NOTICE = re.compile(r'<p class="unzip-notice">.*?</p>\s*', re.DOTALL)

PICTURE_TYPES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


class PageParts(Struct, frozen=True):
    """What the single file takes from one page.

    `menu` is the page that the main menu marks as current, `current` the value of aria-current (`page` or `true`).
    """

    path: str
    number: int
    id: str
    kind: str
    title: str
    menu: str
    current: str
    main: Markup


class PageFrame(Struct, frozen=True):
    """The HTML before and after the main part, the same on every page."""

    before: Markup
    after: Markup


def page_parts(
    path: str, html: str, pages: Mapping[str, int], pages_name: str, address: str | None, memoize: Memoize
) -> PageParts:
    """Return the parts of the page at `path`. `pages_name` identifies `pages` in the names of what is memoized."""
    current = CURRENT_IN_MENU.search(html)
    main = required(MAIN, html)[1]
    name = name_of("page", path, main, address or "", pages_name)
    return PageParts(
        path=path,
        number=pages[path],
        id=fragment(path),
        kind=required(KIND, html)[1],
        title=unescape(required(TITLE, html)[1]),
        menu=current[1].replace("../", "") if current else "",
        current=current[2] if current else "",
        main=Markup(
            memoize(name, lambda: minified_page(in_single_file(without_downloads(main), path, pages, address)))
        ),
    )


def root_attributes(html: str) -> Markup:
    return Markup(required(ROOT, html)[1])


def page_frame(html: str, pages: Mapping[str, int], address: str | None, files: Mapping[str, bytes]) -> PageFrame:
    """Return the frame of a page that lies at the top of the site, with its pictures, which are among `files`, in it."""
    body = with_pictures(without_downloads(UNZIP_NOTICE.sub("", required(BODY, html)[1])), files)
    before, after = (frame_in_single_file(part, pages, address) for part in MAIN.sub("\0", body).split("\0"))
    return PageFrame(Markup(before), Markup(after))


def with_pictures(html: str, files: Mapping[str, bytes]) -> str:
    def written_out(match: re.Match[str]) -> str:
        path = match[2]
        return f'{match[1]}data:{PICTURE_TYPES[path.rpartition(".")[2]]};base64,{b64encode(files[path]).decode()}"'

    return PICTURE.sub(written_out, html)


def without_downloads(html: str) -> str:
    """Remove links to other files, and what would make the single file too large: elements with data-needs-folder."""
    return NEEDS_FOLDER.sub("", html)


def required(pattern: re.Pattern[str], html: str) -> re.Match[str]:
    """Return the first match. Raises ValueError where templates/base.html no longer has what the single file needs."""
    match = pattern.search(html)
    if match is None:
        raise ValueError(f"templates/base.html no longer has what the single file is made of: {pattern.pattern}")
    return match
