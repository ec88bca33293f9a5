"""The explorer at work. What it should show is computed here from data/measures.json, in other ways than the script's."""

from __future__ import annotations

import json
import random
import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

SOON = 30
FACETS = ("sector", "kind", "audience", "lead", "part", "chapter", "state")
STATE_LABELS = {"open": "有效（30 天以上）", "closing": "即将到期（30 天内）", "upcoming": "未开始", "ended": "已到期"}
DAY = "2023-06-15"  # some measures close soon, some later


@pytest.fixture(scope="module")
def measures(real_site: Path) -> list[dict]:
    content = json.loads((real_site / "data" / "measures.json").read_text("utf-8"))
    headings = {
        (document["id"], chapter["number"]): chapter["heading"] for document in content["documents"] for chapter in document["chapters"]
    }
    return [{**measure, "heading": headings[measure["document"], measure["chapter"]]} for measure in content["measures"]]


def key(measure: dict) -> str:
    return f"{measure['document']}/{measure['number']}"


def state_on(measure: dict, day: str) -> str:
    first, last, today = (date.fromisoformat(text) for text in (measure["period"]["from"], measure["period"]["until"], day))
    if today > last:
        return "ended"
    if today < first:
        return "upcoming"
    return "closing" if last - today <= timedelta(days=SOON) else "open"


def labels_of(measure: dict, facet: str, day: str) -> set[str]:
    return {
        "sector": lambda: set(measure["sectors"]),
        "kind": lambda: {benefit["kind"] for benefit in measure["benefits"]},
        "audience": lambda: set(measure["audiences"]),
        "lead": lambda: set(measure["lead"]),
        "part": lambda: {*measure["responsible"], *measure["implied"]},
        "chapter": lambda: {measure["heading"]},
        "state": lambda: {STATE_LABELS[state_on(measure, day)]},
    }[facet]()


def matching(measures: list[dict], chosen: dict[str, set[str]], day: str) -> list[dict]:
    return [m for m in measures if all(not labels or labels & labels_of(m, facet, day) for facet, labels in chosen.items())]


def expected_counts(measures: list[dict], chosen: dict[str, set[str]], day: str, facet: str, labels: list[str]) -> dict[str, int]:
    """How many there would be of each option under what is chosen in the other facets."""
    others = matching(measures, {name: own for name, own in chosen.items() if name != facet}, day)
    return {label: sum(label in labels_of(m, facet, day) for m in others) for label in labels}


# What the page shows.


def shown(page: Page) -> list[str]:
    return page.locator("[data-cards] > [data-measure]").evaluate_all("cards => cards.map(card => card.dataset.measure)")


def counts(page: Page, facet: str) -> dict[str, int]:
    rows = page.locator(f'[data-facet="{facet}"] li').evaluate_all(
        """rows => rows.map(row => [row.querySelector('[data-part="label"]').textContent, row.querySelector('[data-count]').textContent])"""
    )
    return {label: int(count) for label, count in rows}


def option(page: Page, facet: str, label: str):
    return page.locator(f'[data-facet="{facet}"] li', has=page.locator(f'[data-part="label"]:text-is("{label}")')).locator("input")


def choose(page: Page, facet: str, label: str) -> None:
    box = option(page, facet, label)
    page.eval_on_selector_all(f'[data-facet="{facet}"] details', "all => all.forEach(one => { one.open = true; })")
    box.click()


def chips(page: Page) -> list[str]:
    return page.locator("[data-chips] .chip [data-part=label]").all_text_contents()


def fragment(page: Page) -> str:
    return unquote(page.url.partition("#")[2])


def open_explorer(page: Page, origin, state: str = f"on={DAY}") -> None:
    page.goto(origin.url(f"index.html#{state}"))
    page.wait_for_selector("[data-state]")


def wait_for_count(page: Page, count: int) -> None:
    expect(page.locator("[data-result-count]")).to_have_text(f"{count} 项")


# Facets


def test_everything_is_listed_and_counted_at_rest(page, origin, measures):
    open_explorer(page, origin)
    assert shown(page) == [key(m) for m in measures]
    for facet in FACETS:
        seen = counts(page, facet)
        assert seen == expected_counts(measures, {}, DAY, facet, list(seen))
        assert facet == "state" or set(seen) == set().union(*(labels_of(m, facet, DAY) for m in measures))


