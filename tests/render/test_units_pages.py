"""Pages and data of a notice of articles: its citations, its units as far as it names them, its tables and its annex."""

from __future__ import annotations

import json
from typing import Any

import pytest

from policy_explorer.derive.site import WholeSite
from policy_explorer.match.as_text import as_text
from policy_explorer.match.match import match
from policy_explorer.render import explorer_page
from support.json_schema import validate as validate_schema
from support.rendered_pages import by_class, find, parse, section, text
from support.site_render import files

ID = "yunxi-2031-7"
DOCUMENT, BOOKLET = f"documents/{ID}.html", f"documents/{ID}-booklet.html"
NOT_STATED = "文件没有写明由哪个单位负责"
LARGE_TABLE = [
    ["改造面积", "补贴标准", "备注"],
    ["20亩以上（含20亩）", "每亩300元", ""],
    ["不足20亩", "每亩200元", "须与相邻茶园连片"],
]
ANNEX = [["等级", "标准"], ["高级工", "2000元"], ["中级工", "1000元"]]


@pytest.fixture(scope="module")
def written(units: WholeSite) -> dict[str, bytes]:
    return files(units)


@pytest.fixture(scope="module")
def page(written: dict[str, bytes]):
    return lambda path: parse(written[path].decode())


def data(written: dict[str, bytes], path: str) -> Any:
    script = written[path].decode()
    return json.JSONDecoder().raw_decode(script[script.index("{") :])[0]


def measure_url(number: int) -> str:
    return f"measures/{ID}-{number}.html"


def cells(element) -> list[list[list[str]]]:
    return [[[text(cell) for cell in row] for row in table.iter("tr")] for table in by_class(element, "official-table")]


@pytest.mark.parametrize(("path", "label"), [(measure_url(4), "第四条"), (measure_url(8), "第八条")])
def test_a_measure_is_cited_as_the_notice_cites_it(page, path, label):
    assert text(by_class(page(path), "measure-place")[0]).startswith(label)


@pytest.mark.parametrize("path", ["index.html", DOCUMENT, BOOKLET, "departments/finance.html", measure_url(4)])
def test_lists_cite_it_too(page, path):
    assert "第三条" in {text(label) for label in by_class(page(path), "measure-number")}


def test_other_documents_keep_their_numbers(page):
    assert text(by_class(page("measures/yunxi-2031-5-3.html"), "measure-place")[0]).startswith("第3项")


def test_the_lead_rule_stands_beside_the_units_with_its_quote(page):
    units = section(page(measure_url(4)), "departments")
    assert "依文件的规定" in text(units) and "列第一位的为牵头单位" in text(units)
    assert f"../{DOCUMENT}#opening-4" in {link.get("href") for link in units.iter("a")}


def test_a_unit_that_stands_for_others_says_so(page):
    assert "各责任单位（泛指，原文没有列出名称）" in text(section(page(measure_url(4)), "departments"))
    assert "没有列出名称" in text(page("departments/all-units.html"))
    assert "各责任单位（泛指）" in text(page("departments/index.html"))


def test_where_no_unit_is_named_every_page_says_so(page, units, written):
    assert NOT_STATED in text(section(page(measure_url(7)), "departments"))
    assert NOT_STATED in text(by_class(page(measure_url(7)), "glance")[0])
    for path in ("index.html", "sectors/farming.html", BOOKLET, "questionnaire.html"):
        assert NOT_STATED in text(page(path)), path
    assert f"单位：{NOT_STATED}" in as_text(match(units, {}, None))


def test_the_units_of_a_benefit_stand_beside_it(page, units):
    found = page(measure_url(8))
    assert "牵头单位：县财政局" in text(section(found, "b-fair-costs"))
    assert "由县财政局给予每户500元补助" in {a.get("data-clause") for a in section(found, "departments").iter("a")}
    assert "这一项的牵头单位：县财政局" in as_text(match(units, {}, None))
    assert "牵头单位：县财政局" in text(page(BOOKLET))


