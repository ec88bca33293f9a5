"""The explorer: facets, chips, history, links, order."""

from __future__ import annotations

import random
import re
from datetime import date

import pytest
from playwright.sync_api import expect

from explorer_steps import (
    DAY,
    EVERY_SECTOR,
    FACETS,
    STATE_LABELS,
    chips,
    choose,
    counts,
    expect_chips,
    expect_counts,
    expect_fragment,
    expect_shown,
    expected_counts,
    key,
    labels_of,
    matching,
    open_explorer,
    option,
    shown,
    wait_for_count,
)
from retrying import expect_value

# Facets


def test_everything_is_listed_and_counted_at_rest(page, http_origin, measures):
    open_explorer(page, http_origin)
    expect_shown(page, [key(m) for m in measures])
    for facet in FACETS:
        seen = counts(page, facet)
        expect_counts(page, facet, expected_counts(measures, {}, DAY, facet, list(seen)))
        assert facet == "state" or set(seen) == set().union(*(labels_of(m, facet, DAY) for m in measures))


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.wide) for seed in (1, 2))])
def test_any_of_within_a_facet_and_all_of_across_with_live_counts(page, http_origin, measures, seed):
    pick = random.Random(seed)
    open_explorer(page, http_origin)
    chosen: dict[str, set[str]] = {}
    for _ in range(7):
        facet = pick.choice(FACETS)
        found = matching(measures, chosen, DAY)
        candidates = sorted(set().union(*(labels_of(m, facet, DAY) for m in (found or measures))))
        label = pick.choice(candidates)
        choose(page, facet, label)
        chosen[facet] = chosen.get(facet, set()) ^ {label}
        expect_shown(page, [key(m) for m in matching(measures, chosen, DAY)], chosen)
        wait_for_count(page, len(matching(measures, chosen, DAY)))
        for each in FACETS:
            labels = list(counts(page, each))
            expect_counts(page, each, expected_counts(measures, chosen, DAY, each, labels), (chosen, each))


@pytest.mark.wide
def test_units_added_by_the_standing_rule_are_found_and_marked(page, http_origin, measures):
    implied = {name for m in measures for name in m["implied"]}
    open_explorer(page, http_origin)
    marked = (
        page.locator('[data-facet="part"] li', has=page.locator(".facet-implied"))
        .locator("[data-part=label]")
        .all_text_contents()
    )
    assert implied and set(marked) == implied
    name = min(implied)
    choose(page, "part", name)
    expect_shown(page, [key(m) for m in measures if name in m["responsible"] + m["implied"]])


@pytest.mark.wide
def test_a_range_of_last_days(page, http_origin, measures):
    open_explorer(page, http_origin)
    last_days = sorted({m["period"]["until"] for m in measures})
    earliest, latest = last_days[0], last_days[-1]
    assert earliest < latest
    page.fill('[data-range="ends-from"]', latest)
    expect_shown(page, [key(m) for m in measures if m["period"]["until"] == latest])
    page.fill('[data-range="ends-to"]', latest)
    expect_fragment(page, f"ends-from={latest}&ends-to={latest}&on={DAY}")
    expect_shown(page, [key(m) for m in measures if m["period"]["until"] == latest])
    page.fill('[data-range="ends-from"]', "")
    expect_shown(page, [key(m) for m in measures])
    page.fill('[data-range="ends-to"]', earliest)
    expect_shown(page, [key(m) for m in measures if m["period"]["until"] == earliest])


# Chips, history, links


def including(sector: str) -> str:
    return "" if sector == EVERY_SECTOR else f"（含{EVERY_SECTOR}）"


def test_every_choice_has_a_chip_that_takes_it_back(page, http_origin, measures):
    sectors, leads = sorted({s for m in measures for s in m["sectors"]})[:2], [measures[0]["lead"][0]]
    open_explorer(page, http_origin)
    for sector in sectors:
        choose(page, "sector", sector)
    expect_shown(page, [key(m) for m in matching(measures, {"sector": set(sectors)}, DAY)], "named sectors first")
    choose(page, "lead", leads[0])
    expect_value(
        page, lambda: set(chips(page)), {*(f"行业：{s}{including(s)}" for s in sectors), f"牵头单位：{leads[0]}"}
    )
    page.get_by_role("button", name=f"去掉 行业：{sectors[0]}{including(sectors[0])}").click()
    expect(option(page, "sector", sectors[0])).not_to_be_checked()
    expect_shown(page, [key(m) for m in matching(measures, {"sector": {sectors[1]}, "lead": set(leads)}, DAY)])
    expect(page.locator(".chip:focus")).to_have_count(1)
    page.locator("[data-chips]").get_by_role("button", name="全部清空").click()
    expect_chips(page, [])
    expect_shown(page, [key(m) for m in measures])
    expect_fragment(page, f"on={DAY}")
    expect(page.locator("#results-title")).to_be_focused()


def test_what_of_a_link_cannot_be_read_is_named_above_the_list(page, http_origin, measures):
    lead = next(iter(measures[0]["lead"]))
    open_explorer(page, http_origin, f"on=2023-13-40&sector=mining&sort=size&ends-to=soon&x=1&q=&q={lead}")
    notice = page.locator("[data-explorer] [data-ignored]")
    words = (
        "日期“2023-13-40”不是日期，按今天看",
        "sector=mining",
        "sort=size",
        "日期“soon”不是日期，不按它筛选",
        "x=1",
        "“q”写了不止一次",
    )
    for part in (*words, "6 处"):
        expect(notice).to_contain_text(part)
    open_explorer(page, http_origin, f"on={DAY}&kind=&sort=deadline")
    expect(notice).to_be_hidden()


