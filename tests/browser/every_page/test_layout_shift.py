"""Nothing moves while a page loads, on any kind of page, whatever its address holds. Over http the scripts are held back until
the page has been painted without them, as on a slow line; from a folder they come at once.

The days are one before the first term ends and one after most have: what the states say is of different length, and none may
be a fault. What moves within half a second after a key or a click is no fault (`hadRecentInput`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Route, expect

from conftest import Origin, file_origin, serving_to
from retrying import expect_in_page, expect_value

# Less than half a thousandth is what the browser does inside a date field of its own; no score shows it.
WATCH = """(() => {
  const box = ({x, y, width, height}) => [x, y, width, height].map(Math.round).join(' ');
  const name = (node) => node ? (node.outerHTML || node.data || node.nodeName).slice(0, 100) : 'gone';
  const moved = (entries) => entries.filter(({hadRecentInput, value}) => !hadRecentInput && value >= 0.0005).map(({value, sources}) =>
    [value.toFixed(4), ...sources.map(({node, previousRect, currentRect}) => `${name(node)}: ${box(previousRect)} -> ${box(currentRect)}`)]);
  const seen = [];
  const observer = new PerformanceObserver((list) => seen.push(...moved(list.getEntries())));
  observer.observe({type: 'layout-shift', buffered: true});
  window.shifts = () => { seen.push(...moved(observer.takeRecords())); return seen; };
})();"""
DEFERRED = re.compile(
    r"(?<!/early)(?<!_first)\.js(\?|$)"
)  # the early scripts are waited for: without them nothing is painted
PAINTED = """() => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('nothing is painted')), 10000);
  new PerformanceObserver(() => requestAnimationFrame(() => requestAnimationFrame(resolve))).observe({type: 'paint', buffered: true});
})"""
SHIFTS = (
    "() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.shifts()))))"
)

# Beside the plain pages, which the usual run leaves out: what the address may hold, and what stands there when the page has taken it up.
ADDRESSED = {
    "index.html#on=2023-12-10": "[data-cards] [data-state]",
    "index.html#q=小微企业&on=2023-12-10": "[data-cards] mark",
    "measures/gulou-2023-1-14.html#q=企业&on=2023-12-10": ".marks-bar",
    "documents/gulou-2023-1.html#on=2023-12-10": ".day-bar",
    "404.html": "h1",
    "deadlines.html#on=2023-12-10": ".deadline-left[data-state]",
    "questionnaire.html#a.applicant=enterprise&a.monthly_sales=le10&on=2023-12-10": "[data-answer]",
    "questionnaire.html#mode=clerk&a.applicant=enterprise": "[data-clerk] input",
}


@contextmanager
def scripts_held_back(page: Page) -> Iterator[list[Route]]:
    held: list[Route] = []
    holding = True
    page.route(DEFERRED, lambda route: held.append(route) if holding else route.continue_())
    yield held
    holding = False
    for route in held:
        route.continue_()


def load(page: Page, address: str, settled: str, slowly: bool) -> list[list[str]]:
    page.goto("about:blank")  # another fragment alone would not load the page anew
    if slowly:
        with scripts_held_back(page) as held:
            page.goto(address, wait_until="commit")
            page.evaluate(PAINTED)
            # A request is known here a little later than it is made.
            expect_value(page, lambda: bool(held), True, f"{address}: no script is waited for")
    else:
        page.goto(address)
    expect(page.locator(settled).first).to_be_visible()
    page.wait_for_load_state()
    page.unroute_all()
    return page.evaluate(SHIFTS)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "place" in metafunc.fixturenames:
        usual = [("http", 390, "2023-03-01"), ("file", 1366, "2024-06-01")]
        others = [("http", 1366, "2024-06-01"), ("file", 390, "2023-03-01")]
        metafunc.parametrize(
            "place, width, day", usual + others if metafunc.config.getoption("--every-combination") else usual
        )


def test_nothing_moves(
    new_page: Callable[..., Page],
    http_origin: Origin,
    real_site,
    layouts: dict[str, str],
    at_day,
    place: str,
    width: int,
    day: str,
    every_combination: bool,
):
    origin = http_origin if place == "http" else file_origin(real_site)
    page = new_page(viewport={"width": width, "height": 844})
    at_day(page, day)
    page.add_init_script(WATCH)
    found = []
    plain = dict.fromkeys(layouts.values(), "h1") if every_combination else {}
    for path, settled in (plain | ADDRESSED).items():
        found += [f"{path}: {shift}" for shift in load(page, origin.url(path), settled, slowly=origin.scheme == "http")]
    assert not found, "\n".join(found)


@pytest.mark.wide
@pytest.mark.parametrize("width", [390, 1366])
def test_nothing_moves_where_terms_have_no_last_day(new_page: Callable[..., Page], undated_site, at_day, width: int):
    settled = {
        "index.html": "[data-cards] [data-state]",
        "deadlines.html": ".measure-item [data-state]",
        "measures/yunxi-2032-1-1.html": "[data-stands]",
        "measures/yunxi-2032-1-4.html": "[data-stands]",
        "documents/yunxi-2032-1.html": "h1",
    }
    page = new_page(viewport={"width": width, "height": 844})
    at_day(page, "2032-06-01")
    page.add_init_script(WATCH)
    with serving_to(page, undated_site) as origin:
        found = [
            f"{path}: {shift}"
            for path, selector in settled.items()
            for shift in load(page, origin.url(path), selector, slowly=True)
        ]
    assert not found, "\n".join(found)


def test_the_watch_sees_what_moves(page: Page, http_origin: Origin):
    page.add_init_script(WATCH)
    page.goto(http_origin.url("404.html"))
    page.evaluate(PAINTED)
    page.evaluate("() => document.body.prepend(Object.assign(document.createElement('p'), {textContent: '后来的'}))")
    expect_in_page(page, "() => window.shifts().length")
    shifts = page.evaluate(SHIFTS)
    assert len(shifts) == 1, shifts
    ((value, *moved),) = shifts
    assert float(value) > 0 and any("site-header" in words for words in moved)