@pytest.mark.parametrize("seed", range(3))
def test_any_of_within_a_facet_and_all_of_across_with_live_counts(page, origin, measures, seed):
    pick = random.Random(seed)
    open_explorer(page, origin)
    chosen: dict[str, set[str]] = {}
    for _ in range(7):
        facet = pick.choice(FACETS)
        found = matching(measures, chosen, DAY)
        candidates = sorted(set().union(*(labels_of(m, facet, DAY) for m in (found or measures))))
        label = pick.choice(candidates)
        choose(page, facet, label)
        chosen[facet] = chosen.get(facet, set()) ^ {label}
        assert shown(page) == [key(m) for m in matching(measures, chosen, DAY)], chosen
        wait_for_count(page, len(matching(measures, chosen, DAY)))
        for each in FACETS:
            seen = counts(page, each)
            assert seen == expected_counts(measures, chosen, DAY, each, list(seen)), (chosen, each)


def test_units_added_by_the_standing_rule_are_found_and_marked(page, http_origin, measures):
    implied = {name for m in measures for name in m["implied"]}
    open_explorer(page, http_origin)
    marked = page.locator('[data-facet="part"] li', has=page.locator(".facet-implied")).locator("[data-part=label]").all_text_contents()
    assert implied and set(marked) == implied
    name = sorted(implied)[0]
    choose(page, "part", name)
    assert shown(page) == [key(m) for m in measures if name in m["responsible"] + m["implied"]]


def test_a_range_of_last_days(page, http_origin, measures):
    open_explorer(page, http_origin)
    last_days = sorted({m["period"]["until"] for m in measures})
    assert len(last_days) > 2
    page.fill('[data-range="ends-from"]', last_days[1])
    assert shown(page) == [key(m) for m in measures if m["period"]["until"] >= last_days[1]]
    page.fill('[data-range="ends-to"]', last_days[-2])
    assert shown(page) == [key(m) for m in measures if last_days[1] <= m["period"]["until"] <= last_days[-2]]
    assert fragment(page) == f"ends-from={last_days[1]}&ends-to={last_days[-2]}&on={DAY}"
    page.fill('[data-range="ends-from"]', "")
    assert shown(page) == [key(m) for m in measures if m["period"]["until"] <= last_days[-2]]


# Chips, history, links


def test_every_choice_has_a_chip_that_takes_it_back(page, origin, measures):
    sectors, leads = sorted({s for m in measures for s in m["sectors"]})[:2], [measures[0]["lead"][0]]
    open_explorer(page, origin)
    for facet, label in [*(("sector", s) for s in sectors), ("lead", leads[0])]:
        choose(page, facet, label)
    assert sorted(chips(page)) == sorted([*(f"行业：{s}" for s in sectors), f"牵头部门：{leads[0]}"])
    page.get_by_role("button", name=f"去掉 行业：{sectors[0]}").click()
    assert not option(page, "sector", sectors[0]).is_checked()
    assert shown(page) == [key(m) for m in matching(measures, {"sector": {sectors[1]}, "lead": set(leads)}, DAY)]
    assert page.evaluate("document.activeElement.className") == "chip"
    page.locator("[data-chips]").get_by_role("button", name="清除全部").click()
    assert chips(page) == [] and shown(page) == [key(m) for m in measures]
    assert fragment(page) == f"on={DAY}"
    assert page.evaluate("document.activeElement.id") == "results-title"


def test_back_and_forward_go_from_choice_to_choice(page, origin, measures):
    open_explorer(page, origin)
    kind = measures[0]["benefits"][0]["kind"]
    chapter = measures[0]["heading"]
    everything, narrow = [key(m) for m in measures], [key(m) for m in matching(measures, {"kind": {kind}}, DAY)]
    both = [key(m) for m in matching(measures, {"kind": {kind}, "chapter": {chapter}}, DAY)]
    choose(page, "kind", kind)
    choose(page, "chapter", chapter)
    assert shown(page) == both
    page.go_back()
    expect(page.locator("[data-chips] .chip")).to_have_count(1)
    assert shown(page) == narrow and not option(page, "chapter", chapter).is_checked()
    page.go_back()
    expect(page.locator("[data-chips] .chip")).to_have_count(0)
    assert shown(page) == everything
    page.go_forward()
    page.go_forward()
    expect(page.locator("[data-chips] .chip")).to_have_count(2)
    assert shown(page) == both


