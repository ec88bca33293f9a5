"""The site as a web app, in the browser: kept after one visit, of one version, and gone when switched off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from conftest import file_origin
from explorer_steps import wait_for_count, with_phrase
from policy_explorer.editions import web_app
from questionnaire_steps import GRANT, choose, expect_verdict, fill
from support.usual_run import some_of
from web_app_sites import (  # noqa: F401 - some are fixtures
    MEASURE,
    NEW,
    OLD,
    TAKE_OVER,
    expect_title,
    files_of,
    first,
    first_files,
    host,
    is_kept,
    reader,
    second_files,
    switched_off,
)
from web_app_steps import NONE_LEFT, Host, built_files, kept, visit, with_web_app

KIND = re.compile(rb'<body class="page-(\w+)')


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
    for path in some_of(kinds.values()):
        reader.goto(host.url(path))
        expect(reader.locator("h1")).to_be_visible()
        expect(reader.locator(".unzip-notice")).to_be_hidden()
    reader.goto(host.url())
    reader.wait_for_selector(".card [data-state]")
    reader.locator("#query").fill("小规模纳税人")
    wait_for_count(reader, len(with_phrase(measures, "小规模纳税人")))
    reader.locator("#query").fill("")
    wait_for_count(reader, len(measures))  # what was folded comes back, and moves the filters
    reader.locator('[name="chapter"]').first.check()
    wait_for_count(reader, len([measure for measure in measures if measure["chapter"] == 1]))


@pytest.mark.wide
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


@pytest.mark.wide
def test_the_page_that_was_visited_works_on_without_a_network(reader, host):
    """What it loads only when it is wanted is there, though it was opened before there was a worker."""
    visit(reader, host)
    host.stop()
    reader.locator("#query").fill("民宿")
    expect(reader.locator("main mark").first).to_be_visible()


@pytest.mark.wide
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


@pytest.mark.wide
def test_the_page_for_what_is_not_found_leads_nowhere_else(page, tiny_http_origin):
    for fragment in ("missing=..%2F..%2Fother", "missing=", "on=2031-01-01", "missing=%2F..%2F..%2F"):
        page.goto("about:blank")
        page.goto(tiny_http_origin.url(f"404.html#{fragment}"))
        expect(page.locator("h1")).to_have_text("找不到这个页面")
        expect(page.get_by_role("link", name="再试一次"), fragment).to_have_count(0)


# The host, its other sites, and what the browser may install


FORGE = """async ([ending, text, headers]) => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const keys = (await cache.keys()).filter(({url}) => url.split('?')[0].endsWith(ending));
  await Promise.all(keys.map((key) => cache.put(key, new Response(text, {headers}))));
  return keys.length;
}"""


def test_what_another_site_on_the_host_puts_into_the_cache_is_not_shown(reader, host):
    visit(reader, host)
    reader.goto(host.outside)
    forged = ["deadlines.html", "<h1>forged</h1>", {"Content-Type": "text/html"}]
    assert reader.evaluate(FORGE, forged) == 1
    reader.goto(host.url("deadlines.html"))
    expect_title(reader, OLD)
    expect(reader.locator("body")).not_to_contain_text("forged")
    assert host.asked.count("deadlines.html") == 2, "asked for again, since it was not what had been stored"
    reader.goto(host.outside)
    assert reader.evaluate(FORGE, forged) == 1
    host.stop()
    reader.goto(host.url("deadlines.html"))  # from the browser's own cache, which only the host fills
    expect(reader.locator("main h1")).to_have_text("截止日期")


def test_no_stored_header_is_used(reader, host, first):
    visit(reader, host)
    reader.goto(host.outside)
    page = first["deadlines.html"].decode()
    assert reader.evaluate(FORGE, ["deadlines.html", page, {"Content-Type": "text/plain", "Refresh": "0; url=/"}]) == 1
    reader.goto(host.url("deadlines.html"))
    expect_title(reader, OLD)
    assert host.asked.count("deadlines.html") == 1, "the content is what was stored"
    expect(reader).to_have_url(host.url("deadlines.html"))


def test_a_column_in_the_sub_folder_of_a_portal_keeps_to_itself(reader, host):
    """No page of the column asks for anything above its folder, and no page of the portal is answered by its worker."""
    above: list[str] = []
    reader.on(
        "request", lambda request: above.append(request.url) if not request.url.startswith(host.url("")) else None
    )
    visit(reader, host)
    for path in (MEASURE, "questionnaire.html", "statements.html", "sitemap.html"):
        reader.goto(host.url(path))
        expect(reader.locator("h1")).to_be_visible()
    assert [address for address in above if not address.startswith(("data:", "blob:"))] == []
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


@pytest.mark.wide
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


@pytest.mark.wide
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
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1].split("?")[0]))
    page.goto(file_origin(tiny_site).url(), wait_until="networkidle")
    assert "site.js" in asked and "web_app.js" not in asked
    expect(page.locator('link[rel="manifest"]')).to_have_count(0)


# Too large to keep whole


@pytest.mark.wide
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


@pytest.mark.wide
def test_a_large_site_is_searched_without_a_network(reader, host, tiny, first_files, faults, monkeypatch):
    """The words themselves were never loaded, so that hits come without their excerpts."""
    monkeypatch.setattr(web_app, "LIMIT", 0)
    host.files = with_web_app(tiny, first_files)
    visit(reader, host)
    host.stop()
    reader.locator("#query").fill("民宿")
    wait_for_count(reader, 1)
    expect(reader.locator("main mark")).to_have_count(0)
    assert any("search/passages/yunxi-2031-5-0.js" in fault for fault in faults) and all(
        "ERR_FAILED" in fault for fault in faults
    )
    faults.clear()


# Switched off


@pytest.mark.wide
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
