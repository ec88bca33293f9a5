"""The keyboard alone on every kind of page: each stop of Tab can be seen, stands in the order of the page and uncovered in the
window, and after the last one the page is left; with less motion wanted, nothing moves by itself.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from conftest import PHONE, Origin
from page_kinds import ALIKE, KINDS

STOPS = 40
USUAL = ("index", "questionnaire")  # those with the most to operate

# What the focus is on, and what is wrong with how it shows there. Kept for the next stop: which one this was, and how each
# control looked before.
STOP = """() => {
  const drawn = (element) => element.matches('[type=radio], [type=checkbox]') && element.labels.length ? element.labels[0] : element;
  const element = document.activeElement;
  if (element === document.body || !element) return null;
  const name = element.outerHTML.slice(0, 100);
  const faults = [];
  const shown = [element, drawn(element)];
  const outlined = (each, pseudo) => {
    const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(each, pseudo);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  };
  // Inside a drawing it is a stroke. The calendar of a date field is a stop of its own, whose ring the browser draws.
  const stroked = () => [...element.querySelectorAll('rect, circle, path')].some((each) => getComputedStyle(each).stroke !== 'none' && parseFloat(getComputedStyle(each).strokeWidth) >= 2);
  const seen = shown.some((each) => outlined(each) || outlined(each, '::before')) || (element.closest('svg') && stroked());
  if (!seen && !element.matches('[type=date]:not(:focus-visible)')) faults.push(`cannot be seen: ${name}`);
  const {left, top, right, bottom, width, height} = drawn(element).getBoundingClientRect();
  const x = Math.min(Math.max((left + right) / 2, 0), innerWidth - 1);
  const inside = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth && width > 0 && height > 0;
  if (!inside) faults.push(`out of the window: ${name}`);
  // At least a part of it must be on top of what stays in its place (WCAG 2.4.11).
  const points = [top + 2, (top + bottom) / 2, bottom - 2].filter((y) => y >= 0 && y < innerHeight);
  const covered = ({x, y}) => {
    const over = document.elementFromPoint(x, y);
    return over && !over.contains(element) && !element.contains(over) && !drawn(element).contains(over);
  };
  if (inside && points.every((y) => covered({x, y}))) faults.push(`covered: ${name}`);
  const before = window.lastStop;
  if (before && before !== element && before.isConnected && !(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) faults.push(`before its turn: ${name}`);
  window.lastStop = element;
  return faults;
}"""

MOVING = """() => {
  const long = (text) => text.split(',').some((each) => (each.trim().endsWith('ms') ? parseFloat(each) / 1000 : parseFloat(each)) > 0.01);
  const styled = [...document.querySelectorAll('*')].filter((element) => {
    const {transitionDuration, animationDuration, animationName, scrollBehavior} = getComputedStyle(element);
    return long(transitionDuration) || (animationName !== 'none' && long(animationDuration)) || scrollBehavior === 'smooth';
  });
  return [...styled.map((element) => element.outerHTML.slice(0, 100)), ...document.getAnimations().map((each) => `running: ${each.animationName}`)];
}"""


@pytest.mark.parametrize(
    "kind", [*USUAL, *(pytest.param(kind, marks=pytest.mark.wide) for kind in KINDS if kind not in {*USUAL, *ALIKE})]
)
def test_every_stop_is_seen_and_in_order(
    new_page: Callable[..., Page], http_origin: Origin, addresses: dict[str, str], kind: str
):
    """The first is the way past the menu; it leads to the text."""
    page = new_page(reduced_motion="reduce")  # where the page has scrolled to at once
    page.goto(http_origin.url(addresses[kind] + "#on=2023-12-10"))
    faults = []
    for stop in range(STOPS):
        page.keyboard.press("Tab")
        found = page.evaluate(STOP)
        if found is None:
            break
        faults += found
        if stop == 0:
            expect(page.locator(".skip-link")).to_be_focused()
    assert stop, "nothing takes the focus"
    assert not faults, "\n".join(faults)
    page.locator(".skip-link").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


@pytest.mark.wide
def test_the_end_of_the_page_is_no_trap(page: Page, http_origin: Origin, addresses: dict[str, str]):
    """From the last control on, Tab leaves the page, and Shift and Tab lead back into it."""
    for kind in ("index", "measure", "questionnaire", "booklet"):
        page.goto(http_origin.url(addresses[kind]))
        page.locator("a[href]:visible, button:visible").last.focus()
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || document.activeElement.className === 'skip-link'"
        ), kind
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        expect(page.locator("footer :focus"), kind).to_have_count(1)


@pytest.mark.wide
def test_with_less_motion_nothing_moves(new_page: Callable[..., Page], http_origin: Origin, layouts: dict[str, str]):
    page = new_page(**PHONE, reduced_motion="reduce")
    moving = {}
    for kind, address in layouts.items():
        page.goto(http_origin.url(address))
        if kind == "index":
            page.locator("[data-panel-open]").click()
            expect(page.locator("[data-panel]")).to_be_visible()
        moving[kind] = page.evaluate(MOVING)
    assert {kind: found for kind, found in moving.items() if found} == {}
