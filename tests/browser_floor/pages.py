"""HTML text -> what came after the floor in its markup and in the scripts and styles that stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from browser_floor.data import Finding, Floor
from browser_floor.fallbacks import floor_for
from browser_floor.markup import markup_after
from browser_floor.names import OwnKeys
from browser_floor.scripts import script_after
from browser_floor.styles import styles_after

SCRIPT_TYPES = ("", "text/javascript", "application/javascript", "module")


@dataclass(frozen=True, slots=True)
class Embedded:
    """A script or a style that stands in a page: its kind, the line it begins on, and its text."""

    kind: str
    line: int
    text: str


class Reader(HTMLParser):
    """Collects the texts of <script> and <style>."""

    def __init__(self):
        super().__init__()
        self.kind = ""
        self.found: list[Embedded] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_script = tag == "script" and "src" not in given and (given.get("type") or "").lower() in SCRIPT_TYPES
        self.kind = tag if is_script or tag == "style" else ""

    def handle_endtag(self, tag: str) -> None:
        self.kind = ""

    def handle_data(self, data: str) -> None:
        if self.kind:
            self.found.append(Embedded(self.kind, self.getpos()[0], data))


def embedded(text: str) -> list[Embedded]:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader.found


def page_after(text: str, floor: Floor, others: OwnKeys | None = None) -> Iterator[Finding]:
    yield from markup_after(text, floor)
    for piece in embedded(text):
        found = (
            script_after(piece.text, floor_for(piece.text, floor), others)
            if piece.kind == "script"
            else styles_after(piece.text, floor)
        )
        yield from (replace(finding, line=finding.line + piece.line - 1) for finding in found)
