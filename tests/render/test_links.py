"""Every link leads to a page or file, and only links that the content declares lead to other sites."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml

from policy_explorer.render.component_samples import FOLLOW_UPS
from support.site_pages import ParsedPage

ADDRESSES = {
    "a": "href",
    "link": "href",
    "script": "src",
    "img": "src",
    "source": "src",
    "use": "href",
    "form": "action",
    "iframe": "src",
}
STATE = re.compile(r"[a-z-]+=")


def addresses(page: ParsedPage) -> list[str]:
    return [
        element.get(ADDRESSES[element.tag]) for element in page.all(*ADDRESSES) if element.get(ADDRESSES[element.tag])
    ]


def declared_links(site: Path, real_site: Path, real_content: Path, tiny_content: Path) -> set[str]:
    content = real_content if site == real_site else tiny_content
    settings = yaml.safe_load((content / "site.yaml").read_text("utf-8"))
    documents = (yaml.safe_load(path.read_text("utf-8")) for path in content.glob("documents/*/document.yaml"))
    after = {(document.get("follow_up") or {}).get("url") for document in documents}
    samples = {str(each.get("url")) for each in FOLLOW_UPS} | {"https://beian.miit.gov.cn/"}
    return {link["url"] for link in settings.get("links", [])} | after | samples


def test_every_address_leads_to_a_file_and_an_anchor(site, pages):
    broken = []
    for page in pages.values():
        for address in addresses(page):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            path = (
                posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(parts.path)))
                if parts.path
                else page.path
            )
            fragment = unquote(parts.fragment)
            if path.startswith("..") or not (site / path).is_file():
                broken.append(f"{page.path}: {address}: no such file")
            elif fragment and not STATE.match(fragment) and fragment not in pages[path].ids:
                broken.append(f"{page.path}: {address}: no such anchor")
    assert broken == []


def test_no_address_leads_away_but_the_declared_ones(site, pages, real_site, real_content, tiny_content):
    declared = declared_links(site, real_site, real_content, tiny_content)
    away = {
        f"{page.path}: {address}"
        for page in pages.values()
        for address in addresses(page)
        if (urlsplit(address).scheme or address.startswith("/")) and address not in declared
    }
    assert away == set()


def test_links_name_their_file(pages):
    """file:// has no index.html for a folder, so a link must end in a file name."""
    folders = {
        f"{page.path}: {address}"
        for page in pages.values()
        for address in addresses(page)
        if urlsplit(address).path.endswith("/")
    }
    assert {entry for entry in folders if "://" not in entry} == set()


def test_state_in_links_speaks_of_measures_that_exist(pages):
    known = {element.get("data-measure") for page in pages.values() for element in page.elements} - {None}
    for page in pages.values():
        for address in addresses(page):
            if found := re.search(r"[#&]measure=([^&]+)", address):
                assert unquote(found[1]) in known, f"{page.path}: {address}"


def test_every_page_is_reached_by_links_alone(pages):
    """Without scripts, links are the only way."""
    reached, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached or path not in pages:
            continue
        reached.add(path)
        for element in pages[path].all("a"):
            target = urlsplit(element.get("href", "")).path
            if target:
                waiting.append(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)))
    assert set(pages) - reached == {"404.html", "components.html"}, (
        "the one is for addresses that are wrong, the other for engineers"
    )


def test_style_sheets_name_files_that_exist(site):
    for sheet in site.rglob("*.css"):
        text = sheet.read_text("utf-8")
        assert "@import" not in text
        for address in re.findall(r"url\(\s*['\"]?([^'\")]+)", text):
            if not address.startswith(("data:", "#")):
                assert (sheet.parent / address).is_file(), f"{sheet.name}: {address}"


def test_file_names_are_plain_ascii_and_lower_case_where_people_see_them(site):
    for path in (path.relative_to(site).as_posix() for path in site.rglob("*")):
        assert re.fullmatch(r"[A-Za-z0-9._/+@-]+", path), path
        if path.endswith(".html"):
            assert path == path.lower()
