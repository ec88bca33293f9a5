"""Steps of the tests of the explorer: what it should show, computed from data/measures.json in other ways than the
script's, what it shows, and what a reader does.
"""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import unquote

from playwright.sync_api import Page, expect

from retrying import expect_value

SOON = 30
FACETS = ("sector", "kind", "audience", "lead", "part", "chapter", "state")
STATE_LABELS = {
    "open": "有效（剩 30 天以上）",
    "closing": "快到期（剩 30 天以内）",
    "upcoming": "未开始",
    "ended": "已到期",
}
DAY = "2023-12-15"  # most measures close soon, one later


EVERY_SECTOR = "不限行业"


def key(measure: dict) -> str:
    return f"{measure['document']}/{measure['number']}"


def state_on(measure: dict, day: str) -> str:
    first, last, today = (
        date.fromisoformat(text) for text in (measure["period"]["from"], measure["period"]["until"], day)
    )
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


def fits(measure: dict, facet: str, labels: set[str], day: str) -> bool:
    """Whether a measure has one of the labels; what is for every sector belongs to each."""
    return bool(labels & labels_of(measure, facet, day)) or (facet == "sector" and EVERY_SECTOR in measure["sectors"])


def matching(measures: list[dict], chosen: dict[str, set[str]], day: str) -> list[dict]:
    """Those that fit all, in the usual order: what names a sector comes before what is for every sector."""
    found = [m for m in measures if all(not labels or fits(m, facet, labels, day) for facet, labels in chosen.items())]
    sectors = chosen.get("sector", set()) - {EVERY_SECTOR}
    return sorted(found, key=lambda m: not sectors & set(m["sectors"]))


def expected_counts(
    measures: list[dict], chosen: dict[str, set[str]], day: str, facet: str, labels: list[str]
) -> dict[str, int]:
    """How many there would be of each option under what is chosen in the other facets."""
    others = matching(measures, {name: own for name, own in chosen.items() if name != facet}, day)
    return {label: sum(fits(m, facet, {label}, day) for m in others) for label in labels}


def with_phrase(measures: list[dict], phrase: str) -> set[str]:
    return {key(m) for m in measures if phrase in "".join(m["text"].split()) or phrase in m["title"]}


# What the page shows.


def shown(page: Page) -> list[str]:
    return page.locator("[data-cards] > [data-measure]").evaluate_all(
        "cards => cards.map(card => card.dataset.measure)"
    )


def counts(page: Page, facet: str) -> dict[str, int]:
    rows = page.locator(f'[data-facet="{facet}"] li').evaluate_all(
        """rows => rows.map(row => [row.querySelector('[data-part="label"]').textContent, row.querySelector('[data-count]').textContent])"""
    )
    return {label: int(count) for label, count in rows}


def option(page: Page, facet: str, label: str):
    return page.locator(
        f'[data-facet="{facet}"] li', has=page.locator(f'[data-part="label"]:text-is("{label}")')
    ).locator("input")


def choose(page: Page, facet: str, label: str) -> None:
    box = option(page, facet, label)
    page.eval_on_selector_all(f'[data-facet="{facet}"] details', "all => all.forEach(one => { one.open = true; })")
    box.click()


def chips(page: Page) -> list[str]:
    return page.locator("[data-chips] .chip [data-part=label]").all_text_contents()


def fragment(page: Page) -> str:
    return unquote(page.url.partition("#")[2])


def expect_shown(page: Page, keys: list[str], message: object = None) -> None:
    expect_value(page, lambda: shown(page), keys, message)


def expect_chips(page: Page, labels: list[str]) -> None:
    expect_value(page, lambda: chips(page), labels)


def expect_counts(page: Page, facet: str, counted: dict[str, int], message: object = None) -> None:
    expect_value(page, lambda: counts(page, facet), counted, message)


def expect_fragment(page: Page, text: str) -> None:
    expect_value(page, lambda: fragment(page), text)


def open_explorer(page: Page, origin, state: str = f"on={DAY}") -> None:
    page.goto(origin.url(f"index.html#{state}"))
    page.wait_for_selector(".card [data-state]")


def wait_for_count(page: Page, count: int) -> None:
    expect(page.locator("[data-result-count]")).to_have_text(f"{count} 项")
