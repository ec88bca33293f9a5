"""Cut long lists into pages. No effects.

The list of `departments/tax.html` continues at `departments/tax_2.html`. No slug contains an underscore, so no other page
has that address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from policy_explorer.derive.site import LARGE_SITE

MOST_LISTED = LARGE_SITE  # measures, or documents, on one page


class Section(Struct, frozen=True):
    """The measures of a group on one page: those from number `begin` on, of `total`."""

    group: Any
    keys: tuple[str, ...]
    begin: int
    total: int

    @property
    def is_whole(self) -> bool:
        return len(self.keys) == self.total


class ListPage(Struct, frozen=True):
    """One page of a list: its number from 1, and the paths and sections of all pages of the list."""

    number: int
    paths: tuple[str, ...]
    page_sections: tuple[tuple[Section, ...], ...]

    @property
    def path(self) -> str:
        return self.paths[self.number - 1]

    @property
    def sections(self) -> tuple[Section, ...]:
        return self.page_sections[self.number - 1]

    @property
    def measures(self) -> int:
        return sum(len(section.keys) for section in self.sections)

    @property
    def is_only(self) -> bool:
        return len(self.paths) == 1

    @property
    def is_first(self) -> bool:
        return self.number == 1


def list_pages(path: str, groups: Iterable[tuple[Any, Sequence[str]]], most: int = MOST_LISTED) -> tuple[ListPage, ...]:
    """Return the pages of a list of groups of measures. Without measures, it is one page without sections."""
    page_sections = tuple(divide(groups, most)) or ((),)
    paths = tuple(numbered(path, number) for number in range(1, len(page_sections) + 1))
    return tuple(ListPage(number, paths, page_sections) for number in range(1, len(page_sections) + 1))


def divide(groups: Iterable[tuple[Any, Sequence[str]]], most: int) -> Iterator[tuple[Section, ...]]:
    """Yield the sections of each page. All pages but the last are full."""
    page: list[Section] = []
    room = most
    for group, keys in groups:
        begin = 0
        while begin < len(keys):
            if room == 0:
                yield tuple(page)
                page, room = [], most
            own = tuple(keys[begin : begin + room])
            page.append(Section(group, own, begin, len(keys)))
            begin, room = begin + len(own), room - len(own)
    if page:
        yield tuple(page)


def numbered(path: str, number: int) -> str:
    return path if number == 1 else f"{path.removesuffix('.html')}_{number}.html"
