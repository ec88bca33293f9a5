"""One sentence in: which answers it proposes, and that nothing is answered before the reader says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from joined_scripts import page_with
from questionnaire_steps import answer_shown, heading, open_questionnaire
from retrying import containing

ENTRY = "import {readSentence} from '../sentence/read_sentence.js'; globalThis.readSentence = readSentence;"
FIRM, TRADER = {"applicant": "enterprise"}, {"applicant": "individual_business"}
# Sentence -> the answers proposed, the questions to ask next, and what was of no use.
SENTENCES: list[tuple[str, dict, set[str], list[str]]] = [
    ("我是开餐馆的，个体户，月销售8万，雇了3个人", {**TRADER, "monthly_sales": 8}, {"hired_groups"}, []),
    (
        "我们是小微公司，没有工会，小规模纳税人，每个月营业额大概8.5万元",
        {**FIRM, "firm_size": "small_micro", "small_scale_taxpayer": True, "monthly_sales": 8.5, "has_union": False},
        set(),
        [],
    ),
    (
        "个体工商户，不是小规模，月销售额不到10万",
        {**TRADER, "small_scale_taxpayer": False, "monthly_sales": {"less_than": 10}},
        set(),
        [],
    ),
    (
        "我有一家旅行社，2021年5月1日取得许可证",
        {**FIRM, "profile": ["travel_agency"], "licence_date": "2021-05-01"},
        set(),
        [],
    ),
    *(
        (
            f"我有一家旅行社，{day}取得许可证",
            {**FIRM, "profile": ["travel_agency"], "licence_date": "2021-05-01"},
            set(),
            [],
        )
        for day in ("二〇二一年五月一日", "21年5月1日", "二○二一年5月1号", "2021年五月一日")
    ),
    (
        "外贸公司，要出国参展；缺钱想贷款",
        {**FIRM, "profile": ["foreign_trade"], "activities": ["overseas_exhibition"], "financing": ["need"]},
        set(),
        [],
    ),
    (
        "外资企业，外方实际到资500万美元，一季度的",
        {**FIRM, "profile": ["foreign_invested"], "foreign_paid_in": 500},
        set(),
        ["一季度的"],
    ),
    (
        "雇了一个登记失业半年的人，交了养老保险7个月",
        {"unemployed_months": 6, "pension_months": 7},
        {"hired_groups"},
        [],
    ),
    ("公司，雇了3个应届毕业生", {**FIRM, "hired_groups": ["graduating_student"]}, set(), []),
    ("公司 月销售 8 万 小规模", {**FIRM, "monthly_sales": 8, "small_scale_taxpayer": True}, set(), []),
    ("８万元月销售额，小微企业", {**FIRM, "monthly_sales": 8, "firm_size": "small_micro"}, set(), []),
    ("月销售没有8万，工会经费每年6000元", {"monthly_sales": {"less_than": 8}, "union_dues": 0.6}, set(), []),
    (
        "月销售额，8万；建了工会，工会经费一年6000元",
        {"monthly_sales": 8, "has_union": True, "union_dues": 0.6},
        set(),
        [],
    ),
    ("月销售超过15万元", {"monthly_sales": {"more_than": 15}}, set(), []),
    ("民营企业，准备上市，规模以上", {"firm_kinds": ["private", "pre_listing"]}, set(), ["规模以上"]),
    # What is denied, asked, planned, of another time or of somebody else.
    ("没有雇人，没有贷款", {"hired_groups": []}, set(), ["没有贷款"]),
    ("以前是公司，现在是个体户", TRADER, set(), ["以前是公司"]),
    ("朋友开公司，我打工的", {"applicant": "person"}, set(), ["朋友开公司"]),
    ("打算成立工会，不是公司是个体户", TRADER, set(), ["打算成立工会", "不是公司"]),
    ("没有工会、小规模", {"has_union": False}, set(), ["小规模"]),
    ("我是个体户吗？", {}, set(), ["个体户吗"]),
    ("是不是小规模我不知道；不是没有工会", {}, set(), ["是不是小规模我不知道", "不是没有工会"]),
    ("有工会，后来又撤了", {}, set(), ["工会", "后来又撤了"]),
    ("我爸开公司，雇了3个应届生；我是个体户", TRADER, set(), ["爸开公司", "雇了3个应届生"]),
    # Figures that do not fit: another time, another unit, no single value, something else.
    ("年销售96万，十二个月销售96万", {}, set(), ["年销售96万", "十二个月销售96万"]),
    ("月销售十多万", {}, set(), ["月销售十多万"]),
    ("月销售8万到10万之间", {}, set(), ["月销售8万到10万之间"]),
    ("月销售3个人，月销售增加3万", {}, set(), ["月销售3个人", "月销售增加3万"]),
    ("公司利润8万", FIRM, set(), ["利润8万"]),
    ("我们是旅行社，不是工业企业", {**FIRM, "profile": ["travel_agency"]}, set(), ["不是工业企业"]),
]
# What says nothing that holds of the person: each is of no use as a whole.
REFUSED = [
    *("外方到资500万元", "到资人民币500万", "月销售8万港币", "月销售8万（美元）", "月销售美元8万", "月销售8万人"),
    *(
        "月销售-5万",
        "月销售 - 8万",
        "月销售负8万",
        "工会经费6000元还没交",
        "月销售每季度8万",
        "月销售8万一天",
        "月销售每天8万",
        "上缴经费每月500元",
    ),
    *("每月上缴经费500元", "养老保险每月交500", "养老保险欠3个月", "拖欠养老保险3个月", "养老保险断了3个月"),
    *("养老保险少交3个月", "养老保险补缴3个月", "养老保险3个月没交", "月销售没有超过8万", "月销售最高8万"),
    *("月销售8万以上10万以下", "月销售从8万涨到12万", "月销售8万减2万", "月销售8万×2", "月销售8万的一半"),
    *("2021年5月1日前取得许可证", "取得许可证是2021年5月1日以后"),
    *("二〇二一年五月一日以后取得许可证", "121年5月1日取得许可证", "二〇二一年五月取得许可证"),
    *("不再是公司", "除了公司都是", "刚刚停止做外贸", "公司已经注销", "取消了工会", "个体户转为公司", "外贸不做了"),
    *("在外企上班", "外企员工", "爸是公司老板", "被外企收购", "卖汽车配件"),
]


@pytest.fixture(scope="module")
def reader(browser: Browser, http_origin) -> Iterator[Page]:
    with page_with(browser, ENTRY) as page:
        page.add_script_tag(url=http_origin.url("data/questionnaire.js"))
        yield page


def read(reader: Page, sentence: str) -> dict:
    return reader.evaluate("(sentence) => readSentence(sentence, questionnaireData)", sentence)


def test_what_is_said_is_proposed_with_its_words_and_nothing_else(reader: Page):
    wrong = []
    for sentence, answers, asked, unused in SENTENCES:
        found = read(reader, sentence)
        said = {each["fact"]: each["value"] for each in found["proposals"] if "value" in each}
        ask = {each["fact"] for each in found["proposals"] if each.get("ask")}
        if (said, ask, found["unused"]) != (answers, asked, unused):
            wrong.append((sentence, said, ask, found["unused"]))
        for each in found["proposals"]:
            assert all(words in sentence for words in each["words"]), sentence
            assert sentence[each["start"] : each["end"]].strip().startswith(each["words"][0]), sentence
    assert wrong == []


def test_what_holds_of_nobody_here_or_in_another_unit_is_of_no_use(reader: Page):
    found = {sentence: read(reader, sentence) for sentence in REFUSED}
    assert {sentence: each["proposals"] for sentence, each in found.items() if each["proposals"]} == {}
    assert [" ".join(each["unused"]) for each in found.values()] == REFUSED


def test_both_readings_are_proposed_where_a_sentence_contradicts_itself(reader: Page):
    for sentence, fact, values in [
        ("我是企业，也是个体户", "applicant", ["enterprise", "individual_business"]),
        ("有工会，没有工会", "has_union", [True, False]),
        ("月销售8000", "monthly_sales", [0.8, 8000]),
        ("月销售8万，月销售12万", "monthly_sales", [8, 12]),
    ]:
        found = [each for each in read(reader, sentence)["proposals"] if each["fact"] == fact]
        assert [each["value"] for each in found] == values, sentence
        assert all(each["conflict"] for each in found), sentence


def test_a_line_of_business_is_named_and_decides_nothing(reader: Page):
    found = read(reader, "我开餐馆")
    assert found["proposals"] == []
    assert [(each["name"], each["words"]) for each in found["sectors"]] == [("餐饮业", "餐馆")]


def test_only_so_much_of_a_text_is_read(reader: Page):
    assert read(reader, "，" * 300 + "个体户")["proposals"] == []
    assert read(reader, "，" * 294 + "月销售额8万元")["proposals"] == [], "nor is the word that the end cuts"
    assert read(reader, "<b>个体户</b>" + "𠮷" * 20)["proposals"][0]["words"] == ["个体户"]


def test_from_a_sentence_to_confirmed_answers_by_keyboard(page: Page, origin):
    open_questionnaire(page, origin)
    part = page.locator("[data-sentence]")
    part.locator("summary").press("Enter")
    field = page.get_by_label("写身份、月销售额")
    field.press("Enter")
    expect(part.get_by_role("status")).to_have_text("请先写一句话。")
    field.fill("我是开餐馆的，个体户，月销售8000，雇了3个人，没有工会")
    field.press("Enter")
    expect(part.get_by_role("heading")).to_be_focused()
    group = part.get_by_role("group", name="看出 3 题")
    chips = group.get_by_role("checkbox")
    trader, small, large, union = chips.all()
    expect(trader).to_be_checked()
    expect(trader).to_have_accessible_name("申请人类型：个体工商户")
    expect(trader).to_have_accessible_description("您说的是“个体户”")
    for reading in (small, large):
        expect(reading).not_to_be_checked()
        expect(reading).to_have_accessible_description(containing("有不止一种读法"))
    expect(part.locator("[data-sentence-sector]")).to_contain_text("“餐馆”说的是行业")
    expect(part.locator("[data-sentence-unused]"), "nobody asks a sole trader whom it hired").to_have_text(
        "没有用上：“雇了3个人”。"
    )
    expect(page.locator("[data-answer]"), "nothing is answered").to_have_count(0)
    expect(page).not_to_have_url(containing("a."))
    large.press("Space")
    small.press("Space")
    expect(large, "only one of two readings").not_to_be_checked()
    union.press("Space")
    part.get_by_role("button", name="用这些回答").press("Enter")
    expect(page).to_have_url(containing("a.applicant=individual_business&a.monthly_sales=0.8"))
    expect(page.locator("[data-answer]")).to_have_count(2)
    expect(part).to_be_hidden()
    expect(heading(page)).to_be_focused()
    page.get_by_role("button", name="全部清空").click()
    expect(part).to_be_visible()
    expect(field, "no trace of who asked").to_have_value("")


def test_what_is_sent_before_the_script_has_loaded_is_read_afterwards(page: Page, http_origin):
    held: list[Route] = []
    page.route("**/assets/sentence.js*", lambda route: held.append(route))
    open_questionnaire(page, http_origin)
    part = page.locator("[data-sentence]")
    with page.expect_request("**/assets/sentence.js*"):
        part.locator("summary").click()
    field = page.locator("#sentence-field")
    field.fill("个体户")
    field.press("Enter")
    expect(part.get_by_role("status")).to_have_text("正在载入。")
    held.pop().continue_()
    expect(part.get_by_role("heading")).to_be_focused()
    expect(field, "a line is not begun").to_have_value("个体户")
    expect(part.get_by_role("status")).to_have_text("")


def test_what_was_only_mentioned_is_asked_next(page: Page, http_origin):
    open_questionnaire(page, http_origin)
    page.locator("[data-sentence] summary").click()
    page.locator("#sentence-field").fill("公司，投标")
    page.locator("[data-sentence-read]").click()
    expect(page.get_by_role("checkbox", name="接着问：参加的政府采购项目")).to_be_checked()
    page.locator("[data-sentence-use]").click()
    expect(answer_shown(page, "applicant")).to_be_visible()
    expect(page).to_have_url(containing("about=procurement"))
    expect(page.locator("form[data-question]")).to_have_attribute("data-question", "procurement")


def test_what_nobody_would_ask_of_the_person_is_of_no_use_and_a_cut_is_said(page: Page, http_origin):
    open_questionnaire(page, http_origin)
    part = page.locator("[data-sentence]")
    part.locator("summary").click()
    page.locator("#sentence-field").fill("我是打工的，失业6个月，" + "，" * 300)
    page.locator("[data-sentence-read]").click()
    expect(part.get_by_role("status")).to_have_text(containing("只读前 300 字"))
    expect(part.get_by_role("checkbox")).to_have_count(1)
    expect(part.locator("[data-sentence-unused]")).to_contain_text("“失业6个月”")


def test_what_is_pasted_without_end_is_cut(page: Page, http_origin):
    open_questionnaire(page, http_origin)
    page.locator("[data-sentence] summary").click()
    field = page.locator("#sentence-field")
    field.focus()
    page.keyboard.insert_text("个体户，" + "、" * 10_000)
    expect(field).to_have_value(re.compile("^个体户，、{596}$"))
    field.press("Enter")
    expect(page.locator("[data-sentence-found]").get_by_role("checkbox")).to_have_count(1)


@pytest.mark.wide
def test_no_answer_is_used_when_every_one_is_taken_out_or_the_sentence_changes(page: Page, http_origin):
    open_questionnaire(page, http_origin)
    page.locator("[data-sentence] summary").click()
    field = page.locator("#sentence-field")
    field.fill("个体户")
    page.locator("[data-sentence-read]").click()
    page.locator("[data-proposal] input").uncheck()
    page.locator("[data-sentence-use]").click()
    expect(page.locator("[data-sentence] [role=alert]")).to_have_text("一个回答也没有选。")
    field.press("End")
    field.type("吗")
    expect(page.locator("[data-proposal]")).to_have_count(0)


@pytest.mark.wide
@pytest.mark.parametrize("state", ["", "#type=large"])
def test_on_a_phone_everything_of_a_sentence_fits_and_can_be_read(new_page, http_origin, state):
    phone = new_page(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    open_questionnaire(phone, http_origin, state)
    phone.locator("[data-sentence] summary").tap()
    phone.locator("#sentence-field").fill("外贸公司，缺钱想贷款，雇了3个人，月销售大概8万，" + "无" * 60)
    phone.locator("[data-sentence-read]").tap()
    expect(phone.locator("[data-proposal]")).to_have_count(5)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