def test_a_link_restores_everything(page, new_page, origin, measures):
    open_explorer(page, origin)
    choose(page, "part", measures[2]["responsible"][-1])
    choose(page, "state", STATE_LABELS["open"])
    page.select_option("[data-sort]", "deadline")
    page.fill("#query", "企业")
    page.wait_for_url(re.compile("[#&]q="))
    expect(page.locator("[data-cards] mark").first).to_be_visible()
    other = new_page()
    other.goto(page.url)
    expect(other.locator("[data-cards] mark").first).to_be_visible()
    assert shown(other) == shown(page) != []
    assert chips(other) == chips(page)
    for selector in ("#query", "[data-sort]", "[data-day]"):
        assert other.input_value(selector) == page.input_value(selector)
    assert other.locator('[data-facet="part"] input:checked').is_visible()


def test_what_a_link_says_that_is_unknown_is_passed_over(page, http_origin, measures):
    open_explorer(page, http_origin, "sector=nowhere,%E0%A4%A&kind=&on=2023-02-30&sort=fastest&ends-from=soon&x=1&&=2&q=%20")
    assert shown(page) == [key(m) for m in measures]
    assert chips(page) == []


def test_the_skip_link_does_not_lose_the_state(page, http_origin, measures):
    lead = measures[0]["lead"][0]
    open_explorer(page, http_origin)
    choose(page, "lead", lead)
    before = shown(page)
    page.evaluate("document.querySelector('.skip-link').click()")
    page.wait_for_url(re.compile("#main$"))
    assert shown(page) == before and len(chips(page)) == 1


# Order


def test_by_deadline_what_ends_next_comes_first_and_what_is_over_last(page, origin, measures):
    for day in (DAY, "2023-10-01", "2030-01-01"):
        open_explorer(page, origin, f"on={day}&sort=deadline")
        page.reload()
        page.wait_for_selector("[data-state]")
        live = sorted((m["period"]["until"], at) for at, m in enumerate(measures) if m["period"]["until"] >= day)
        over = [(m["period"]["until"], at) for at, m in enumerate(measures) if m["period"]["until"] < day]
        over.sort(key=lambda pair: (-date.fromisoformat(pair[0]).toordinal(), pair[1]))
        assert shown(page) == [key(measures[at]) for _, at in live + over]


def test_by_department_in_the_order_of_the_facet(page, http_origin, measures):
    open_explorer(page, http_origin)
    order = list(counts(page, "lead"))
    page.select_option("[data-sort]", "department")
    assert fragment(page) == f"sort=department&on={DAY}"
    expected = sorted(range(len(measures)), key=lambda at: (order.index(measures[at]["lead"][0]), at))
    assert shown(page) == [key(measures[at]) for at in expected]
    page.select_option("[data-sort]", "number")
    assert shown(page) == [key(m) for m in measures]


# Search


def with_phrase(measures: list[dict], phrase: str) -> set[str]:
    return {key(m) for m in measures if phrase in "".join(m["text"].split()) or phrase in m["title"]}


def test_search_and_facets_act_together_on_one_list(page, origin, measures):
    open_explorer(page, origin)
    hits = with_phrase(measures, "小微企业")
    page.fill("#query", "小微企业")
    wait_for_count(page, len(hits))
    assert set(shown(page)) == hits
    lead = next(m["lead"][0] for m in measures if key(m) in hits)
    seen = counts(page, "lead")
    assert seen == {label: sum(label in m["lead"] for m in measures if key(m) in hits) for label in seen}
    choose(page, "lead", lead)
    assert set(shown(page)) == {key(m) for m in measures if key(m) in hits and lead in m["lead"]}
    assert page.input_value("[data-sort]") == "relevance"


def test_the_words_found_are_shown_and_go_with_the_link(page, origin, measures):
    open_explorer(page, origin, f"q=小微企业&on={DAY}")
    first = page.locator("[data-cards] > li").first
    expect(first.locator("mark").first).to_have_text("小微企业")
    marked_by = {key(m): m for m in measures}[first.get_attribute("data-measure")]
    excerpt = first.locator("[data-part=excerpt]").text_content().strip("…")
    assert "".join(excerpt.split()) in "".join((marked_by["text"] + marked_by["title"]).split())
    assert unquote(first.locator("a").get_attribute("href")).endswith(f".html#q=小微企业&on={DAY}")
    page.fill("#query", "")
    wait_for_count(page, len(measures))
    expect(page.locator("[data-cards] [data-part=excerpt]:visible")).to_have_count(0)
    assert page.locator("[data-cards] a").first.get_attribute("href").endswith(f".html#on={DAY}")


