"""Minified text means the same, and without a minifier the site is built too."""

from __future__ import annotations

import re

import html5lib
import pytest

from policy_explorer.render import minify
from policy_explorer.render.assets import Scripts
from policy_explorer.render.js_module import read_module
from policy_explorer.render.minify import MinifyError, minified_page, minified_script, minified_style
from policy_explorer.render.page import COMPONENTS
from support.site_pages import pages_in
from support.usual_run import some_of

SHORTENED = ("d", "dy")  # outlines and lengths in drawings
DEFAULT = (("name", ""), ("value", ""), ("type", "submit"), ("type", "text"))  # the same where left out
with_minifier = pytest.mark.skipif(not minify.INSTALLED, reason="no minifier for this machine")


@with_minifier
def test_scripts_get_shorter_and_no_newer():
    text = minified_script(
        "function f(longName) { return longName === null || longName === undefined ? 0 : longName.value; }\nglobalThis.f = f;\n"
    )
    assert text.startswith("function f(") and "longName" not in text and "at(" not in text


@with_minifier
def test_styles_lose_their_comments():
    assert minified_style("/* why */\na { color: red; }\n") == "a{color:red}"


@with_minifier
def test_pages_keep_their_elements_and_the_space_between_words():
    html = '<p class="a">one <b>two</b> three</p>\n\n<ul>\n  <li><a href="#x">four</a></li>\n</ul>\n'
    assert minified_page(html) == "<p class=a>one <b>two</b> three<ul><li><a href=#x>four</a></ul>"


@with_minifier
def test_pages_without_quotes_and_end_tags_have_the_same_elements(site):
    """As a parser of HTML reads the pages that the single file holds, from the largest; space between elements apart."""
    held = [path for path in pages_in(site) if path.name != COMPONENTS]
    for path in some_of(sorted(held, key=lambda path: (-path.stat().st_size, path))):
        main = re.search("<main[^>]*>(.*)</main>", path.read_text("utf-8"), re.DOTALL)[1]
        assert elements(minified_page(main)) == elements(main), path


def elements(html: str) -> list[tuple[str, ...]]:
    walker = html5lib.getTreeWalker("etree")(html5lib.parseFragment(html, container="main"))
    return [told for token in walker if (told := in_short(token))[1:] != ("",)]


def in_short(token: dict) -> tuple[str, ...]:
    if "name" in token:
        attributes = sorted((name, value.strip()) for (_, name), value in token.get("data", {}).items())
        kept = (pair for pair in attributes if pair[0] not in SHORTENED and pair not in DEFAULT)
        return (token["type"], token["name"], *map("=".join, kept))
    return "text", re.sub(r"\s", "", token["data"])


def test_no_declaration_is_of_the_kind_that_the_minifier_moves():
    """`const a = 1; const {b} = (f(a));` becomes `const {b} = f(a), a = 1`, which fails: types in parentheses go elsewhere."""
    moved = re.compile(r"\b(?:const|let) [{\[][^;]*?[}\]] = \(")
    sources = Scripts().sources
    found = {path: moved.findall(read_module(path, text).body) for path, text in sources.items()}
    assert {path: places for path, places in found.items() if places} == {}


@with_minifier
def test_what_is_no_script_is_refused():
    with pytest.raises(MinifyError, match="line 1"):
        minified_script("function (")


def test_without_a_minifier_everything_stays_as_it_is(monkeypatch):
    monkeypatch.setattr(minify, "INSTALLED", False)
    for minified in (minified_script, minified_style, minified_page):
        assert minified(" a \n b ") == " a \n b "


def test_without_a_minifier_the_site_is_made(tiny_content, tmp_path, monkeypatch):
    from policy_explorer.cli.main import main

    monkeypatch.setattr(minify, "INSTALLED", False)
    assert main(["build", "--content", str(tiny_content), "--out", str(tmp_path / "site")]) == 0
    (single,) = (tmp_path / "site" / "offline").glob("*.html")
    assert (
        "// " not in (tmp_path / "site" / "assets" / "site.js").read_text("utf-8") and single.stat().st_size > 100_000
    )


@with_minifier
def test_a_forked_process_is_refused_and_does_not_wait_for_ever(monkeypatch):
    monkeypatch.setattr(minify, "IMPORTED_IN", 0)
    with pytest.raises(RuntimeError):
        minified_script("1")
