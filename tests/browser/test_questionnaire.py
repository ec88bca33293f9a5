"""The questionnaire in a browser: journeys on the fictional notice and on the real one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

GRANT, PROMOTION, HOMESTAY = (f"yunxi-2031-5/{number}" for number in (1, 2, 3))
REAL = "gulou-2023-1"


def open_questionnaire(page: Page, origin: Any, fragment: str = "") -> None:
    page.goto("about:blank")  # another fragment alone would not load the page anew
    page.goto(origin.url("questionnaire.html" + fragment))
    expect(page.locator("[data-interview]")).to_be_visible()


def heading(page: Page) -> Locator:
    return page.locator("#question-heading")


def measure(page: Page, key: str) -> Locator:
    return page.locator(f'[data-measure="{key}"]')


def expect_verdict(page: Page, key: str, verdict: str) -> None:
    expect(measure(page, key)).to_have_attribute("data-verdict", verdict)


def expect_benefit(page: Page, number: int, benefit: str, verdict: str) -> None:
    expect(measure(page, f"{REAL}/{number}").locator(f'[data-benefit="{benefit}"]')).to_have_attribute("data-verdict", verdict)


def next_question(page: Page) -> None:
    page.get_by_role("button", name="下一题").click()


def choose(page: Page, *labels: str) -> None:
    for label in labels:
        page.locator("form").get_by_label(label, exact=True).check()
    next_question(page)


def fill(page: Page, text: str) -> None:
    page.locator("#question-input").fill(text)
    next_question(page)


# --- the fictional notice -------------------------------------------------------------------------------------------


def test_from_the_first_question_to_the_result(page: Page, tiny_origin):
    open_questionnaire(page, tiny_origin)
    expect(heading(page)).to_have_text("您经营什么？")
    expect(page.locator("[data-remaining]")).to_have_text("最多还有 5 题")
    expect(page.locator("[data-why]")).to_contain_text("2 项")
    choose(page, "种植")
    expect_verdict(page, HOMESTAY, "no")
    expect(measure(page, HOMESTAY)).to_contain_text("不满足：经营类型：民宿")
    expect(page.locator("[data-remaining]")).to_have_text("最多还有 2 题")
    expect(heading(page)).to_have_text("您种了多少亩？")
    expect(heading(page)).to_be_focused()
    fill(page, "20")
    expect_verdict(page, GRANT, "maybe")
    choose(page, "是")
    expect_verdict(page, GRANT, "yes")
    expect_verdict(page, PROMOTION, "none")
    expect(page.locator("[data-done]")).to_be_visible()
    expect(page.locator("[data-done-heading]")).to_be_focused()
    expect(page.locator("[data-live]")).to_have_text("没有要问的了。符合 1 项，可能符合 0 项，不符合 1 项，无需申请 1 项。")


def test_the_bound_of_a_figure(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.organic=yes&ask=area")
    for area, verdict in (("19.999999", "no"), ("20", "yes"), ("20.000001", "yes"), ("1,000", "yes"), ("１９", "no"), ("２０", "yes")):
        fill(page, area)
        expect_verdict(page, GRANT, verdict)
        page.locator('[data-answer="area"]').get_by_role("button").click()


def test_the_bound_of_a_date(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=homestay&a.features=old_house&ask=opened")
    for day, verdict in (("2030-12-31", "no"), ("2031-01-01", "maybe"), ("2030-12-30", "no"), ("2031-01-02", "maybe")):
        fill(page, day)
        expect_verdict(page, HOMESTAY, verdict)
        page.locator('[data-answer="opened"]').get_by_role("button").click()


def test_conditions_stand_beside_answers_and_clauses(page: Page, tiny_origin):
    open_questionnaire(page, tiny_origin, "#a.trade=farm&a.area=19.9")
    benefit = measure(page, GRANT).locator("[data-benefit]")
    benefit.locator("summary").click()
    area = benefit.locator('[data-fact="area"]')
    expect(area).to_contain_text("✗ 不满足")
    expect(area).to_contain_text("种植面积 不少于 20 亩（含）")
    expect(area).to_contain_text("您的回答：19.9 亩")
    expect(area.locator("q.official")).to_have_text("种植面积20亩以上（含本数）")
    expect(benefit.locator('[data-fact="organic"]')).to_contain_text("? 未回答")
    expect(measure(page, GRANT).get_by_role("link", name="1. 补贴有机种植")).to_have_attribute("href", "measures/yunxi-2031-5-1.html")
    expect(measure(page, GRANT).get_by_role("link", name="县农业局")).to_have_attribute("href", "departments/agriculture.html")
    area.get_by_role("button", name="修改：种植面积").click()
    expect(heading(page)).to_have_text("您种了多少亩？")
    expect(page.locator("#question-input")).to_have_value("19.9")
    fill(page, "20")
    expect(area).to_contain_text("✓ 满足")
    expect(area, "what was opened stays open").to_be_visible()


def test_what_a_department_decides_stays_open_and_names_it(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=homestay&a.opened=2031-01-01&a.features=old_house")
    expect_verdict(page, HOMESTAY, "maybe")
    expect(measure(page, HOMESTAY)).to_contain_text("能问的都已回答，须由县财政局判断")
    expect(page.locator("[data-done]")).to_be_visible()


@pytest.mark.parametrize("button", ["跳过", "不清楚"])
def test_skipped_and_not_known_are_neither_yes_nor_no(page: Page, tiny_http_origin, button):
    open_questionnaire(page, tiny_http_origin)
    asked = []
    while heading(page).is_visible():
        asked.append(heading(page).inner_text())
        page.get_by_role("button", name=button).click()
    assert len(asked) == len(set(asked)) == 5
    expect_verdict(page, GRANT, "maybe")
    expect_verdict(page, HOMESTAY, "maybe")


def test_skipped_questions_can_be_taken_up(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=30")
    page.get_by_role("button", name="跳过").click()
    expect(page.locator("[data-done-text]")).to_contain_text("1 题跳过了")
    page.get_by_role("button", name="回答跳过的题").click()
    expect(heading(page)).to_have_text("是否取得有机认证？")
    expect(heading(page)).to_be_focused()


def test_none_of_the_options_is_an_answer(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=homestay&a.opened=2031-02-01")
    page.get_by_label("老宅改造").check()
    page.get_by_label("以上都没有").check()
    expect(page.get_by_label("老宅改造")).not_to_be_checked()
    next_question(page)
    expect_verdict(page, HOMESTAY, "no")


def test_back_takes_answers_back_one_by_one(page: Page, tiny_origin):
    open_questionnaire(page, tiny_origin)
    choose(page, "种植")
    fill(page, "20")
    expect(heading(page)).to_have_text("是否取得有机认证？")
    page.go_back()
    expect(heading(page)).to_have_text("您种了多少亩？")
    page.go_back()
    expect(heading(page)).to_have_text("您经营什么？")
    expect_verdict(page, HOMESTAY, "maybe")
    page.go_forward()
    expect(heading(page)).to_have_text("您种了多少亩？")


def test_an_answer_can_be_changed_from_the_list(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=20&a.organic=yes")
    page.locator('[data-answer="trade"]').get_by_role("button").click()
    expect(page.get_by_label("种植", exact=True)).to_be_checked()
    choose(page, "民宿")
    expect_verdict(page, GRANT, "no")
    expect_verdict(page, HOMESTAY, "maybe")
    expect(page.locator('[data-answer="area"]')).to_contain_text("20 亩")


def test_a_link_restores_everything(page: Page, new_page, tiny_origin):
    open_questionnaire(page, tiny_origin)
    choose(page, "民宿")
    page.get_by_role("button", name="不清楚").click()
    choose(page, "自有农场", "老宅改造")
    other = new_page()
    other.goto(page.url)
    expect(other.locator("[data-answers]")).to_have_text(page.locator("[data-answers]").inner_text(), use_inner_text=True)
    expect(other.locator('[data-answer="opened"]')).to_contain_text("不清楚")
    expect_verdict(other, HOMESTAY, "maybe")


def test_what_a_link_says_that_is_unknown_is_left_out_and_named(page: Page, tiny_http_origin):
    fragment = "#a.trade=mine&a.size=3&a.area=-1&a.opened=2031-02-30&a.organic=yes&measure=yunxi-2031-5/9"
    open_questionnaire(page, tiny_http_origin, fragment)
    notice = page.locator("[data-ignored]")
    for part in ("5 处", "a.trade=mine", "a.size=3", "a.area=-1", "a.opened=2031-02-30", "measure=yunxi-2031-5/9"):
        expect(notice).to_contain_text(part)
    expect(page.locator("[data-answer]")).to_have_count(1)
    expect_verdict(page, GRANT, "maybe")


IMPOSSIBLE_FIGURES = {
    "": "请填一个数",
    "二十": "请只填数字",
    "1e3": "请只填数字",
    "1,00": "请只填数字",
    "-1": "不能小于 0 亩",
    "100000.5": "不能大于 100000 亩",
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
        assert "question-error" in field.get_attribute("aria-describedby").split()
        assert "a.area" not in page.url
    fill(page, "20")
    expect(page.locator("#question-error")).to_be_hidden()
    expect(page.locator("[data-answer='area']")).to_contain_text("20 亩")


def test_a_figure_that_must_be_whole(page: Page, http_origin):
    open_questionnaire(page, http_origin, f"#measure={REAL}/14&ask=unemployed_months")
    fill(page, "6.5")
    expect(page.locator("#question-error")).to_have_text("请填整数。")
    fill(page, "6.0")
    expect(page.locator("[data-answer='unemployed_months']")).to_contain_text("6 个月")


def test_an_impossible_date_gets_a_message_beside_the_field(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=homestay")
    expect(heading(page)).to_have_text("民宿哪一天开业？")
    next_question(page)
    expect(page.locator("#question-error")).to_contain_text("请填年、月、日")
    page.locator("#question-input").press_sequentially("1")  # a month or a year alone, whatever the order of the field
    next_question(page)
    expect(page.locator("#question-error")).to_contain_text("没有这一天")
    expect(page.locator("#question-input")).to_be_focused()
    page.locator("#question-input").fill("1023-01-01")
    next_question(page)
    expect(page.locator("#question-error")).to_contain_text("年份")


def test_nothing_chosen_gets_a_message(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    next_question(page)
    expect(page.locator("#question-error")).to_contain_text("请选一项")
    expect(page.get_by_label("种植", exact=True)).to_be_focused()
    open_questionnaire(page, tiny_http_origin, "#a.trade=homestay&a.opened=~")
    next_question(page)
    expect(page.locator("#question-error")).to_contain_text("请至少选一项")
    expect_verdict(page, HOMESTAY, "maybe")


def test_one_measure_alone(page: Page, tiny_origin):
    open_questionnaire(page, tiny_origin, f"#measure={HOMESTAY}")
    expect(page.locator("[data-scope]")).to_contain_text("3. 奖励特色民宿")
    expect(page.locator("[data-remaining]")).to_have_text("最多还有 3 题")
    expect(page.locator("[data-measure]")).to_have_count(1)
    expect(page.locator('[data-fact="trade"]'), "its conditions are open").to_be_visible()
    choose(page, "民宿")
    page.get_by_role("button", name="测算全部措施").click()
    expect(page.locator("[data-scope]")).to_be_hidden()
    expect(page.locator("[data-measure]")).to_have_count(3)
    expect_verdict(page, GRANT, "no")


def test_an_answer_to_mend_is_not_said_to_be_no_question(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, f"#measure={HOMESTAY}")
    for _ in range(3):
        page.get_by_role("button", name="不清楚").click()
    expect(page.locator("[data-remaining]")).to_have_text("没有要问的了")
    page.locator("[data-answers] button").first.click()
    expect(page.locator("[data-remaining]")).to_have_text("修改或补答这一题")


def test_the_term_is_an_axis_of_its_own(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=20&a.organic=yes&on=2031-07-01")
    expect_verdict(page, GRANT, "yes")
    expect(measure(page, GRANT).locator("[data-until]")).to_have_attribute("data-state", "ended")
    expect(measure(page, GRANT)).to_contain_text("到期")
    expect(page.locator("[data-ended]")).to_contain_text("1 项到期")
    page.locator("[data-day]").fill("2031-06-30")
    expect(measure(page, GRANT).locator("[data-until]")).to_have_attribute("data-state", "closing")
    expect(page.locator("[data-ended]")).to_be_hidden()
    assert "on=2031-06-30" in page.url and "a.area=20" in page.url
    choose_other = page.locator('[data-answer="area"]').get_by_role("button")
    choose_other.click()
    fill(page, "21")
    assert "on=2031-06-30" in page.url, "an answer does not change the day"


def test_the_day_is_today_unless_chosen(page: Page, tiny_http_origin, at_day):
    at_day(page, "2031-12-31")
    open_questionnaire(page, tiny_http_origin)
    expect(page.locator("[data-day]")).to_have_value("2031-12-31")
    expect(measure(page, GRANT).locator("[data-until]")).to_have_attribute("data-state", "ended")
    expect(measure(page, HOMESTAY).locator("[data-until]")).to_have_attribute("data-state", "closing")


def test_general_clauses_and_the_word_that_this_is_no_decision(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    expect(page.locator("[data-clauses] q")).to_have_text("同类政策不重复享受")
    expect(page.locator("main")).to_contain_text("结果只供参考，不是审批决定")


def test_clearing_and_going_back(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=20&skip=organic&on=2031-05-01")
    page.get_by_role("button", name="清除全部").click()
    expect(page.locator("[data-answer]")).to_have_count(0)
    expect(heading(page)).to_be_focused()
    assert "a." not in page.url.split("#")[-1] and "skip" not in page.url
    page.go_back()
    expect(page.locator("[data-answer]")).to_have_count(2)


def test_the_link_is_copied(page: Page, tiny_http_origin):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm")
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator("[data-copied]")).to_have_text("链接已复制。")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_the_link_can_be_copied_by_hand_where_the_browser_refuses(page: Page, tiny_http_origin):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm")
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator("[data-link-text]")).to_be_focused()
    expect(page.locator("[data-link-text]")).to_have_value(page.url)


def test_nothing_is_stored_and_nothing_sent(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    page.wait_for_load_state("networkidle")
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    choose(page, "种植")
    fill(page, "20")
    choose(page, "是")
    assert [url for url in requests if not url.endswith("favicon.svg")] == []  # Chromium asks for it at each new address
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_keyboard_alone(page: Page, tiny_origin):
    open_questionnaire(page, tiny_origin)
    page.locator("[data-see-results]").focus()
    page.keyboard.press("Tab")  # the first option
    expect(page.get_by_label("种植", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    expect(heading(page)).to_have_text("民宿哪一天开业？")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-unknown]')"):
            break
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("民宿有下列哪些特色？")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("[data-done-heading]")).to_be_focused()
    expect_verdict(page, HOMESTAY, "maybe")


def test_now_see_the_results(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    page.get_by_role("button", name="现在看结果").click()
    expect(page.locator("[data-results-heading]")).to_be_focused()
    assert "#" not in page.url or "a." not in page.url


def test_the_skip_link_does_not_lose_answers(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm")
    page.locator(".skip-link").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-answer]")).to_have_count(1)
    expect(page).to_have_url(re.compile("#a.trade=farm$"))


def test_on_a_phone_results_stand_below_and_nothing_runs_over(phone: Page, tiny_origin):
    open_questionnaire(phone, tiny_origin, "#a.trade=farm&a.area=3")
    question, results = (phone.locator(name).bounding_box() for name in (".interview-question", ".interview-results"))
    assert results["y"] > question["y"] + question["height"]
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    small = phone.evaluate(
        """[...document.querySelectorAll('main button, main summary, main input, main .choice label')]
             .filter((control) => control.offsetParent && !control.closest('.choice input') && !(control.matches('.choice input')))
             .filter((control) => control.getBoundingClientRect().height < 44)
             .map((control) => control.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_on_a_desktop_results_stand_beside(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    question, results = (page.locator(name).bounding_box() for name in (".interview-question", ".interview-results"))
    assert results["x"] > question["x"] + question["width"]


def test_without_javascript_all_conditions_read(new_page, tiny_origin):
    page = new_page(java_script_enabled=False)
    page.goto(tiny_origin.url("questionnaire.html"))
    expect(page.locator("[data-interview]")).to_be_hidden()
    expect(measure(page, GRANT)).to_contain_text("须全部满足")
    expect(measure(page, GRANT)).to_contain_text("种植面积 不少于 20 亩（含）")
    expect(measure(page, HOMESTAY).locator("q.official").nth(1)).to_have_text("2031年1月1日（含当日）以后开业")
    expect(measure(page, HOMESTAY)).to_contain_text("由 县财政局 判断")
    expect(measure(page, PROMOTION)).to_be_visible()


# --- the real notice ------------------------------------------------------------------------------------------------


def answer_by(page: Page, given: dict[str, Any]) -> int:
    """Answer whatever is asked from what an applicant knows; returns how many questions it took."""
    for asked in range(200):
        if not heading(page).is_visible():
            return asked
        fact = page.locator("form").get_attribute("data-question")
        value = given.get(fact)
        if value is None:
            page.get_by_role("button", name="不清楚").click()
        elif isinstance(value, str) and page.locator("#question-input").count():
            fill(page, value)
        else:
            chosen = [value] if isinstance(value, str) else value
            for option in chosen or ["-"]:
                page.locator(f'form input[value="{option}"]').check()
            next_question(page)
    raise AssertionError("the interview does not end")


SMALL_TRADER = {
    "applicant": "individual_business", "profile": [], "small_scale_taxpayer": "yes", "monthly_sales": "10",
    "vat_items": ["levy_rate_3"], "service_types": [], "activities": [], "hired_groups": [], "input_tax": "no",
    "has_union": "no", "listing_process": "no", "industrial_growth": [], "upgrade_pool": "no",
}  # fmt: skip


def test_a_small_trader_at_the_bound(page: Page, origin, at_day):
    at_day(page, "2023-06-01")
    open_questionnaire(page, origin)
    answer_by(page, SMALL_TRADER)
    expect_verdict(page, f"{REAL}/1", "yes")
    expect_benefit(page, 1, "vat-exemption", "yes")
    expect_benefit(page, 1, "levy-rate-cut", "yes")
    expect_benefit(page, 1, "prepay-rate-cut", "no")
    expect_benefit(page, 1, "consumer-services-extra", "no")
    for number in (14, 16, 24, 37):
        expect_verdict(page, f"{REAL}/{number}", "no")
    expect_verdict(page, f"{REAL}/26", "none")
    page.locator('[data-answer="monthly_sales"]').get_by_role("button").click()
    fill(page, "10.01")
    expect_benefit(page, 1, "vat-exemption", "no")
    expect(measure(page, f"{REAL}/1").locator('[data-benefit="vat-exemption"]')).to_contain_text("不满足：月销售额 不超过 10 万元（含）")


def test_a_travel_agency(page: Page, http_origin):
    open_questionnaire(page, http_origin, f"#measure={REAL}/24")
    answer_by(page, {"profile": ["travel_agency"], "licence_date": "2023-03-31", "deposit_policy": "yes"})
    expect_benefit(page, 24, "defer-deposit", "no")
    expect_benefit(page, 24, "top-up-extension", "yes")
    page.locator('[data-answer="licence_date"]').get_by_role("button").click()
    fill(page, "2023-04-01")
    expect_benefit(page, 24, "defer-deposit", "maybe")


def test_a_union(page: Page, http_origin):
    open_questionnaire(page, http_origin)
    answer_by(page, {"applicant": "union", "profile": [], "union_dues": "0.99"})
    expect_benefit(page, 16, "dues-refund", "yes")
    expect_verdict(page, f"{REAL}/14", "no")
    page.locator('[data-answer="union_dues"]').get_by_role("button").click()
    fill(page, "1")
    expect_benefit(page, 16, "dues-refund", "no")


def test_a_foreign_invested_enterprise(page: Page, http_origin):
    open_questionnaire(page, http_origin, f"#measure={REAL}/37")
    answer_by(page, {"profile": ["foreign_invested"], "foreign_paid_in": "499.99"})
    expect_benefit(page, 37, "paid-in-reward", "no")
    page.locator('[data-answer="foreign_paid_in"]').get_by_role("button").click()
    fill(page, "500")
    expect_benefit(page, 37, "paid-in-reward", "maybe")


def test_an_employer_on_a_phone(phone: Page, origin, at_day):
    at_day(phone, "2023-12-10")
    open_questionnaire(phone, origin, f"#measure={REAL}/14")
    answer_by(phone, {"applicant": "enterprise", "hired_groups": ["registered_unemployed"], "unemployed_months": "6", "pension_months": "6"})
    expect_benefit(phone, 14, "hiring-subsidy", "yes")
    expect_benefit(phone, 14, "social-insurance-subsidy", "no")
    expect_benefit(phone, 14, "job-fairs", "none")
    expect(measure(phone, f"{REAL}/14").locator("[data-until]").first).to_have_attribute("data-state", "closing")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_expired_measure_that_fits_is_shown_and_said_to_be_expired(page: Page, http_origin):
    open_questionnaire(page, http_origin, "#a.small_scale_taxpayer=yes&a.monthly_sales=3&on=2024-01-01")
    expect_verdict(page, f"{REAL}/1", "yes")
    expect(measure(page, f"{REAL}/1")).to_contain_text(re.compile("2023.*到期"))
    expect(page.locator('[data-count="yes"]')).to_contain_text("已到期")


def test_every_measure_has_a_verdict_and_every_rule_is_read_without_javascript(new_page, page: Page, http_origin):
    open_questionnaire(page, http_origin)
    assert page.locator("[data-measure][data-verdict]").count() == 37
    plain = new_page(java_script_enabled=False)
    plain.goto(http_origin.url("questionnaire.html"))
    assert plain.locator("[data-measure]").count() == 37
    assert plain.locator(".condition-words").count() == page.locator("[data-groups] .condition-words").count() > 40
