"""The form of one question: bands and figures on both sides of every bound, choices, why it is asked, and input that cannot be meant."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from questionnaire_steps import (
    GRANT,
    HOMESTAY,
    REAL,
    answer_shown,
    change,
    expect_benefit,
    expect_verdict,
    fill,
    measure,
    next_question,
    open_questionnaire,
)
from retrying import containing

AREA = "#a.trade=farm&a.organic=yes&ask=area"
LESS, ENOUGH = "低于20亩", "不少于20亩"


def band(page: Page, label: str) -> Locator:
    return page.locator("form[data-question]").get_by_role("radio", name=label, exact=True)


# --- figures and bands ----------------------------------------------------------------------------------------------


def test_a_band_is_enough(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, AREA)
    expect(page.locator("form[data-question]")).to_contain_text("选一档就够判断；填确切的数也可以。")
    for label, text, verdict in ((LESS, "lt20", "no"), (ENOUGH, "ge20", "yes")):
        band(page, label).check()
        next_question(page)
        expect_verdict(page, GRANT, verdict)
        expect(answer_shown(page, "area")).to_contain_text(label)
        expect(page).to_have_url(containing(f"a.area={text}"))
        change(page, "area")
        expect(band(page, label)).to_be_checked()
        expect(page.locator("#question-input")).to_have_value("")


def test_the_bound_of_a_figure(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, AREA)
    for area, verdict in (
        ("19.999999", "no"),
        ("20", "yes"),
        ("20.000001", "yes"),
        ("1,000", "yes"),
        ("１９", "no"),
        ("２０", "yes"),
    ):
        fill(page, area)
        expect_verdict(page, GRANT, verdict)
        change(page, "area")


@pytest.mark.wide
def test_a_figure_and_a_band_shut_each_other_out(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, AREA)
    field = page.locator("#question-input")
    band(page, LESS).check()
    field.press_sequentially("25")
    expect(band(page, LESS)).not_to_be_checked()
    next_question(page)
    expect_verdict(page, GRANT, "yes")
    expect(answer_shown(page, "area")).to_contain_text("25亩")
    change(page, "area")
    expect(field).to_have_value("25")
    band(page, LESS).check()
    expect(field).to_have_value("")
    next_question(page)
    expect_verdict(page, GRANT, "no")


@pytest.mark.wide
def test_back_takes_a_band_back(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=5&a.organic=yes&ask=area")
    band(page, ENOUGH).check()
    next_question(page)
    expect_verdict(page, GRANT, "yes")
    page.go_back()
    expect_verdict(page, GRANT, "no")
    expect(page.locator("#question-input")).to_have_value("5")
    page.go_forward()
    expect_verdict(page, GRANT, "yes")


RANGES = {
    "ge20": (ENOUGH, "yes"),
    "gt20": ("超过20亩", "yes"),
    "lt20": (LESS, "no"),
    "le20": ("不超过20亩（含20亩）", "maybe"),
    "ge15lt25": ("不少于15亩，低于25亩", "maybe"),
    "ge20le20": ("正好20亩", "yes"),
}


@pytest.mark.wide
def test_a_link_with_a_range_keeps_its_meaning_whatever_the_bands_are_now(page: Page, tiny_http_origin, subtests):
    for text, (words, verdict) in RANGES.items():
        with subtests.test(text):
            open_questionnaire(page, tiny_http_origin, f"#a.trade=farm&a.organic=yes&a.area={text}&ask=area")
            expect(page.locator("[data-ignored]")).to_be_hidden()
            expect_verdict(page, GRANT, verdict)
            expect(answer_shown(page, "area")).to_contain_text(words)
            expect(band(page, words)).to_be_checked()
            next_question(page)
            expect(page).to_have_url(containing(f"a.area={text}"))


@pytest.mark.wide
def test_a_link_with_a_range_that_says_nothing_is_named(page: Page, tiny_http_origin, subtests):
    for text in ("le", "gt20lt20", "ge30le20", "lt0", "gt100000", "20le", "ge20x"):
        with subtests.test(text):
            open_questionnaire(page, tiny_http_origin, f"#a.trade=farm&a.area={text}")
            expect(page.locator("[data-ignored]")).to_be_visible()
            expect(answer_shown(page, "area")).to_have_count(0)


@pytest.mark.wide
def test_bands_decide_the_real_rules(page: Page, http_origin):
    hired = f"#measure={REAL}/14&a.applicant=enterprise&a.hired_groups=registered_unemployed"
    for unemployed, pension, verdict in (("ge6", "ge6", "yes"), ("le5", "ge6", "no"), ("ge6", "le5", "no")):
        open_questionnaire(page, http_origin, f"{hired}&a.unemployed_months={unemployed}&a.pension_months={pension}")
        expect_benefit(page, 14, "hiring-subsidy", verdict)


IMPOSSIBLE_FIGURES = {
    "二十几": "请只填数字",
    "1e3": "请只填数字",
    "1,00": "请只填数字",
    "-1": "不能小于0亩",
    "100000.5": "不能大于100000亩",
    "19.9999999": "小数最多填 6 位",
}


def test_an_impossible_figure_gets_a_message_beside_the_field(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm")
    field = page.locator("#question-input")
    for text, message in IMPOSSIBLE_FIGURES.items():
        fill(page, text)
        expect(page.locator("#question-error")).to_contain_text(message)
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(
            f"按承包合同上的面积填写。 亩 {page.locator('#question-error').inner_text()}"
        )
        expect(page).not_to_have_url(containing("a.area"))
    fill(page, "20")
    expect(page.locator("#question-error")).to_be_hidden()
    expect(answer_shown(page, "area")).to_contain_text("20亩")


@pytest.mark.wide
def test_neither_a_band_nor_a_figure_gets_a_message(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm")
    next_question(page)
    expect(page.locator("#question-error")).to_contain_text("请选一档，或者填一个数")
    expect(band(page, LESS)).to_be_focused()
    expect(page).not_to_have_url(containing("a.area"))


@pytest.mark.wide
def test_the_figure_says_what_it_is_to_a_screen_reader(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm")
    expect(page.locator("#question-input")).to_have_accessible_name("您种了多少亩？ 或者填确切的数")
    expect(page.locator("form[data-question]")).to_contain_text("亩")


@pytest.mark.wide
def test_a_figure_that_must_be_whole(page: Page, http_origin):
    open_questionnaire(page, http_origin, f"#measure={REAL}/14&ask=unemployed_months")
    fill(page, "6.5")
    expect(page.locator("#question-error")).to_have_text("请填整数。")
    fill(page, "6.0")
    expect(answer_shown(page, "unemployed_months")).to_contain_text("6个月")


# --- choices --------------------------------------------------------------------------------------------------------


def test_none_of_the_options_is_an_answer(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=homestay&a.opened=2031-02-01")
    form = page.locator("form[data-question]")
    form.get_by_label("老宅改造").check()
    form.get_by_label("自有农场").check()
    expect(form.get_by_label("老宅改造")).to_be_checked()
    form.get_by_label("以上都没有").check()
    expect(form.get_by_label("老宅改造")).not_to_be_checked()
    form.get_by_label("自有农场").check()
    expect(form.get_by_label("以上都没有")).not_to_be_checked()
    form.get_by_label("以上都没有").check()
    next_question(page)
    expect_verdict(page, HOMESTAY, "no")


@pytest.mark.wide
def test_nothing_chosen_gets_a_message(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#ask=trade")
    next_question(page)
    expect(page.locator("#question-error")).to_contain_text("请选一项")
    expect(page.locator("form[data-question]").get_by_label("种植", exact=True)).to_be_focused()
    open_questionnaire(page, tiny_http_origin, "#a.trade=homestay&a.opened=~")
    next_question(page)
    expect(page.locator("#question-error")).to_contain_text("请至少选一项")
    expect_verdict(page, HOMESTAY, "maybe")


# --- why ------------------------------------------------------------------------------------------------------------


def test_why_a_question_is_asked(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=homestay")
    title = measure(page, HOMESTAY).locator("[data-benefit] .result-benefit-title").first.inner_text()
    expect(page.locator("[data-why] summary")).to_have_text("为什么问：关系到 1 项待遇")
    page.locator("[data-why] summary").click()
    expect(page.locator("[data-why] p")).to_have_text(f"{title}（第 3 项）。")
    page.get_by_role("button", name="跳过").click()
    expect(page.locator("[data-why] p"), "opened once, open at the next question").to_be_visible()


@pytest.mark.wide
def test_of_many_benefits_eight_are_named(page: Page, http_origin):
    open_questionnaire(page, http_origin)
    words = page.locator("[data-why]").evaluate("(why) => why.textContent.trim()")
    count = int(words.split("关系到 ")[1].split(" ")[0])
    assert count > 8
    assert words.count("（第") == 8
    assert words.endswith(f"等 {count} 项。")


def test_bands_and_days_fit_a_phone_and_a_field_in_use_is_clear_of_the_foot(phone: Page, http_origin):
    phone.emulate_media(reduced_motion="reduce")
    phone.set_viewport_size({"width": 390, "height": 700})
    for fact in ("monthly_sales", "licence_date"):
        open_questionnaire(phone, http_origin, f"#a.applicant=enterprise&ask={fact}")
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
        heights = phone.locator("form[data-question] input:not([type=radio])").evaluate_all(
            "(inputs) => inputs.map((input) => input.offsetHeight)"
        )
        assert heights and min(heights) >= 44
        field = phone.locator("#question-input")
        expect(field).to_have_attribute("inputmode", "decimal")
        field.focus()
        expect(field).to_be_in_viewport(ratio=1)
        bottom, foot = (phone.locator(part).bounding_box() for part in ("#question-input", ".question-buttons"))
        assert bottom["y"] + bottom["height"] <= foot["y"]
