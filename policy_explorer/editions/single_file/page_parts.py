"""A page of the site, as HTML -> the parts of it that go into the single file. Pure.

All pages have one frame (templates/base.html): the frame is taken once, from each page only what differs.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

from markupsafe import Markup
from msgspec import Struct

from policy_explorer.editions.single_file.links import frame_in_single_file, in_single_file, place
from policy_explorer.memo import Keep, name_of
from policy_explorer.render.minify import minified_page

ROOT = re.compile(r"<html ([^<>]*)>")
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
KIND = re.compile(r'<body class="page-(\w+)">')
BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)
MAIN = re.compile(r'(?<=tabindex="-1">)(.*)(?=</main>)', re.DOTALL)
IN_MENU = re.compile(r'<a href="([^"]*)" aria-current="(page|true)"')
NEEDS_FOLDER = re.compile(r"<(li|p|figure) data-needs-folder\b[^>]*>.*?</\1>\s*", re.DOTALL)
UNZIP_NOTICE = re.compile(r'<p class="unzip-notice">.*?</p>\s*', re.DOTALL)


class PageParts(Struct, frozen=True):
    """`menu` is the page that the main menu marks while this one is shown, `current` how (`page` or `true`)."""

    path: str
    id: str
    kind: str
    title: str
    menu: str
    current: str
    main: Markup


class Frame(Struct, frozen=True):
    """What stands around the main part of every page."""

    before: Markup
    after: Markup


def page_parts(path: str, html: str, pages: Collection[str], name: str, address: str | None, keep: Keep) -> PageParts:
    """`name` stands for all `pages`."""
    marked = IN_MENU.search(html)
    main = found(MAIN, html)[1]
    own = name_of("page", path, main, address or "", name)
    return PageParts(
        path=path,
        id=place(path),
        kind=found(KIND, html)[1],
        title=unescape(found(TITLE, html)[1]),
        menu=marked[1].replace("../", "") if marked else "",
        current=marked[2] if marked else "",
        main=Markup(keep(own, lambda: minified_page(in_single_file(without_folder(main), path, pages, address)))),
    )


def root_attributes(html: str) -> Markup:
    return Markup(found(ROOT, html)[1])


def frame(html: str, pages: Collection[str], address: str | None) -> Frame:
    """The frame as it stands around a page that lies at the top of the site."""
    body = without_folder(UNZIP_NOTICE.sub("", found(BODY, html)[1]))
    before, after = (frame_in_single_file(part, pages, address) for part in MAIN.sub("\0", body).split("\0"))
    return Frame(Markup(before), Markup(after))


def without_folder(html: str) -> str:
    """Without links to what only a folder of files can hold, and without what would make one file too large."""
    return NEEDS_FOLDER.sub("", html)


def found(pattern: re.Pattern, html: str) -> re.Match:
    match = pattern.search(html)
    if match is None:
        raise ValueError(f"templates/base.html no longer has what the single file is made of: {pattern.pattern}")
    return match