def test_typing_is_one_step_of_the_history(page, http_origin, measures):
    open_explorer(page, http_origin)
    steps = page.evaluate("history.length")
    page.locator("#query").press_sequentially("小微企业", delay=200)
    page.wait_for_url(lambda url: unquote(url).endswith(f"#q=小微企业&on={DAY}"))
    wait_for_count(page, len(with_phrase(measures, "小微企业")))
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    wait_for_count(page, len(measures))
    assert page.input_value("#query") == ""


def test_an_answer_that_comes_late_is_dropped(page, http_origin, measures):
    open_explorer(page, http_origin)
    page.fill("#query", "小微企业")
    page.wait_for_url(re.compile("[#&]q="))
    page.fill("#query", "旅行社")
    wait_for_count(page, len(with_phrase(measures, "旅行社")))
    page.wait_for_timeout(300)
    assert set(shown(page)) == with_phrase(measures, "旅行社")


def test_what_is_being_typed_is_not_taken_away(page, http_origin, measures):
    open_explorer(page, http_origin)
    session = page.context.new_cdp_session(page)
    page.focus("#query")
    session.send("Input.imeSetComposition", {"text": "dai", "selectionStart": 3, "selectionEnd": 3})
    page.evaluate("document.querySelector('[name=kind]').click()")
    expect(page.locator("[data-chips] .chip")).to_have_count(1)
    assert page.input_value("#query") == "dai"


def test_characters_still_being_composed_are_not_searched(page, http_origin, measures):
    open_explorer(page, http_origin)
    session = page.context.new_cdp_session(page)
    page.focus("#query")
    session.send("Input.imeSetComposition", {"text": "dai", "selectionStart": 3, "selectionEnd": 3})
    page.wait_for_timeout(300)
    assert "q=" not in fragment(page)
    session.send("Input.insertText", {"text": "小微企业"})
    wait_for_count(page, len(with_phrase(measures, "小微企业")))


def test_what_waits_to_be_searched_takes_no_half_typed_pinyin_along(page, http_origin, measures):
    """The next word is begun before the last one counts as typed."""
    open_explorer(page, http_origin)
    session = page.context.new_cdp_session(page)
    page.focus("#query")
    session.send("Input.insertText", {"text": "小微企业"})
    session.send("Input.imeSetComposition", {"text": "dai", "selectionStart": 3, "selectionEnd": 3})
    page.wait_for_timeout(300)
    assert "dai" not in fragment(page)
    session.send("Input.insertText", {"text": "贷款"})
    wait_for_count(page, len(with_phrase(measures, "小微企业贷款")))


def test_signs_alone_are_said_to_be_no_words(page, origin, measures):
    open_explorer(page, origin, "q=%25%25！？")
    expect(page.locator("[data-search-note]")).to_contain_text("没有文字或数字")
    assert len(shown(page)) == len(measures)


@pytest.mark.parametrize("sign", ["+", "/", "·", "-"])
def test_words_joined_by_a_sign_are_found_each(page, http_origin, measures, sign):
    open_explorer(page, http_origin, f"q=贷款{sign}企业".replace("+", "%2B"))
    assert with_phrase(measures, "贷款企业") == set()
    wait_for_count(page, len(with_phrase(measures, "企业") & with_phrase(measures, "贷款")))


def test_the_count_is_announced_once_the_list_rests(page, http_origin, measures):
    open_explorer(page, http_origin)
    live = page.locator("[data-live]")
    assert live.get_attribute("aria-live") == "polite"
    expect(live).to_have_text(f"找到 {len(measures)} 项措施")
    lead = measures[0]["lead"][0]
    choose(page, "lead", lead)
    assert live.text_content() == f"找到 {len(measures)} 项措施"
    expect(live).to_have_text(f"找到 {len(matching(measures, {'lead': {lead}}, DAY))} 项措施")


# Nothing found


def test_nothing_found_names_the_choice_to_take_back(page, origin, measures):
    lead, sector = unlike_pair(measures)
    open_explorer(page, origin)
    choose(page, "lead", lead)
    choose(page, "sector", sector)
    left = {"牵头部门：" + lead: len(matching(measures, {"sector": {sector}}, DAY)), "行业：" + sector: len(matching(measures, {"lead": {lead}}, DAY))}
    best = max(left.values())
    assert min(left.values()) < best
    assert shown(page) == [] and page.locator("[data-empty]").is_visible()
    words = page.locator("[data-empty-words]").text_content()
    assert f"就有 {best} 项" in words and any(name in words for name, count in left.items() if count == best)
    page.locator("[data-empty-remedy]").click()
    assert len(shown(page)) == best
    assert page.locator("[data-empty]").is_hidden()
    assert page.evaluate("document.activeElement.id") == "results-title"


