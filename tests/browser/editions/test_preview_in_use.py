"""What an editor sees beside the text editor: every change, every problem, and never a broken page."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from retrying import ending
from support.processes import ADDRESS, started

MEASURE = "documents/yunxi-2031-5/measures/01.yaml"
PANEL = "[data-preview=problems]"


@pytest.fixture
def address(tiny_copy: Path, out: Path):
    """Where `build.py serve` shows the fictional site. Asked for before the page, it outlives it."""
    command = [sys.executable, "build.py", "serve", "--content", tiny_copy, "--out", out, "--port", "0"]
    with started(command, "stderr") as (_, said):
        yield said.wait_for(ADDRESS)


@pytest.mark.wide
def test_a_page_follows_what_is_written(address: str, page: Page, tiny_copy: Path):
    measure = tiny_copy / MEASURE
    good = measure.read_text("utf-8")
    summary = re.search(r"summary:\n  text: (.+)", good)[1]
    page.goto(f"{address}measures/yunxi-2031-5-1.html#on=2031-05-01")
    expect(page.get_by_text(summary).first).to_be_visible()

    measure.write_text(good.replace(summary, "改写过的一句话。"), "utf-8")
    expect(page.get_by_text("改写过的一句话。").first).to_be_visible()
    expect(page).to_have_url(ending("#on=2031-05-01"))

    wrong = good.replace("lead: [县农业局]", "lead: [县农业厅, <b>某局</b>]")
    assert wrong != good
    measure.write_text(wrong, "utf-8")
    panel = page.locator(PANEL)
    line = wrong[: wrong.index("lead:")].count("\n") + 1
    expect(panel).to_contain_text("内容有")
    expect(panel).to_contain_text(f"{MEASURE}:{line}:8")
    expect(panel).to_contain_text("写的是：<b>某局</b>")
    expect(panel).to_contain_text("是否想写 县农业局？")
    expect(page.get_by_text("改写过的一句话。").first).to_be_visible()
    page.reload()
    expect(panel).to_contain_text("县农业厅")

    measure.write_text(good, "utf-8")
    expect(page.get_by_text(summary).first).to_be_visible()
    expect(panel).to_have_count(0)


@pytest.mark.wide
def test_a_page_that_is_not_looked_at_holds_no_connection_and_catches_up(address: str, page: Page, tiny_copy: Path):
    """Browsers keep six connections to one host: the seventh tab would wait for ever."""
    settings = tiny_copy / "site.yaml"
    page.goto(address)
    hide = "hidden => { Object.defineProperty(document, 'hidden', {value: hidden, configurable: true}); document.dispatchEvent(new Event('visibilitychange')) }"
    page.evaluate(hide, True)
    pages = [page.context.new_page() for _ in range(2)]
    settings.write_text(settings.read_text("utf-8").replace("云溪县扶持政策导航", "改过的名称"), "utf-8")
    for other in pages:
        other.goto(address)
    expect(pages[0]).to_have_title(re.compile("改过的名称"))
    expect(page).to_have_title(re.compile("云溪县扶持政策导航"))
    page.evaluate(hide, False)
    expect(page).to_have_title(re.compile("改过的名称"))


@pytest.mark.wide
def test_before_there_is_a_site_the_problems_are_shown(page: Page, spoilt: Path, out: Path, faults: list[str]):
    command = [sys.executable, "build.py", "serve", "--content", spoilt, "--out", out, "--port", "0"]
    with started(command, "stderr") as (_, said):
        page.goto(said.wait_for(ADDRESS))
        expect(page.get_by_role("heading", name="还没有可以预览的网站")).to_be_visible()
        expect(page.locator(PANEL)).to_contain_text("县财政厅")
    expect(page.locator(PANEL)).to_contain_text("预览程序已经停止")
    page.close()  # or it would ask again for a server that is gone, after the faults are counted
    assert all("404" in fault or "ERR_" in fault for fault in faults)
    faults.clear()
