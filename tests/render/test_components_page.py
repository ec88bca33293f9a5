"""The page of components shows every component by its own macro, and no page links to it."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

from policy_explorer.derive.site import Site
from policy_explorer.render.component_samples import FOR_ENGINEERS, PAGE, samples
from policy_explorer.resources import STATIC, TEMPLATES

SOURCE = (TEMPLATES / "pages" / PAGE).read_text("utf-8")
ON_PAPER_ALONE = {"sheet"}  # the page says so


def test_every_macro_of_the_site_is_called(pages):
    for file in (TEMPLATES / "components").glob("*.html"):
        imported = re.search(rf'{{% from "components/{file.name}" import ([\w, ]+) %}}', SOURCE)
        assert bool(imported) != (file.stem in ON_PAPER_ALONE), file.name
        for name in imported[1].split(", ") if imported else ():
            assert re.search(rf"({{{{|call) {name}\(", SOURCE), f"{file.name}: {name}"


def test_every_token_is_shown(pages):
    named = set(
        re.findall(
            r"^ +--([a-z0-9-]+):|; +--([a-z0-9-]+):",
            (STATIC / "css" / "site" / "tokens.css").read_text("utf-8"),
            re.MULTILINE,
        )
    )
    shown = {"".join(code.itertext()) for code in pages[PAGE].all("code")}
    sizes = {
        "font",
        "font-official",
        "leading",
        "page-width",
        "page-edge",
        "measure-width",
        "target",
    }  # seen at work, on this page too
    assert {a or b for a, b in named} - shown <= sizes


def test_what_is_shown_is_made_up_and_complete(tiny_content):
    site = samples().site
    assert isinstance(site, Site)
    assert {entry.key.split("/")[0] for entry in site.measures.values()} == {"sample-1"}
    assert {entry.is_judged for entry in site.measures.values()} == {True, False}


def test_search_engines_are_told_to_pass(pages):
    (robots,) = [meta for meta in pages[PAGE].all("meta") if meta.get("name") == "robots"]
    assert robots.get("content") == "noindex"
    assert [
        page.path
        for page in pages.values()
        for link in page.all("a")
        if PAGE in link.get("href", "") and page.path != PAGE
    ] == []


def test_neither_an_edition_nor_the_worker_takes_it_along(tiny_site: Path):
    assert all((tiny_site / path).is_file() for path in FOR_ENGINEERS)
    (archive,) = (tiny_site / "offline").glob("*.zip")
    with ZipFile(archive) as zip_file:
        assert not [name for name in zip_file.namelist() if "components" in name]
    (single,) = (tiny_site / "offline").glob("*.html")
    for text in (single.read_text("utf-8"), (tiny_site / "sw.js").read_text("utf-8")):
        assert not any(path in text for path in FOR_ENGINEERS)
        assert "specimen" not in text