def test_words_found_nowhere_are_answered_with_advice(page, http_origin):
    open_explorer(page, http_origin, "q=" + "无此说法" * 40)
    expect(page.locator("[data-empty-words]")).to_contain_text("换个短一些")
    assert all(len(label) < 30 for label in chips(page))
    assert len(page.locator("[data-empty-remedy]").text_content()) < 40


def unlike_pair(measures: list[dict]) -> tuple[str, str]:
    """A department and a sector that no measure has both of, one of them with more measures than the other."""
    leads, sectors = ({label for m in measures for label in m[field]} for field in ("lead", "sectors"))
    count = lambda chosen: len(matching(measures, chosen, DAY))  # noqa: E731
    return next(
        (lead, sector)
        for lead in sorted(leads)
        for sector in sorted(sectors)
        if not count({"lead": {lead}, "sector": {sector}}) and count({"lead": {lead}}) != count({"sector": {sector}})
    )


# The day looked from


def test_the_day_is_the_readers_until_chosen(page, origin, measures, at_day):
    at_day(page, "2023-12-10")
    page.goto(origin.url())
    page.wait_for_selector("[data-state]")
    assert page.input_value("[data-day]") == "2023-12-10"
    check_states(page, measures, "2023-12-10")
    page.fill("[data-day]", "2023-04-05")
    check_states(page, measures, "2023-04-05")
    assert fragment(page) == "on=2023-04-05"
    page.click("[data-today]")
    check_states(page, measures, "2023-12-10")
    assert fragment(page) == ""


def check_states(page: Page, measures: list[dict], day: str) -> None:
    expected = {key(m): state_on(m, day) for m in measures}
    seen = page.locator("[data-cards] > li").evaluate_all(
        "cards => cards.map(card => [card.dataset.measure, card.querySelector('[data-from]').dataset.state, card.querySelector('.state').textContent])"
    )
    words = {"open": "有效", "closing": "即将到期", "upcoming": "未开始", "ended": "已到期"}
    assert {name: (state, text) for name, state, text in seen} == {name: (state, words[state]) for name, state in expected.items()}
    seen_counts = counts(page, "state")
    assert seen_counts == {label: list(expected.values()).count(state) for state, label in STATE_LABELS.items()}


def test_it_is_said_when_all_is_over_and_how_to_look_back(page, origin, measures, at_day):
    after = (date.fromisoformat(max(m["period"]["until"] for m in measures)) + timedelta(days=1)).isoformat()
    at_day(page, after)
    page.goto(origin.url())
    headline = page.locator("[data-day-headline]")
    expect(headline).to_have_text(f"到今天，这里的 {len(measures)} 项措施都已到期")
    holding = lambda day: sum(state_on(m, day) in ("open", "closing") for m in measures)  # noqa: E731
    best = max({m["period"]["until"] for m in measures}, key=lambda day: (holding(day), day))
    action = page.locator("[data-day-action]")
    action.click()
    assert fragment(page) == f"on={best}"
    expect(headline).to_contain_text(f"有效 {holding(best)} 项")
    expect(action).to_have_text(f"只看有效的 {holding(best)} 项")
    action.click()
    assert shown(page) == [key(m) for m in measures if state_on(m, best) in ("open", "closing")]
    assert sorted(chips(page)) == ["期限：即将到期", "期限：有效"]


def test_it_is_said_when_most_is_over(page, http_origin, measures, at_day):
    last = max(m["period"]["until"] for m in measures)
    left = sum(m["period"]["until"] >= last for m in measures)
    assert left * 2 < len(measures)
    at_day(page, last)
    page.goto(http_origin.url())
    expect(page.locator("[data-day-headline]")).to_have_text(f"到今天，大多数措施已到期，有效的只有 {left} 项")


def test_the_day_chosen_goes_from_page_to_page(page, origin, measures, at_day):
    at_day(page, "2030-01-01")
    open_explorer(page, origin)
    page.locator("[data-cards] a").first.click()
    bar = page.locator(".day-bar")
    expect(bar).to_contain_text("2023年6月15日")
    assert page.locator("[data-from]").first.get_attribute("data-state") == state_on(measures[0], DAY)
    page.locator(".site-nav a", has_text="截止日期").click()
    expect(bar).to_contain_text("2023年6月15日")
    bar.get_by_role("button", name="回到今天").click()
    expect(bar).to_have_count(0)
    assert fragment(page) == ""
    page.go_back()
    expect(bar).to_contain_text("2023年6月15日")


