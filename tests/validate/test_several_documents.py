"""Several documents in one site: everything names its document, nothing clashes, and one supersedes another."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import asdict, replace
from pydantic_core import to_json

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import ResolvedPeriod, Site
from policy_explorer.derive.status import period_status, status_wording
from policy_explorer.editions.single_file.links import fragment
from policy_explorer.load.loader import load
from policy_explorer.match.as_json import as_json
from policy_explorer.match.as_text import as_text
from policy_explorer.match.match import match
from policy_explorer.model import Catalogue
from policy_explorer.render.explorer_data import columns
from policy_explorer.render.facets import facets
from policy_explorer.render.questionnaire_data import document_entry, measure_entry
from policy_explorer.text.wording import by_id, document_wording
from policy_explorer.validate.validate import validate
from support.period_cases import CASES, FROM, SOON_DAYS, UNTIL
from support.site_pages import ParsedPage, parsed_pages
from support.site_render import page_files

OLD, NEW, OTHER = "yunxi-2031-5", "yunxi-2031-21", "yunxi-2031"
ENDS = date(2031, 11, 1)
FARM = {"trade": "farm", "area": 30, "organic": True}


@pytest.fixture(scope="module")
def catalogue(several_content: Path) -> Catalogue:
    return validate(load(several_content))


@pytest.fixture(scope="module")
def several(catalogue: Catalogue) -> Site:
    return derive(catalogue)


@pytest.fixture(scope="module")
def pages(several_site: Path) -> dict[str, ParsedPage]:
    return parsed_pages(several_site)


def page_of(site: Site, id: str):
    return next(page for page in site.documents if page.notice.document.id == id)


# One ends another


@pytest.mark.parametrize(("superseded_from", "day", "state", "words"), CASES)
def test_a_term_on_both_sides_of_each_bound(superseded_from, day, state, words):
    period = ResolvedPeriod(FROM, UNTIL, "document", "", "document", None, superseded_from)
    found = period_status(period, day, SOON_DAYS)
    assert (found.state, status_wording(period, found)) == (state, words)


def test_every_term_of_a_superseded_document_ends_and_keeps_its_written_days(several, catalogue):
    for entry in several.measures.values():
        periods = [entry.period, *(own.period for own in entry.benefits)]
        assert {period.superseded_from for period in periods} == {ENDS if entry.document.id == OLD else None}
    alone = derive(replace(catalogue, notices=tuple(n for n in catalogue.notices if n.document.id == OLD)))
    for key, entry in alone.measures.items():
        assert several.measures[key].period == replace(entry.period, superseded_from=ENDS)


def test_documents_know_of_each_other_and_of_none_besides(several):
    (ended,), (ends,) = page_of(several, OLD).superseded_by, page_of(several, NEW).supersedes
    assert ended is ends and (ended.by_url, ended.url, ended.from_) == (
        f"documents/{NEW}.html",
        f"documents/{OLD}.html",
        ENDS,
    )
    (elsewhere,) = page_of(several, OTHER).supersedes
    assert elsewhere.url is None
    assert not page_of(several, OTHER).superseded_by and not page_of(several, OLD).supersedes


def test_what_is_ended_in_part_keeps_its_terms(catalogue):
    notices = [n for n in catalogue.notices if n.document.id != NEW]
    new = next(n for n in catalogue.notices if n.document.id == NEW)
    in_part = new.document.supersedes[0].model_copy(update={"partly": True})
    notices.append(replace(new, document=new.document.model_copy(update={"supersedes": (in_part,)})))
    site = derive(replace(catalogue, notices=tuple(notices)))
    assert not site.any_superseded and page_of(site, OLD).superseded_by[0].written.partly
    assert "本文件有一部分自" in page_files(site)[f"documents/{OLD}.html"].decode()


def test_the_day_that_is_stated_goes_before_the_beginning_of_the_new_document(catalogue):
    new = next(n for n in catalogue.notices if n.document.id == NEW)
    stated = new.document.supersedes[0].model_copy(update={"from_": date(2032, 1, 1)})
    changed = replace(new, document=new.document.model_copy(update={"supersedes": (stated,)}))
    site = derive(replace(catalogue, notices=tuple(changed if n is new else n for n in catalogue.notices)))
    assert page_of(site, OLD).period.superseded_from == date(2032, 1, 1)


def test_a_band_stands_on_every_page_of_the_ended_document_and_on_no_other(several, pages):
    of_old = {page_of(several, OLD).url, page_of(several, OLD).booklet_url} | {
        e.url for e in several.measures.values() if e.document.id == OLD
    }
    quote = page_of(several, NEW).supersedes[0].written.quote
    for path, page in pages.items():
        bands = [element for element in page.all("aside") if element.get("class") == "superseded"]
        assert len(bands) == (path in of_old or path == "components.html"), path
        for band in bands if path in of_old else ():
            words = " ".join("".join(band.itertext()).split())
            assert (
                "本文件自 2031年11月1日起被《云溪县进一步扶持种植业和民宿业的若干措施》（云政〔2031〕21号）废止。"
                in words
                and quote in words
            )
            assert [link.get("href") for link in band.iter("a")] == [
                f"../documents/{NEW}.html",
                f"../documents/{NEW}.html#closing-1",
            ]
    new = pages[page_of(several, NEW).url]
    assert f"../documents/{OLD}.html" in [link.get("href") for link in new.all("a")] and quote in new.text
    assert (
        "《云溪县有机农产品推介试行办法》云农〔2029〕1号，自 2031年5月1日起" in pages[page_of(several, OTHER).url].text
    )


def test_documents_are_listed_newest_first(pages):
    names = [
        "".join(e.itertext()) for e in pages["documents/index.html"].all("span") if e.get("class") == "directory-name"
    ]
    assert names == [
        "云溪县进一步扶持种植业和民宿业的若干措施",
        "云溪县有机农产品推介办法",
        "云溪县扶持种植业和民宿业的若干措施",
    ]
    assert pages["documents/index.html"].text.count("起被《云溪县进一步措施》（云政〔2031〕21号）废止") == 1


# Nothing clashes


def test_ids_that_begin_alike_give_addresses_of_their_own(catalogue):
    """Also where upper and lower case are the same, and within the single file."""
    notice = max(catalogue.notices, key=lambda notice: len(notice.measures))
    ids = ("a", "a-1", "a-1-2", "a-2", "booklet", "components", "index-1", "1", "1-1")
    notices = tuple(
        replace(notice, document=notice.document.model_copy(update={"id": id, "supersedes": ()})) for id in sorted(ids)
    )
    paths = list(page_files(derive(replace(catalogue, notices=notices))))
    for names in (
        list(map(str.lower, paths)),
        list(map(fragment, paths)),
        [path.replace("/", "\\").lower() for path in paths],
    ):
        assert [name for name, times in Counter(names).items() if times > 1] == []
    assert sum(path.startswith("measures/") for path in paths) == len(ids) * len(notice.measures)


def test_no_page_has_an_id_twice_and_no_list_a_measure(pages):
    for path, page in pages.items():
        assert [id for id, times in Counter(page.ids).items() if times > 1] == [], path
        for each in page.all("ol", "ul") if path != "components.html" else ():
            keys = [
                item.get("data-measure") for item in each if item.get("data-measure") and not item.get("data-benefit")
            ]
            assert len(keys) == len(set(keys)), path


def test_the_neighbours_of_a_measure_are_of_its_document(several):
    for entry in several.measures.values():
        assert all(key is None or key.startswith(f"{entry.document.id}/") for key in (entry.previous, entry.next))


# Which document something is of


def test_wherever_measures_of_several_documents_stand_each_names_its_own(several, pages):
    lists = [
        "index.html",
        "deadlines.html",
        *(page.url for page in several.departments),
        *(page.url for page in several.sectors),
    ]
    seen = Counter()
    for path in lists:
        for item in pages[path].all("li"):
            if entry := several.measures.get(item.get("data-measure", "")):
                assert document_wording(entry.document) in "".join(item.itertext()), path
                seen[path] += 1
    assert seen["index.html"] == seen["deadlines.html"] == len(several.measures) and len(seen) > 5
    for entry in several.measures.values():
        assert document_wording(entry.document) in pages[entry.url].text
        assert entry.document.short_title in next(pages[entry.url].all("title")).text
    related = [
        item
        for entry in several.measures.values()
        for item in pages[entry.url].all("li")
        if item.get("data-measure", entry.key).split("/")[0] != entry.document.id
    ]
    assert related
    for item in related:
        assert document_wording(several.measures[item.get("data-measure")].document) in "".join(item.itertext())


def test_on_a_site_with_one_document_nothing_says_which(tiny_site):
    for path, page in parsed_pages(tiny_site).items():
        if path != "components.html":
            assert [
                e for e in page.elements if "document-name" in e.get("class", "") or e.get("data-superseded")
            ] == [], path
            assert "废止" not in page.text, path


def test_chapters_are_never_taken_together(several):
    by_id = {facet["id"]: facet for facet in columns(several, facets(several))["facets"]}
    labels = [option.label for facet in facets(several) if facet.id == "chapter" for option in facet.options]
    assert {"一、扶持种植业（云溪县若干措施）", "一、扶持种植业（云溪县进一步措施）"} <= set(labels) and len(
        labels
    ) == len(set(labels)) == 5
    assert [label for _, label, *_ in by_id["document"]["options"]] == [
        "云溪县推介办法",
        "云溪县进一步措施",
        "云溪县若干措施",
    ]


# What the scripts and other programs get


def test_the_data_say_until_when_something_really_holds(several):
    found, entries = columns(several, facets(several)), list(several.measures.values())
    assert dict(zip(found["documents"], found["superseded"], strict=True)) == {
        OTHER: None,
        NEW: None,
        OLD: "2031-11-01",
    }
    assert [found["days"][place] for place in found["lastDay"]] == [e.period.last_day.isoformat() for e in entries]
    assert {
        found["days"][place] for place, e in zip(found["lastDay"], entries, strict=True) if e.document.id == OLD
    } == {
        "2031-06-30",
        "2031-10-31",
    }
    assert {"superseded": "2031-11-01"}.items() <= document_entry(page_of(several, OLD)).items()
    known = by_id(several.catalogue.questions)
    assert [measure_entry(e, known)["period"].get("superseded") for e in entries if e.document.id != NEW] == [None] + [
        "2031-11-01"
    ] * 3


def test_a_site_without_superseded_documents_carries_nothing_for_them(catalogue):
    alone = derive(replace(catalogue, notices=tuple(n for n in catalogue.notices if n.document.id == OLD)))
    assert not {"superseded", "last"} & columns(alone, facets(alone)).keys()
    assert b"supersedes" not in to_json(alone.catalogue, fallback=asdict), (
        "else the version of content that has none would change"
    )


@pytest.mark.parametrize(
    ("day", "states"),
    [(date(2031, 10, 31), {OLD: "closing", NEW: "upcoming"}), (ENDS, {OLD: "superseded", NEW: "open"})],
)
def test_a_match_tells_the_states_apart(several, day, states):
    found = json.loads(as_json(match(several, FARM, day)))
    second = {entry["document"]: entry["benefits"][0]["period"] for entry in found["measures"] if entry["number"] == 2}
    assert {id: period["state"] for id, period in second.items()} == states
    assert {id: period["superseded_from"] for id, period in second.items()} == {OLD: "2031-11-01", NEW: None}
    assert [(clause["document"], clause["title"]) for clause in found["clauses"]] == [
        (NEW, "从高不重复"),
        (OLD, "不重复享受"),
    ]


def test_a_match_in_words_promises_nothing_of_a_superseded_document(several):
    text = as_text(match(several, FARM, ENDS))
    assert "符合、可能符合的各项内容中，1 项已废止。" in text
    assert "云政〔2031〕5号第 1 项　补贴有机种植" in text and "云政〔2031〕21号第 1 项　补贴有机种植" in text
    assert "期限：2031年3月1日至 2031年6月30日，文件已自 2031年11月1日起废止" in text
    assert "期限：2031年3月1日至 2031年6月30日，文件自 2031年11月1日起废止" in as_text(match(several, FARM))


def test_one_question_decides_benefits_of_several_documents(several):
    verdicts = {
        entry.entry.document.id: entry.verdict
        for entry in match(several, FARM).measures
        if entry.entry.measure.number == 1
    }
    assert verdicts == {OLD: "yes", NEW: "yes", OTHER: "yes"}


def test_the_open_data_fit_their_schema(several_site):
    data = several_site / "data"
    read = lambda name: json.loads((data / name).read_text("utf-8"))  # noqa: E731
    documents = {document["id"]: document for document in read("measures.json")["documents"]}
    Draft202012Validator(read("measures.schema.json")).validate(read("measures.json"))
    assert {id: document["superseded_from"] for id, document in documents.items()} == {
        OLD: "2031-11-01",
        NEW: None,
        OTHER: None,
    }
    assert documents[NEW]["supersedes"][0]["document"] == OLD and documents[OLD]["supersedes"] == []


# What a page depends on


def changed_pages(before: Catalogue, id: str, number: int, **changes) -> set[str]:
    """Return the pages of measures and documents that change with one measure."""
    notices = tuple(
        replace(
            notice,
            measures=tuple(own.model_copy(update=changes) if own.number == number else own for own in notice.measures),
        )
        if notice.document.id == id
        else notice
        for notice in before.notices
    )
    old, new = (
        page_files(derive(catalogue), "https://example.org/")
        for catalogue in (before, replace(before, notices=notices))
    )
    return {path for path in new if new[path] != old[path] and path.startswith(("measures/", "documents/", "404"))}


def test_a_page_changes_with_what_it_shows_and_with_nothing_else(catalogue, several):
    entry = next(entry for entry in several.measures.values() if entry.document.id == NEW)
    own, number = entry.measure, entry.measure.number
    booklet = page_of(several, NEW).booklet_url
    summary = own.summary.model_copy(update={"text": "换了一句简介。"})
    assert changed_pages(catalogue, NEW, number, summary=summary) == {
        entry.url,
        booklet,
    }  # which names the version of its notice
    near = {
        other.url for other in several.measures.values() if entry.key in (*other.related, other.previous, other.next)
    }
    renamed = changed_pages(catalogue, NEW, number, title="另一个名称")
    assert renamed == {entry.url, booklet, page_of(several, NEW).url, *near}
    assert any(OTHER in path or OLD in path for path in near) and len(near) < len(several.measures) - 1
