"""What comes out of the printer: a measure is one sheet to hand out, a notice is a booklet. Read back from the PDF."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from conftest import Origin, serving
from policy_explorer.derive.site import SiteMeasure, WholeSite
from policy_explorer.derive.version import notice_version
from policy_explorer.render.handout import SIZES, SMALLEST, handout_size, lines_of
from policy_explorer.text.wording import day_wording
from support import site_render
from support.usual_run import some_of

ADDRESS = "https://example.org/policies/"
MENU = ("资格自测", "说明：方法与局限", "离线使用", "相关措施", "前后措施", "我符合这一项吗")
OF_EACH_SIZE = 1  # of the measures printed in one size, those with the most on them
DIGITS = "0123456789"  # the number of a sheet comes first
INDEX = "按部门索引"
RADICALS = "\u2e80-\u2fdf"
MILLIMETRE = 96 / 25.4


@pytest.fixture(scope="module")
def placed(real: WholeSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Origin]:
    """The pages of a site that knows where it will lie."""
    folder = tmp_path_factory.mktemp("placed")
    for path, content in site_render.files(real, ADDRESS).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    with serving(folder) as origin:
        yield origin


def printed(page: Page) -> list[str]:
    """The text of each sheet, without white space."""
    return [plain(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages]


def plain(text: str) -> str:
    return re.sub(rf"[^{RADICALS}]+", lambda others: unicodedata.normalize("NFKC", others[0]), re.sub(r"\s", "", text))


def times(text: str, sheet: str) -> int:
    """How often a text stands on a sheet. Fonts share glyphs between characters and radicals that look alike, so that a PDF
    names a radical; of many, Unicode does not tell which character they are.
    """
    return len(re.findall("".join(f"[{re.escape(sign)}{RADICALS}]" for sign in plain(text)), sheet))


def missing(texts: Iterable[str], sheet: str) -> list[str]:
    return [text for text in texts if not times(text, sheet)]


def fullest(site: WholeSite) -> list[SiteMeasure]:
    by_size: dict[str, list[SiteMeasure]] = {}
    for entry in site.measures.values():
        by_size.setdefault(handout_size(entry), []).append(entry)
    assert by_size.keys() == {*SIZES, SMALLEST}
    return [
        each
        for some in by_size.values()
        for each in sorted(some, key=lambda entry: -sum(lines_of(entry)))[:OF_EACH_SIZE]
    ]


BOTH_SIDES = ("gulou-2023-1/17",)  # of one sheet: five benefits, four of them with conditions


def test_the_fullest_measures_print_on_one_sheet_with_all_that_belongs_there(placed, page, real):
    for entry in some_of(fullest(real)):
        page.goto(placed.url(entry.url))
        sheets = printed(page)
        assert len(sheets) == (2 if entry.key in BOTH_SIDES else 1), entry.key
        sheet = "".join(sheets)
        settings = real.catalogue.settings
        wanted = [
            entry.heading + entry.measure.text,
            entry.measure.title,
            settings.title,
            settings.disclaimer,
            day_wording(real.version.day),
            ADDRESS + entry.url,
        ]
        wanted += [benefit.title for benefit in entry.measure.benefits] + [
            department.name for department in (*entry.lead, *entry.implied)
        ]
        assert missing(wanted, sheet) == [], entry.key
        assert missing(MENU, sheet) == list(MENU), entry.key


@pytest.mark.wide
def test_every_measure_leaves_room_on_its_sheet(placed, new_page, real):
    """As wide as the sheet between its margins, and lower: another machine's fonts may stand taller."""
    page = new_page(viewport={"width": round(180 * MILLIMETRE), "height": 400})
    page.emulate_media(media="print")
    heights = {}
    for entry in real.measures.values():
        page.goto(placed.url(entry.url))
        heights[entry.key] = page.evaluate("document.body.getBoundingClientRect().height") / (275 * MILLIMETRE)
    on_one = {key: height for key, height in heights.items() if key not in BOTH_SIDES}
    assert {key: height for key, height in on_one.items() if not 0.6 < height < 0.97} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_of_the_page_is_black_on_white_and_large_enough_to_scan(placed, new_page, real, scheme):
    page = new_page(color_scheme=scheme)
    page.goto(placed.url(next(iter(real.measures.values())).url))
    code = page.locator(".paper-code svg")
    expect(code).to_be_hidden()
    page.emulate_media(media="print")
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box["width"] == box["height"] == pytest.approx(22 * MILLIMETRE, abs=1)
    colours = code.locator("path").evaluate_all(
        "paths => paths.map((path) => [getComputedStyle(path).fill, getComputedStyle(path).stroke])"
    )
    assert {"rgb(255, 255, 255)", "rgb(0, 0, 0)"} <= {colour for pair in colours for colour in pair}
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_without_an_address_there_is_no_code_and_no_room_for_it(page, http_origin):
    page.goto(http_origin.url("measures/gulou-2023-1-1.html"))
    expect(page.locator(".paper-code")).to_have_count(0)
    (sheet,) = printed(page)
    assert "扫码" not in sheet and "固定地址" not in sheet
    assert not re.search("（今天）|天前", sheet)  # paper has no today


@pytest.mark.wide
def test_a_notice_prints_as_a_booklet(placed, page, real):
    (document_page,) = real.documents
    document = document_page.notice.document
    page.goto(placed.url(document_page.booklet_url))
    page.evaluate("window.print = () => { document.title = 'asked to print'; }")
    page.get_by_role("button", name="打印").click()
    expect(page).to_have_title("asked to print")
    cover, contents, *sheets = printed(page)

    imprint = (
        real.catalogue.settings.title,
        real.catalogue.settings.disclaimer,
        str(notice_version(document_page.notice, real.version.day)),
        ADDRESS,
    )
    assert missing((document.title, document.reference, document.issuer, *imprint), cover) == []
    listed = [
        text
        for chapter, keys in document_page.chapters
        for text in (chapter.heading, *(real.measures[key].measure.title for key in keys))
    ]
    assert missing((*listed, INDEX), contents) == []

    for heading in (chapter.heading for chapter, _ in document_page.chapters):
        assert [times(heading, sheet.lstrip(DIGITS)[: len(heading)]) for sheet in sheets].count(1) == 1, (
            "each chapter begins on a sheet of its own"
        )
    assert sum(times(INDEX, sheet) for sheet in sheets) == 1
    for entry in real.measures.values():
        head = entry.heading + entry.measure.text[:12]
        assert sum(times(head, sheet) for sheet in sheets) == 1, "a head stands where its words begin"
    whole = "".join(sheet.lstrip(DIGITS) for sheet in sheets)
    assert missing((passage.text for passage in (*document.opening, *document.closing)), whole) == []
    assert missing(MENU, whole) == list(MENU)
