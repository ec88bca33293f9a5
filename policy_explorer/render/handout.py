"""Choose the font size of a printed measure, so that each fills one side of A4, or both. No effects.

A style sheet cannot know how much there is to print. The number of lines is estimated; tests/browser/every_page/test_print.py prints
the pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from policy_explorer.derive.site import SiteBenefit, SiteMeasure
from policy_explorer.model import CountOf, FactTest, Manual, Payout
from policy_explorer.model.measure import Table
from policy_explorer.render.condition_rows import ConditionRow, condition_rows

# The most lines for each size, besides those that every page has. static/css/measure/paper.css defines the sizes.
SIZES = {"roomy": 9.5, "usual": 15.5, "dense": 22}
SMALLEST, MOST = "packed", 38
BOTH_SIDES = "usual"  # of a sheet: what does not fit on one even so is not made small for it
TEXT_LINE, CLAUSE_LINE = 55, 32  # characters
BAND = 4  # lines of a band at the top, which says that the document is superseded


def handout_size(entry: SiteMeasure, bands: int = 0) -> str:
    """Return the name of the largest size at which the measure fits, with this number of bands."""
    lines = sum(lines_of(entry)) + BAND * bands
    return next((size for size, most in SIZES.items() if lines <= most), SMALLEST if lines <= MOST else BOTH_SIDES)


def lines_of(entry: SiteMeasure) -> Iterator[float]:
    """Yield the estimated lines of each part of the page."""
    measure = entry.measure
    yield len(measure.text) / TEXT_LINE
    yield sum(lines_of_table(table) for table in measure.tables)
    yield 2  # for whom it is
    yield 2  # how it stands today, and what came after
    yield 0 if measure.period.basis == "stated" else 1
    yield 4 * len(measure.dates) + len(measure.amounts) + 3 * len(measure.windows)
    yield 4 * len(entry.period.extended_by)
    yield bool(entry.missing) + 2.5 * sum(measure.number in each.measures for each in entry.document.superiors)
    for own in entry.benefits:
        yield (4 if own.benefit.period else 1) + 2 * len(own.benefit.windows)
        yield 4 if own.benefit.units_quote else 0
        yield lines_of_payout(own.benefit.payout) if own.benefit.payout else 0
        yield 1.5 * bool(own.ways) + bool(own.missing and entry.says_how) + 2.5 * len(own.relations)
        yield lines_of_rule(own) if own.rule else 0


def lines_of_table(table: Table) -> float:
    """Return the estimated lines of a table: its rows, of which long cells take several, and their borders."""
    return sum(1.5 * max((ceil(len(cell) * len(row) / TEXT_LINE) for cell in row), default=1) for row in table.rows)


def lines_of_payout(payout: Payout) -> float:
    """Return the estimated lines of how a payout comes about, with its clauses."""
    tiers = len(payout.tiers.lines) if payout.tiers else 0
    return 2 + tiers + sum(1 + ceil(len(quote) / CLAUSE_LINE) for quote in set(payout.quotes))


def lines_of_rule(own: SiteBenefit) -> float:
    rows = condition_rows(own.rule, own.sources) if own.rule else ()
    return sum(map(lines_of_condition, rows))


def lines_of_condition(row: ConditionRow) -> int:
    if row.source and isinstance(row.condition, CountOf | FactTest | Manual):
        return ceil(len(row.condition.quote) / CLAUSE_LINE) + 1
    return 1
