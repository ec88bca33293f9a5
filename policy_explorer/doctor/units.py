"""Rule: measures name units."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at, numbers_wording
from policy_explorer.validate.quotes import units_quotes


def units_are_named(context: RuleContext) -> Iterator[Finding]:
    """Expect that each measure, or a benefit of it, names units.

    Many notices name none; but a reader then does not learn whom to ask, so it is worth a second look.
    """
    for notice in context.content.notices:
        numbers = [file.get("number", int) for file in notice.measures if not list(units_quotes(file))]
        found = [number for number in numbers if number is not None]
        if found and notice.document:
            words = "没有写由哪个单位负责；原文确实没有写的，不用补"
            yield finding_at(notice.document, ("chapters",), f"{numbers_wording(found)}{words}")
