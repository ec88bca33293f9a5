"""The site as a web app, in the browser: kept after one visit, of one version, updated when the reader wants, gone when switched off."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from conftest import file_origin
from explorer_steps import wait_for_count, with_phrase
from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import Site
from policy_explorer.editions import web_app
from policy_explorer.load.loader import load
from policy_explorer.render.component_samples import FOR_ENGINEERS
from policy_explorer.validate.validate import validate
from questionnaire_steps import GRANT, choose, expect_verdict, fill
from retrying import expect_value
from web_app_steps import NONE_LEFT, NONE_WAITS, Host, built_files, kept, newer_worker, visit, with_web_app

KIND = re.compile(rb'<body class="page-(\w+)')
OLD, NEW = "云溪县扶持政策导航", "云溪县扶持政策新版"
TAKE_OVER = 30_000  # milliseconds; the browser lets the older worker finish what it is at
CHANGED = ("index.html", "deadlines.html")
MEASURE = "measures/yunxi-2031-5-1.html"


@pytest.fixture(scope="session")
def tiny(tiny_content: Path) -> Site:
    return derive(validate(load(tiny_content)))


@pytest.fixture(scope="session")
def first_files(tiny_site: Path) -> dict[str, bytes]:
    return built_files(tiny_site)


@pytest.fixture(scope="session")
def first(tiny: Site, first_files: dict[str, bytes]) -> dict[str, bytes]:
    return with_web_app(tiny, first_files)


@pytest.fixture(scope="session")
def second_files(first_files: dict[str, bytes]) -> dict[str, bytes]:
    """Two pages changed, one new, one gone."""
    changed = {path: first_files[path].replace(OLD.encode(), NEW.encode()) for path in CHANGED}
    files = {**first_files, **changed, "new.html": changed["index.html"]}
    del files["data/questions.json"]
    return files


@pytest.fixture(scope="session")
def second(tiny: Site, second_files: dict[str, bytes]) -> dict[str, bytes]:
    return with_web_app(tiny, second_files)


@pytest.fixture(scope="session")
def switched_off(tiny: Site, second_files: dict[str, bytes]) -> dict[str, bytes]:
    """As the build makes it: pages that do not call for the web app, and the worker that retires."""
    catalogue = replace(tiny.catalogue, settings=tiny.catalogue.settings.model_copy(update={"web_app": False}))
    calm = {
        path: body.replace(b" data-web-app", b"") if path.endswith(".html") else body
        for path, body in second_files.items()
    }
    return with_web_app(replace(tiny, catalogue=catalogue), calm)


@pytest.fixture
def host(first: dict[str, bytes]) -> Iterator[Host]:
    host = Host(first)
    yield host
    host.stop()


@pytest.fixture
def reader(new_page: Callable[..., Page]) -> Page:
    return new_page(service_workers="allow")


def expect_title(page: Page, title: str) -> None:
    expect(page.locator(".site-title span")).to_have_text(title)


def is_kept(path: str) -> bool:
    return path not in ("assets/share.png", web_app.WORKER, *FOR_ENGINEERS) and not path.startswith("offline/")


def files_of(keys: list[str]) -> set[str]:
    return {key.split("?")[0] for key in keys}


# Without a network


def test_after_one_visit_everything_works_without_a_network(reader, real_site, measures):
    files = built_files(real_site) | {
        name: (real_site / name).read_bytes() for name in (web_app.MANIFEST, web_app.WORKER)
    }
    kinds = {
        KIND.search(body)[1]: path for path, body in sorted(files.items()) if path.endswith(".html") and is_kept(path)
    }
    host = Host(files)
    visit(reader, host)
    host.stop()
    for path in kinds.values():
        reader.goto(host.url(path))
        expect(reader.locator("h1")).to_be_visible()
        expect(reader.locator(".unzip-notice")).to_be_hidden()
    reader.goto(host.url())
    reader.wait_for_selector("[data-state]")
    reader.get_by_role("searchbox").fill("小规模纳税人")
    wait_for_count(reader, len(with_phrase(measures, "小规模纳税人")))
    reader.get_by_role("searchbox").fill("")
    reader.locator('[name="chapter"]').first.check()
    wait_for_count(reader, len([measure for measure in measures if measure["chapter"] == 1]))


def test_the_questionnaire_judges_without_a_network(reader, host):
    visit(reader, host)
    host.stop()
    reader.goto(host.url("questionnaire.html"))
    choose(reader, "种植")
    fill(reader, "20")
    choose(reader, "是")
    expect_verdict(reader, GRANT, "yes")
    reader.reload()
    expect_verdict(reader, GRANT, "yes")


def test_the_page_that_was_visited_works_on_without_a_network(reader, host):
    """What it loads only when it is wanted is there, though it was opened before there was a worker."""
    visit(reader, host)
    host.stop()
    reader.get_by_role("searchbox").fill("民宿")
    expect(reader.locator("main mark").first).to_be_visible()


def test_an_address_means_the_file_that_a_host_would_send(reader, host):
    visit(reader, host)
    host.stop()
    for address in ("", "?from=poster", "index.html?from=poster#q=民宿", "departments/", "questionnaire"):
        response = reader.goto(host.url(address))
        assert response.status == 200 and response.from_service_worker, address
        expect(reader.locator("h1")).to_be_visible()
        expect(reader.locator(".unzip-notice")).to_be_hidden()


def test_a_page_that_is_not_kept_is_said_to_need_the_network(reader, host):
    visit(reader, host)
    host.files["later/page.html"] = b"<!doctype html><title>later</title><p>later"
    host.stop()
    reader.goto(host.url("later/page.html"))
    expect(reader.locator("h1")).to_have_text("现在没有网络")
    expect(reader).to_have_title(f"现在没有网络 - {OLD}")
    expect(reader.locator(".site-header")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    host.start()
    reader.get_by_role("link", name="再试一次").click()
    expect(reader).to_have_title("later")


def test_the_page_for_what_is_not_found_leads_nowhere_else(page, tiny_http_origin):
    for fragment in ("missing=..%2F..%2Fother", "missing=", "on=2031-01-01", "missing=%2F..%2F..%2F"):
        page.goto("about:blank")
        page.goto(tiny_http_origin.url(f"404.html#{fragment}"))
        expect(page.locator("h1")).to_have_text("找不到这个页面")
        expect(page.get_by_role("link", name="再试一次"), fragment).to_have_count(0)


# The host, its other sites, and what the browser may install


def test_the_worker_keeps_to_its_own_site(reader, host):
    visit(reader, host)
    assert reader.evaluate("navigator.serviceWorker.ready.then((registration) => registration.scope)") == host.url("")
    assert set(kept(reader)) == {f"policy-explorer {host.url('')}"}
    reader.goto(host.outside)
    assert reader.evaluate("navigator.serviceWorker.controller") is None
    assert reader.evaluate("navigator.serviceWorker.getRegistration().then((found) => found === undefined)")


def test_one_visit_fetches_each_file_once_and_nothing_that_is_of_no_use(reader, host, first):
    visit(reader, host)
    assert set(host.asked) == set(filter(is_kept, first)) | {web_app.WORKER}
    keys = kept(reader)[f"policy-explorer {host.url('')}"]
    assert files_of(keys) == set(map(host.url, filter(is_kept, first)))


def test_what_is_not_a_plain_request_for_a_file_goes_to_the_host(reader, host):
    visit(reader, host)
    host.asked.clear()
    fetched = (
        "(options) => fetch('data/measures.json', options).then((answer) => answer.text()).then((text) => text.length)"
    )
    assert reader.evaluate(fetched, {"cache": "no-store"}) > 0
    assert host.asked == []
    reader.evaluate(fetched, {"headers": {"Range": "bytes=0-9"}, "cache": "no-store"})
    assert host.asked == ["data/measures.json"]


def test_the_browser_finds_nothing_wrong_with_the_manifest(windowed_browser, host):
    """The browser without windows never objects; the one with windows does so only to being one of a test."""
    context = windowed_browser.new_context()
    page = context.new_page()
    visit(page, host)
    devtools = context.new_cdp_session(page)
    manifest = devtools.send("Page.getAppManifest")
    faults = {fault["errorId"] for fault in devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    context.close()
    assert (manifest["url"], manifest["errors"]) == (host.url(web_app.MANIFEST), [])
    assert manifest["manifest"]["id"] == host.url("")  # its own, among the sites of the host
    assert faults <= {"in-incognito"}


def test_from_a_disk_there_is_no_trace_of_it(page, tiny_site):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    page.goto(file_origin(tiny_site).url(), wait_until="networkidle")
    assert "site.js" in asked and "web_app.js" not in asked
    expect(page.locator('link[rel="manifest"]')).to_have_count(0)


# A new version


def test_a_new_version_is_announced_and_taken_whole(reader, host, second):
    visit(reader, host)
    reader.evaluate("caches.open('another site').then((cache) => cache.put('/x', new Response('kept')))")
    host.files, host.asked = dict(second), []
    loads: list[str] = []
    assert newer_worker(reader) == "installed"
    bar = reader.locator(".update-bar")
    expect(bar.get_by_role("status")).to_contain_text("网站内容有更新")
    assert set(host.asked) == {web_app.WORKER, "index.html", "deadlines.html", "new.html"}
    reader.goto(host.url("deadlines.html"))
    expect_title(reader, OLD)
    reader.on("load", lambda page: loads.append(page.url))
    bar.get_by_role("button", name="更新").click()
    expect(reader.locator(".site-title span")).to_have_text(NEW, timeout=TAKE_OVER)
    reader.wait_for_load_state("load")
    expect(bar).to_be_hidden()
    expect_value(reader, lambda: loads, [host.url("deadlines.html")])
    host.stop()
    reader.goto(host.url("new.html"))
    expect_title(reader, NEW)
    keys = kept(reader)[f"policy-explorer {host.url('')}"]
    assert kept(reader)["another site"] == [host.outside + "x"]
    assert len(keys) == len(files_of(keys))
    assert files_of(keys) == set(map(host.url, filter(is_kept, second)))


def test_every_open_page_comes_to_the_new_version(reader, host, second):
    visit(reader, host)
    other = reader.context.new_page()
    other.goto(host.url("deadlines.html#on=2031-05-01"))
    host.files = dict(second)
    assert newer_worker(reader) == "installed"
    reader.get_by_role("button", name="更新").click()
    expect(reader.locator(".site-title span")).to_have_text(NEW, timeout=TAKE_OVER)
    expect(other.locator(".site-title span")).to_have_text(NEW, timeout=TAKE_OVER)
    expect(other).to_have_url(host.url("deadlines.html#on=2031-05-01"))


def test_an_update_may_wait_and_comes_with_the_next_visit(reader, host, second):
    visit(reader, host)
    host.files = dict(second)
    assert newer_worker(reader) == "installed"
    reader.get_by_role("button", name="以后再说").click()
    expect(reader.locator(".update-bar")).to_be_hidden()
    reader.goto(host.url("deadlines.html"))
    assert newer_worker(reader) == "installed"
    expect_title(reader, OLD)
    expect(reader.locator(".update-bar")).to_have_count(0)
    later = reader.context.new_page()
    later.goto(host.outside)
    reader.close()
    later.evaluate(NONE_WAITS, host.url(""))
    later.goto(host.url("deadlines.html"))
    expect(later.locator(".site-title span")).to_have_text(NEW, timeout=TAKE_OVER)


def test_no_button_of_the_bar_moves_as_its_words_come(reader, host, second):
    visit(reader, host)
    reader.clock.install()
    reader.clock.pause_at("2031-05-01T10:00:00+08:00")
    host.files = dict(second)
    assert newer_worker(reader) == "installed"
    bar = reader.locator(".update-bar")
    buttons = bar.get_by_role("button").all()
    before = [button.bounding_box() for button in buttons]
    expect(bar.get_by_text("网站内容有更新")).to_be_hidden()
    reader.clock.run_for(1_000)
    expect(bar.get_by_text("网站内容有更新")).to_be_visible()
    assert len(buttons) == 2 and [button.bounding_box() for button in buttons] == before


def test_half_a_deployment_leaves_the_old_version_whole(reader, host, first, second):
    visit(reader, host)
    before = kept(reader)
    host.files = {**second, "deadlines.html": first["deadlines.html"]}
    assert newer_worker(reader) == "redundant"
    for path in CHANGED:
        reader.goto(host.url(path))
        expect_title(reader, OLD)
    expect(reader.locator(".update-bar")).to_have_count(0)
    assert all(set(keys) <= set(kept(reader)[name]) for name, keys in before.items())
    host.files = dict(second)
    assert newer_worker(reader) == "installed"
    expect(reader.locator(".update-bar")).to_be_visible()


def test_the_bar_fits_a_phone_beside_the_day(new_page, host, second):
    phone = new_page(service_workers="allow", viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    visit(phone, host)
    host.files = dict(second)
    assert newer_worker(phone) == "installed"
    phone.goto(host.url(f"{MEASURE}#on=2031-05-01"))
    update, day = phone.locator(".update-bar"), phone.locator(".day-bar")
    expect(update.get_by_role("status")).not_to_be_empty()
    for bar in (update, day):
        expect(bar).to_be_in_viewport(ratio=1)
    boxes = sorted((bar.bounding_box() for bar in (update, day)), key=lambda box: box["y"])
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]
    assert all(button.bounding_box()["height"] >= 44 for button in update.get_by_role("button").all())


# Too large to keep whole


def test_of_a_large_site_pages_are_kept_as_they_are_visited(reader, host, tiny, first_files, monkeypatch):
    monkeypatch.setattr(web_app, "LIMIT", 0)
    host.files = with_web_app(tiny, first_files)
    visit(reader, host)
    assert MEASURE not in host.asked
    reader.goto(host.url(MEASURE))
    wording = reader.locator("main").inner_text()
    host.stop()
    reader.goto(host.url("departments/index.html"))
    expect(reader.locator("h1")).to_have_text("部门")
    reader.goto(host.url(MEASURE))
    expect(reader.locator("main")).to_have_text(wording, use_inner_text=True)
    reader.goto(host.url(MEASURE.replace("-1.html", "-2.html")))
    expect(reader.locator("h1")).to_have_text("现在没有网络")


def test_a_large_site_is_searched_without_a_network(reader, host, tiny, first_files, faults, monkeypatch):
    """The words themselves were never loaded, so that hits come without their excerpts."""
    monkeypatch.setattr(web_app, "LIMIT", 0)
    host.files = with_web_app(tiny, first_files)
    visit(reader, host)
    host.stop()
    reader.get_by_role("searchbox").fill("民宿")
    wait_for_count(reader, 1)
    expect(reader.locator("main mark")).to_have_count(0)
    assert any("search/passages/yunxi-2031-5-0.js" in fault for fault in faults) and all(
        "ERR_FAILED" in fault for fault in faults
    )
    faults.clear()


# Switched off


def test_switched_off_it_is_gone_after_the_next_visit(reader, host, switched_off):
    visit(reader, host)
    reader.evaluate("caches.open('another site')")
    host.files = switched_off
    reader.goto(host.url("deadlines.html"))
    expect(reader.locator(".site-title span")).to_have_text(NEW, timeout=TAKE_OVER)
    reader.evaluate(NONE_LEFT)
    assert set(kept(reader)) == {"another site"}
    response = reader.goto(host.url())
    assert not response.from_service_worker  # though perhaps from the browser's own cache, as it was
    reader.reload()
    expect(reader.locator('link[rel="manifest"]')).to_have_count(0)
