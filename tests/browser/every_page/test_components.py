"""The page of components in a browser: what the views make of its slots."""

from __future__ import annotations

from playwright.sync_api import Page, expect

REPEATED = """(() => { const ids = [...document.querySelectorAll('[id]')].map(({id}) => id); return ids.filter((id, at) => ids.indexOf(id) !== at); })()"""
DANGLING = """[...document.querySelectorAll('[data-samples] label[for]')].filter((label) => !label.control).map((label) => label.outerHTML)"""


def test_every_state_is_shown_by_the_views_of_the_site(page: Page, tiny_http_origin):
    page.goto(tiny_http_origin.url("components.html"))
    for state in ("open", "closing", "upcoming", "ended"):
        expect(page.locator(f'[data-state="{state}"] > .state').first).to_be_visible()
        expect(page.locator(f'#badges [data-state="{state}"] > [data-state-slot]').first).to_be_visible()
    for verdict in ("yes", "maybe", "no", "none"):
        expect(page.locator(f'[data-count="{verdict}"]')).to_be_visible()
        expect(page.locator(f'[data-group="{verdict}"] .verdict[data-state="{verdict}"]').first).to_be_visible()
    for term in ("ended", "upcoming"):
        expect(page.locator(f'.verdict[data-term="{term}"]').first).to_be_visible()
    for sign in ("yes", "maybe", "no"):
        expect(page.locator(f'.condition-sign[data-state="{sign}"]').first).to_be_visible()
    expect(page.locator(".facet-options .is-empty")).to_have_count(1)
    expect(page.locator("[data-sample-excerpt] mark")).to_be_visible()
    expect(page.locator("[data-sample-question] form:visible")).to_have_count(8)
    expect(page.locator("[data-sample-question] [data-done]:visible")).to_have_count(1)
    expect(page.locator("[data-sample-question] .question-error:visible")).to_have_count(1)
    for notice in ("scope", "ignored", "changed", "restored", "cleared"):
        expect(page.locator(f"[data-{notice}]")).to_be_visible()
    assert page.evaluate("document.activeElement === document.body"), "nothing takes the focus"
    assert page.evaluate(REPEATED) == []
    assert page.evaluate(DANGLING) == []
    page.get_by_role("button", name="选了另一天时").click()
    page.get_by_role("button", name="回到今天").click()
    expect(page.locator(".day-bar")).to_have_count(0)
    expect(page.locator('#badges [data-state="closing"]').first).to_be_visible()
    page.get_by_role("button", name="网站有更新时").click()
    expect(page.locator(".update-bar")).to_be_visible()
