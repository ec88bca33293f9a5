"""An official site: what its pages name, which tags they carry, and that others have none of it."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from policy_explorer.build import MemorySink, build

HOME = "https://policy.example.org/column/help/"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n'
OFFICIAL = """
updated: 2032-05-06
official:
  sponsor: 云溪县人民政府
  operator: 云溪县大数据中心
  phone: 0599-7654321
  icp: 闽ICP备12345678号-1
  police: {number: 闽公网安备 35010000000000号, url: https://example.org/police?code=1}
  site_code: "3501000001"
  mark: {url: https://example.org/mark, picture: pictures/mark.svg}
  errors_url: https://example.org/errors
  emblem: pictures/emblem.svg
contact: {email: office@example.org, form: https://example.org/form}
licence: {name: CC BY 4.0, url: https://example.org/licence}
accessibility: {checked: 2032-05-01, by: 大数据中心}
"""


@pytest.fixture(scope="module")
def files(tiny_content: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    import shutil

    content = shutil.copytree(tiny_content, tmp_path_factory.mktemp("official") / "content")
    with (content / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(OFFICIAL)
    (content / "pictures").mkdir()
    for name in ("mark", "emblem"):
        (content / "pictures" / f"{name}.svg").write_text(PICTURE, "utf-8")
    sink = MemorySink()
    build(content, sink=sink, base_url=HOME)
    return dict(sink.files)


def tags(html: bytes) -> dict[str, str]:
    return dict(re.findall(r'<meta name="([A-Z]\w+)" content="([^"]*)">', html.decode()))


def test_the_foot_of_every_page_names_the_office_and_its_records(files):
    for path in ("index.html", "measures/yunxi-2031-5-1.html", "404.html"):
        html = files[path].decode()
        foot = html[html.index("<footer") :]
        for words in ("云溪县人民政府", "云溪县大数据中心", "0599-7654321", "闽ICP备12345678号-1", "3501000001"):
            assert words in foot, (path, words)
        for address in ("https://example.org/police?code=1", "https://example.org/mark", "https://example.org/errors"):
            assert f'href="{address}"' in foot
        assert "pictures/mark.svg" in foot
        assert 'pictures/emblem.svg" alt="国徽"' in html
    assert files["pictures/mark.svg"].decode() == PICTURE


def test_the_single_file_holds_the_pictures(files):
    (whole,) = (content.decode() for path, content in files.items() if re.fullmatch(r"offline/.*\.html", path))
    assert "data:image/svg+xml;base64," in whole
    assert "pictures/mark.svg" not in whole


def test_tags_say_what_the_content_holds(files):
    site = {"SiteName": "云溪县扶持政策导航", "SiteDomain": "policy.example.org", "SiteIDCode": "3501000001"}
    home = tags(files["index.html"])
    assert home.items() >= {**site, "ColumnName": "首页", "ColumnType": "首页"}.items()
    column = tags(files["departments/index.html"])
    assert column.items() >= site.items()
    assert (column["ColumnName"], column["ColumnType"]) == ("部门", "政策文件")
    assert "PubDate" not in column
    path = "measures/yunxi-2031-5-1.html"
    article = tags(files[path])
    assert article["PubDate"] == "2031-03-02", "the day of the document, not of the site's revision"
    assert (article["ContentSource"], article["Author"]) == ("云溪县人民政府", "云溪县人民政府")
    assert article["Keywords"].split("，")
    assert article["Url"] == HOME + path


def test_an_unofficial_site_has_no_tags_and_says_that_no_office_runs_it(tiny_site: Path):
    for page in ("index.html", "measures/yunxi-2031-5-1.html"):
        assert tags((tiny_site / page).read_bytes()) == {}
    statements = (tiny_site / "statements.html").read_text("utf-8")
    assert "没有写明主办机关" in statements and "没有写明怎样联系编者" in statements
    assert "data-error-report" not in (tiny_site / "measures/yunxi-2031-5-1.html").read_text("utf-8")


def test_the_map_leads_to_every_page_that_is_worth_finding(files, tiny_site: Path):
    found = ElementTree.fromstring(files["sitemap.xml"])
    addresses = {each.text for each in found.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    pages = {
        path for path in files if path.endswith(".html") and not path.startswith(("offline/", "404", "components"))
    }
    assert addresses == {HOME + ("" if path == "index.html" else path) for path in pages}
    shown = set(re.findall(r'href="([\w/.-]+\.html)"', files["sitemap.html"].decode()))
    assert {path for path in pages if not path.endswith("sitemap.html")} <= shown
    assert not (tiny_site / "sitemap.xml").exists(), "its addresses are not known"


def test_an_error_can_be_reported_from_a_measure(files):
    html = files["measures/yunxi-2031-5-1.html"].decode()
    (text,) = re.findall(r"<textarea [^>]*data-error-text>(.*?)</textarea>", html, re.DOTALL)
    assert HOME + "measures/yunxi-2031-5-1.html" in text and "本站修订于2032年5月6日" in text and "原文：“" in text
    assert 'href="mailto:office@example.org?subject=' in html and 'href="https://example.org/form"' in html
