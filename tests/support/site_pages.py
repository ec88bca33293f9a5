"""Parse the pages of a built site, for tests that read HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

from policy_explorer.derive.downloads import FOLDER as OFFLINE


@dataclass(frozen=True)
class ParsedPage:
    """One HTML file: its path within the site, its elements, and the errors that a strict parser reports."""

    path: str
    tree: Element
    errors: tuple[str, ...]

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        return tuple(element for element in self.tree.iter() if isinstance(element.tag, str))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(element.get("id") for element in self.elements if element.get("id") is not None)

    @cached_property
    def text(self) -> str:
        return "".join(self.tree.itertext())

    def all(self, *tags: str) -> Iterator[Element]:
        return (element for element in self.elements if element.tag in tags)


def parsed_pages(folder: Path) -> dict[str, ParsedPage]:
    """Return the pages of the site in `folder` by path."""
    return {
        page.path: page for page in (parsed(file, file.relative_to(folder).as_posix()) for file in pages_in(folder))
    }


def pages_in(folder: Path) -> list[Path]:
    """Return the files of all pages. The single-file edition under offline/ is not among them."""
    return [file for file in sorted(folder.rglob("*.html")) if file.parent != folder / OFFLINE]


def parsed(file: Path, path: str) -> ParsedPage:
    text = file.read_text("utf-8")
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(text)
    lines = text.splitlines()
    errors = tuple(
        f"{path}:{place[0]}: {code}: {lines[place[0] - 1].strip()[:100]}" for place, code, _ in parser.errors
    )
    return ParsedPage(path, tree, errors)


def described(page: ParsedPage, element: Element) -> str:
    attributes = " ".join(f'{name}="{value}"' for name, value in element.attrib.items())
    return f"{page.path}: <{element.tag} {attributes}>"
