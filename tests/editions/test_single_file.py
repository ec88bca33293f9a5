"""The single file contains the whole site and needs no other file: links stay inside, and its policy allows its own scripts."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from policy_explorer.editions.single_file.links import frame_in_single_file, in_single_file, link
from policy_explorer.editions.single_file.single_file import escaped_script
from support.built import build_site
from support.site_pages import ParsedPage, parsed, parsed_pages

PAGES = {"index.html": 0, "departments/tax.html": 1, "measures/x-1.html": 12}
BOOKLET = "-booklet.html"
ONLINE = "https://example.org/policies/"


@pytest.fixture(scope="module")
def published(site: Path) -> ParsedPage:
    (file,) = (site / "offline").glob("*.html")
    return parsed(file, file.name)


def content_of(page: ParsedPage, tag: str) -> list[str]:
    return [element.text or "" for element in page.all(tag)]


@pytest.mark.wide
def test_a_strict_parser_has_no_objection(published):
    assert published.errors == ()
    assert [name for name, count in Counter(published.ids).items() if count > 1] == []


def test_it_is_named_after_the_document_and_the_version(real_site):
    (file,) = (real_site / "offline").glob("*.html")
    assert re.fullmatch(r"gulou-2023-1-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}\.html", file.name)


def test_nothing_lies_outside(published):
    loaded = [
        element.get("src") or element.get("href")
        for element in published.all("script", "link", "img", "iframe", "source", "object")
    ]
    assert [address for address in loaded if address and not address.startswith("data:")] == []
    style = "".join(content_of(published, "style"))
    assert re.findall(r"@import|url\((?![\"']?data:)", style) == []


def test_every_link_leads_to_a_page_or_a_place_in_it(published):
    """Also without scripts: the fragment is an id, unless it is a state for scripts."""
    broken = []
    for element in published.all("a"):
        address = element.get("href")
        if not address or re.match("https?://", address):
            continue
        page = re.match(r"#(page=[^&]+)", address)
        if address.removeprefix("#") not in published.ids and not (page and page[1] in published.ids):
            broken.append(address)
    assert broken == []


@pytest.fixture(scope="module")
def placed(tiny_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline editions of a site whose address is known."""
    folder = tmp_path_factory.mktemp("placed") / "site"
    build_site(tiny_content, folder, ONLINE)
    return folder / "offline"


@pytest.mark.wide
def test_links_stay_within_where_the_online_site_is_known(placed):
    (file,) = placed.glob("*.html")
    page = parsed(file, file.name)
    away = {element.get("href") for element in page.all("a") if not element.get("href", "#").startswith("#")}
    assert {address for address in away if not address.startswith(ONLINE)} == set()
    assert {
        element.get("href") for element in page.all("a") if element.get("rel") not in ("external", "bookmark")
    } & away == set()


def test_it_names_the_online_site_in_words_and_as_a_code(placed):
    (file,) = placed.glob("*.html")
    page = parsed(file, file.name)
    (strip,) = (aside for aside in page.all("aside") if aside.get("class") == "edition-strip")
    assert ONLINE in "".join(strip.itertext())
    codes = ["".join(element.itertext()).strip() for element in page.elements if element.get("class") == "qr-code"]
    assert sorted(codes) == [f"二维码：{ONLINE}", f"二维码：{ONLINE}questionnaire.html"]
    shown = {
        tuple("".join(part.itertext()).strip() for part in row)
        for dl in page.all("dl")
        if dl.get("class") == "edition"
        for row in dl
    }
    assert ("在线网址", ONLINE) in shown


def test_the_page_for_what_is_not_found_needs_no_server_in_the_bundle(placed):
    (file,) = placed.glob("*.zip")
    page = ZipFile(file).read("site/404.html").decode()
    assert 'href="assets/site.css?v=' in page and 'href="index.html"' in page and 'href="/' not in page


def test_references_between_elements_hold(published):
    ids = set(published.ids)
    for element in published.elements:
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            assert set((element.get(name) or "").split()) <= ids


