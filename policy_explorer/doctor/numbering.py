"""Rule: the numbers of measures have no gap."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at


def numbers_have_no_gap(context: RuleContext) -> Iterator[Finding]:
    """Expect the numbers 1, 2, 3… of the measures of a document.

    A notice may number otherwise, and its text is proven to be whole; but a number may be a typing error.
    """
    for notice in context.content.notices:
        files = {number: file for file in notice.measures if (number := file.get("number", int)) is not None}
        for before, number in pairwise((0, *sorted(files))):
            if number > before + 1:
                absent = f"第 {before + 1} 项" if number == before + 2 else f"第 {before + 1} 至 {number - 1} 项"
                yield finding_at(files[number], ("number",), f"前面没有{absent}；原文就是这样编号的，不用改")
