"""Without scripts: every condition as a table, and the examples of the method page; on every width and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from page_measures import SMALL_TARGETS
from support.usual_run import some_of

TABLES = "[data-all-conditions] .condition-table"
PRINTED = {"width": 680, "height": 960}  # A4 within its margins


@pytest.fixture
def bare(new_page):
    """Open a page of a given width, without scripts."""
    return lambda width, **options: new_page(
        java_script_enabled=False, viewport={"width": width, "height": 844}, **options
    )


@pytest.mark.parametrize("path", some_of(["questionnaire.html", "method.html"]))
def test_the_tables_never_scroll_sideways(bare, http_origin, path, subtests):
    page = bare(1366)
    page.goto(http_origin.url(path))
    for summary in page.locator(".example-measure > summary").all():
        summary.click()
    expect(page.locator("main table:visible")).not_to_have_count(0)
    spill = "(tables) => tables.filter((t) => t.scrollWidth > t.clientWidth + 1).map((t) => t.caption.textContent)"
    for width in (320, 390, 768, 1366):
        with subtests.test(width):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.locator("main table").evaluate_all(spill) == []


def test_every_measure_stands_in_the_page_without_scripts(bare, http_origin, measures):
    page = bare(1366)
    page.goto(http_origin.url("questionnaire.html"))
    expect(page.locator("[data-interview]")).to_be_hidden()
    shown = page.locator("[data-all-conditions] [data-measure]").evaluate_all(
        "(all) => all.map((e) => e.dataset.measure)"
    )
    assert sorted(shown) == sorted(f"{measure['document']}/{measure['number']}" for measure in measures)


def test_without_scripts_nothing_reads_as_an_offer_of_today(bare, http_origin):
    page = bare(390)
    for path in ("index.html", "questionnaire.html"):
        page.goto(http_origin.url(path))
        expect(page.locator(".latest-end:visible")).to_have_text(
            "文件写的期限最晚到 2024年12月31日，请核对今天的日期。"
        )
    page.goto(http_origin.url("measures/gulou-2023-1-17.html"))
    expect(page.locator(".term-strip")).to_contain_text("请核对日期")
    expect(page.locator("#benefits-title")).to_contain_text("文件写的待遇")
    expect(page.locator("main")).not_to_contain_text("能得到")


def test_scripts_take_the_tables_away(page, http_origin):
    page.goto(http_origin.url("questionnaire.html"))
    expect(page.locator("[data-interview]")).to_be_visible()
    expect(page.locator("[data-all-conditions]")).to_have_count(0)


def test_a_clause_opens_its_sentence(bare, http_origin):
    page = bare(1366)
    page.goto(http_origin.url("questionnaire.html"))
    page.get_by_role("link", name="月销售额10万元以下（含本数）").click()
    sentence = page.locator(".sentence:target")
    expect(sentence).to_contain_text("月销售额10万元以下（含本数）")


@pytest.mark.wide
def test_wide_windows_set_a_clause_beside_its_condition_and_phones_below(bare, http_origin):
    for width, below in ((1366, False), (390, True)):
        page = bare(width)
        page.goto(http_origin.url("questionnaire.html"))
        row = page.locator(f"{TABLES} tr", has=page.locator("td", has_text="月销售额不超过10万元（含10万元）")).first
        condition, clause = (cell.bounding_box() for cell in row.locator("td").all())
        assert (clause["y"] >= condition["y"] + condition["height"] - 1) is below
        assert (clause["x"] >= condition["x"] + condition["width"] - 1) is not below


@pytest.mark.wide
def test_parts_of_a_condition_stand_further_in(bare, http_origin):
    """Measure 11: 满足一条即可 within 以下都要满足."""
    left = "(cell) => { const range = document.createRange(); range.selectNodeContents(cell); return range.getBoundingClientRect().x; }"
    for width in (1366, 390):
        page = bare(width)
        page.goto(http_origin.url("questionnaire.html"))
        body = page.locator('[data-measure="gulou-2023-1/11"] tbody', has_text="满足一条即可").first
        numbers = {
            number.inner_text().strip(): number.evaluate(left) for number in body.locator(".condition-number").all()
        }
        assert numbers["1"] == numbers["2"] < numbers["1.1"] == numbers["1.2"] < numbers["1.2.1"]


@pytest.mark.wide
def test_tables_stay_tables_for_those_who_listen(bare, http_origin):
    for width in (1366, 390):
        page = bare(width)
        page.goto(http_origin.url("questionnaire.html"))
        table = page.get_by_role("table", name="第 1 项的条件和原文")
        expect(table.get_by_role("columnheader").first).to_have_text("文件写的待遇")
        expect(table.get_by_role("rowheader", name="小规模纳税人免征增值税")).to_have_count(1)


@pytest.mark.wide
def test_targets_are_a_finger_wide_without_scripts(new_page, http_origin):
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    for path in ("questionnaire.html", "method.html"):
        page.goto(http_origin.url(path))
        for summary in page.locator(".example-measure > summary").all():
            summary.tap()
        expect(page.locator("main table:visible"), path).not_to_have_count(0)
        assert page.evaluate(SMALL_TARGETS) == [], path


@pytest.mark.wide
def test_examples_open_without_scripts(bare, http_origin):
    page = bare(390)
    page.goto(http_origin.url("method.html"))
    part = page.locator('.example-measure[data-measure="gulou-2023-1/1"]')
    table = part.locator('table[data-benefit="vat-exemption"]')
    expect(table).to_be_hidden()
    part.locator("summary").click()
    row = table.locator("tbody tr").filter(has_text="月销售额：10万元")
    expect(row.locator("[data-verdict]")).to_have_text("✓ 符合")


@pytest.mark.wide
def test_paper_shows_the_examples_that_are_open(bare, http_origin):
    page = bare(PRINTED["width"])
    page.goto(http_origin.url("method.html"))
    opened, closed = (page.locator(f'.example-measure[data-measure="gulou-2023-1/{number}"]') for number in (1, 14))
    opened.locator("summary").click()
    page.emulate_media(media="print")
    expect(opened.locator("table").first).to_be_visible()
    expect(closed).to_be_hidden()
    expect(opened.locator("thead").first).to_have_css("display", "table-header-group")
