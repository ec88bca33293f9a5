"""Rewrite the links and ids of one page for the single file. HTML goes in and comes out. No effects.

An address becomes a fragment: `departments/tax.html` becomes `#page=departments/tax.html`, and the element `m-3` on it
`#page=…&at=m-3`. Ids are rewritten in the same way, so that links work without scripts; the script that shows one page
at a time restores the ids. A link to a file that the single file does not contain leads to the site online, if its
address is known.
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
    """Rewrite the HTML of the page at `path`. `pages` are the paths of all pages in the file."""
    return TAG.sub(lambda tag: with_links(with_ids(tag[0], path), path, pages, address), html)


def frame_in_single_file(html: str, pages: Collection[str], address: str | None) -> str:
    """Rewrite the frame around all pages, which keeps its ids and the links to them."""
    return TAG.sub(lambda tag: with_links(tag[0], "", pages, address), html)


def with_ids(tag: str, path: str) -> str:
    def qualified(match: re.Match[str]) -> str:
        return f'{match[1]}="{" ".join(escape(fragment(path, id_)) for id_ in match[2].split())}"'

    return IDS.sub(qualified, tag)


def with_links(tag: str, path: str, pages: Collection[str], address: str | None) -> str:
    return LINK.sub(lambda match: escape(link(unescape(match[0]), path, pages, address)), tag)


def link(href: str, path: str, pages: Collection[str], address: str | None) -> str:
    """Return the address that replaces `href` on the page at `path`; `path` is empty for the frame."""
    if ELSEWHERE.match(href) or (not path and href.startswith("#")):
        return href
    target, _, id_ = href.partition("#")
    page = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
    if page not in pages:
        return f"{address}{page}" if address else f"#{fragment(path)}" if path else "#main"
    if "=" in id_:  # not an element but the state of a page, as `#lead=tax`
        return f"#{fragment(page)}&{id_}"
    return f"#{fragment(page, id_)}"


def fragment(path: str, id_: str = "") -> str:
    """Return the fragment of a page, or of an element on it; also what their ids are rewritten to."""
    return f"page={path}&at={id_}" if id_ else f"page={path}"
