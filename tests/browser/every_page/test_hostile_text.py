"""Text that is code elsewhere is text here: in every field of the content, on every page, in data and in search.

The fictional notice is spoilt throughout: a piece of hostile text stands in every field that holds words. It is valid
content, so it is shown as it is written, and none of it does anything. A script or a handler that got in would be
refused by the pages' security policy, which the console tells of as an error, and `page` forbids.

Characters that turn the direction of text about are refused: tests/bad_content/bidirectional-controls.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from playwright.sync_api import Dialog, Page, expect

from conftest import Origin, serving, serving_to, single_file_origin
from policy_explorer.load.loader import load
from policy_explorer.publish.site_paths import PATH
from policy_explorer.validate.shapes import LIST_FILES, MAPPING_FILES, kind_of
from retrying import containing
from support.built import build_site
from support.hostile_content import HELD, HOSTILE, text_fields, words_of, write_hostile_content, written_fields
from support.site_pages import pages_in
from support.usual_run import some_of

# What scripts make of the data is the same wherever the page lies: the single file is left to the nightly run.
MADE_BY_SCRIPTS = pytest.mark.parametrize(
    "hostile", ["http", pytest.param("single-file", marks=pytest.mark.wide)], indirect=True
)


@pytest.fixture(scope="module")
def hostile_site(tiny_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    content = write_hostile_content(tiny_content, folder / "content")
    build_site(content, folder / "site")
    return folder / "site"


def test_every_field_of_text_is_spoilt(hostile_site: Path):
    """Of whatever the models hold, now or later."""
    sources = load(hostile_site.parent / "content")
    every = {field for sort in (MAPPING_FILES | LIST_FILES).values() for field in text_fields(sort, set())}
    held: dict[tuple[str, str], list[bool]] = {}
    for path, value in sources.yaml.items():
        for model, name, text in written_fields(kind_of(path, MAPPING_FILES | LIST_FILES), value):
            held.setdefault((model, name), []).extend(HOSTILE in word for word in words_of(text))
    assert len(every) > 60
    assert {field for field in every if not held.get(field)} == set(), "left out"
    assert {field for field in every - HELD.keys() if not all(held[field])} == set()


@pytest.fixture(scope="module", params=["http", "single-file"])
def hostile(request: pytest.FixtureRequest, hostile_site: Path) -> Iterator[Origin]:
    if request.param == "single-file":
        yield single_file_origin(hostile_site)
    else:
        with serving(hostile_site) as origin:
            yield origin


@pytest.fixture
def watched(page: Page, faults: list[str]) -> Page:
    def on_dialog(dialog: Dialog) -> None:
        faults.append(f"dialog on {page.url}: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", on_dialog)
    return page


# Whatever of the hostile text would have become more than text. Scripts that stand in the page are the single file's own:
# their number is held below, and the policy lets run no other.
ALIVE = """() => [...document.querySelectorAll('*')].filter((element) =>
  (element.localName === 'script' && !element.hasAttribute('src') && !document.querySelector('[data-edition="single-file"] > body'))
  || (element.localName === 'img' && element.getAttribute('src') === 'x')
  || [...element.attributes].some(({name}) => name.startsWith('on') || /[<>"'{}$]/.test(name))
  || (element.localName === 'a' && /^(javascript|data):/i.test(element.getAttribute('href') || ''))
).map((element) => element.outerHTML.slice(0, 200))"""


@MADE_BY_SCRIPTS
def test_every_page_shows_it_as_text(watched: Page, hostile: Origin, hostile_site: Path):
    paths = sorted(path.relative_to(hostile_site).as_posix() for path in pages_in(hostile_site))
    assert len(paths) > 15 and "sources/yunxi-2031-5.guide.html" in paths
    for path in some_of(paths):
        watched.goto(hostile.url(path))
        assert watched.evaluate(ALIVE) == [], path
        expect(watched, path).to_have_title(containing(HOSTILE))
        shown = watched.locator("body > :not(script)").all_text_contents()
        assert "".join(HOSTILE.split()) in "".join("".join(shown).split()), path


def test_the_single_file_has_no_script_but_its_own(watched: Page, hostile_site: Path):
    watched.goto(single_file_origin(hostile_site).url())
    policy = watched.locator("meta[http-equiv]").get_attribute("content")
    allowed = re.search("script-src ([^;]+)", policy)[1].count("'sha256-")
    expect(watched.locator("script")).to_have_count(allowed)


@pytest.mark.wide
def test_links_of_markdown_lead_nowhere_else(watched: Page, hostile: Origin):
    watched.goto(hostile.url("method.html"))
    targets = watched.locator("main a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    outside = [target for target in targets if not re.match(r"[#.\w/=&-]*$", target)]
    assert outside and all(target.startswith("https://example.org/%22onclick=alert") for target in outside)


@MADE_BY_SCRIPTS
def test_search_and_filter_show_it_as_text(watched: Page, hostile: Origin):
    watched.goto(hostile.url("index.html#q=<script>alert"))
    expect(watched.locator("main [data-measure]:visible")).to_have_count(3)
    expect(watched.locator("mark").first).to_be_visible()
    assert watched.evaluate(ALIVE) == []
    for option in watched.locator("main input[type=checkbox]").all()[:12]:
        option.check(force=True)
    assert watched.evaluate(ALIVE) == []
    expect(watched.locator("main")).not_to_contain_text("undefined", use_inner_text=True)


@MADE_BY_SCRIPTS
def test_the_questionnaire_shows_it_as_text(watched: Page, hostile: Origin):
    for answers in (
        "",
        "#a.trade=farm&a.area=20&a.organic=yes",
        "#a.trade=homestay&a.opened=2031-01-01&a.features=old_house",
        "#a.trade=farm&a.area=3",
        # what benefits come to, and computed facts
        "#a.trade=homestay&a.organic=yes&a.area=2&a.features=old_house&a.rent=30&a.new_rent=20",
    ):
        watched.goto("about:blank")
        watched.goto(hostile.url(f"questionnaire.html{answers}"))
        expect(
            watched.locator("main").get_by_text("<script>alert(document.domain)").locator("visible=true").first
        ).to_be_visible()
        assert watched.evaluate(ALIVE) == []
    expect(watched.locator("main")).to_contain_text("按您填的算，是")


def test_data_for_others_hold_it_as_written(hostile_site: Path):
    data = json.loads((hostile_site / "data" / "measures.json").read_text("utf-8"))
    assert all(HOSTILE in measure["text"] and HOSTILE in measure["summary"]["text"] for measure in data["measures"])


def test_other_files_are_well_formed(hostile_site: Path):
    """JSON and XML parse, and the archive holds plain names. Scripts have run on the pages above."""
    kinds: dict[str, Callable[[str], Any]] = dict.fromkeys((".json", ".webmanifest"), json.loads) | dict.fromkeys(
        (".svg", ".xml"), ElementTree.fromstring
    )
    read = {
        path: kinds[path.suffix](path.read_text("utf-8")) for path in hostile_site.rglob("*") if path.suffix in kinds
    }
    assert HOSTILE in read[hostile_site / "manifest.webmanifest"]["name"]
    (archive,) = (hostile_site / "offline").glob("*.zip")
    with ZipFile(archive) as opened:
        names = opened.namelist()
    assert names and all(PATH.fullmatch(name.rstrip("/")) or re.fullmatch(r"[\w./ -]+", name) for name in names)


def test_what_is_said_of_a_page_is_text(watched: Page, hostile_site: Path):
    with serving_to(watched, hostile_site) as origin:
        watched.goto(origin.url("index.html"))
        expect(watched.locator("meta[name=description]")).to_have_attribute("content", containing(HOSTILE))
