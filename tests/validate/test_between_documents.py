"""What is asked of extensions of the same document, of the measures that they name, and of times beside a term."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from policy_explorer.derive.term import BenefitTerm, Term, TermChanges
from policy_explorer.load.problem import Problem
from policy_explorer.validate.content import NoticeFiles
from policy_explorer.validate.extensions import contradictions
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.general_provisions import is_within as is_within_article
from policy_explorer.validate.named_measures import named_measure_problems
from policy_explorer.validate.outside_windows import OutsideWindow
from policy_explorer.validate.relations import RelationEntry
from policy_explorer.validate.source_file import SourceFile
from policy_explorer.validate.windows_in_terms import is_within

LABELS = {3: "第三条", 5: "第五条", 7: "第七条"}
FACTS = DocumentFacts(
    tested=frozenset(),
    terms=frozenset(),
    everyday=frozenset(),
    not_absent=frozenset(),
    figures=frozenset(),
    has_text=True,
    readable=True,
    last_day="2031-12-31",
    last_days={},
    extendable=True,
    has_budget=False,
    labels=LABELS,
    outside_windows=(),
    benefits=frozenset(),
)


def extension(by: str = "b", issued: str = "2031-01-01", **written: Any) -> RelationEntry:
    """An entry by which the document `by` extends the document a."""
    value = {"id": by, "issued": issued, "extends": [{"document": "a", **written}]}
    return RelationEntry(SourceFile(f"documents/{by}/document.yaml", value, ""), ("extends", 0), "a")


SOONER, LATER = {"until": "2032-12-31"}, {"until": "2033-12-31"}


@pytest.mark.parametrize(
    ("first", "second", "contradict"),
    [
        (SOONER, LATER, True),
        (SOONER, SOONER, False),
        ({**SOONER, "measures": [3]}, {**LATER, "measures": [5]}, False),
        ({**SOONER, "measures": [3, 5]}, {**LATER, "measures": [5, 7]}, True),
        ({**SOONER, "measures": [3]}, {**LATER, "measures": [3], "issued": "2031-06-01"}, False),
        ({**LATER, "measures": [3]}, {**SOONER, "measures": [3], "issued": "2031-06-01"}, True),
        (SOONER, {**LATER, "measures": [3]}, False),  # one measure lasts longer than the rest
    ],
)
def test_extensions_contradict_where_they_are_about_the_same(
    first: dict[str, Any], second: dict[str, Any], contradict: bool
) -> None:
    found = list(contradictions([extension("b", **first), extension("c", **second)]))
    assert [problem.message for problem in found] == ["a 延续到什么时候有两种说法"] * contradict
    assert all(problem.path == "documents/c/document.yaml" for problem in found)


@pytest.mark.parametrize(
    ("quote", "measures", "message", "field"),
    [
        ("第三条、第五条延续一年", [3, 5], None, ""),
        ("第三条、第五条延续一年", [], "引文只写了其中几项，这里没有写 measures", "quote"),
        ("第三条、第五条延续一年", [3], "引文写的几项没有都写", "measures"),
        ("第三条、第五条延续一年", [7], "引文写的是另外几项", "measures"),
        ("第三条、第五条延续一年", [3, 5, 7], "引文写的是另外几项", "measures"),
    ],
)
def test_the_measures_of_an_extension_are_those_that_its_quote_names(
    quote: str, measures: list[int], message: str | None, field: str
) -> None:
    words = f"《云溪县扶持办法》{quote}"
    entry = extension(quote=words, title="云溪县扶持办法", measures=measures)
    found = list(named_measure_problems(entry, {"a": FACTS}))
    assert [problem.message for problem in found] == [message] * bool(message)
    assert [problem.field for problem in found] == [f"extends[0].{field}"] * bool(message)
    assert [problem.hint for problem in found] == ["写 measures: [3, 5]"] * bool(message)


def test_the_rest_of_what_a_quote_names_may_stand_beside_it() -> None:
    entry = extension(quote="《云溪县扶持办法》第三条、第五条延续一年", title="云溪县扶持办法", measures=[3])
    beside = extension(measures=[5])
    assert list(named_measure_problems(entry, {"a": FACTS}, [entry, beside])) == []
    elsewhere = RelationEntry(beside.file, beside.at, "another")
    assert len(list(named_measure_problems(entry, {"a": FACTS}, [entry, elsewhere]))) == 1
    assert list(named_measure_problems(entry, {"a": replace(FACTS, readable=False)})) == []
    assert list(named_measure_problems(entry, {})) == []


NOTICE = "第一条　为了发展，制定本办法。\n第二条　本办法适用于企业。\n第三条　企业应当登记。\n"


@pytest.mark.parametrize(
    ("citation", "words", "expected"),
    [
        ("第一条", "为了发展", True),
        ("第二条", "本办法适用于企业", True),
        ("第二条第一款", "本办法适用于企业", True),
        ("第一条", "本办法适用于企业", False),
        ("第三条", "本办法适用于企业", False),
        ("第二条", "企业应当登记", False),
        ("第二条、第三条", "企业应当登记", True),
        ("附则", "企业应当登记", True),  # no article: not known
    ],
)
def test_a_quote_is_within_the_article_that_began_last(citation: str, words: str, expected: bool) -> None:
    notice = NoticeFiles("x", SourceFile("documents/x/document.yaml", {}, ""), NOTICE, ())
    at = notice.official.index(words)
    assert is_within_article(citation, at, at + len(words), notice) is expected


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (("2031-12-31", "2032-01-31"), True),  # its first day is the last of the term
        (("2032-01-01", "2032-01-31"), False),
        (("2030-12-01", "2031-01-01"), True),  # its last day is the first of the term
        (("2030-12-01", "2030-12-31"), False),
        ((None, "2030-12-31"), False),
        (("2032-01-01", None), False),
        ((None, None), True),
    ],
)
def test_a_time_for_applying_is_in_a_term_if_one_day_is(window: tuple[str | None, ...], expected: bool) -> None:
    first, last = (date.fromisoformat(day) if day else None for day in window)
    term = BenefitTerm(Term(from_=date(2031, 1, 1), until=date(2031, 12, 31)), follows_document=False, number=1)
    problem = Problem("documents/x/measures/01.yaml", 1, 1, "windows[0]", "")
    outside = OutsideWindow(problem=problem, term=term, from_=first, until=last)
    assert is_within(outside, TermChanges()) is expected
