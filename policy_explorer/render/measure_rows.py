"""Render the HTML of measures in lists. No effects.

The HTML depends on the measure and on whether the site has several documents. It is rendered once for all lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from policy_explorer.derive.site import MeasureSummary

AT_ROOT = 'href="measures/'  # cannot be part of the content, whose quotation marks are escaped


class MeasureRows(dict[str, str]):
    """The HTML of measures by key."""

    def listed(self, keys: Iterable[str], root: str) -> Markup:
        """Return a list of measures for a page from which `root` leads to the top of the site."""
        return Markup("".join(map(self.__getitem__, keys)).replace(AT_ROOT, f'href="{root}measures/'))


def measure_rows(measures: Iterable[MeasureSummary], several_documents: bool, jinja: Environment) -> MeasureRows:
    """Return the HTML for a page at the top of the site. With `several_documents` it names the document."""
    template: Any = jinja.get_template("components/measure_list.html").module
    return MeasureRows({measure.key: str(template.measure_item(measure, several_documents)) for measure in measures})
