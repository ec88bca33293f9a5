"""The booklet of a notice: every word of it in its order, the main facts of each measure, and an index by department."""

from __future__ import annotations

import json
import re
from xml.etree.ElementTree import Element

import pytest

from policy_explorer.derive.derive import derive
from policy_explorer.derive.version import notice_version
from policy_explorer.render import open_data
from support.rendered_pages import (  # noqa: F401
    by_class,
    catalogue,
    find,
    load_catalogue,
    rendered,
    section,
    site,
    text,
    tiny,
    with_measure,
)

BOOKLET = "documents/yunxi-2031-5-booklet.html"
WAYS = {"牵头": "lead", "责任单位": "responsible", "按文件总规定": "implied"}


@pytest.fixture(scope="module")
def booklet(tiny) -> Element:
    return tiny[BOOKLET]


@pytest.fixture(scope="module")
def real(real_content):
    return derive(load_catalogue(real_content))


def links(part: Element) -> list[str]:
    return [a.get("href") for a in part.iter("a")]


def test_the_document_leads_to_its_booklet(tiny, booklet):
    assert "../" + BOOKLET in links(tiny["documents/yunxi-2031-5.html"])
    assert links(by_class(booklet, "breadcrumb")[0]) == ["../documents/yunxi-2031-5.html"]


def test_the_cover_says_what_it_is_and_how_old(booklet, site):
    (cover,) = by_class(booklet, "booklet-cover")
    document, settings = site.documents[0].notice.document, site.catalogue.settings
    for wanted in (
        document.title,
        document.reference,
        document.issuer,
        settings.title,
        settings.disclaimer,
        str(notice_version(site.documents[0].notice, site.version.day)),
    ):
        assert "".join(wanted.split()) in text(cover)
    assert not by_class(booklet, "booklet-code"), "no address, no code"
    (code,) = by_class(rendered(site, "https://example.org/policy/")[BOOKLET], "booklet-code")
    assert f"https://example.org/policy/{BOOKLET}" in text(code)


def test_the_contents_are_complete_and_lead_within_the_page(booklet, site):
    (contents,) = by_class(booklet, "booklet-contents")
    wanted = []
    for chapter, keys in site.documents[0].chapters:
        wanted += [f"#c-{chapter.number}", *(f"#m-{site.measures[key].measure.number}" for key in keys)]
    assert links(contents) == [*wanted, "#index"]
    for href in links(contents):
        section(booklet, href.removeprefix("#"))


@pytest.mark.parametrize("which", ["site", "real"])
def test_the_whole_notice_stands_there_in_its_order_word_for_word(request, which):
    whole_site = request.getfixturevalue(which)
    (page,) = whole_site.documents
    booklet = rendered(whole_site)[page.booklet_url]
    shown = [
        text(e)
        for e in booklet.iter()
        if {"passage", "booklet-words"} & set(e.get("class", "").split()) or e.get("id", "").startswith("c-")
    ]
    assert "".join(shown) == whole(whole_site)


def whole(site) -> str:
    """The text of the notice, joined from its parts (checked in tests/text/test_verbatim.py)."""
    (page,) = site.documents
    document = page.notice.document
    parts = [passage.text for passage in document.opening]
    for chapter, keys in page.chapters:
        parts += [chapter.heading, *(site.measures[key].heading + site.measures[key].measure.text for key in keys)]
    parts += [passage.text for passage in document.closing]
    return "".join("".join(parts).split())


def test_a_measure_has_its_facts_and_what_it_gives_as_the_editors(booklet, site):
    for entry in site.measures.values():
        (own,) = [e for e in find(booklet, "data-measure", entry.key) if e.tag == "section"]
        rows = {text(row.find("th")): text(row.find("td")) for row in own.iter("tr")}
        assert rows["牵头单位"] == "、".join(department.name for department in entry.lead)
        assert ("责任单位" in rows) == bool(entry.responsible) and ("落实单位" in rows) == bool(entry.implied)
        (label,) = [name for name in rows if name.endswith("编者归纳")]
        assert label.startswith("能得到" if entry.is_judged else "做什么")
        assert [e.get("data-benefit") for e in find(own, "data-benefit")] == [
            each.benefit.id for each in entry.benefits
        ]
        for each in entry.benefits:
            assert "".join(each.benefit.title.split()) in rows[label]


def test_a_term_says_what_each_of_its_ends_rests_on(booklet, tiny):
    terms = {
        e.get("id"): text(row.find("td"))
        for e in find(booklet, "data-measure")
        if e.tag == "section"
        for row in e.iter("tr")
        if text(row.find("th")) == "期限"
    }
    assert re.fullmatch(r"自2031年\d+月\d+日（文件施行之日）至2031年6月30日（本项原文写明）", terms["m-1"])
    assert re.fullmatch(r"自2031年\d+月\d+日（文件施行之日）至2031年12月31日（文件的统一期限）", terms["m-2"])


@pytest.mark.wide
def test_the_index_agrees_with_the_open_data(real):
    """Each measure, under each department, in each role, and none is missing."""
    (page,) = real.documents
    index = section(rendered(real)[page.booklet_url], "index")
    shown = set()
    for row in (row for row in index.iter("div")):
        name = text(row.find("dt"))
        for line in row.iter("p"):
            (how,) = by_class(line, "booklet-index-how")
            for link in line.iter("a"):
                assert (
                    link.get("href") == f"#m-{text(link)}"
                    and link.get("data-measure") == f"{page.notice.document.id}/{text(link)}"
                )
                shown.add((name, WAYS[text(how)], int(text(link))))
    data = json.loads(b"".join(open_data.data_parts(real, map(open_data.measure_row, real.measures.values()))))
    assert shown == {
        (name, way, measure["number"]) for measure in data["measures"] for way in WAYS.values() for name in measure[way]
    }


def test_the_button_to_print_is_for_scripts_alone(booklet):
    (button,) = booklet.find("body/main").iter("button")
    assert "needs-script" in button.get("class").split()
    (hint,) = by_class(booklet, "booklet-print")
    assert "Ctrl+P" in text(hint)
