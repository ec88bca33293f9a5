"""The bundle as its reader has it: unpacked from the ZIP onto a stick, without a network; or opened without unpacking."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from conftest import DESKTOP, PHONE, file_origin
from explorer_steps import shown
from hands import Hand, Keys, Pointer
from journey_steps import form, give
from questionnaire_steps import REAL, expect_benefit, open_questionnaire
from retrying import expect_value

START = "1-START-HERE.html"
OLD_SCREEN = {"viewport": {"width": 1024, "height": 600}}  # 1024 x 768 without what the window itself takes
PACKED = "请先解压"


@pytest.fixture(scope="session")
def unpacked(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As on a memory stick: a space and Chinese in the path."""
    folder = tmp_path_factory.mktemp("stick") / "U 盘 (E)" / "惠企 政策"
    with ZipFile(next((real_site / "offline").glob("*.zip"))) as whole:
        whole.extractall(folder)
    return folder


@pytest.fixture
def lone(unpacked: Path, tmp_path: Path):
    """One file alone in a folder, as a ZIP viewer hands it to the browser."""

    def lone(path: str) -> str:
        return Path(shutil.copy(unpacked / path, tmp_path / Path(path).name)).as_uri()

    return lone


@pytest.fixture
def start(unpacked: Path) -> str:
    return (unpacked / START).as_uri()


def version(unpacked: Path) -> tuple[str, str]:
    """The content's version, and its day in words, as the instructions have them."""
    lines = dict(
        line.split("：", 1)
        for line in (unpacked / "2-SHIYONG-SHUOMING.txt").read_text("utf-8-sig").splitlines()
        if "：" in line
    )
    return lines["内容版本"], lines["本站修订于"]


def days_later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


# Unpacked


@pytest.mark.parametrize("hand", [pytest.param(Pointer(), marks=pytest.mark.wide), Keys()], ids=["mouse", "keyboard"])
def test_from_the_stick_to_a_measure_a_search_and_a_verdict(page: Page, unpacked, start, hand: Hand):
    page.goto(start)
    expect(page.get_by_role("link", name="打开")).to_be_focused()
    expect(page.get_by_text(PACKED).locator("visible=true")).to_have_count(0)
    if isinstance(hand, Keys):
        page.keyboard.press("Enter")
    else:
        page.get_by_role("link", name="打开").click()
    expect(page).to_have_url((unpacked / "site" / "index.html").as_uri())
    expect(page.locator("html")).to_have_attribute("data-edition", "bundle")
    expect(page.locator(".unzip-notice")).to_be_hidden()

    hand.type(page.locator("#query"), "担保")
    expect(page.locator("mark").first).to_be_visible()
    found = shown(page)
    assert 0 < len(found) < 37
    hand.press(page.locator(f'[data-measure="{found[0]}"] h3 a, [data-measure="{found[0]}"] h2 a').first)
    expect(page.locator("html")).to_have_attribute("data-root", "../")
    expect(page.locator("main .official:visible").first).to_be_visible()

    open_questionnaire(
        page,
        file_origin(unpacked / "site"),
        f"#measure={REAL}/14&a.applicant=enterprise&a.hired_groups=registered_unemployed&a.unemployed_months=6",
    )
    expect_benefit(page, 14, "hiring-subsidy", "maybe")
    give(page, hand, form(page).get_attribute("data-question"), {"pension_months": 6})
    expect_benefit(page, 14, "hiring-subsidy", "yes")


@pytest.mark.wide
def test_every_page_says_which_content_it_holds_and_how_old(page: Page, unpacked, at_day):
    written, day = version(unpacked)
    at_day(page, days_later(written[:10], 12))
    for path in ("index.html", "measures/gulou-2023-1-14.html", "questionnaire.html", "offline.html"):
        page.goto(file_origin(unpacked / "site").url(path))
        strip = page.locator(".edition-strip")
        expect(strip).to_be_visible()
        expect(strip).to_contain_text(f"离线版 本站修订于 {day}（12 天前） 文件成文于 ")
        expect(page.locator(".site-footer .edition")).to_contain_text(
            written if path in ("index.html", "offline.html") else day
        )


