"""The day after which everything on a site is over."""

from __future__ import annotations

from datetime import date

import pytest

from policy_explorer.derive.all_over import last_day_of_all
from policy_explorer.derive.term import LaterWindow, Term

EARLY, LATE = Term(until=date(2031, 6, 30)), Term(until=date(2031, 12, 31))


def test_the_last_of_all_last_days():
    assert last_day_of_all([LATE, EARLY]) == date(2031, 12, 31)
    assert last_day_of_all([]) is None


@pytest.mark.parametrize(
    "term",
    [
        Term(),
        Term(ends="indefinite"),
        Term(until=EARLY.until, fact="tax_period"),
        Term(until=EARLY.until, used_up=date(2031, 5, 1)),
        Term(until=EARLY.until, superseded_from=date(2031, 5, 1)),
        Term(until=EARLY.until, afterwards=(LaterWindow("2032-03-01", None, False),)),
    ],
)
def test_no_day_where_a_term_does_not_just_end(term):
    assert last_day_of_all([LATE, term]) is None