# Keyboard, phone, without scripts


def test_the_fixed_address_of_a_measure_stays_plain(page, origin, measures):
    first = measures[0]
    address = f"{first['document']}-{first['number']}.html"
    page.goto(origin.url(f"measures/{address}#on={DAY}"))
    expect(page.locator(".day-bar")).to_be_visible()
    assert page.locator('[rel="bookmark"]').get_attribute("href").endswith(address)
    for link in page.locator(".neighbours a").all():
        assert link.get_attribute("href").endswith(f"#on={DAY}") and link.get_attribute("data-measure")


def test_keyboard_alone(page, http_origin, measures):
    open_explorer(page, http_origin)
    page.focus("#query")
    page.keyboard.type("小微企业")
    wait_for_count(page, len(with_phrase(measures, "小微企业")))
    page.focus("[data-day]")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "kind":
            break
    page.keyboard.press("Space")
    assert len(chips(page)) == 2
    page.locator("[data-chips] button").first.focus()
    page.keyboard.press("Enter")
    assert len(chips(page)) == 1
    page.locator("[data-cards] a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/measures/"))


def test_on_a_phone_the_facets_are_a_panel(phone, origin, measures):
    open_explorer(phone, origin)
    panel, opener = phone.locator("[data-panel]"), phone.locator("[data-panel-open]")
    expect(panel).to_be_hidden()
    opener.click()
    expect(panel).to_be_visible()
    assert opener.get_attribute("aria-expanded") == "true" and panel.get_attribute("role") == "dialog"
    assert phone.evaluate("document.querySelector('[data-panel]').contains(document.activeElement)")
    for press in ("Shift+Tab", "Tab", "Tab"):
        phone.keyboard.press(press)
        assert phone.evaluate("document.querySelector('[data-panel]').contains(document.activeElement)"), press
    kind = measures[0]["benefits"][0]["kind"]
    option(phone, "kind", kind).click()
    expected = [key(m) for m in matching(measures, {"kind": {kind}}, DAY)]
    expect(phone.locator("[data-panel-count]")).to_have_text(str(len(expected)))
    phone.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert phone.evaluate("document.activeElement === document.querySelector('[data-panel-open]')")
    assert shown(phone) == expected
    assert opener.text_content() == "筛选（1）"


def test_without_scripts_every_measure_reads_and_nothing_dead_shows(new_page, origin, measures):
    page = new_page(java_script_enabled=False)
    page.goto(origin.url())
    assert shown(page) == [key(m) for m in measures]
    for measure in measures:
        card = page.locator(f'[data-measure="{key(measure)}"]')
        assert measure["title"] in card.text_content() and measure["summary"]["text"] in card.text_content()
    assert page.locator("main :is(input, select, button):visible").count() == 0
    links = page.locator(".browse a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert {"departments/index.html", "sectors/index.html", "deadlines.html"} < set(links)


@pytest.mark.parametrize("width", [390, 600, 1024, 1366])
@pytest.mark.parametrize("day", ["2023-06-15", "2030-01-01"])
def test_nothing_moves_while_the_page_loads(new_page, http_origin, at_day, width, day):
    page = new_page(viewport={"width": width, "height": 800})
    at_day(page, day)
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => { window.moved += entry.value; }))"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(http_origin.url())
    expect(page.locator("[data-day-note]")).not_to_be_empty()
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved") < 0.01
    assert page.evaluate("document.querySelector('.day-words').scrollHeight - document.querySelector('.day-words').clientHeight") == 0


@pytest.mark.parametrize("width", [390, 768, 1024, 1366])
def test_the_day_input_stays_under_the_hand(new_page, http_origin, at_day, width):
    page = new_page(viewport={"width": width, "height": 800})
    at_day(page, "2023-06-15")
    page.goto(http_origin.url())
    expect(page.locator("[data-day-note]")).not_to_be_empty()
    before = page.locator("#day").bounding_box()
    page.fill("#day", "2030-01-01")
    expect(page.locator("[data-day-headline]")).to_contain_text("2030年")
    assert page.locator("#day").bounding_box() == before
