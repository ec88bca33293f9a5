"""A measure -> the fragment of HTML that stands for it in every list of measures. Pure.

A fragment hangs on its measure alone, and whether the site holds several documents; it is made once and stands in as many lists as there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from markupsafe import Markup

from policy_explorer.derive.site import Site, SiteMeasure
from policy_explorer.render.environment import environment

AT_ROOT = 'href="measures/'  # quotation marks of the content are escaped: this is the fragment's own link


class MeasureRows(dict[str, str]):
    """The fragments by the keys of their measures, each made when it is first wanted. `known` are those made before."""

    def __init__(self, site: Site, known: Mapping[str, str] = {}) -> None:
        super().__init__(known)
        self.site = site

    def __missing__(self, key: str) -> str:
        self[key] = row = self.item(self.site.measures[key], self.site.several_documents)
        return row

    @cached_property
    def item(self) -> Callable[[SiteMeasure, bool], str]:
        return item_maker()

    def listed(self, keys: Iterable[str], root: str) -> Markup:
        """The fragments one below the other, on a page from which the site's top lies at `root`."""
        return Markup("".join(map(self.__getitem__, keys)).replace(AT_ROOT, f'href="{root}measures/'))


def item_maker() -> Callable[[SiteMeasure, bool], str]:
    """What makes the fragment of a measure, as on a page at the top of the site; given is also whether to name its document."""
    macro = environment().get_template("components/measure_list.html").module.measure_item
    return lambda entry, several_documents: str(macro(entry, several_documents))
