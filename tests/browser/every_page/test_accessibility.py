"""axe finds nothing, and neither do stricter measures of our own, on any kind of page and in any state of the pages with
controls: over http and from file://, light and dark, on a phone and on a desktop.

A page is loaded once for a place and a window. The usual run takes one of their four combinations, the phone over http. There it
asks axe, which takes longest, about structure everywhere and about colours on the page that shows all components, in one scheme.
With --every-combination all of them are held, with both schemes. The measures of our own, contrast among them, are held in both
schemes either way.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from axe import colours, structure
from conftest import DESKTOP, PHONE, Origin, file_origin
from page_measures import FAINT_TEXT, OUTLINE, OVERFLOWING, SMALL_TARGETS
from page_states import STATES, visit

CONTRAST = 7
DAY = "2023-12-10"  # some terms have ended, some end soon
WINDOWS = {"phone": PHONE, "desktop": DESKTOP}
SITES = ("real", "tiny")
OPERATED = ("measure", "components")  # what the usual run looks at
# A place and a window. Other tests of the usual run open every page on a desktop, and many from file://.
COMBINATIONS = [("http", "phone"), ("file", "desktop"), ("http", "desktop"), ("file", "phone")]
USUAL = 1
SCHEMES: tuple[Literal["light", "dark"], ...] = ("dark", "light")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "combination" in metafunc.fixturenames:
        every = metafunc.config.getoption("--every-combination")
        metafunc.parametrize("combination", COMBINATIONS if every else COMBINATIONS[:USUAL], ids="-".join)


@pytest.fixture
def origins(
    combination: tuple[str, str], http_origin: Origin, tiny_http_origin: Origin, real_site: Path, tiny_site: Path
) -> dict[str, Origin]:
    served = {"real": http_origin, "tiny": tiny_http_origin}
    return served if combination[0] == "http" else {"real": file_origin(real_site), "tiny": file_origin(tiny_site)}


@pytest.fixture
def window(combination: tuple[str, str], new_page: Callable[..., Page], at_day) -> Page:
    page = new_page(**WINDOWS[combination[1]], reduced_motion="reduce")  # a colour on its way to another is neither
    at_day(page, DAY)
    return page


@pytest.fixture
def every(pytestconfig: pytest.Config) -> bool:
    """Whether axe looks at the colours of everything."""
    return pytestconfig.getoption("--every-combination")


def faults_of(page: Page, schemes: tuple[str, ...] = SCHEMES) -> dict[str, list[str]]:
    """`schemes` are those in which axe looks at the colours."""
    found = {
        "outline": page.evaluate(OUTLINE),
        "overflow": page.evaluate(OVERFLOWING),
        "structure": structure(page),
    }
    if page.viewport_size["width"] == PHONE["viewport"]["width"]:
        found["targets"] = page.evaluate(SMALL_TARGETS)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        if scheme in schemes:
            found[f"colours, {scheme}"] = colours(page)
        found[f"contrast, {scheme}"] = page.evaluate(FAINT_TEXT, CONTRAST)
    return {name: faults for name, faults in found.items() if faults}


def assert_none(faults: Mapping[str, object]) -> None:
    found = {where: each for where, each in faults.items() if each}
    assert not found, json.dumps(found, ensure_ascii=False, indent=1)


def test_every_kind_of_page(window: Page, origins: dict[str, Origin], every: bool, layouts: dict[str, str]):
    faults = {}
    for kind, address in layouts.items() if every else ((kind, layouts[kind]) for kind in OPERATED):
        window.goto(origins["real"].url(address))
        expect(window.locator("h1")).to_be_visible()
        expect(window.locator(".unzip-notice")).to_be_hidden()
        schemes = SCHEMES if every else SCHEMES[:1] if kind == "components" else ()
        faults[kind] = faults_of(window, schemes)
    assert_none(faults)


@pytest.mark.parametrize("site", SITES)
def test_every_state(window: Page, origins: dict[str, Origin], every: bool, site: str):
    faults = {}
    for state in STATES:
        if state.site == site and (every or state.usual):
            visit(window, origins[site], state)
            faults[state.name] = faults_of(window, SCHEMES if every else ())
    assert_none(faults)


SHAPELESS = """() => [...document.querySelectorAll('.state, .verdict, .kind, .access, .derived-label, .deadline-left, [aria-pressed=true]')]
  .filter((each) => each.getClientRects().length && !each.matches('.visually-hidden'))
  .filter((each) => { const style = getComputedStyle(each); return style.borderTopWidth === '0px' && style.outlineStyle === 'none'; })
  .map((each) => each.outerHTML)"""


@pytest.mark.wide
def test_with_the_colours_of_the_reader_all_stays_and_badges_keep_a_shape(
    new_page: Callable[..., Page], http_origin: Origin, addresses: dict[str, str]
):
    page = new_page(**PHONE, forced_colors="active", reduced_motion="reduce")
    faults = {}
    for address in [*addresses.values(), "questionnaire.html#a.applicant=enterprise&on=2023-12-10"]:
        page.goto(http_origin.url(address))
        expect(page.locator("h1")).to_be_visible()
        faults[address] = [*structure(page), *page.evaluate(OVERFLOWING), *page.evaluate(SHAPELESS)]
    assert_none(faults)


def test_with_the_colours_of_the_reader_a_notice_and_the_sentence_that_is_meant_have_an_edge(
    new_page: Callable[..., Page], http_origin: Origin
):
    page = new_page(**PHONE, forced_colors="active", java_script_enabled=False)
    page.goto(http_origin.url("measures/gulou-2023-1-14.html#s-2"))
    expect(page.locator(".sentence:target")).to_have_css("outline-style", "solid")
    page = new_page(**PHONE, forced_colors="active")
    page.goto(http_origin.url("questionnaire.html#on=2026-11-24"))
    expect(page.locator(".interview-over")).to_have_css("border-top-style", "solid")
    expect(page.locator(".interview-progress > progress")).to_have_css("border-top-style", "solid")


@pytest.mark.wide
def test_the_pages_of_the_single_file(new_page: Callable[..., Page], single_file: Origin, addresses: dict[str, str]):
    """Its structure alone: colours and sizes are those of the pages."""
    page = new_page(**DESKTOP)
    faults = {}
    for kind, address in addresses.items():
        page.goto(single_file.url(address))
        expect(page.locator("h1")).to_be_visible()
        faults[kind] = structure(page)
    assert_none(faults)


def test_the_measures_see_faults(page: Page, http_origin: Origin):
    """On a page with one fault of each sort."""
    page.goto(http_origin.url("404.html"))
    page.evaluate("""() => {
      const add = (tag, text, properties) => document.querySelector('main').append(Object.assign(document.createElement(tag), {textContent: text, ...properties}));
      const style = new CSSStyleSheet();
      style.replaceSync('.faint { color: #888; background: #fff } .wide { width: 200vw; height: 1px }');
      document.adoptedStyleSheets = [style];
      add('h4', '跳级');
      add('p', '淡得看不清', {className: 'faint'});
      add('button', '');
      add('div', '', {className: 'wide'});
      add('section', '无名');
    }""")
    faults = faults_of(page)
    assert [words.partition(":")[0] for words in faults["outline"]] == ["without a name", "leaves out a level"]
    assert faults["overflow"][0] == "the page scrolls sideways at 1366" and "wide" in faults["overflow"][-1]
    assert {"button-name", "heading-order"} <= {words.partition(":")[0] for words in faults["structure"]}
    for scheme in ("light", "dark"):
        assert any("faint" in words for words in faults[f"contrast, {scheme}"])
        assert any(words.startswith("color-contrast:") and "faint" in words for words in faults[f"colours, {scheme}"])
