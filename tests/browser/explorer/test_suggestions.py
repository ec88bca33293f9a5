"""Suggestions while typing: the list below the box, by keyboard, pointer and input method, over a search of the test's own; and
what is said of a query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from joined_scripts import page_with

ENTRY = """import {startSuggestions} from '../suggestions/suggestions_view.js';
import {readingPieces, wordsToMark} from '../explorer/reading_words.js';
globalThis.readingPieces = readingPieces;
globalThis.wordsToMark = wordsToMark;
globalThis.start = () => {
  document.documentElement.dataset.root = '';
  document.body.innerHTML = '<form><label for="query">搜索</label><input id="query"></form><button>after</button>';
  const offered = [{text: '鼓励企业吸纳就业', kind: 'title'}, {text: '招人', kind: 'everyday', meaning: '吸纳就业'},
    {text: '税务局', kind: 'department'}, {text: '招', kind: 'text'}];
  globalThis.picked = [];
  const form = document.querySelector('form');
  form.addEventListener('submit', (event) => { event.preventDefault(); picked.push('submitted'); });
  document.querySelector('input').addEventListener('keydown', ({key}) => picked.push(key));
  startSuggestions(form, (typed) => typed.startsWith('招') ? offered : [],
    {onPick: (text) => picked.push(text), day: () => '2023-12-15', keyOf: () => 'doc/14'});
};
"""


@pytest.fixture
def box(browser: Browser) -> Iterator[Page]:
    with page_with(browser, ENTRY) as page:
        page.evaluate("start()")
        page.focus("#query")
        yield page


def options(page: Page):
    return page.get_by_role("listbox", name="搜索建议").get_by_role("option")


def test_the_list_names_each_kind_and_is_moved_in_by_the_arrow_keys(box: Page):
    field = box.get_by_role("combobox", name="搜索")
    expect(field).to_have_attribute("aria-expanded", "false")
    box.keyboard.insert_text("招")
    expect(options(box)).to_have_text(
        ["鼓励企业吸纳就业 措施", "招人（吸纳就业） 日常说法", "税务局 部门"]
    )  # not what is typed
    expect(field).to_have_attribute("aria-expanded", "true")
    box.keyboard.press("ArrowDown")
    box.keyboard.press("ArrowDown")
    marked = box.locator("[aria-selected=true]")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("招人")
    expect(field).to_have_attribute("aria-activedescendant", marked.get_attribute("id"))
    expect(field).to_be_focused()
    box.keyboard.press("Enter")
    expect(options(box)).to_have_count(0)
    assert box.evaluate("picked") == ["招人"]


def test_keys_that_the_list_does_not_take_go_on_to_the_box(box: Page):
    """Past its last entry ↓ is the box's; so is Enter while nothing is marked."""
    box.keyboard.insert_text("招")
    expect(options(box)).to_have_count(3)
    for _ in range(4):
        box.keyboard.press("ArrowDown")
    expect(options(box)).to_have_count(0)
    assert box.evaluate("picked") == ["ArrowDown"]
    box.keyboard.insert_text("人")
    expect(options(box)).to_have_count(3)
    box.keyboard.press("Enter")
    expect(options(box)).to_have_count(0)
    assert box.evaluate("picked.slice(1)") == ["Enter", "submitted"]


def test_escape_closes_the_list_and_nothing_else(box: Page):
    box.keyboard.insert_text("招")
    expect(options(box)).to_have_count(3)
    box.keyboard.press("Escape")
    expect(options(box)).to_have_count(0)
    expect(box.locator("#query")).to_have_value("招")
    assert box.evaluate("picked") == []
    box.keyboard.insert_text("人")
    expect(options(box)).to_have_count(3)
    box.keyboard.press("Tab")
    expect(options(box)).to_have_count(0)


def test_a_touch_takes_an_entry(box: Page):
    box.keyboard.insert_text("招")
    options(box).nth(2).click()
    assert box.evaluate("picked") == ["税务局"]
    expect(box.locator("#query")).to_be_focused()


def test_a_measure_that_is_chosen_is_gone_to(page: Page, origin, measures):
    title = measures[0]["title"]
    page.goto(origin.url("index.html#on=2023-12-15"))
    page.focus("#query")
    page.keyboard.insert_text(title[:-1])
    options(page).filter(has_text=title).click()
    expect(page).to_have_url(re.compile(r"measures/[a-z0-9-]+-1\.html#.*on=2023-12-15"))
    expect(page.locator("main h1")).to_have_text(title)