AGES = {0: "（今天）", 1: "（1 天前）", 400: "（400 天前，可能已过时）", -1: "请核对日期"}


@pytest.mark.wide
def test_the_start_page_tells_its_age_by_the_readers_clock(page: Page, unpacked, start, at_day, subtests):
    written, day = version(unpacked)
    for days, words in AGES.items():
        with subtests.test(days):
            at_day(page, days_later(written[:10], days))
            page.goto(start)
            expect(page.locator(".facts")).to_contain_text(f"{day}{words}" if days >= 0 else words)
            expect(page.locator(".facts")).to_contain_text(written)


@pytest.mark.wide
@pytest.mark.parametrize("size", [DESKTOP, OLD_SCREEN, PHONE], ids=["desktop", "old", "phone"])
def test_the_button_is_seen_without_scrolling(new_page, start, size):
    page = new_page(**size)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(start)
        button = page.get_by_role("link", name="打开").bounding_box()
        assert button["y"] + button["height"] <= size["viewport"]["height"] / 2
        assert button["height"] >= 72 and button["width"] >= 300
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        expect_value(page, lambda: page.evaluate("scrollY"), 0)


# Not unpacked


def test_a_lone_start_page_says_so_and_offers_no_way_that_leads_nowhere(page: Page, lone, faults):
    page.goto(lone(START))
    expect(page.get_by_role("heading", name=PACKED)).to_be_visible()
    for words in ("全部解压缩", "WinRAR", "Bandizip", START):
        expect(page.get_by_role("alert")).to_contain_text(words)
    expect(page.get_by_role("link", name="打开")).to_be_hidden()
    expect(page.locator(".unsure")).to_be_hidden()
    assert len(faults) == 2 and all("favicon.svg" in fault or "ERR_FILE_NOT_FOUND" in fault for fault in faults)
    faults.clear()


@pytest.mark.wide
@pytest.mark.parametrize("size", [OLD_SCREEN, PHONE], ids=["old", "phone"])
def test_what_to_do_is_seen_without_scrolling(new_page, lone, faults, size):
    page = new_page(**size)
    page.goto(lone(START))
    box = page.get_by_role("alert").bounding_box()
    assert box["y"] + box["height"] <= size["viewport"]["height"]
    faults.clear()


@pytest.mark.wide
def test_a_lone_page_of_the_site_says_so_too(page: Page, lone, faults, subtests):
    for path in ("site/index.html", "site/measures/gulou-2023-1-14.html", "site/questionnaire.html"):
        with subtests.test(path):
            page.goto(lone(path))
            expect(page.locator(".unzip-notice")).to_be_visible()
            assert page.locator(".unzip-notice").bounding_box()["y"] < 40
            expect(page.locator(".unzip-notice")).to_contain_text(PACKED)
            assert faults and all("ERR_FILE_NOT_FOUND" in fault for fault in faults)
        faults.clear()


# Without scripts


@pytest.mark.wide
def test_without_scripts_button_and_hint_are_both_there(new_page, unpacked, start):
    page = new_page(java_script_enabled=False)
    page.goto(start)
    expect(page.locator(".unsure")).to_be_visible()
    expect(page.locator(".unsure")).to_contain_text("打不开？请先解压。")
    page.get_by_role("link", name="打开").click()
    expect(page).to_have_url((unpacked / "site" / "index.html").as_uri())
    expect(page.locator(".edition-strip")).to_contain_text(version(unpacked)[1])


@pytest.mark.wide
def test_where_the_script_fails_button_and_hint_are_both_there(page: Page, start, faults):
    """As in an engine that is too old for it."""
    page.add_init_script("delete window.Image")
    page.goto(start)
    expect(page.locator(".unsure")).to_be_visible()
    expect(page.get_by_role("link", name="打开")).to_be_visible()
    assert len(faults) == 1 and "Image" in faults[0]
    faults.clear()
