"""HTML text -> the elements, attributes and values of attributes in it that came after the floor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

from browser_floor.data import Finding, Floor

UNKNOWN = "unknown to the data"


def markup_after(text: str, floor: Floor) -> Iterator[Finding]:
    reader = Reader(floor)
    reader.feed(text)
    reader.close()
    yield from reader.findings


class Reader(HTMLParser):
    """Collects what stands in start tags."""

    def __init__(self, floor: Floor):
        super().__init__()
        self.floor = floor
        self.findings: list[Finding] = []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        self.findings += element_after(tag, line, self.floor)
        for name, value in attrs:
            self.findings += attribute_after(tag, name, value or "", line, self.floor)


def element_after(tag: str, line: int, floor: Floor) -> Iterator[Finding]:
    """Elements are all in the data, so one that is not there is not there in the floor either."""
    later = floor.later("elements")
    if tag in later:
        yield Finding(line, f"<{tag}>", later[tag])
    elif tag not in known_elements(floor):
        yield Finding(line, f"<{tag}>, {UNKNOWN}", None)


@cache
def known_elements(floor: Floor) -> set[str]:
    """Parsers of HTML fold the case of SVG's names; those with capitals are told by either."""
    return {spelling for name in floor.records["elements"] for spelling in (name, name.lower())}


def attribute_after(tag: str, name: str, value: str, line: int, floor: Floor) -> Iterator[Finding]:
    for owner in (tag, "*"):
        later = floor.later("attributes", owner)
        for feature in (name, *(f"{name}={word}" for word in value.split())):
            if feature in later:
                yield Finding(line, f"<{tag} {feature}>", later[feature])
