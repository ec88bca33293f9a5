"""Render and parse the pages of the fictional site. Fixtures and readers for tests/render/.

catalogue, site   the fictional notice, validated and derived
tiny              its parsed pages: {path: Element}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from msgspec.structs import replace

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.model import Catalogue, Notice
from policy_explorer.validate.validate import validate
from support.site_render import page_files


@pytest.fixture(scope="module")
def catalogue(tiny_content) -> Catalogue:
    return load_catalogue(tiny_content)


@pytest.fixture(scope="module")
def site(catalogue) -> WholeSite:
    return derive(catalogue)


@pytest.fixture(scope="module")
def tiny(site) -> ParsedPages:
    return rendered(site)


def load_catalogue(content: Path) -> Catalogue:
    return validate(load(content))


class ParsedPages(Mapping[str, Element]):
    """The elements of pages by path. Each page is parsed when it is first asked for: most tests look at one."""

    def __init__(self, contents: Mapping[str, bytes]):
        self.contents, self.parsed = contents, dict[str, Element]()

    def __getitem__(self, path: str) -> Element:
        if path not in self.parsed:
            self.parsed[path] = parse(self.contents[path].decode())
        return self.parsed[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.contents)

    def __len__(self) -> int:
        return len(self.contents)


def rendered(site: WholeSite, base_url: str | None = None) -> ParsedPages:
    return ParsedPages(page_files(site, base_url))


def parse(html: str) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(html)


def text(element: Element) -> str:
    """Return the text of an element without white space."""
    return "".join("".join(element.itertext()).split())


def find(page: Element, attribute: str, value: str | None = None) -> list[Element]:
    return [e for e in page.iter() if attribute in e.attrib and (value is None or e.get(attribute) == value)]


def by_class(page: Element, name: str) -> list[Element]:
    return [e for e in page.iter() if name in e.get("class", "").split()]


def section(page: Element, id_: str) -> Element:
    (element,) = find(page, "id", id_)
    return element


def with_measure(catalogue: Catalogue, number: int, **changes) -> WholeSite:
    """Return the site of the same content with `changes` to the fields of one measure."""
    (notice,) = catalogue.notices
    measures = tuple(m.model_copy(update=changes) if m.number == number else m for m in notice.measures)
    return derive(replace(catalogue, notices=(Notice(notice.document, notice.text, measures),)))
