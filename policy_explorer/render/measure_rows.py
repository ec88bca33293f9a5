"""Summaries of measures -> the fragments of HTML that stand for them in every list of measures. Pure.

A fragment hangs on its measure alone, and whether the site holds several documents; it is made once and stands in as many lists as there are.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment
from markupsafe import Markup

from policy_explorer.derive.site import MeasureSummary

AT_ROOT = 'href="measures/'  # quotation marks of the content are escaped: this is the fragment's own link


class MeasureRows(dict[str, str]):
    """The fragments by the keys of their measures."""

    def listed(self, keys: Iterable[str], root: str) -> Markup:
        """Return the fragments one below the other, on a page from which the site's top lies at `root`."""
        return Markup("".join(map(self.__getitem__, keys)).replace(AT_ROOT, f'href="{root}measures/'))


def measure_rows(measures: Iterable[MeasureSummary], several_documents: bool, jinja: Environment) -> MeasureRows:
    """Return the fragments as on a page at the top of the site; with `several_documents` each names its document."""
    macro = jinja.get_template("components/measure_list.html").module.measure_item
    return MeasureRows({measure.key: str(macro(measure, several_documents)) for measure in measures})
