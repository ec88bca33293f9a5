"""The manifest comes from the settings, the service worker from the bytes of all other files."""

from __future__ import annotations

import hashlib
import json
import re
import struct
from base64 import b64encode
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from policy_explorer.derive.site import Site
from policy_explorer.editions import web_app
from policy_explorer.preview.static_server import TYPES
from policy_explorer.render import assets
from policy_explorer.render.pages import PICTURE, content_name, parts_name
from policy_explorer.render.tools import tools
from support.built import build_site

ROOT = Path(__file__).parents[2]
PUBLISHED = {
    "index.html": b"index",
    "404.html": b"404",
    "measures/a-1.html": b"measure",
    "departments/index.html": b"departments",
    "departments/a.html": b"department",
    "search/measures.js": b"search",
    "search/passages/0.js": b"passages",
    "offline/site.zip": b"zip",
    "assets/share.png": b"picture",
    "data/measures.json": b"data",
}
NOT_KEPT = {"offline/site.zip", "assets/share.png"}
KEPT_BY_BROWSERS = "不下载，直接用浏览器"
MANY = {"measures/a-1.html", "departments/a.html", "search/passages/0.js", "data/measures.json"}


def with_settings(site: Site, **changes) -> Site:
    catalogue = site.catalogue
    return replace(site, catalogue=replace(catalogue, settings=catalogue.settings.model_copy(update=changes)))


def site_files(worker: bytes) -> dict:
    """The data in front of the worker."""
    first_line = worker.decode().splitlines()[0]
    return json.loads(re.fullmatch(r"globalThis\.siteFiles=(.*);", first_line)[1])


def manifest_of(site: Site) -> dict:
    return json.loads(dict(web_app.files(site, PUBLISHED))[web_app.MANIFEST])


def png_size(content: bytes) -> str:
    return "x".join(map(str, struct.unpack(">II", content[16:24])))


# The worker


def test_the_worker_knows_each_file_by_its_hash(tiny):
    made = dict(web_app.files(tiny, PUBLISHED))
    listed = site_files(made[web_app.WORKER])
    jinja = tools().jinja
    wanted = {**PUBLISHED, web_app.MANIFEST: made[web_app.MANIFEST]}
    for path in NOT_KEPT:
        del wanted[path]
    assert listed == {
        "precached": {path: b64encode(hashlib.sha256(content).digest()).decode() for path, content in wanted.items()},
        "keptFolders": [],
        "versions": [parts_name(jinja), content_name(tiny, jinja)],
    }


def test_what_is_built_is_listed_as_it_lies_there(tiny_site):
    for path, digest in site_files((tiny_site / web_app.WORKER).read_bytes())["precached"].items():
        assert digest == b64encode(hashlib.sha256((tiny_site / path).read_bytes()).digest()).decode(), path


def test_any_change_is_another_worker(tiny):
    worker = dict(web_app.files(tiny, PUBLISHED))[web_app.WORKER]
    for path in set(PUBLISHED) - NOT_KEPT:
        assert dict(web_app.files(tiny, {**PUBLISHED, path: b"changed"}))[web_app.WORKER] != worker, path


def test_the_order_of_the_files_does_not_matter(tiny):
    turned = dict(reversed(PUBLISHED.items()))
    assert dict(web_app.files(tiny, turned)) == dict(web_app.files(tiny, PUBLISHED))


def test_of_a_large_site_only_the_core_is_listed(tiny, monkeypatch):
    monkeypatch.setattr(web_app, "LIMIT", 1000)
    listed = site_files(dict(web_app.files(tiny, {**PUBLISHED, "measures/a-1.html": bytes(1000)}))[web_app.WORKER])
    assert set(listed["precached"]) == set(PUBLISHED) - MANY - NOT_KEPT | {web_app.MANIFEST}
    assert all(path.startswith(tuple(listed["keptFolders"])) for path in MANY)


def test_what_is_not_kept_does_not_make_a_site_large(tiny, monkeypatch):
    monkeypatch.setattr(web_app, "LIMIT", 100_000)
    listed = site_files(dict(web_app.files(tiny, {**PUBLISHED, "offline/site.zip": bytes(100_000)}))[web_app.WORKER])
    assert listed["keptFolders"] == []


def test_the_real_site_is_kept_whole(real_site):
    assert site_files((real_site / web_app.WORKER).read_bytes())["keptFolders"] == []


def test_switched_off_there_is_only_the_worker_that_retires(tiny):
    made = dict(web_app.files(with_settings(tiny, web_app=False), PUBLISHED))
    assert made == {web_app.WORKER: web_app.retiring_worker()}
    assert b"unregister" in made[web_app.WORKER] and b"'fetch'" not in made[web_app.WORKER]