def test_it_holds_every_page_and_every_word_of_it(site, published):
    """Except the open data, booklets, the map, the statements and links to them, the general measures of each sector, and what is for online only."""
    found = {
        element.get("data-page"): "".join("".join(element.itertext()).split())
        for element in published.all("div")
        if element.get("data-page")
    }
    pages = {path: page for path, page in parsed_pages(site).items() if not path.endswith(BOOKLET)}
    assert found.keys() == pages.keys() - {"components.html", "sitemap.html", "statements.html"}
    for path, page in pages.items():
        if path in found and not path.startswith("sectors/") and path not in ("offline.html", "method.html"):
            (main,) = page.all("main")
            for link in [element for element in main.iter("p") if "data-needs-folder" in element.attrib]:
                link.clear()
            assert found[path] == "".join("".join(main.itertext()).split()), path


def test_the_policy_lets_run_exactly_what_stands_there(published):
    (policy,) = (
        meta.get("content") for meta in published.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"
    )
    inline = content_of(published, "script") + content_of(published, "style")
    hashes = {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in inline}
    assert hashes == set(re.findall(r"'sha256-[^']+'", policy)) and len(hashes) == len(inline) > 4
    assert "unsafe-inline" not in policy and "http" not in policy and "default-src 'none'" in policy


def test_its_renderer_is_named_before_any_script(published):
    head = [(element.tag, element.get("name")) for element in published.elements]
    assert head.index(("meta", "renderer")) < head.index(("script", None))


@pytest.mark.parametrize(
    ("href", "there"),
    [
        ("../index.html", "#page=index.html"),
        ("tax.html", "#page=departments/tax.html"),
        ("../measures/x-1.html#s-2", "#12.s-2"),
        ("../index.html#sector=a,b&on=2023-01-01", "#page=index.html&sector=a,b&on=2023-01-01"),
        ("#main", "#1.main"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:x@example.org", "mailto:x@example.org"),
        ("../data/measures.json", f"{ONLINE}data/measures.json"),
    ],
)
def test_where_a_link_leads(href, there):
    assert link(href, "departments/tax.html", PAGES, ONLINE) == there


def test_what_the_file_does_not_hold_leads_nowhere_else_where_no_online_site_is_known():
    assert link("../data/measures.json", "departments/tax.html", PAGES, None) == "#page=departments/tax.html"


def test_the_frame_belongs_to_no_page():
    html = '<a class="skip-link" href="#main">x</a><a href="index.html">y</a><main id="main">'
    assert (
        frame_in_single_file(html, PAGES, None)
        == '<a class="skip-link" href="#main">x</a><a href="#page=index.html">y</a><main id="main">'
    )


def test_only_attributes_of_tags_are_changed():
    html = '<p id="a" aria-labelledby="b c">href=&#34;index.html&#34; id="x" <a class="y" href="index.html#q=1&amp;on=2">z</a></p>'
    assert in_single_file(html, "index.html", PAGES, None) == (
        '<p id="0.a" aria-labelledby="0.b 0.c">'
        'href=&#34;index.html&#34; id="x" <a class="y" href="#page=index.html&amp;q=1&amp;on=2">z</a></p>'
    )


def test_no_text_of_the_content_ends_a_script():
    text = "globalThis.x=" + json.dumps("</script><SCRIPT><!-- </Script >") + ";"
    assert re.search("</script|<script|<!--", escaped_script(text), re.IGNORECASE) is None
    assert escaped_script(text).replace(r"\x3c", "<") == text


def test_very_many_measures_make_no_single_file(tiny_content, tmp_path, monkeypatch):
    monkeypatch.setattr("policy_explorer.editions.package.MOST_IN_ONE_FILE", 2)
    build_site(tiny_content, tmp_path / "site")
    assert [path.suffix for path in sorted((tmp_path / "site" / "offline").iterdir())] == ["", ".zip"]
    assert "单文件版" not in re.sub("<meta.*?>", "", (tmp_path / "site" / "offline.html").read_text("utf-8"))
