"""Rules as they read without scripts: the examples of the method page, the table of all conditions."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from msgspec.structs import replace
from pydantic import TypeAdapter

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.model import Catalogue, Condition, Example
from support.rendered_pages import by_class, catalogue, find, rendered, section, site, text, tiny, with_measure  # noqa: F401


def with_rule(catalogue: Catalogue, number: int, **changes) -> WholeSite:
    """The same site with another first benefit of one measure."""
    measure = next(m for m in catalogue.notices[0].measures if m.number == number)
    first, *others = measure.benefits
    return with_measure(catalogue, number, benefits=(first.model_copy(update=changes), *others))


def cells(table: Element) -> list[list[str]]:
    return [[text(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]


def test_method_page_shows_each_example_once_with_its_verdict(tiny, site):
    shown = {(e.get("data-measure"), e.get("data-benefit")): e for e in tiny["method.html"].iter("table")}
    written = {
        (entry.key, own.benefit.id): own.benefit.examples
        for entry in site.measures.values()
        for own in entry.benefits
        if own.benefit.examples
    }
    assert set(shown) == set(written)
    for key, examples in written.items():
        verdicts = [e.get("data-verdict") for e in find(shown[key], "data-verdict")]
        assert verdicts == [example.verdict for example in examples]
        assert shown[key].find("caption") is not None
    counts = [text(e) for e in by_class(tiny["method.html"], "count")]
    assert counts == [f"{len(examples)}个示例" for examples in written.values()], "one benefit a measure here"


def test_method_page_puts_the_answers_of_an_example_into_words(catalogue):
    examples = (
        Example(answers={"trade": "farm", "area": 20, "organic": True}, verdict="yes", note="正好20亩"),
        Example(answers={"trade": "farm", "area": {"less_than": 20}}, verdict="no"),
        Example(
            answers={"trade": "farm", "area": 20, "organic": None, "features": ["old_house", "family_farm"]},
            verdict="maybe",
        ),
    )
    page = rendered(with_rule(catalogue, 1, examples=examples))["method.html"]
    (table,) = find(page, "data-benefit", "organic-grant")
    assert text(table.find("caption")) == "有机种植补贴"
    assert cells(table) == [
        ["回答", "判定", "说明"],
        ["经营类型：种植种植面积：20亩有机认证：是", "✓符合", "正好20亩"],
        ["经营类型：种植种植面积：低于20亩有机认证：未回答", "✗不符合", ""],
        ["经营类型：种植种植面积：20亩有机认证：不清楚民宿特色：老宅改造、自有农场", "?可能符合", ""],
    ]
    assert all(e.get("scope") == "col" for e in table.iter("th"))


def test_method_page_says_whose_words_the_examples_are(tiny):
    shown = section(tiny["method.html"], "examples")
    assert text(shown.find("h2")) == "判定示例编者归纳"
    assert "回答是虚构的" in text(shown) and "验算" in text(shown)
    assert all("open" not in e.attrib for e in shown.iter("details"))
    assert "#examples" in {link.get("href") for link in tiny["method.html"].iter("a")}


def test_without_examples_the_method_page_has_no_section_for_them(catalogue):
    (notice,) = catalogue.notices
    bare = tuple(
        m.model_copy(update={"benefits": tuple(b.model_copy(update={"examples": ()}) for b in m.benefits)})
        for m in notice.measures
    )
    page = rendered(derive(replace(catalogue, notices=(replace(notice, measures=bare),))))["method.html"]
    assert not find(page, "id", "examples")
    assert "#examples" not in {link.get("href") for link in page.iter("a")}


# The conditions of all measures, where scripts are off

NESTED = TypeAdapter(Condition).validate_python(
    {
        "all": [
            {"fact": "trade", "is": "farm", "quote": "农户"},
            {
                "any": [
                    {"fact": "area", "at_least": 20, "quote": "种植面积20亩以上"},
                    {"not": {"fact": "organic", "is": True, "quote": "有机认证"}},
                ]
            },
        ]
    }
)


def all_conditions(site: WholeSite) -> Element:
    (shown,) = find(rendered(site)["questionnaire.html"], "data-all-conditions")
    return shown


def test_every_measure_to_apply_for_has_a_table_of_its_conditions(site):
    shown = all_conditions(site)
    tables = {e.get("data-measure"): e for e in shown.iter("article")}
    assert set(tables) == {key for key, entry in site.measures.items() if entry.is_judged}
    for key, article in tables.items():
        (table,) = article.iter("table")
        assert [text(e) for e in table.find("thead").iter("th")] == ["文件写的待遇", "条件编者归纳", "原文"]
        assert text(table.find("caption"))
        assert {body.get("data-benefit") for body in table.iter("tbody")} == {
            own.benefit.id for own in site.measures[key].benefits
        }
    others = [e.get("data-measure") for e in shown.iter("li")]
    assert others == [key for key, entry in site.measures.items() if not entry.is_judged]


def test_rows_of_a_nested_rule_are_numbered_and_say_how_they_are_joined(catalogue):
    table = next(all_conditions(with_rule(catalogue, 1, eligibility=NESTED)).iter("table"))
    assert cells(table)[1:] == [
        ["有机种植补贴", "以下都要满足："],
        ["1经营类型是种植", "农户"],
        ["2满足一条即可："],
        ["2.1种植面积不少于20亩", "种植面积20亩以上"],
        ["2.2有下列情形的不行："],
        ["2.2.1满足“有机认证”", "有机认证"],
    ]
    (head,) = (e for e in table.find("tbody").iter("th"))
    assert (head.get("scope"), head.get("rowspan")) == ("rowgroup", "6")
    widths = [[int(c.get("colspan", 1)) for c in row if c.tag == "td"] for row in table.find("tbody").iter("tr")]
    assert all(sum(row) == 2 for row in widths)


def test_a_rule_of_one_condition_needs_no_number(catalogue):
    rule = TypeAdapter(Condition).validate_python({"manual": "是否给予", "quote": "每亩补贴300元"})
    table = next(all_conditions(with_rule(catalogue, 1, eligibility=rule)).iter("table"))
    assert cells(table)[1:] == [["有机种植补贴", "由县农业局认定：是否给予", "每亩补贴300元"]]


def test_a_clause_leads_to_the_sentence_that_it_is_from(tiny):
    clauses = by_class(tiny["questionnaire.html"], "condition-clause-cell")
    assert clauses
    for cell in clauses:
        link = next(cell.iter("a"))
        path, _, anchor = link.get("href").partition("#")
        assert text(link) in text(section(tiny[path], anchor))
