"""Which conditions are part of a rule, and where each of them stands."""

from __future__ import annotations

from datetime import date

import pytest

from policy_explorer.derive.effective_rule import clause_label, clause_place, effective_rule
from policy_explorer.derive.resolve_period import resolve_period
from policy_explorer.derive.site import WholeSite
from policy_explorer.derive.term import TermChanges, TermExtension
from policy_explorer.model import Clause, Document, FactTest, Period, leaves_in, parts

GOVERNED = "yunxi-2031-9"
OWN = FactTest.model_validate({"fact": "staff", "at_least": 2, "quote": "2人以上"})
PAGE = "documents/d.html"
STATED = {"from": "2031-01-01", "until": "2031-12-31", "from_quote": "自2031年起", "quote": "至2031年底"}


def document(period: dict | None = None, *clauses: dict) -> Document:
    written = {"id": "d", "title": "t", "short_title": "t", "reference": "r", "issuer": "i", "issued": "2030-12-01"}
    return Document.model_validate({**written, "period": period or {}, "clauses": clauses})


def clause(**more) -> Clause:
    return Clause.model_validate({"id": "c", "title": "适用对象", "quote": "q", "concerns_applicants": False, **more})


def added_by_term(period: dict, of_document: dict | None = None):
    """The operator, day and quote of each test that a term adds, and the address of that quote."""
    rule, sources = effective_rule(
        OWN, 1, Period.model_validate(period), document(of_document), {"至2031年底": "closing-1"}
    )
    added = [leaf for leaf in leaves_in(rule) if isinstance(leaf, FactTest)][1:]
    return [
        (test.operator, test.operand, test.quote, sources[place].place(test.quote))
        for place, test in enumerate(added, start=1)
    ]


@pytest.mark.parametrize(
    ("written", "label", "place"),
    [
        ({"citation": "第二条"}, "依第二条，适用于全部措施", "第二条，适用于全部措施"),
        ({"citation": "第二条", "measures": [3, 4]}, "依第二条，适用于第3、4项", "第二条，适用于第3、4项"),
        ({"measures": [3]}, "依“适用对象”，适用于第3项", "适用于第3项"),
        ({}, "依“适用对象”，适用于全部措施", ""),
    ],
)
def test_a_clause_is_called_what_the_notice_calls_it(written, label, place):
    made, of = clause(**written), document()
    assert (clause_label(made, of), clause_place(made, of)) == (label, place)


def test_the_measures_of_a_clause_are_cited_as_the_notice_cites_them():
    made = clause(citation="第二条", measures=[4, 12])
    cited = document().model_copy(update={"citation": "第{chinese}条"})
    assert clause_place(made, cited) == "第二条，适用于第四条、第十二条"


def test_the_term_of_a_measure_is_compared_as_its_own_text_gives_it():
    period = {"basis": "stated", "from": "2031-02-01", "until": "2031-03-31", "quote": "2月至3月", "fact": "month"}
    assert added_by_term(period, STATED) == [
        ("on_or_after", date(2031, 2, 1), "2月至3月", None),
        ("on_or_before", date(2031, 3, 31), "2月至3月", None),
    ]


def test_a_date_in_a_break_of_the_term_is_in_no_part_of_it():
    period = Period.model_validate({"basis": "document", "fact": "month"})
    known = {"title": "t", "reference": "r", "issued": date(2032, 1, 1), "url": "new.html", "anchor": "opening-1"}
    resumes = TermExtension(
        **known, quote="延续", measures=(), from_=date(2032, 3, 1), until=date(2032, 12, 31), lasts=None, ends=None
    )
    resolved = resolve_period(period, document(STATED), TermChanges(None, (resumes,)))
    rule, sources = effective_rule(OWN, 1, period, document(STATED), {}, resolved)
    *_, either = parts(rule)
    assert [(test.operator, test.operand, test.quote) for test in leaves_in(either) if isinstance(test, FactTest)] == [
        ("on_or_before", date(2031, 12, 31), "延续"),
        ("on_or_after", date(2032, 3, 1), "延续"),
    ]
    assert sources[len(parts(rule)) - 1].place("延续") == "new.html#opening-1"


def test_what_the_measure_leaves_out_is_quoted_from_the_document():
    period = {"basis": "stated", "from": "2031-02-01", "quote": "2月起", "fact": "month"}
    assert added_by_term(period, STATED) == [
        ("on_or_after", date(2031, 2, 1), "2月起", None),
        ("on_or_before", date(2031, 12, 31), "至2031年底", f"{PAGE}#closing-1"),
    ]
    assert [test[2] for test in added_by_term({"basis": "document", "fact": "month"}, STATED)] == [
        "自2031年起",
        "至2031年底",
    ]


def test_an_end_that_is_not_a_day_is_not_compared():
    period = {"basis": "stated", "from": "2031-02-01", "ends": "indefinite", "quote": "2月起长期有效", "fact": "month"}
    assert [test[0] for test in added_by_term(period, STATED)] == ["on_or_after"]


def test_a_last_day_that_follows_from_a_length_is_compared():
    period = {"basis": "stated", "from": "2031-02-01", "lasts": {"years": 1}, "quote": "2月起1年", "fact": "month"}
    assert added_by_term(period)[1][:3] == ("on_or_before", date(2032, 1, 31), "2月起1年")


def test_a_term_without_a_fact_adds_nothing():
    assert effective_rule(OWN, 1, Period(basis="document"), document(STATED), {}) == (OWN, {})


def test_every_rule_holds_what_governs_it_and_says_where_it_stands(governed: WholeSite):
    labels = {
        key.removeprefix(f"{GOVERNED}/"): [(source.clause, source.label) for source in own.sources.values()]
        for measure in governed.measures.values()
        for own in measure.benefits
        if (key := own.key).startswith(GOVERNED)
    }
    who = ("who", "依第二条，适用于全部措施")
    assert labels == {
        "1/planting": [who, who],
        "2/tax-cut": [who, who, ("registered", "依第三条，适用于第2项"), (None, "依期限"), (None, "依期限")],
        "3/homestay": [who, who],
        "4/publicity": [],
    }


def test_each_quote_of_a_clause_leads_to_its_own_passage(governed: WholeSite):
    (planting,) = governed.measures[f"{GOVERNED}/1"].benefits
    quotes = [leaf.quote for leaf in leaves_in(planting.rule)]
    assert [source.place(quotes[place]) for place, source in planting.sources.items()] == [
        f"documents/{GOVERNED}.html#opening-4"
    ] * 2


def test_no_other_document_is_governed(governed: WholeSite):
    others = [own for each in governed.measures.values() if each.document.id != GOVERNED for own in each.benefits]
    assert others
    assert all(own.rule is own.benefit.eligibility and not own.sources for own in others)
