"""The status of terms on a day, and terms in words. tests/browser/agreement/test_terms_agree.py compares the browser's words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from policy_explorer.derive.status import period_status, status_label, status_wording
from policy_explorer.derive.term import Stretch, Term
from policy_explorer.derive.term_wording import term_wording
from support.terms import CASES, days_around, terms

SOON_DAYS = 30
FROM, UNTIL = date(2023, 4, 1), date(2023, 12, 31)


@pytest.mark.parametrize(("term", "day", "state", "label", "words"), CASES)
def test_a_status_is_what_the_term_says(term, day, state, label, words):
    status = period_status(term, day, SOON_DAYS)
    assert (status.state, status_label(term, status), status_wording(term, status)) == (state, label, words)


@given(terms())
def test_a_term_is_over_until_it_resumes_and_counts_down_to_its_end(term):
    """Within a part that does not resume it is over for good."""
    statuses = [period_status(term, day, 3) for day in sorted(days_around(term, 3))]
    for resumes in {status.resumes for status in statuses}:
        over = [status.state in ("ended", "superseded") for status in statuses if status.resumes == resumes]
        assert over == sorted(over)
    left = [status.days_left for status in statuses if status.state in ("open", "closing")]
    assert all(days is None or days >= 0 for days in left)
    assert all((status.days_left or 0) <= 3 for status in statuses if status.state == "closing")


@given(terms())
def test_a_term_without_a_last_day_never_ends_by_itself(term):
    if term.last_day is None and term.used_up is None:
        assert period_status(term, date(9999, 12, 31), 3).state in ("open", "by_answer")


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (Term(from_=FROM, until=UNTIL), "2023年4月1日 至 2023年12月31日"),
        (Term(until=UNTIL), "至 2023年12月31日"),
        (Term(from_=FROM), "2023年4月1日 起，未写明截止日"),
        (Term(), "未写明期限"),
        (Term(ends="indefinite"), "长期有效"),
        (Term(from_=FROM, ends="indefinite"), "2023年4月1日 起，长期有效"),
        (Term(from_=FROM, ends="further_notice"), "2023年4月1日 起，至另行通知为止"),
        (Term(from_=FROM, ends="project"), "2023年4月1日 起，至项目结束"),
        (Term(ends="budget"), "额满即止"),
        (Term(from_=FROM, until=UNTIL, ends="budget"), "2023年4月1日 至 2023年12月31日，额满即止"),
        (Term(until=UNTIL, provisional=True), "至 2023年12月31日（暂定）"),
        (Term(from_=FROM, provisional=True), "2023年4月1日 起，未写明截止日（暂定）"),
        (
            Term(from_=FROM, until=UNTIL, earlier=(Stretch(date(2023, 6, 30), None, None, date(2023, 9, 1)),)),
            "2023年4月1日 至 2023年12月31日，其中 2023年6月30日之后、2023年9月1日之前中断",
        ),
        (
            Term(from_=FROM, until=UNTIL, earlier=(Stretch(UNTIL, "budget", FROM, date(2024, 1, 1)),)),
            "2023年4月1日 至 2023年12月31日",  # the text knows of no break, only the editor of a budget
        ),
    ],
)
def test_a_term_in_words(term, words):
    assert term_wording(term) == words


def test_the_days_are_written_as_the_caller_wants():
    assert term_wording(Term(from_=FROM, until=UNTIL), date.isoformat) == "2023-04-01 至 2023-12-31"
