"""A deployment is seen whole or not at all: pages with scripts, styles or data of another deployment."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from policy_explorer.publish.marker import MARKER
from retrying import expect_value
from web_app_steps import Host, built_files

OLD, NEW = "云溪县扶持政策导航", "云溪县扶持政策新版"
DIGEST = re.compile(rb'data-parts="p([0-9a-f]{10})" data-content="c([0-9a-f]{8})-')
MISFIT = "[data-misfit]"
PAGES = {"index.html": "#query", "questionnaire.html": "[data-question]"}
# Each sort of part that comes late, on one of the pages.
USUAL = [
    ("assets/", "questionnaire.html"),
    ("data/", "index.html"),
    ("assets/site.css", "questionnaire.html"),
    ("assets/site.js", "index.html"),
    (".html", "questionnaire.html"),
]


@pytest.fixture(scope="module")
def old(tiny_site: Path) -> dict[str, bytes]:
    """The site without its web app, which would keep a version whole."""
    files = built_files(tiny_site)
    return {
        path: body.replace(b" data-web-app", b"") if path.endswith(".html") else body
        for path, body in files.items()
        if path != MARKER and not path.startswith("offline/")
    }


@pytest.fixture(scope="module")
def new(old: dict[str, bytes]) -> dict[str, bytes]:
    """Another deployment: other words, and other digests everywhere."""
    digests = DIGEST.search(old["index.html"])
    assert digests
    documents = re.findall(rb'"/[a-z0-9-]+":"([0-9a-f]{8})"', old["search/measures.js"])
    changes = [(digest, digest[::-1]) for digest in {*digests.groups(), *documents}] + [(OLD.encode(), NEW.encode())]
    files = dict(old)
    for before, after in changes:
        assert before != after
        files = {path: body.replace(before, after) for path, body in files.items()}
    return files


@pytest.fixture
def host(old: dict[str, bytes]) -> Iterator[Host]:
    host = Host(old)
    yield host
    host.stop()


def expect_whole(page: Page, title: str, path: str) -> None:
    expect(page.locator(".site-title span")).to_have_text(title)
    expect(page.locator(MISFIT)).to_have_count(0)
    expect(page.locator(PAGES[path]).first).to_be_attached()


@pytest.mark.parametrize(
    ("late", "path"),
    [
        case if case in USUAL else pytest.param(*case, marks=pytest.mark.wide)
        for case in itertools.product(("assets/", "data/", "assets/site.css", "assets/site.js", ".html"), PAGES)
    ],
)
def test_a_page_with_parts_of_another_deployment_says_so_and_mends_itself_once(
    host: Host, old: dict[str, bytes], new: dict[str, bytes], new_page: Callable[..., Page], late: str, path: str
) -> None:
    page = new_page()
    is_late = {name for name in old if name.startswith(late) or name.endswith(late)}
    host.files = {name: (old if name in is_late else new)[name] for name in old}
    page.goto(host.url(path))
    expect(page.locator(MISFIT)).to_contain_text("不是同一个版本")
    expect(page.locator(MISFIT)).to_be_visible()
    assert 2 <= host.asked.count(path) <= 3, "asked for anew once, and no more"
    host.files = dict(new)
    page.locator(MISFIT).get_by_role("button").click()
    expect_whole(page, NEW, path)


def test_an_old_page_with_a_script_that_comes_after_the_deployment(
    host: Host, new: dict[str, bytes], new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.goto(host.url())
    expect_whole(page, OLD, "index.html")
    host.files = dict(new)
    page.locator("#query").fill("补贴")
    expect_whole(page, NEW, "index.html")
    expect(page.locator("#query")).to_have_value("补贴")
    expect(page.locator("[data-measure]").first).to_be_visible()


@pytest.mark.parametrize(
    "late",
    [
        "data/search.js",
        "search/measures.js",
        *(pytest.param(late, marks=pytest.mark.wide) for late in ("search/passages/", "search/pagefind/pages.js")),
    ],
)
def test_a_search_with_data_of_another_deployment_finds_nothing_wrong(
    host: Host, old: dict[str, bytes], new: dict[str, bytes], new_page: Callable[..., Page], late: str
) -> None:
    page = new_page()
    host.files = {name: (old if name.startswith(late) else new)[name] for name in old}
    page.goto(host.url("index.html#q=补贴"))
    expect(page.locator(MISFIT)).to_contain_text("不是同一个版本")
    host.files = dict(new)
    page.locator(MISFIT).get_by_role("button").click()
    expect_whole(page, NEW, "index.html")
    expect(page.locator("[data-measure] mark").first).to_be_visible()


def test_a_returning_visitor_gets_old_or_new_but_never_both(
    host: Host, new: dict[str, bytes], new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.goto(host.url("questionnaire.html"))
    expect_whole(page, OLD, "questionnaire.html")
    host.files = dict(new)
    page.goto(
        host.url("index.html")
    )  # not seen before: the new page, beside scripts of the old one in the browser's cache
    expect_whole(page, NEW, "index.html")


def test_a_folder_with_parts_of_two_versions_says_so(
    tmp_path: Path, old: dict[str, bytes], new: dict[str, bytes], new_page: Callable[..., Page]
) -> None:
    page = new_page()
    for name, body in old.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(new[name] if name.endswith(".html") else body)
    page.goto((tmp_path / "index.html").as_uri())
    expect(page.locator(MISFIT)).to_contain_text("不是同一个版本")


def test_no_other_site_shows_this_one_in_a_frame_where_the_host_sends_our_headers(
    host: Host, new_page: Callable[..., Page], faults: list[str]
) -> None:
    page = new_page()
    page.goto(host.outside)
    page.evaluate("(url) => document.body.appendChild(document.createElement('iframe')).src = url", host.url())
    refused = (
        "ERR_BLOCKED_BY_RESPONSE",
        "frame-ancestors 'none'",
    )  # the request that failed, and what the console says of it
    expect_value(page, lambda: {word for word in refused for fault in faults if word in fault}, set(refused))
    assert len(faults) == len(refused)
    faults.clear()
