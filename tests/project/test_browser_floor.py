"""Nothing on the published site needs a later browser than the floor, which tests/browser_floor/floor.json states.

Looked through is whatever is published, by the ends of the file names. That each check can find something is shown in
test_browser_floor_scripts.py and test_browser_floor_styles.py; that the site works without the APIs that came later, in
browser/test_old_browser.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from browser_floor.data import Finding, Floor
from browser_floor.fallbacks import ENHANCEMENTS, GUARDED, floor_for
from browser_floor.names import OwnKeys
from browser_floor.pages import page_after
from browser_floor.scripts import keys_of, script_after
from browser_floor.styles import styles_after
from support.site_pages import ParsedPage

ROOT = Path(__file__).parents[2]
Check = Callable[[str], Iterable[Finding]]


@pytest.fixture(scope="session")
def published_keys(real_site: Path) -> OwnKeys:
    return keys_of(texts(real_site, "*.js").values())


@pytest.fixture(scope="session")
def checks(floor: Floor, published_keys: OwnKeys) -> dict[str, Check]:
    """What looks through each kind of file."""

    def markup(text: str) -> Iterable[Finding]:
        return page_after(text, floor, published_keys)

    return {
        "*.js": lambda text: script_after(text, floor_for(text, floor), published_keys),
        "*.css": lambda text: styles_after(text, floor),
        "*.html": markup,
        "*.svg": markup,
    }


def texts(folder: Path, pattern: str) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob(pattern))}


def undeclared(name: str, findings: Iterable[Finding]) -> list[str]:
    return [f"{name}, {finding}" for finding in findings if finding.feature not in ENHANCEMENTS]


@pytest.mark.wide
def test_nothing_published_needs_a_later_browser_and_every_enhancement_is_in_use(
    real_site: Path, checks: dict[str, Check]
):
    findings = {
        name: list(check(text)) for ending, check in checks.items() for name, text in texts(real_site, ending).items()
    }
    assert {name.rpartition(".")[2] for name in findings} == {"js", "css", "html", "svg"}
    assert [line for name, found in findings.items() for line in undeclared(name, found)] == []
    assert set(ENHANCEMENTS) - {finding.feature for found in findings.values() for finding in found} == set()


def test_nothing_as_it_is_written_needs_a_later_browser(floor: Floor, published_keys: OwnKeys):
    """As well as what is published: here a fault is told by its own file and line, and names are not shortened."""
    scripts, sheets = texts(ROOT / "static" / "js", "*.js"), texts(ROOT / "static" / "css", "*.css")
    keys = keys_of(scripts.values()) | published_keys
    found = {name: list(script_after(text, floor, keys)) for name, text in scripts.items()}
    found |= {name: list(styles_after(text, floor)) for name, text in sheets.items()}
    assert len(scripts) > 50 and len(sheets) > 15
    assert [line for name, findings in found.items() for line in undeclared(name, findings)] == []


def test_every_guarded_script_is_there_and_needs_its_guard(real_site: Path, floor: Floor):
    for guarded in GUARDED:
        marked = [text for text in texts(real_site, "*.js").values() if guarded.mark in text]
        assert marked, guarded
        assert floor_for(marked[0], floor).version == floor.records["webassembly"][guarded.webassembly] > floor.version
        assert [finding for text in marked for finding in script_after(text, floor)], guarded


@pytest.mark.wide
def test_every_page_asks_two_engine_browsers_for_the_newer_engine_before_any_script(pages: dict[str, ParsedPage]):
    """Browsers with two engines show a page in Trident unless it asks; one that has run a script has chosen."""
    for path, page in pages.items():
        order = [
            element
            for element in page.all("meta", "script")
            if element.tag == "script" or element.get("name") == "renderer"
        ]
        assert order and order[0].tag == "meta" and order[0].get("content") == "webkit", path


def test_the_docs_name_the_floor_and_the_data(floor: Floor):
    for name in ("docs/browser-floor.md", "docs/browser.md", "CONTRIBUTING.md", "static/js/search/pagefind.js"):
        named = set(re.findall(r"Chromium (\d+)", (ROOT / name).read_text("utf-8")))
        assert named == {str(floor.version)}, name
    assert floor.records["source"].split(",")[0] in (ROOT / "docs" / "browser-floor.md").read_text("utf-8")
