"""Pages and data scripts show what clauses and terms add to a rule, with the place where it stands."""

from __future__ import annotations

import json
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from policy_explorer.derive.site import WholeSite
from policy_explorer.model import leaves_in
from policy_explorer.render.judging_data import judging_row, judging_tables
from policy_explorer.rules.spec import SPEC
from support.rendered_pages import by_class, find, parse, section, text
from support.site_render import files

GOVERNED = "yunxi-2031-9"
DOCUMENT = f"documents/{GOVERNED}.html"
WHO, REGISTERED, TERM = "依第二条，适用于全部措施", "依第三条，适用于第2项", "依期限"


@pytest.fixture(scope="module")
def written(governed: WholeSite) -> dict[str, bytes]:
    return files(governed)


@pytest.fixture(scope="module")
def page(written: dict[str, bytes]):
    return lambda path: parse(written[path].decode())


def measure_url(number: int) -> str:
    return f"measures/{GOVERNED}-{number}.html"


def labels(element: Element) -> list[str]:
    return [text(label) for label in by_class(element, "condition-source")]


@pytest.mark.parametrize(
    ("number", "expected"), [(1, [WHO, WHO]), (2, [WHO, WHO, REGISTERED, TERM, TERM]), (3, [WHO, WHO]), (4, [])]
)
def test_the_page_of_a_measure_says_where_each_condition_stands(page, number, expected):
    assert labels(section(page(measure_url(number)), "conditions")) == expected


def test_the_label_of_a_clause_leads_to_its_place_on_the_page_of_the_document(page):
    anchors = {anchor.get("id") for anchor in find(page(DOCUMENT), "id")}
    links = [
        link.get("href") for label in by_class(page(measure_url(2)), "condition-source") for link in label.iter("a")
    ]
    assert links == [f"../{DOCUMENT}#opening-4"] * 2 + [f"../{DOCUMENT}#opening-5"]
    assert {href.split("#")[1] for href in links} <= anchors


def test_the_pages_of_measures_show_the_clauses_that_apply_to_them(page):
    shown = {
        number: {text(term) for term in section(page(measure_url(number)), "clauses").iter("dt")}
        for number in (1, 2, 3, 4)
    }
    everywhere = {"不重复享受", "适用对象第二条，适用于全部措施"}  # the second only governs, by its conditions
    assert shown == {
        1: everywhere,
        2: {*everywhere, "在本县登记第三条，适用于第2项"},
        3: {*everywhere, "民宿的定义第四条，适用于第3项"},
        4: everywhere,
    }


def test_the_page_of_the_document_says_what_its_clauses_govern(page):
    terms = {text(term) for term in section(page(DOCUMENT), "about").iter("dt")}
    assert {"适用对象第二条，适用于全部措施", "在本县登记第三条，适用于第2项", "民宿的定义第四条，适用于第3项"} <= terms


def test_the_table_of_all_conditions_says_where_each_stands(page):
    (table,) = [
        article
        for article in by_class(page("questionnaire.html"), "condition-measure")
        if article.get("data-measure") == f"{GOVERNED}/2"
    ]
    assert labels(table) == [WHO, WHO, REGISTERED, TERM, TERM]
    links = [link.get("href") for cell in by_class(table, "condition-clause-cell") for link in cell.iter("a")]
    assert f"{DOCUMENT}#opening-5" in links
    assert f"{measure_url(2)}#s-1" in links


def test_an_example_shows_the_answers_that_clauses_ask_for(page):
    (table,) = [
        table
        for table in by_class(page("method.html"), "example-table")
        if (table.get("data-measure"), table.get("data-benefit")) == (f"{GOVERNED}/1", "planting")
    ]
    assert "年龄：46周岁" in text(table)
    assert "年龄：未回答" in text(table)


def data(written: dict[str, bytes]) -> dict[str, Any]:
    script = written["data/questionnaire.js"].decode()
    return json.loads(script[script.index("{") : script.rindex("}") + 1])


def test_the_data_of_the_questionnaire_have_the_whole_rule(governed: WholeSite, written):
    measures = {entry["key"]: entry for entry in data(written)["measures"]}
    for key, entry in governed.measures.items():
        for own, shipped in zip(entry.benefits, measures[key]["benefits"], strict=True):
            leaves = list(leaves_in(own.rule)) if own.rule else []
            assert quotes_in(shipped.get("rule")) == [leaf.quote for leaf in leaves]
    rule = measures[f"{GOVERNED}/2"]["benefits"][0]["rule"]
    assert [part.get("source") for part in rule["all"]] == [None, WHO, WHO, REGISTERED, TERM, TERM]
    assert [part["at"] for part in rule["all"]] == [
        "s-1",
        *[f"{DOCUMENT}#opening-4"] * 2,
        f"{DOCUMENT}#opening-5",
        "s-1",
        "s-1",
    ]


def quotes_in(rule: Any) -> list[str]:
    if isinstance(rule, dict):
        own = [rule["quote"]] if "quote" in rule else []
        return own + [quote for name in SPEC.connectives if name in rule for quote in quotes_in(rule[name])]
    return [quote for part in rule or () for quote in quotes_in(part)]


def test_the_fingerprints_and_the_bands_see_what_clauses_ask(written):
    questions = {question["id"]: question for question in data(written)["questions"]}
    assert [band["answer"] for band in questions["age"]["bands"]] == [
        {"at_most": 17},
        {"at_least": 18, "at_most": 45},
        {"at_least": 46},
    ]


def test_a_clause_for_some_measures_says_so_in_the_data(written):
    (document,) = [each for each in data(written)["documents"] if each["id"] == GOVERNED]
    assert [(clause["title"], clause.get("measures")) for clause in document["clauses"]] == [
        ("在本县登记", [2]),
        ("不重复享受", None),
    ]


def test_a_large_site_judges_by_the_same_rules(governed: WholeSite):
    tables = judging_tables(governed.documents, map(judging_row, governed.measures.values()))
    tests = [json.loads(test) for test in tables["tests"]]
    rows = [json.loads(row) for row in tables["rows"]]
    for entry, row in zip(governed.measures.values(), rows, strict=True):
        for own, compact in zip(entry.benefits, row[4], strict=True):
            leaves = list(leaves_in(own.rule)) if own.rule else []
            facts = [getattr(leaf, "fact", None) for leaf in leaves]
            assert [tests[place]["fact"] if place >= 0 else None for place in places_in(compact)] == facts


def places_in(compact: Any) -> list[int]:
    if compact is None:
        return []
    return [place for part in compact[1:] for place in places_in(part)] if isinstance(compact, list) else [compact]


def test_the_open_data_say_which_clauses_are_part_of_a_rule(written):
    measures = json.loads(written["data/measures.json"])["measures"]
    found = {
        f"{measure['document']}/{measure['number']}": [benefit["clauses"] for benefit in measure["benefits"]]
        for measure in measures
    }
    assert found[f"{GOVERNED}/1"] == [["who"]]
    assert found[f"{GOVERNED}/2"] == [["who", "registered"]]
    assert found[f"{GOVERNED}/4"] == [[]]
    assert found["yunxi-2031-5/1"] == [[]]


def test_what_nothing_governs_is_shown_as_before(page):
    assert labels(page("measures/yunxi-2031-5-1.html")) == []


def test_the_page_says_which_date_a_term_is_compared_with(page):
    words = "这个期限按申请人填的“税款所属期”判断，与今天是哪天无关。"
    assert words in text(section(page(measure_url(2)), "period"))
    assert words not in text(section(page(measure_url(1)), "period"))
