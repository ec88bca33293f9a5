"""The days of terms, worked out from what notices say."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from policy_explorer.derive.days import last_day_of
from policy_explorer.derive.resolve_period import document_period, resolve_period
from policy_explorer.derive.term import ResolvedPeriod, Stretch, Term, TermChanges, TermExtension, plain_term
from policy_explorer.model import Document, Length, Period
from policy_explorer.model.period import DocumentPeriod, UsedUp

ISSUED, PUBLISHED = date(2023, 4, 11), date(2023, 4, 14)
ONE = timedelta(1)


def document_of(period: dict, **fields) -> Document:
    return Document.model_construct(issued=ISSUED, published=PUBLISHED, period=DocumentPeriod(**period), **fields)


WHOLE = document_of({"from": ISSUED, "until": date(2023, 12, 31), "from_quote": "起", "quote": "止"})
WITHOUT_END = document_of({"from": ISSUED, "from_quote": "起"})
BY_DOCUMENT = Period(basis="document")


@pytest.mark.parametrize(
    ("length", "first", "last"),
    [
        ({"years": 3}, date(2023, 4, 11), date(2026, 4, 10)),
        ({"years": 1}, date(2023, 1, 1), date(2023, 12, 31)),
        ({"years": 1}, date(2024, 2, 29), date(2025, 2, 28)),
        ({"years": 4}, date(2024, 2, 29), date(2028, 2, 28)),
        ({"years": 1}, date(2023, 3, 1), date(2024, 2, 29)),
        ({"months": 1}, date(2023, 1, 31), date(2023, 2, 28)),
        ({"months": 1}, date(2024, 1, 31), date(2024, 2, 29)),
        ({"months": 6}, date(2023, 8, 31), date(2024, 2, 29)),
        ({"months": 18}, date(2023, 7, 1), date(2024, 12, 31)),
        ({"days": 1}, date(2023, 4, 11), date(2023, 4, 11)),
        ({"days": 30}, date(2024, 2, 1), date(2024, 3, 1)),
    ],
)
def test_a_length_ends_on_the_day_before_the_one_that_corresponds_or_at_the_end_of_the_month(length, first, last):
    assert last_day_of(Length(**length), first) == last


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1, 100))
@example(date(2000, 2, 29), 1)
@example(date(2000, 2, 29), 4)
def test_years_are_twelve_months_and_never_longer_than_to_the_same_day(first, years):
    last = last_day_of(Length(years=years), first)
    assert last == last_day_of(Length(months=12 * years), first)
    year = first.year + years
    leap_day = (first.month, first.day) == (2, 29) and not isleap(year)
    assert last == (date(year, 2, 28) if leap_day else first.replace(year=year) - ONE)


def test_a_document_that_states_nothing_has_no_days_and_no_quote():
    period = document_period(document_of({}))
    assert plain_term(period) == Term(issued=ISSUED)
    assert (period.basis, period.quote, period.source) == ("document", None, "document")


@pytest.mark.parametrize(
    ("written", "issued"),
    [
        ({"basis": "document"}, ISSUED),
        ({"basis": "stated", "ends": "indefinite", "quote": "长期"}, ISSUED),
        ({"basis": "stated", "until": ISSUED, "quote": "止"}, ISSUED),
        ({"basis": "stated", "until": ISSUED - ONE, "quote": "止"}, None),  # ended before the document was issued
        ({"basis": "stated", "from": ISSUED - ONE, "quote": "起"}, None),
        ({"basis": "other", "until": date(2023, 12, 31), "quote": "止"}, None),  # may have held before
    ],
)
def test_without_a_first_day_nothing_holds_before_the_document_was_issued(written, issued):
    assert resolve_period(Period(**written), document_of({})).issued == issued


@pytest.mark.parametrize(("event", "day"), [("issued", ISSUED), ("published", PUBLISHED)])
def test_a_term_begins_on_the_day_that_the_notice_counts_from(event, day):
    counted = document_of({"counted_from": event, "lasts": {"years": 3}, "from_quote": "起", "quote": "三年"})
    period = document_period(counted)
    assert (period.from_, period.counted_from) == (day, event)
    assert (period.until, period.lasts) == (last_day_of(Length(years=3), day), Length(years=3))


def test_the_day_of_an_event_that_the_document_does_not_give_is_not_made_up():
    counted = document_of(
        {"counted_from": "announced", "lasts": {"years": 3}, "from_quote": "起", "quote": "三年"}, announced=None
    )
    period = document_period(counted)
    assert (period.from_, period.until, period.lasts) == (None, None, Length(years=3))


@pytest.mark.parametrize("document", [WHOLE, WITHOUT_END], ids=["with end", "without"])
def test_what_a_measure_leaves_out_is_that_of_the_document(document):
    general = document_period(document)
    assert resolve_period(BY_DOCUMENT, document) == general
    only_end = resolve_period(Period(basis="stated", until=date(2023, 6, 30), quote="六月底"), document)
    assert (only_end.from_, only_end.until, only_end.source) == (ISSUED, date(2023, 6, 30), "measure")
    only_start = resolve_period(Period(basis="stated", **{"from": date(2023, 5, 1)}, quote="五月起"), document)
    assert (only_start.from_, only_start.until, only_start.ends) == (date(2023, 5, 1), general.until, general.ends)


def test_an_end_in_words_replaces_the_day_of_the_document():
    period = resolve_period(Period(basis="stated", ends="indefinite", quote="长期有效"), WHOLE)
    assert (period.from_, period.until, period.ends, period.end) == (ISSUED, None, "indefinite", "indefinite")


def test_a_length_of_a_measure_is_counted_from_the_day_of_the_document():
    period = resolve_period(Period(basis="stated", lasts={"months": 6}, quote="六个月"), WHOLE)
    assert (period.from_, period.until) == (ISSUED, date(2023, 10, 10))


def test_a_length_of_a_measure_that_begins_on_no_known_day_has_no_last_day():
    period = resolve_period(Period(basis="stated", lasts={"years": 3}, quote="三年"), document_of({}))
    assert (period.from_, period.until, period.lasts) == (None, None, Length(years=3))


def test_a_used_up_budget_keeps_its_source():
    written = {"ends": "budget", "used_up": {"since": "2023-06-01", "source": "公告"}, "quote": "额满即止"}
    period = resolve_period(Period(basis="stated", **written), WHOLE)
    assert (period.used_up, period.until) == (date(2023, 6, 1), None)
    assert [(each.since, each.source) for each in period.used_up_records] == [(date(2023, 6, 1), "公告")]


def test_provisional_is_the_document_or_the_measure():
    provisional = document_of({"until": date(2023, 12, 31), "provisional": True, "quote": "暂定至年底"})
    assert resolve_period(BY_DOCUMENT, provisional).provisional
    own = resolve_period(Period(basis="stated", until=date(2023, 6, 30), quote="六月底"), provisional)
    assert not own.provisional, "the measure states an end of its own, and does not call it provisional"
    trial = resolve_period(Period(basis="stated", provisional=True, quote="试行"), WHOLE)
    assert (trial.provisional, trial.until) == (True, date(2023, 12, 31))


def test_the_question_that_a_term_is_compared_with_is_that_of_the_measure():
    assert resolve_period(Period(basis="document", fact="tax_period"), WHOLE).fact == "tax_period"
    assert resolve_period(BY_DOCUMENT, WHOLE).fact is None


END, NEXT_END = date(2023, 12, 31), date(2024, 12, 31)
JUNE, MARCH = date(2023, 6, 1), date(2024, 3, 1)
AGAIN = UsedUp(since=date(2024, 8, 1), source="第二次公告")
OF_BUDGET = {"ends": "budget", "used_up": {"since": JUNE, "source": "公告"}, "quote": "额满即止"}


def extension(**written) -> TermExtension:
    known = {"title": "t", "reference": "r", "issued": date(2023, 11, 1), "url": "", "anchor": "", "quote": "延续"}
    absent = dict.fromkeys(("from_", "until", "lasts", "ends"))
    return TermExtension(**{**known, **absent, "measures": (), **written})


def after(written: dict, **of_extension) -> ResolvedPeriod:
    period = Period(basis="stated", **written)
    return resolve_period(period, WITHOUT_END, TermChanges(None, (extension(measures=(1,), **of_extension),)), 1)


@pytest.mark.parametrize(
    ("written", "of_extension", "earlier", "used_up"),
    [
        # A budget is open again from the day on which the extension begins, or else is issued.
        ({"until": END}, {"until": NEXT_END}, Stretch(END, "budget", JUNE, END + ONE), None),
        ({"until": END}, {"until": NEXT_END, "from_": MARCH}, Stretch(END, "budget", JUNE, MARCH), None),
        ({}, {"until": NEXT_END}, Stretch(None, "budget", JUNE, date(2023, 11, 1)), None),
        ({}, {"until": NEXT_END, "from_": MARCH}, Stretch(None, "budget", JUNE, MARCH), None),
        # An extension from before that day leaves it used up.
        ({}, {"until": NEXT_END, "issued": date(2023, 5, 1)}, None, JUNE),
        # An editor records that the budget of the extension is used up too.
        ({"until": END}, {"ends": "budget", "used_up": AGAIN}, Stretch(END, "budget", JUNE, END + ONE), AGAIN.since),
    ],
)
def test_an_extension_opens_a_term_again_whose_budget_was_used_up(written, of_extension, earlier, used_up):
    found = after({**OF_BUDGET, **written}, **of_extension)
    assert found.earlier == ((earlier,) if earlier else ())
    assert found.used_up == used_up
    records = [each.source for each in found.used_up_records]
    assert records == ["公告", *(["第二次公告"] if "used_up" in of_extension else [])]


def test_an_extension_that_follows_at_once_leaves_no_earlier_part():
    dated = {"until": END, "quote": "止"}
    assert after(dated, until=NEXT_END).earlier == ()
    assert after(dated, until=NEXT_END, from_=END + ONE).earlier == ()
    assert after(dated, until=NEXT_END, from_=END + 2 * ONE).earlier == (Stretch(END, None, None, END + 2 * ONE),)


@pytest.mark.parametrize(
    ("term", "last", "end", "undated_end"),
    [
        (Term(), None, "not_stated", "not_stated"),
        (Term(until=ISSUED), ISSUED, "day", None),
        (Term(until=ISSUED, ends="budget"), ISSUED, "day", "budget"),
        (Term(ends="budget"), None, "budget", "budget"),
        (Term(superseded_from=PUBLISHED), PUBLISHED - ONE, "not_stated", "not_stated"),
        (Term(until=ISSUED, superseded_from=PUBLISHED), ISSUED, "day", None),
        (Term(until=PUBLISHED, superseded_from=ISSUED), ISSUED - ONE, "day", None),
    ],
)
def test_a_term_ends_with_its_last_day_or_its_document(term, last, end, undated_end):
    assert (term.last_day, term.end, term.undated_end) == (last, end, undated_end)


def test_a_plain_term_has_the_days_and_not_the_quotes():
    period = ResolvedPeriod(basis="stated", quote="止", source="measure", from_=ISSUED, ends="project", fact="f")
    plain = plain_term(replace(period, provisional=True))
    assert plain == Term(from_=ISSUED, ends="project", fact="f", provisional=True)
    assert type(plain) is Term
