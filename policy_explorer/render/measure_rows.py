"""A measure -> the fragment of HTML that stands for it in every list of measures. Pure.

A fragment hangs on its measure alone, and whether the site holds several documents; it is made once and stands in as many lists as there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from ..site import Site, SiteMeasure
from .environment import environment

AT_ROOT = 'href="measures/'  # quotation marks of the content are escaped: this is the fragment's own link


class MeasureRows(dict[str, str]):
    """The fragments by the keys of their measures, each made when it is first wanted. `known` are those made before."""

    def __init__(self, site: Site, known: Mapping[str, str] = {}) -> None:
        super().__init__(known)
        self.site = site

    def __missing__(self, key: str) -> str:
        self[key] = row = measure_row(self.site.measures[key], self.site.several_documents)
        return row

    def listed(self, keys: Iterable[str], root: str) -> Markup:
        """The fragments one below the other, on a page from which the site's top lies at `root`."""
        return Markup("".join(map(self.__getitem__, keys)).replace(AT_ROOT, f'href="{root}measures/'))


def measure_row(entry: SiteMeasure, several_documents: bool) -> str:
    """As it stands on a page at the top of the site."""
    templates = environment()
    return str(templates.get_template("components/measure_list.html").module.measure_item(entry, several_documents))
