"""Addresses that anybody may write: however much stands in a fragment, the page stays usable."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from conftest import PATIENCE
from retrying import expect_in_page

ROOT = Path(__file__).parents[3]
SCRIPTS, BROWSER = ROOT / "static" / "js", ROOT / "docs" / "browser.md"
LONG = 1_000_000
MOST, LONGEST = 60_000, 8_000  # characters of a fragment and of a value that are read (static/js/core/fragment.js)
# All that a page asks for; a test below holds it against the pages.
KEYS = """q exact on state document access sector kind audience lead part chapter ends-from ends-to sort clause measure a.x skip about ask v
    mode missing page at type kiosk""".split()
KINDS = ("index", "measure", "questionnaire", "deadlines", "document", "404")
# What the work of a page may depend on: one long value, many values, many pairs, repeated keys, what cannot be decoded.
FRAGMENTS = {
    # In an address 企业a is 19 characters; Chromium blocks addresses of more than two million.
    "each key": "&".join(f"{key}={'企业a' * (LONG // 19 // len(KEYS))}" for key in KEYS),
    "one value": "q=" + "x" * LONG,
    "commas": "&".join(f"{key}={',' * (LONG // len(KEYS))}" for key in KEYS),
    "pairs": "&".join(f"a.{number}=1" for number in range(LONG // 9)),
    "the same pair": "&".join(["on=1", "a.x=~"] * (LONG // 11)),
    "signs": "&=" * (LONG // 2),
    "no pair": "m" * LONG,
    "percent": "q=" + "%E4%BC%81" * (LONG // 9) + "%",
    # What is read in full, and a megabyte behind it that is not.
    **{
        f"{keys[0]} in full": "&".join(f"{key}={('企业a,' * LONGEST)[: LONGEST - 1]}" for key in keys)
        + "&"
        + "m" * LONG
        for keys in (KEYS[at : at + MOST // LONGEST] for at in range(0, len(KEYS), MOST // LONGEST))
    },
}

USUAL = {"q in full": ("index",), "pairs": ("questionnaire",)}  # where each is opened


@pytest.mark.parametrize(
    "fragment", [*USUAL, *(pytest.param(each, marks=pytest.mark.wide) for each in FRAGMENTS if each not in USUAL)]
)
def test_a_page_with_a_megabyte_in_its_address_is_usable(
    new_page: Callable[..., Page], everywhere: Any, addresses: dict[str, str], fragment: str, every_combination: bool
) -> None:
    for kind in KINDS if every_combination else USUAL[fragment]:
        page = new_page()
        page.goto(everywhere.url("404.html" if kind == "404" else addresses[kind]))
        page.evaluate("(text) => { location.hash = text; }", FRAGMENTS[fragment])
        page.reload()
        expect(page.locator("main h1").first).to_be_visible()
        switch = page.locator("[data-type-switch]")
        was = switch.get_attribute("aria-pressed")
        switch.evaluate("(button) => button.click()")
        expect(switch).to_have_attribute("aria-pressed", "false" if was == "true" else "true", timeout=PATIENCE)
        page.close()


def test_each_key_that_a_page_asks_for_is_tried(page: Page, http_origin: Any, addresses: dict[str, str]) -> None:
    page.add_init_script(
        """globalThis.asked = new Set();
        const {has} = Map.prototype;
        for (const name of ['get', 'has']) {
          const real = Map.prototype[name];
          Map.prototype[name] = function (key) {
            if (typeof key === 'string' && has.call(this, 'anything')) globalThis.asked.add(key);
            return real.call(this, key);
          };
        }"""
    )
    asked = set()
    for kind in KINDS:
        page.goto(http_origin.url("404.html" if kind == "404" else addresses[kind]) + "#anything=1&mode=interview")
        awaited = {"index": "sector", "measure": "clause", "questionnaire": "measure"}.get(kind, "on")
        expect_in_page(page, "(key) => globalThis.asked.has(key)", awaited)
        asked |= set(page.evaluate("[...globalThis.asked]")) - {"anything"}
    assert {"q", "clause", "measure", "sector"} <= asked <= set(KEYS)
    sources = "".join(path.read_text("utf-8") for path in SCRIPTS.rglob("*.js"))
    assert {"q", "mode", "type"} <= set(re.findall(r"\[#&\]([\w.-]+)=", sources)) <= set(KEYS)
    table = re.search(r"\n\| key \| meaning \|\n(.*?)\n\n", BROWSER.read_text("utf-8"), re.DOTALL)[1]
    described = {key for row in table.splitlines() for key in re.findall(r"`([\w.-]+)[=`]", row.split("|")[1])}
    assert described | {"a.x", "missing"} == set(KEYS)


def test_three_thousand_letters_are_no_work(page: Page, http_origin: Any, addresses: dict[str, str]) -> None:
    """Count the searches in the text: their number grew with the cube of the letters."""
    page.add_init_script(
        """globalThis.searches = 0;
        const {includes} = String.prototype;
        String.prototype.includes = function (...given) { globalThis.searches += 1; return includes.apply(this, given); };"""
    )
    page.goto(http_origin.url(addresses["measure"]) + "#q=" + "".join(chr(0x4E00 + 7 * n) for n in range(2900)))
    expect(page.locator("main h1").first).to_be_visible()
    expect_in_page(page, "() => globalThis.searchData")  # marks are made in the task in which these come
    assert page.evaluate("globalThis.searches") < 100_000


def test_what_is_not_read_is_said(page: Page, http_origin: Any) -> None:
    page.goto(http_origin.url("index.html") + "#on=2024-01-01&" + "&".join(f"x{n}=1" for n in range(20_000)))
    expect(page.locator("main")).to_contain_text("地址太长，后面的没有读")
