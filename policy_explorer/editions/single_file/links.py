"""Rewrite the links and ids of one page for the single file. HTML goes in and comes out. No effects.

An address becomes a fragment: `departments/tax.html` becomes `#page=departments/tax.html`. Every id begins with the number
of its page, so that links work without scripts: the element `m-3` of page 12 is `12.m-3`. The script that shows one page
at a time restores ids, and gives links to elements the address that they show, `#page=…&at=m-3`. Written out in every id
that address would be a tenth of the file. A link to a file that the single file does not contain leads to the site
online, if its address is known.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import escape, unescape

TAG = re.compile(r"<[a-z][^<>]*>")
LINK = re.compile(r'(?<= href=")[^"]*(?=")')
IDS = re.compile(r'(?<= )(id|for|aria-labelledby|aria-describedby|aria-controls|list|headers)="([^"]*)"')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def in_single_file(html: str, path: str, pages: Mapping[str, int], address: str | None) -> str:
    """Rewrite the HTML of the page at `path`. `pages` numbers all pages in the file by their paths."""
    return TAG.sub(lambda tag: with_links(with_ids(tag[0], pages[path]), path, pages, address), html)


def frame_in_single_file(html: str, pages: Mapping[str, int], address: str | None) -> str:
    """Rewrite the frame around all pages, which keeps its ids and the links to them."""
    return TAG.sub(lambda tag: with_links(tag[0], "", pages, address), html)


def with_ids(tag: str, page: int) -> str:
    def qualified(match: re.Match[str]) -> str:
        return f'{match[1]}="{" ".join(element_id(page, id_) for id_ in match[2].split())}"'

    return IDS.sub(qualified, tag)


def with_links(tag: str, path: str, pages: Mapping[str, int], address: str | None) -> str:
    return LINK.sub(lambda match: escape(link(unescape(match[0]), path, pages, address)), tag)


def link(href: str, path: str, pages: Mapping[str, int], address: str | None) -> str:
    """Return the address that replaces `href` on the page at `path`; `path` is empty for the frame."""
    if ELSEWHERE.match(href) or (not path and href.startswith("#")):
        return href
    target, _, id_ = href.partition("#")
    page = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
    if page not in pages:
        return f"{address}{page}" if address else f"#{fragment(path)}" if path else "#main"
    if "=" in id_:  # not an element but the state of a page, as `#lead=tax`
        return f"#{fragment(page)}&{id_}"
    return f"#{element_id(pages[page], id_)}" if id_ else f"#{fragment(page)}"


def fragment(path: str) -> str:
    """Return the fragment of a page, which is its id too."""
    return f"page={path}"


def element_id(page: int, id_: str) -> str:
    """Return what the id of an element on the page with this number is rewritten to."""
    return f"{page}.{id_}"
