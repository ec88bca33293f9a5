"""Several documents in one site: everything names its document, and nothing clashes."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from msgspec.structs import replace

from policy_explorer.derive.derive import derive
from policy_explorer.editions.single_file.links import fragment
from policy_explorer.match.match import match
from policy_explorer.model import Catalogue
from policy_explorer.render.explorer_data import columns
from policy_explorer.render.facets import facets
from policy_explorer.text.wording import document_wording
from support.json_schema import Draft202012Validator
from support.several_documents import FARM, NEW, OLD, OTHER, catalogue, page_of, pages, several  # noqa: F401
from support.site_pages import parsed_pages
from support.site_render import page_files

# Nothing clashes


@pytest.mark.wide
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


@pytest.mark.wide
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
