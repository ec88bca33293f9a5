"""A document that supersedes another ends the periods of it, and only those; every page of it says so."""

from __future__ import annotations

import json
from datetime import date

import pytest
from msgspec.structs import asdict, replace
from pydantic_core import to_json

from policy_explorer.derive.derive import derive
from policy_explorer.derive.status import period_status, status_wording
from policy_explorer.derive.term import Term
from policy_explorer.match.as_json import as_json
from policy_explorer.match.as_text import as_text
from policy_explorer.match.match import match
from policy_explorer.render.explorer_data import columns
from policy_explorer.render.facets import facets
from policy_explorer.render.measure_entries import measure_entry
from policy_explorer.render.questionnaire_data import document_entry
from policy_explorer.text.wording import by_id
from support.period_cases import CASES, FROM, SOON_DAYS, UNTIL
from support.several_documents import ENDS, FARM, NEW, OLD, OTHER, catalogue, page_of, pages, several  # noqa: F401
from support.site_render import page_files


@pytest.mark.parametrize(("superseded_from", "day", "state", "words"), CASES)
def test_a_term_on_both_sides_of_each_bound(superseded_from, day, state, words):
    period = Term(from_=FROM, until=UNTIL, superseded_from=superseded_from)
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


def test_the_data_say_from_when_a_document_holds_no_more(several):
    found, entries = columns(several, facets(several)), list(several.measures.values())
    assert dict(zip(found["documents"], found["superseded"], strict=True)) == {
        OTHER: None,
        NEW: None,
        OLD: "2031-11-01",
    }
    assert {entry.period.last_day.isoformat() for entry in entries} <= set(found["days"])
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
    assert "期限：2031年3月1日 至 2031年6月30日，文件已自 2031年11月1日起废止" in text
    assert "期限：2031年3月1日 至 2031年6月30日，文件自 2031年11月1日起废止" in as_text(match(several, FARM))