def test_switched_off_in_the_content_no_page_calls_for_it(tiny_copy, tiny_site, tmp_path):
    settings = tiny_copy / "site.yaml"
    settings.write_text(settings.read_text("utf-8") + "\nweb_app: false\n", "utf-8")
    build_site(tiny_copy, tmp_path / "site")
    assert (tmp_path / "site" / web_app.WORKER).read_bytes() == web_app.retiring_worker()
    assert not (tmp_path / "site" / web_app.MANIFEST).exists()
    calling = {
        path.relative_to(tiny_site).as_posix()
        for path in tiny_site.rglob("*.html")
        if b" data-web-app " in path.read_bytes()
    }
    assert calling == {path.relative_to(tiny_site).as_posix() for path in tiny_site.rglob("*.html")} - {"404.html"}
    assert not any(b"data-web-app" in path.read_bytes() for path in (tmp_path / "site").rglob("*.html"))
    assert KEPT_BY_BROWSERS in (tiny_site / "offline.html").read_text("utf-8")
    assert KEPT_BY_BROWSERS not in (tmp_path / "site" / "offline.html").read_text("utf-8")


def test_an_offline_edition_does_not_speak_of_it(tiny_site):
    editions = list((tiny_site / "offline").glob("*.html")) + list((tiny_site / "offline").glob("*.zip"))
    assert len(editions) == 2
    for edition in editions:
        texts = [edition.read_bytes()] if edition.suffix == ".html" else zipped(edition)
        assert not any(KEPT_BY_BROWSERS.encode() in text for text in texts), edition


def zipped(edition: Path) -> list[bytes]:
    with ZipFile(edition) as archive:
        names = archive.namelist()
        assert not any(name.endswith((web_app.WORKER, web_app.MANIFEST)) for name in names)
        return [archive.read(name) for name in names]


# The manifest and its icons


def test_the_manifest_says_what_the_settings_say(tiny):
    settings = tiny.catalogue.settings
    manifest = manifest_of(with_settings(tiny, short_title="简称"))
    assert (manifest["name"], manifest["short_name"], manifest["description"]) == (
        settings.title,
        "简称",
        settings.description,
    )
    assert manifest_of(with_settings(tiny, short_title=None))["short_name"] == settings.title


def test_the_manifest_holds_under_any_path(tiny):
    manifest = manifest_of(tiny)
    assert "id" not in manifest  # it would be relative to the host, and the same for all sites there
    addresses = [manifest["start_url"], manifest["scope"], *(shortcut["url"] for shortcut in manifest["shortcuts"])]
    addresses += [icon["src"] for icon in manifest["icons"]]
    assert [address for address in addresses if address.startswith("/") or ":" in address or ".." in address] == []


def test_the_icons_are_there_and_as_large_as_they_say(tiny):
    published = dict(assets.files())
    manifest = manifest_of(tiny)
    icons = manifest["icons"] + [icon for shortcut in manifest["shortcuts"] for icon in shortcut["icons"]]
    for icon in icons:
        content = published[icon["src"]]
        assert icon["type"] == TYPES[PurePosixPath(icon["src"]).suffix]
        assert icon["sizes"] == ("any" if icon["src"].endswith(".svg") else png_size(content)), icon
    kinds = {(icon["sizes"], icon.get("purpose", "any")) for icon in icons}
    assert kinds >= {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    assert png_size(published["assets/apple-touch-icon.png"]) == "180x180"
    heavy = {path for path, content in published.items() if path.endswith(".png") and len(content) >= 10_000}
    assert heavy == {PICTURE} and len(published[PICTURE]) <= 60_000  # which no page loads
    assert png_size(published[PICTURE]) == "1200x630"


def test_the_colours_are_those_of_the_pages(tiny, tiny_site):
    manifest = manifest_of(tiny)
    page = (tiny_site / "index.html").read_text("utf-8")
    style = (tiny_site / "assets" / "site.css").read_text("utf-8")
    assert (
        f'<meta name="theme-color" content="{manifest["theme_color"]}" media="(prefers-color-scheme: light)">' in page
    )
    assert f"--paper:{manifest['background_color']}" in style.replace(" ", "")


@pytest.mark.parametrize(("icon", "drawing"), [("blue/favicon.svg", 1), ("warm/favicon.svg", 1), ("favicon.svg", 0)])
def test_each_emblem_is_one_drawing(icon, drawing):
    emblems = re.findall(r' d="([^"]+)"', (ROOT / "templates" / "components" / "emblem.html").read_text("utf-8"))
    assert emblems[drawing] in (ROOT / "static" / "icons" / icon).read_text("utf-8")