def test_nothing_is_suggested_while_characters_are_composed(box: Page):
    session = box.context.new_cdp_session(box)
    session.send("Input.imeSetComposition", {"text": "招", "selectionStart": 1, "selectionEnd": 1})
    expect(box.locator("#query")).to_have_value("招")
    expect(options(box)).to_have_count(0)
    session.send("Input.insertText", {"text": "招"})
    expect(options(box)).to_have_count(3)


# What is said of a query


def part(typed: str, used: list[str], how: str, count: int = 1) -> dict:
    return {"typed": typed, "used": used, "how": how, "count": count}


def said(page: Page, query: str, exact: bool = False, **reading: object) -> list[str]:
    whole = {"level": "all", "parts": [], "ignored": [], "absent": [], "instead": [], **reading}
    pieces = page.evaluate(
        "([query, exact, reading]) => readingPieces(query, exact, reading, '2024-12-31')", [query, exact, whole]
    )
    return [piece["text"] + (f"[{piece['label']}]" if piece.get("label") else "") for piece in pieces]


def test_what_was_understood_is_said_and_what_was_changed_can_be_taken_back(box: Page):
    assert said(box, "贷款", parts=[part("贷款", ["贷款"], "literal")]) == []
    assert said(box, "招人", parts=[part("招人", ["吸纳就业"], "everyday")]) == [
        "“招人”按“吸纳就业”查找",
        "[只找“招人”]",
    ]
    assert said(box, "餐馆", parts=[part("餐馆", ["餐馆", "餐饮业"], "name")]) == ["“餐馆”也按“餐饮业”查找"]
    assert said(box, "2024年12月的补贴", years=[["2024年12月", 2024]]) == []
    assert said(box, "2025年的补贴", years=[["2025年", 2025]]) == [
        "没有找到2025年还执行的措施，收录的最晚到 2024年12月31日"
    ]
    assert said(box, "10万", parts=[part("10万", ["10万", "10万元"], "number")]) == []
    assert said(box, "ldts", parts=[part("ldts", ["留抵退税"], "sound")])[0] == "“ldts”按拼音“留抵退税”查找"
    assert said(box, "留低退税", parts=[part("留低退税", ["留抵退税"], "correction")])[1:] == ["[只找“留低退税”]"]
    assert said(box, "高企补贴", parts=[part("高企", ["高企"], "split"), part("补贴", ["补贴"], "split")]) == [
        "没有完全相同的说法，拆成“高企”“补贴”查找"
    ]
    assert said(
        box,
        "怎么贷款 停车位",
        level="most",
        parts=[part("贷款", ["贷款"], "literal", 5), part("停车位", [], "literal", 0)],
        ignored=["怎么"],
        absent=["停车位"],
    ) == ["没有全部符合的；含“贷款”的有 5\u00a0项", "文件没有写“停车位”", "没有计入：怎么"]
    assert said(box, "目录", parts=[part("目录", ["目录"], "beside")]) == [
        "原文中没有“目录”这个说法，按编者归纳的内容和文件名称找到"
    ]
    assert said(box, "3元", parts=[part("3元", ["5元"], "other_figure")])[0] == "文件没有写“3元”，写了“5元”的列在下面"
    alike = [part("贷款到期", ["无还本续贷"], "everyday"), part("还不上", ["无还本续贷"], "everyday")]
    assert said(box, "贷款到期还不上", parts=alike)[0] == "“贷款到期”“还不上”按“无还本续贷”查找"
    assert said(box, "留低", level="none", instead=["留抵退税"]) == ["您是不是要找[留抵退税]"]
    assert said(box, "招人", exact=True) == ["只按您输入的字查找[也找意思相近的]"]


def test_the_page_of_a_measure_marks_what_was_looked_for(box: Page):
    reading = {
        "parts": [part("招人", ["吸纳就业"], "everyday"), part("补贴", ["补贴"], "literal")],
        "ignored": ["怎么"],
    }
    assert box.evaluate("(reading) => wordsToMark('怎么招人 补贴', reading)", reading) == "吸纳就业 补贴"
    reading = {"parts": [part("贷款", ["贷款"], "literal")], "ignored": []}
    assert box.evaluate("(reading) => wordsToMark('贷款', reading)", reading) == "贷款"
