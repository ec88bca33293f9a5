"""The pages of the whole site: which kinds there are, what a copy says of itself, the bar of the day, and reading without scripts.

That every kind opens without a fault, fits its window and a finger, is in test_accessibility.py, test_layout_shift.py,
test_zoom_and_spacing.py and test_keyboard_alone.py.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from page_kinds import KINDS
from support.site_pages import pages_in
from support.usual_run import some_of

WIDTHS = (390, 320)


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_kinds_are_all_there_are(real_site):
    found = {re.search(r'<body class="page-(\w+)', path.read_text("utf-8"))[1] for path in pages_in(real_site)}
    assert found == set(KINDS)


@pytest.mark.wide
@pytest.mark.every_place
def test_a_copy_opened_from_a_folder_says_that_it_is_offline(origin, page):
    page.goto(origin.url("deadlines.html"))
    expect(page.locator(".edition-strip")).to_be_visible(visible=origin.scheme == "file")
    expect(page.locator(".edition")).to_contain_text("本站修订于")


@pytest.mark.wide  # test_hostile_text.py opens all its pages
def test_the_fictional_site_opens_without_a_fault(tiny_origin, page, tiny_site):
    for path in pages_in(tiny_site):
        page.goto(tiny_origin.url(path.relative_to(tiny_site).as_posix()))
        expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("kind", some_of(["measure", "document", "sector"]))
def test_the_day_chosen_fits_a_phone_and_covers_nothing_at_the_end(http_origin, phone, addresses, kind):
    phone.goto(http_origin.url(addresses[kind] + "#on=2023-12-31"))
    bar = phone.locator(".day-bar")
    for width in WIDTHS:
        phone.set_viewport_size({"width": width, "height": 844})
        phone.evaluate("window.scrollTo({top: 0, behavior: 'instant'})")
        expect(bar).to_be_in_viewport()
        box, button = bar.bounding_box(), bar.get_by_role("button").bounding_box()
        assert box["x"] >= 0 and button["x"] + button["width"] <= box["x"] + box["width"] <= width
    phone.evaluate("window.scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})")
    bottom = phone.locator(".site-publisher").evaluate("element => element.getBoundingClientRect().bottom")
    assert bottom <= bar.bounding_box()["y"]


# Without scripts


@pytest.fixture
def scriptless(new_page):
    return new_page(java_script_enabled=False)


def test_every_measure_is_listed_without_scripts(origin, scriptless, real):
    scriptless.goto(origin.url("index.html"))
    for entry in real.measures.values():
        expect(scriptless.locator(f'main [data-measure="{entry.key}"]').get_by_role("link").first).to_be_visible()
    for wanted in ("departments/index.html", "sectors/index.html", "deadlines.html"):
        expect(scriptless.locator(f'main a[href="{wanted}"]').first).to_be_visible()


@pytest.mark.wide
@pytest.mark.parametrize("kind", ["index", "measure", "deadlines"])
def test_no_room_is_kept_for_states_without_scripts(http_origin, scriptless, addresses, kind):
    scriptless.goto(http_origin.url(addresses[kind]))
    slots = scriptless.locator("main [data-state-slot]")
    expect(slots).not_to_have_count(0)
    expect(slots.locator("visible=true")).to_have_count(0)


def test_a_measure_reads_without_scripts(origin, scriptless, real, addresses):
    entry = next(entry for entry in real.measures.values() if entry.url == addresses["measure"])
    scriptless.goto(origin.url(entry.url))
    shown = plain(scriptless.locator("main").inner_text())
    assert plain(entry.measure.text) in shown
    for benefit in entry.measure.benefits:
        assert plain(benefit.title) in shown
    for department in (*entry.lead, *entry.responsible):
        assert department.name in shown


def test_the_notice_reads_without_scripts(origin, scriptless, real):
    scriptless.goto(origin.url(real.documents[0].url))
    shown = plain(scriptless.locator("main").inner_text())
    for entry in real.measures.values():
        assert plain(entry.heading) in shown
        assert plain(entry.measure.text) in shown


@pytest.mark.parametrize("kind", some_of(["departments", "department", "sectors", "sector", "deadlines"]))
def test_lists_read_without_scripts(http_origin, scriptless, addresses, kind):
    scriptless.goto(http_origin.url(addresses[kind]))
    links = scriptless.locator("main a:visible")
    expect(links.nth(4)).to_be_visible()
    expect(links.filter(has_not_text=re.compile(r"\S"))).to_have_count(0)


def test_nothing_dead_is_shown_without_scripts(http_origin, scriptless, addresses):
    """A control that only a script can answer is worse than none."""
    for address in some_of(addresses.values()):
        scriptless.goto(http_origin.url(address))
        dead = scriptless.locator("button:visible, input:visible, select:visible")
        assert [control.evaluate("element => element.outerHTML.slice(0, 120)") for control in dead.all()] == [], address
