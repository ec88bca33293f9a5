"""Every kind of page, over http and from file://: it opens cleanly, reads without scripts, fits a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from policy_explorer.derive import derive
from policy_explorer.load import load
from policy_explorer.site import Site
from policy_explorer.validate import validate
from site_pages import pages_in

KINDS = (
    *("index", "measure", "department", "departments", "sector", "sectors"),
    *("deadlines", "document", "booklet", "questionnaire", "offline", "method", "components", "404"),
)
DAYS = ("2023-03-01", "2024-06-01")
WIDTHS = (390, 320)

OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  return [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element))
    .map((element) => element.outerHTML.slice(0, 120));
}"""

# A link within a sentence is as high as its line; everything that stands alone must be easy to hit.
SMALL_TARGETS = """() => {
  const inText = (element) => element.tagName === 'A' && getComputedStyle(element).display === 'inline';
  const target = (element) => element.matches('input[type=radio], input[type=checkbox]') ? element.labels[0] || element : element;
  const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden' && element.getBoundingClientRect().right > 0 && element.getBoundingClientRect().bottom > 0;
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((element) => shown(element) && !inText(element))
    .map(target)
    .filter((element) => { const box = element.getBoundingClientRect(); return box.height < 43.5 || box.width < 43.5; })
    .map((element) => element.outerHTML.slice(0, 120));
}"""

# WCAG's contrast of every piece of text with what lies behind it.
FAINT_TEXT = """(least) => {
  const channel = (value) => { const c = value / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parts = (colour) => { const n = colour.match(/[\\d.]+/g).map(Number); return [n[0], n[1], n[2], n.length > 3 ? n[3] : 1]; };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(parts(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.getClientRects().length || element.closest('[disabled], noscript, svg')) continue;
    const back = behind(element);
    const fore = over(parts(getComputedStyle(element).color), back);
    const [low, high] = [light(fore), light(back)].sort((a, b) => a - b);
    if ((high + 0.05) / (low + 0.05) < least) faint.push(element.outerHTML.slice(0, 120) + ' ' + ((high + 0.05) / (low + 0.05)).toFixed(2));
  }
  return faint;
}"""


@pytest.fixture(scope="session")
def real(real_content) -> Site:
    return derive(validate(load(real_content)))


@pytest.fixture(scope="session")
def addresses(real: Site) -> dict[str, str]:
    """One page of each kind: of several, the fullest."""
    longest = max(real.measures.values(), key=lambda entry: len(entry.measure.text))
    busiest = max(real.departments, key=lambda page: len(page.leads) + len(page.takes_part))
    return {
        "index": "index.html",
        "measure": longest.url,
        "department": busiest.url,
        "departments": "departments/index.html",
        "sector": max(real.sectors, key=lambda page: len(page.measures)).url,
        "sectors": "sectors/index.html",
        "deadlines": "deadlines.html",
        "document": real.documents[0].url,
        "booklet": real.documents[0].booklet_url,
        "questionnaire": "questionnaire.html",
        "offline": "offline.html",
        "method": "method.html",
        "components": "components.html",
        "404": "404.html",
    }


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_kinds_are_all_there_are(real_site):
    found = {re.search(r'<body class="page-(\w+)', path.read_text("utf-8"))[1] for path in pages_in(real_site)}
    assert found == set(KINDS)


def test_every_kind_of_page_opens_without_a_fault(origin, page, addresses):
    for address in addresses.values():
        page.goto(origin.url(address))
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".unzip-notice")).to_be_hidden()
    page.wait_for_load_state("networkidle")  # what comes late, comes on every page alike


@pytest.mark.parametrize("day", DAYS)
def test_every_kind_of_page_opens_without_a_fault_on_any_day(http_origin, page, addresses, at_day, day):
    at_day(page, day)
    for address in addresses.values():
        page.goto(http_origin.url(address))
        expect(page.locator("h1")).to_be_visible()


def test_a_copy_opened_from_a_folder_says_that_it_is_offline(origin, page):
    page.goto(origin.url("deadlines.html"))
    expect(page.locator(".edition-strip")).to_be_visible(visible=origin.scheme == "file")
    expect(page.locator(".edition")).to_contain_text("内容版本")


def test_the_fictional_site_opens_without_a_fault(tiny_origin, page, tiny_site):
    for path in pages_in(tiny_site):
        page.goto(tiny_origin.url(path.relative_to(tiny_site).as_posix()))
        expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_a_phone_and_a_finger(http_origin, phone, addresses, kind):
    phone.goto(http_origin.url(addresses[kind]))
    faults = {"targets": phone.evaluate(SMALL_TARGETS)}
    for width in WIDTHS:
        phone.set_viewport_size({"width": width, "height": 844})
        faults[f"scrolls at {width}"] = phone.evaluate("document.documentElement.scrollWidth") > width
        faults[f"overflows at {width}"] = phone.evaluate(OVERFLOWING)
    assert {name: fault for name, fault in faults.items() if fault} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_text_stands_out_from_its_ground(http_origin, new_page, addresses, at_day, kind, scheme):
    page = new_page(color_scheme=scheme, reduced_motion="reduce")
    at_day(page, "2023-12-10")
    page.goto(http_origin.url(addresses[kind]))
    assert page.evaluate(FAINT_TEXT, 7) == []


UNNAMED = """() => {
  const shown = (element) => element.getClientRects().length > 0;
  return [...document.querySelectorAll('main section, main nav, main aside')]
    .filter((element) => shown(element) && !element.getAttribute('aria-label') && !element.getAttribute('aria-labelledby'))
    .map((element) => element.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_finds_the_way_and_the_parts_of_a_page_have_names(http_origin, page, addresses, kind):
    """The first stop is the way past the menu, it can be seen there, and it leads to the text."""
    page.goto(http_origin.url(addresses[kind]))
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    assert page.evaluate(UNNAMED) == []


@pytest.mark.parametrize("kind", ["measure", "document", "deadlines"])
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


@pytest.mark.parametrize("kind", ["index", "measure", "deadlines"])
def test_no_room_is_kept_for_states_without_scripts(http_origin, scriptless, addresses, kind):
    scriptless.goto(http_origin.url(addresses[kind]))
    slots = scriptless.locator("main [data-state-slot]")
    assert slots.count() and all(slot.bounding_box() is None for slot in slots.all())


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


@pytest.mark.parametrize("kind", ["departments", "department", "sectors", "sector", "deadlines"])
def test_lists_read_without_scripts(http_origin, scriptless, addresses, kind):
    scriptless.goto(http_origin.url(addresses[kind]))
    links = scriptless.locator("main a:visible")
    assert links.count() >= 5
    assert all(text.strip() for text in links.all_text_contents())


def test_nothing_dead_is_shown_without_scripts(http_origin, scriptless, addresses):
    """A control that only a script can answer is worse than none."""
    for address in addresses.values():
        scriptless.goto(http_origin.url(address))
        dead = scriptless.locator("button:visible, input:visible, select:visible")
        assert [control.evaluate("element => element.outerHTML.slice(0, 120)") for control in dead.all()] == [], address
