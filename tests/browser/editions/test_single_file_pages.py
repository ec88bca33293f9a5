"""The single-file edition in the browser: every page of the site in one file, with its links, its history and its places.

What the pages do is tested where they are; `everywhere` runs those tests in the single file too.
"""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import PHONE, Origin, file_origin, serving_to
from explorer_steps import expect_fragment, shown
from policy_explorer.derive.version import ContentVersion, content_version
from policy_explorer.load.loader import load
from policy_explorer.validate.validate import validate
from retrying import containing, ending, expect_value
from support.site_pages import pages_in
from support.usual_run import some_of

MEASURE = "measures/gulou-2023-1-14.html"
DOCUMENT = "documents/gulou-2023-1.html"
QUERIES = ("小微企业", "5%", "税务局", "高企", "贷款 企业")


@pytest.fixture
def file(single_file: Origin) -> Path:
    return Path(unquote(single_file.base.removeprefix("file://")))


@pytest.fixture(scope="module")
def version(real_content: Path) -> ContentVersion:
    return content_version(validate(load(real_content)))


def menu_mark(page: Page) -> Locator:
    return page.locator(".site-nav [aria-current]")


# Goes to each page by its address, and tells its title, its headings, and how many pages stand in the document.
TURNED = """async (paths) => {
  const told = [];
  for (const path of paths) {
    const turned = new Promise((resolve) => window.addEventListener('hashchange', resolve, {once: true}));
    location.hash = `page=${path}`;
    await turned;
    const headings = [...document.querySelectorAll('h1')].filter((heading) => heading.getClientRects().length);
    told.push([path, document.title, headings.length, document.querySelectorAll('.page').length]);
  }
  return told;
}"""


LEFT_OUT = {"components.html", "sitemap.html", "statements.html"}  # see editions/package.py


def test_every_page_opens_by_its_address_and_asks_for_nothing_else(single_file, page, real_site):
    requested = []
    page.on("request", lambda request: requested.append(request.url) if not request.url.startswith("data:") else None)
    files = {path.relative_to(real_site).as_posix(): path for path in pages_in(real_site)}
    files = {
        address: path
        for address, path in files.items()
        if address not in LEFT_OUT and not path.stem.endswith("-booklet")
    }
    titles = {path: re.search("<title>(.*?)</title>", file.read_text("utf-8"))[1] for path, file in files.items()}
    assert len(titles) > 80
    page.goto(single_file.url("method.html#q=1"))
    turned = some_of(titles)
    assert page.evaluate(TURNED, turned) == [[path, titles[path], 1, 1] for path in turned]
    assert {address.partition("#")[0] for address in requested} == {single_file.base}


@pytest.mark.wide
def test_it_opens_at_the_explorer(single_file, page):
    page.goto(single_file.base)
    expect(menu_mark(page)).to_have_text(["全部措施"])
    expect(page.locator("[data-cards] > li").first).to_be_visible()


AGES = {
    -1: "（这台设备的日期早于这一天，请核对日期）",
    0: "（今天）",
    1: "（1 天前）",
    365: "（365 天前）",
    366: "（366 天前，可能已过时）",
}


@pytest.mark.wide
def test_it_says_which_content_it_holds_and_how_old_by_the_readers_clock(single_file, page, at_day, version):
    page.goto(single_file.url("deadlines.html"))
    day = f"{version.day.year}年{version.day.month}月{version.day.day}日"
    for days, age in AGES.items():
        at_day(page, (version.day + timedelta(days)).isoformat())
        page.evaluate("window.dispatchEvent(new Event('popstate'))")  # the age is told anew with every step
        said, _, advice = age.strip("（）").partition("，")
        comma = advice and f"，{advice}"
        expect(page.locator(".edition-strip")).to_contain_text(f"离线版 本站修订于 {day}{comma}（{said}） 文件成文于 ")
        expect(page.locator(".edition")).to_contain_text(f"{day}{age}")
    expect(page.locator(".edition-strip")).to_be_visible()
    expect(page.locator(".edition")).to_contain_text(str(version))


def test_links_back_and_forward_turn_the_pages(single_file, page):
    page.goto(single_file.url())
    page.locator("[data-cards] a", has_text="鼓励企业吸纳就业").click()
    expect(page.locator("main h1")).to_have_text("鼓励企业吸纳就业")
    expect(page.locator("main")).to_be_focused()
    expect_value(page, lambda: page.evaluate("scrollY"), 0)
    page.locator("main").get_by_role("link", name="区人社局").first.click()
    expect(page.locator("main h1")).to_have_text("区人社局")
    expect(menu_mark(page)).to_have_text(["部门"])
    page.go_back()
    page.go_back()
    expect(page.locator("[data-cards]")).to_be_visible()
    expect_value(page, lambda: page.evaluate("scrollY") > 500, True, "where the reader was")
    page.go_forward()
    expect(page.locator("main h1")).to_have_text("鼓励企业吸纳就业")


def test_a_place_on_another_page_is_shown_and_marked(single_file, page):
    page.goto(single_file.url(MEASURE))
    page.get_by_role("link", name="在文件中查看这一项").click()
    place = page.locator("#m-14")
    expect(place).to_be_in_viewport()
    expect(place).to_be_focused()
    expect(place).not_to_have_css("box-shadow", "none")


@pytest.mark.wide
def test_a_place_on_the_same_page_keeps_the_state(single_file, page):
    page.goto(single_file.url("questionnaire.html#a.monthly_sales=le10&on=2023-06-01"))
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    expect(page.locator('[data-answer="monthly_sales"]')).to_be_visible()
    expect(page).to_have_url(containing("a.monthly_sales=le10"))
    expect(page).to_have_url(containing("on=2023-06-01"))
    page.reload()
    expect(page.locator('[data-answer="monthly_sales"]')).to_be_visible()


