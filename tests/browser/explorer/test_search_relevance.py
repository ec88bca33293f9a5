"""What people type finds what an expert would show, or says honestly that there is nothing; the same over http and from file://."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from in_one_piece import call
from joined_scripts import joined
from support.relevance import figures, is_right, queries

pytestmark = pytest.mark.every_place
AIM = 0.9

ENTRY = """import {createSearch} from '../search/client.js';
globalThis.relevantSearch = createSearch(document.documentElement.dataset.root);
"""
ASK = """async (queries) => {
  const answers = [];
  for (const query of queries) {
    const {places, keys, scores, near, reading} = await relevantSearch.search(query);
    answers.push({keys: places.map((at) => keys[at]), scores, near: near.map((at) => keys[at]), reading});
  }
  return answers;
}"""
# A reader who saves data is not sent the words in advance: Pagefind answers throughout.
SAVE_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}});"


def ask(page: Page, address: str, asked: list[str]) -> list[dict]:
    page.add_init_script(SAVE_DATA)
    page.goto(address)
    page.evaluate(joined(ENTRY))
    return call(page, ASK, asked)


def numbers(answer: dict) -> list[int]:
    return [int(key.rpartition("/")[2]) for key in answer["keys"]]


def wrong(asked, answers) -> list[str]:
    return [
        f"{query.ask}: {numbers(answer)[:5]}"
        for query, answer in zip(asked, answers, strict=True)
        if not is_right(query, numbers(answer))
    ]


@pytest.mark.parametrize("measured", [False, True])
def test_everyday_queries_find_what_an_expert_would_show(page: Page, origin, measured: bool):
    asked = [query for query in queries() if query.measured == measured]
    answers = ask(page, origin.url(), [query.ask for query in asked])
    found = figures(asked, [numbers(answer) for answer in answers])
    assert found.answered >= AIM * found.answerable, wrong(asked, answers)
    assert found.honest >= AIM * found.unanswerable, wrong(asked, answers)


@pytest.mark.wide
def test_both_ways_of_loading_read_and_rank_alike(new_page, http_origin, real_site):
    asked = [query.ask for query in queries()]
    places = (http_origin.url(), (real_site / "index.html").as_uri())
    by_http, from_file = (ask(new_page(), address, asked) for address in places)
    assert by_http == from_file


READINGS = {
    "怎么申请留抵退税": ("all", "怎么"),
    "留底退税": ("all", "留抵退税"),
    "稳岗返还": ("none", "稳岗返还"),
    "100000元": ("all", "10万元"),
    "贷欵": ("all", "贷款"),
    "第二十四条": ("all", "第24项"),
    "300万美元": ("all", "500万美元"),
    "5000元": ("none", "5000元"),
    "纡困贷": ("all", "纾困贷"),
    "银行批了额度一直不放款怎么办": ("all", "一直"),
    "发票丢了怎么办": ("none", "丢了"),
    "2025年的补贴": ("all", "2025年"),
    "二〇二五年的补贴": ("all", "二〇二五年"),
    "25年的补贴": ("all", "25年"),
    "明年底的补贴": ("all", "明年底"),
    "二零二三年的政府采购": ("all", "2023年"),
    "开了25年的老店": ("all", "老字号"),
    "想贷点款": ("all", "贷款"),
    "电费交不起": ("all", "交不起"),
    "我儿子想买辆新车政府补不补": ("all", "补不补"),
    "宠物店许可": ("none", "宠物店许可"),
    "滑雪许可": ("none", "滑雪许可"),
    "没有抵押物银行肯贷吗": ("most", "信用贷"),
    "海外昌展位费": ("all", "海外仓"),
    "xintuo rongzi danbao": ("most", "xintuo"),
    "失业大半年": ("all", "半年以上"),
}
YEARS = {"2025年的补贴": 2025, "二〇二五年的补贴": 2025, "25年的补贴": 2025, "明年底的补贴": date.today().year + 1}


def test_what_was_made_of_a_query_is_said(page: Page, origin):
    answers = ask(page, origin.url(), list(READINGS))
    for (query, (level, said)), answer in zip(READINGS.items(), answers, strict=True):
        reading = answer["reading"]
        words = [*reading["ignored"], *reading["absent"], *(used for part in reading["parts"] for used in part["used"])]
        assert (reading["level"], said in words) == (level, True), (query, reading)
        assert query not in YEARS or [year for _, year in reading["years"]] == [YEARS[query]], (query, reading)
        assert query != "开了25年的老店" or reading["years"] == []


def test_the_page_lists_first_what_still_applies_on_the_day(page: Page, origin):
    first = page.locator("[data-cards] > li").first
    page.goto(origin.url("index.html#q=企业&on=2023-06-01"))
    expect(first).to_have_attribute("data-measure", "gulou-2023-1/11")
    page.evaluate("location.hash = 'q=企业&on=2024-06-01'")
    expect(first).to_have_attribute("data-measure", "gulou-2023-1/16")


def test_one_character_of_a_word_tells_nothing_of_what_is_near(page: Page, origin):
    [parking, pension] = ask(page, origin.url(), ["停车位", "养老金"])
    assert (parking["near"], bool(pension["near"])) == ([], True)


def test_exact_looks_for_what_is_typed_only(page: Page, origin):
    page.goto(origin.url())
    page.evaluate(joined(ENTRY))
    places = page.evaluate(
        """async () => (await Promise.all(['留底退税', '招人', '小微企业'].map((query) =>
             relevantSearch.search(query, {exact: true})))).map(({places}) => places.length > 0)"""
    )
    assert places == [False, False, True]


def test_suggestions_begin_with_what_is_typed_or_its_pinyin(page: Page, origin):
    page.goto(origin.url())
    page.evaluate(joined(ENTRY))
    found = page.evaluate(
        "async () => Promise.all(['旅行', 'lvxing', 'ldts', '', '停车位'].map(relevantSearch.suggest))"
    )
    texts = [[each["text"] for each in group] for group in found]
    assert "旅行社" in texts[0] and "旅行社" in texts[1] and any("留抵退税" in text for text in texts[2])
    assert texts[3] == [] and "停车位" not in texts[4]
    assert all(len(group) <= 8 for group in texts)