def test_tables_are_shown_cell_by_cell(page):
    assert cells(page(measure_url(4))) == [LARGE_TABLE]
    assert cells(page(DOCUMENT)) == [LARGE_TABLE, ANNEX] == cells(page(BOOKLET))
    head = next(by_class(page(measure_url(4)), "official-table")[0].iter("thead"))
    assert [cell.get("scope") for cell in head.iter("th")] == ["col"] * 3


def test_a_table_can_be_scrolled_with_the_keyboard(page):
    for place in by_class(page(DOCUMENT), "table-scroll"):
        assert place.get("tabindex") == "0" and place.get("role") == "region" and place.get("aria-label")


@pytest.mark.parametrize(("number", "begin"), [(3, f"../{DOCUMENT}#x-skills."), (4, "#t-1")])
def test_a_quote_of_a_table_or_an_annex_leads_to_it(page, number, begin):
    benefits = section(page(measure_url(number)), "benefits")
    (href,) = {link.get("href") for link in by_class(benefits, "quote-place")} - {"#s-1"}
    assert href.startswith(begin)
    target = page(DOCUMENT if number == 3 else measure_url(number))
    assert find(target, "id", href.partition("#")[2])


def test_the_contents_name_the_annex(page):
    links = {link.get("href"): text(link) for link in by_class(page(DOCUMENT), "contents")[0].iter("a")}
    assert links["#x-skills"] == "附件1职业技能补贴标准" and find(page(DOCUMENT), "id", "x-skills")


def test_open_data_have_units_citations_and_tables(written):
    found = json.loads(written["data/measures.json"])
    validate_schema(found, json.loads(written["data/measures.schema.json"]))
    document = next(each for each in found["documents"] if each["id"] == ID)
    assert document["issuer"] == ["云溪县农业局", "云溪县财政局"] and document["lead_rule"] and document["annexes"]
    by_number = {each["number"]: each for each in found["measures"] if each["document"] == ID}
    assert [each["citation"] for each in by_number.values()] == ["第三条", "第四条", "第七条", "第八条"]
    assert by_number[4]["tables"][0]["rows"] == LARGE_TABLE
    assert (by_number[7]["lead"], by_number[7]["units_quote"]) == ([], None)
    assert [own["lead"] for own in by_number[8]["benefits"]] == [["各乡镇"], ["县财政局"]]


def test_the_questionnaire_knows_citations_and_whom_to_ask(written):
    known = {each["key"]: each for each in data(written, "data/questionnaire.js")["measures"]}
    assert known[f"{ID}/7"]["label"] == "第七条" and "label" not in known["yunxi-2031-5/1"]
    assert known[f"{ID}/7"]["contact"] == ["单位", [NOT_STATED]] and "contact" not in known[f"{ID}/3"]
    assert known[f"{ID}/8"]["contact"] == ["牵头", ["各乡镇", "县财政局"]]
    manual = known[f"{ID}/3"]["benefits"][0]["rule"]["all"][1]
    assert manual["at"].startswith(f"{DOCUMENT}#x-skills.") and manual["by"] == "县财政局"
    assert known[f"{ID}/7"]["benefits"][0]["rule"]["all"][1]["by"] == "有关单位（文件没有写明是哪个）"


def test_cards_that_a_script_makes_know_them_too(units, monkeypatch):
    monkeypatch.setattr(explorer_page, "SMALL_SITE", 0)
    monkeypatch.setattr(explorer_page, "PAGE_SIZE", 1)
    known = data(files(units), "data/explorer.js")
    keys = [
        f"{known['documents'][place]}/{number}"
        for place, number in zip(known["document"], known["number"], strict=True)
    ]
    at = keys.index(f"{ID}/7")
    assert known["labels"][at] == "第七条" and known["labels"][keys.index("yunxi-2031-5/1")] == "1"
    assert known["asked"][at] == ["单位", NOT_STATED] and known["asked"][keys.index(f"{ID}/8")] is None
