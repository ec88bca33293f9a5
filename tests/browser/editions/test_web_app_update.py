"""A newer version of the site as a web app: announced, taken whole when the reader wants, or with the next visit."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from policy_explorer.editions import web_app
from retrying import expect_value
from web_app_sites import (  # noqa: F401 - some are fixtures
    CHANGED,
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
    second,
    second_files,
)
from web_app_steps import NONE_WAITS, kept, newer_worker, visit


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


@pytest.mark.wide
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


@pytest.mark.wide
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


@pytest.mark.wide
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


@pytest.mark.wide
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