@pytest.mark.wide
def test_a_quote_leads_to_its_sentence_and_back(single_file, page):
    page.goto(single_file.url(f"{MEASURE}#q=失业"))
    expect(page.locator(".marks-bar")).to_be_visible()
    link = page.locator("#benefits").get_by_role("link", name=re.compile("见原文")).first
    link.click()
    expect(page.locator("#text .clause-mark")).to_be_in_viewport()
    expect(page.locator(".marks-bar", has_text="失业")).to_be_attached()
    page.get_by_role("button", name="回到刚才看的地方").click()
    expect(link).to_be_focused()
    expect(page).to_have_url(containing("q="))


def test_an_address_that_names_no_page_says_so(single_file, page):
    page.goto(single_file.url("measures/none.html"))
    expect(page.locator("main h1")).to_have_text("找不到这个页面")
    page.locator("main").get_by_role("link", name="查看全部措施").click()
    expect(page.locator("[data-cards]")).to_be_visible()


@pytest.mark.wide
def test_the_day_looked_from_goes_along(single_file, page):
    page.goto(single_file.url("index.html#on=2023-06-01"))
    page.locator(".site-nav").get_by_role("link", name="部门").click()
    expect(page.locator(".day-bar")).to_contain_text("2023年6月1日")
    page.locator(".day-bar").get_by_role("button").click()
    expect(page.locator(".day-bar")).to_have_count(0)
    page.locator(".site-nav").get_by_role("link", name="全部措施").click()
    expect(page).to_have_url(ending("#page=index.html"))


@pytest.mark.wide
def test_search_finds_the_same_in_the_same_order_as_the_site(single_file, page, real_site):
    def found(origin: Origin) -> list[list[str]]:
        answers = []
        page.goto(origin.url())
        for query in QUERIES:
            page.locator("#query").fill(query)
            expect_fragment(page, f"page=index.html&q={query}" if origin is single_file else f"q={query}")
            expect(page.locator("[data-cards]")).to_have_attribute("aria-busy", "false")
            expect(page.locator("[data-cards] mark").first).to_be_visible()
            answers.append(shown(page))
        return answers

    assert found(single_file) == found(file_origin(real_site))


@pytest.mark.wide
def test_pages_left_do_not_listen(single_file, page):
    """The clerk's key for the next visitor, pressed on another page, must not touch answers or address."""
    page.goto(single_file.url("questionnaire.html#mode=clerk&a.monthly_sales=le10"))
    expect(page.locator("[data-clerk]")).to_be_visible()
    page.locator(".site-nav").get_by_role("link", name="截止日期").click()
    expect(page.locator("main h1")).to_have_text("截止日期")
    before = page.url
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(before)
    page.go_back()
    expect(page.locator("[data-clerk]")).to_be_visible()
    expect(page).to_have_url(containing("a.monthly_sales=le10"))


def test_only_the_page_shown_is_printed(single_file, page):
    page.goto(single_file.url("questionnaire.html#a.monthly_sales=le10"))
    # The file has the styles of a screen in a hall too, where nothing is printed and nothing can be selected.
    expect(page.locator("body")).to_have_css("user-select", "auto")
    page.locator(".site-nav").get_by_role("link", name="政策原文").click()
    page.emulate_media(media="print")
    expect(page.locator(".paper")).to_be_visible()
    expect(page.locator(".page-header")).to_be_visible()
    expect(page.locator("[data-interview], [data-sheet]")).to_have_count(0)


@pytest.mark.wide
def test_it_works_from_a_server_too(file, page):
    """Where somebody opens it online instead of keeping it."""
    with serving_to(page, file.parent) as origin:
        page.goto(f"{origin.base}{file.name}#page=index.html&q=小微企业")
        expect(page.locator("[data-cards] mark").first).to_be_visible()


@pytest.mark.wide
def test_it_fits_a_phone(single_file, new_page):
    phone = new_page(**PHONE)
    for path in ("index.html", MEASURE, "questionnaire.html", "offline.html", DOCUMENT):
        phone.goto(single_file.url(path))
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, path


# Without scripts


@pytest.mark.wide
def test_without_scripts_every_page_stands_there_and_links_lead_to_it(single_file, new_page, measures):
    page = new_page(java_script_enabled=False)
    page.goto(single_file.url(DOCUMENT))
    contents = page.locator(f'[id="page={DOCUMENT}"] .contents')
    expect(contents).to_be_in_viewport()
    contents.get_by_role("link", name="鼓励企业吸纳就业").click()
    place = page.locator(f'[id="page={DOCUMENT}"] [id$=".m-14"]')
    expect(place).to_be_in_viewport()
    place.locator("a").first.click()
    expect(page.locator(f'[id="page={MEASURE}"] h1')).to_be_in_viewport()
    text = "".join(page.locator("main").text_content().split())
    for measure in measures:
        assert "".join(measure["text"].split()) in text
    expect(page.locator("button:visible, input:visible, select:visible")).to_have_count(0)


def test_a_place_kept_without_scripts_opens_with_scripts(single_file, new_page, page):
    plain = new_page(java_script_enabled=False)
    plain.goto(single_file.url(DOCUMENT))
    plain.locator(f'[id="page={DOCUMENT}"] .contents').get_by_role("link", name="鼓励企业吸纳就业").click()
    expect(plain).not_to_have_url(containing("page="))
    page.goto(plain.url)
    expect(page.locator("#m-14")).to_be_in_viewport()
    expect(page).to_have_url(containing(f"#page={DOCUMENT}&at=m-14"))
