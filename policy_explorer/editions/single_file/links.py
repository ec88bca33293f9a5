"""The HTML of one page -> the same, as it stands in the single file. Pure.

A page is named in the fragment: `departments/tax.html` is `#page=departments/tax.html`, and the place `m-3` on it is
`#page=…&at=m-3`. Every id is written just so, which is how links find their way where no scripts run; the script that
shows one page at a time makes them plain again. A file that the single file does not hold is linked to where the site
lies online, if that is known.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from html import escape, unescape

TAG = re.compile(r"<[a-z][^<>]*>")
LINK = re.compile(r'(?<= href=")[^"]*(?=")')
IDS = re.compile(r'(?<= )(id|for|aria-labelledby|aria-describedby|aria-controls|list|headers)="([^"]*)"')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def in_single_file(html: str, path: str, pages: Collection[str], address: str | None) -> str:
    """`path` is that of the page which the HTML is of, `pages` the paths of all pages in the file."""
    return TAG.sub(lambda tag: with_links(with_ids(tag[0], path), path, pages, address), html)


def frame_in_single_file(html: str, pages: Collection[str], address: str | None) -> str:
    """The frame belongs to no page: its ids stay as they are, and so do links to them."""
    return TAG.sub(lambda tag: with_links(tag[0], "", pages, address), html)


def with_ids(tag: str, path: str) -> str:
    def placed(match: re.Match) -> str:
        return f'{match[1]}="{" ".join(escape(place(path, id_)) for id_ in match[2].split())}"'

    return IDS.sub(placed, tag)


def with_links(tag: str, path: str, pages: Collection[str], address: str | None) -> str:
    return LINK.sub(lambda match: escape(link(unescape(match[0]), path, pages, address)), tag)


def link(href: str, path: str, pages: Collection[str], address: str | None) -> str:
    """Where the link leads from within the single file. `path` is empty for the frame around every page."""
    if ELSEWHERE.match(href) or (not path and href.startswith("#")):
        return href
    target, _, fragment = href.partition("#")
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
    if wanted not in pages:
        return f"{address}{wanted}" if address else f"#{place(path)}" if path else "#main"
    if "=" in fragment:
        return f"#{place(wanted)}&{fragment}"
    return f"#{place(wanted, fragment)}"


def place(path: str, id_: str = "") -> str:
    return f"page={path}&at={id_}" if id_ else f"page={path}"
