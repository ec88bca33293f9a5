"""Every kind of page at 400 %, where a window of 1280 x 1024 has room for 320 x 256, and with the reader's own spacing of text
(WCAG 1.4.10 and 1.4.12): nothing scrolls sideways, nothing is cut off, and nothing that stays in its place covers half of
the window.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, ViewportSize, expect

from conftest import Origin
from page_measures import OVERFLOWING
from support.usual_run import some_of

ZOOMED: ViewportSize = {"width": 320, "height": 256}
TABLET: ViewportSize = {"width": 768, "height": 1024}

# As a reader's own stylesheet would set it; one that a page adopts is no affair of its Content-Security-Policy.
SPACE_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [sheet];
}"""

# Text that goes on where its box ends. What is meant for ears alone is cut down to a pixel, and is not read with eyes.
CUT_OFF = """() => [...document.body.querySelectorAll('*')]
  .filter((element) => {
    const {overflowX, overflowY, display} = getComputedStyle(element);
    const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
    const {width, height} = element.getBoundingClientRect();
    if (!element.textContent.trim() || display === 'inline' || width <= 1 || height <= 1) return false;
    return (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) || (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1);
  })
  .map((element) => element.outerHTML.slice(0, 120))"""

# What does not scroll with the page and lies on more than half of the window, halfway down the page.
COVERED = """() => {
  const stays = (element) => {
    const {position, visibility} = getComputedStyle(element);
    return ['fixed', 'sticky'].includes(position) && visibility !== 'hidden';
  };
  const covers = (element) => {
    const {top, right, bottom, left} = element.getBoundingClientRect();
    const [wide, high] = [Math.min(right, innerWidth) - Math.max(left, 0), Math.min(bottom, innerHeight) - Math.max(top, 0)];
    return Math.max(0, wide) * Math.max(0, high) / (innerWidth * innerHeight);
  };
  window.scrollTo({top: document.body.scrollHeight / 2, behavior: 'instant'});
  return [...document.body.querySelectorAll('*')]
    .filter((element) => stays(element) && covers(element) > 0.5)
    .map((element) => element.outerHTML.slice(0, 120));
}"""


def test_every_kind_of_page(new_page: Callable[..., Page], http_origin: Origin, layouts: dict[str, str]):
    page = new_page(viewport=ZOOMED)
    faults = {}
    for kind, address in some_of(layouts.items()):
        page.set_viewport_size(TABLET)
        page.goto(http_origin.url(f"{address}#on=2023-12-10"))
        expect(page.locator("h1")).to_be_visible()
        faults[f"{kind} on a tablet"] = page.evaluate(OVERFLOWING)
        page.set_viewport_size(ZOOMED)
        faults[f"{kind} zoomed"] = page.evaluate(OVERFLOWING) + page.evaluate(CUT_OFF) + page.evaluate(COVERED)
        page.evaluate(SPACE_OUT)
        faults[f"{kind} spaced out"] = page.evaluate(OVERFLOWING) + page.evaluate(CUT_OFF)
    assert {name: found for name, found in faults.items() if found} == {}


def test_the_measures_see_faults(page: Page, http_origin: Origin):
    page.goto(http_origin.url("method.html"))
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.cut { height: 1em; overflow: hidden; } .stays { position: fixed; top: 0; left: 0; width: 100%; height: 60vh; }');
      document.adoptedStyleSheets = [sheet];
      for (const name of ['cut', 'stays']) {
        const add = document.createElement('p');
        add.className = name;
        add.textContent = '字'.repeat(400);
        document.querySelector('main').append(add);
      }
    }""")
    (cut,), (covering,) = page.evaluate(CUT_OFF), page.evaluate(COVERED)
    assert "cut" in cut and "stays" in covering
    before = page.evaluate("document.body.scrollHeight")
    page.evaluate(SPACE_OUT)
    assert page.evaluate("document.body.scrollHeight") > before