def test_what_is_for_all_and_names_a_sector_comes_first_and_counts_as_its_own(page, http_origin, measures):
    open_explorer(page, http_origin)
    for_all = [m for m in measures if EVERY_SECTOR in m["sectors"]]
    sector = next(s for m in for_all for s in m["sectors"] if s != EVERY_SECTOR)
    naming = [m for m in measures if sector in m["sectors"]]
    row = option(page, "sector", sector).locator("xpath=ancestor::li")
    only_for_all = [m for m in for_all if m not in naming]
    assert 0 < len(only_for_all) < len(for_all)
    expect(row.locator("[data-general]")).to_have_text(str(len(only_for_all)))
    choose(page, "sector", sector)
    expect_shown(page, [key(m) for m in naming + only_for_all])
    kind = naming[0]["benefits"][0]["kind"]
    choose(page, "kind", kind)
    left = [m for m in only_for_all if kind in {benefit["kind"] for benefit in m["benefits"]}]
    expect(row.locator("[data-general]")).to_have_text(str(len(left)))


def test_back_and_forward_go_from_choice_to_choice(page, http_origin, measures):
    open_explorer(page, http_origin)
    kind = measures[0]["benefits"][0]["kind"]
    chapter = measures[0]["heading"]
    everything, narrow = [key(m) for m in measures], [key(m) for m in matching(measures, {"kind": {kind}}, DAY)]
    both = [key(m) for m in matching(measures, {"kind": {kind}, "chapter": {chapter}}, DAY)]
    choose(page, "kind", kind)
    choose(page, "chapter", chapter)
    expect_shown(page, both)
    page.go_back()
    expect(page.locator("[data-chips] .chip")).to_have_count(1)
    expect_shown(page, narrow)
    expect(option(page, "chapter", chapter)).not_to_be_checked()
    page.go_back()
    expect(page.locator("[data-chips] .chip")).to_have_count(0)
    expect_shown(page, everything)
    page.go_forward()
    page.go_forward()
    expect(page.locator("[data-chips] .chip")).to_have_count(2)
    expect_shown(page, both)


def test_a_link_restores_everything(page, new_page, http_origin, measures):
    open_explorer(page, http_origin)
    choose(page, "part", measures[2]["responsible"][-1])
    choose(page, "state", STATE_LABELS["closing"])
    page.select_option("[data-sort]", "deadline")
    page.fill("#query", "企业")
    page.wait_for_url(re.compile("[#&]q="))
    expect(page.locator("[data-cards] mark").first).to_be_visible()
    other = new_page()
    other.goto(page.url)
    expect(other.locator("[data-cards] mark").first).to_be_visible()
    found = shown(page)
    assert found
    expect_shown(other, found)
    expect_chips(other, chips(page))
    for selector in ("#query", "[data-sort]", "[data-day]"):
        expect(other.locator(selector)).to_have_value(page.input_value(selector))
    expect(other.locator('[data-facet="part"] input:checked')).to_be_visible()


@pytest.mark.wide
def test_what_a_link_says_that_is_unknown_is_passed_over(page, http_origin, measures):
    open_explorer(
        page, http_origin, "sector=nowhere,%E0%A4%A&kind=&on=2023-02-30&sort=fastest&ends-from=soon&x=1&&=2&q=%20"
    )
    expect_shown(page, [key(m) for m in measures])
    expect_chips(page, [])


@pytest.mark.wide
def test_the_skip_link_does_not_lose_the_state(page, http_origin, measures):
    lead = measures[0]["lead"][0]
    open_explorer(page, http_origin)
    choose(page, "lead", lead)
    before = shown(page)
    page.evaluate("document.querySelector('.skip-link').click()")
    page.wait_for_url(re.compile("#main$"))
    expect_shown(page, before)
    expect(page.locator("[data-chips] .chip")).to_have_count(1)


# Order


@pytest.mark.wide
def test_by_deadline_what_ends_next_comes_first_and_what_is_over_last(page, http_origin, measures):
    for day in (DAY, "2023-10-01", "2030-01-01"):
        open_explorer(page, http_origin, f"on={day}&sort=deadline")
        page.reload()
        page.wait_for_selector(".card [data-state]")
        live = sorted((m["period"]["until"], at) for at, m in enumerate(measures) if m["period"]["until"] >= day)
        over = [(m["period"]["until"], at) for at, m in enumerate(measures) if m["period"]["until"] < day]
        over.sort(key=lambda pair: (-date.fromisoformat(pair[0]).toordinal(), pair[1]))
        expect_shown(page, [key(measures[at]) for _, at in live + over])


@pytest.mark.wide
def test_by_department_in_the_order_of_the_facet(page, http_origin, measures):
    open_explorer(page, http_origin)
    order = list(counts(page, "lead"))
    page.select_option("[data-sort]", "department")
    expect_fragment(page, f"sort=department&on={DAY}")
    expected = sorted(range(len(measures)), key=lambda at: (order.index(measures[at]["lead"][0]), at))
    expect_shown(page, [key(measures[at]) for at in expected])
    page.select_option("[data-sort]", "number")
    expect_shown(page, [key(m) for m in measures])
