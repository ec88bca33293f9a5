"""What the page and the printed sheet must show at the end of a journey."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page, expect

from hands import Hand
from journey_steps import QUESTIONS, kinds, look, words
from policy_explorer.derive.site import WholeSite
from questionnaire_steps import real_benefit
from retrying import expect_value
from support.personas import Persona

WORDS_OF_KIND = {
    "unanswered": ("还要回答：", "? 未回答"),
    "unknown": ("不清楚：", "可以问牵头单位："),
    "department": ("认定：", "? 待认定"),
}


def as_worked_out(seen: Mapping[str, Any], person: Persona) -> None:
    expected = person.verdicts
    shown = {benefit["key"]: benefit for benefit in seen["benefits"] if benefit["verdict"] != "none"}
    assert len(shown) == sum(benefit["verdict"] != "none" for benefit in seen["benefits"]), "each once"
    assert {key: benefit["verdict"] for key, benefit in shown.items()} == {
        key: each.verdict for key, each in expected.items()
    }
    assert {key: kinds(benefit) for key, benefit in shown.items()} == {key: each.open for key, each in expected.items()}
    for key, benefit in shown.items():
        assert bool(benefit["failed"]) or expected[key].verdict != "no", f"{key}: a no shows the clause that failed"
        for kind in expected[key].open:
            assert all(word in benefit["text"] for word in WORDS_OF_KIND[kind]), (key, kind)
    assert {key: shown[key]["term"] for key in person.terms} == person.terms
    the_counts_agree(seen)


def the_counts_agree(seen: Mapping[str, Any]) -> None:
    standing = [verdict for _, verdict in seen["measures"]]
    assert seen["counts"] == {verdict: str(standing.count(verdict)) for verdict in ("yes", "maybe", "no", "none")}
    names = {"yes": "符合", "maybe": "可能符合", "no": "不符合", "none": "没有可申请的事项"}
    assert seen["live"].endswith(
        "，".join(f"{names[verdict]} {count} 项" for verdict, count in seen["counts"].items()) + "。"
    )


def a_clause_leads_to_its_sentence(page: Page, hand: Hand, person: Persona) -> None:
    key = next(key for key, expected in person.verdicts.items() if expected.verdict != "yes")
    benefit = real_benefit(page, int(key.split("/")[0]), key.split("/")[1])
    folded = page.locator("details[data-group]:not([open])", has=benefit)
    if folded.count():
        hand.press(folded.locator("> summary"))
    before = look(page)
    hand.press(benefit.locator("summary"))
    condition = benefit.locator('[data-fact][data-state="no"], [data-open]').first
    quote = condition.locator("q").inner_text()
    hand.press(condition.get_by_role("link", name=f"见原文：{quote}"))
    expect(page.locator("#text mark").first).to_be_in_viewport()
    expect_value(page, lambda: "".join(page.locator("#text mark").all_inner_texts()), quote)
    page.go_back()
    expect(page.locator("[data-interview]")).to_be_visible()
    expect_value(page, lambda: look(page)["benefits"], before["benefits"])


def the_link_opens_the_same(page: Page, hand: Hand, new_page, seen: Mapping[str, Any]) -> None:
    address = page.url
    if address.startswith("http"):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        hand.choose([page.get_by_label("链接里带上所看的这一天")])
        hand.press(page.get_by_role("button", name="复制链接"))
        expect(page.locator("[data-copied]")).to_have_text("链接已复制。")
        address = page.evaluate("navigator.clipboard.readText()")
    else:
        expect(page.get_by_role("button", name="复制链接"), "the path of a file leads nobody else there").to_be_hidden()
    other = new_page()
    other.goto(address)
    expect(other.locator("[data-interview]")).to_be_visible()
    expect_value(other, lambda: {**look(other), "ask": ""}, {**seen, "ask": ""})


def lead_departments(site: WholeSite) -> frozenset[str]:
    return frozenset(lead.name for measure in site.measures.values() for lead in measure.lead)


def printed_as_worked_out(
    page: Page, hand: Hand, person: Persona, given: Mapping[str, Any], leads: frozenset[str]
) -> None:
    hand.press(page.get_by_role("button", name="打印结果"))
    expect(page.locator("html")).to_have_attribute("data-printed", "yes")
    page.emulate_media(media="print")
    sheet = page.locator("[data-sheet]")
    expect(sheet).to_contain_text(f"按这一天看：{person.day.year}年{person.day.month}月{person.day.day}日")
    expect(sheet).to_be_visible()
    text = sheet.inner_text()
    named = [line.removeprefix("牵头：").split("、") for line in text.splitlines() if line.startswith("牵头：")]
    assert {name for names in named for name in names} == person.departments
    assert {name for name in leads - person.departments if name in text} == set(), (
        "nobody is sent to a department in vain"
    )
    for fact, answer in given.items():
        assert f"{QUESTIONS[fact]['name']}：{words(fact, answer)}" in text
    assert "不是审批决定" in text
    # Who may get fifteen measures needs a second page (static/js/questionnaire/sheet/sheet_fit.js).
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 2
