"""The gate of the search: whatever is asked for finds exactly the measures that contain it.

The answers expected are those of `search_oracle`. Every query is asked once, in one page, over http, where Pagefind answers, and
from file://, where the words themselves are looked through.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import opencc
import pytest
from playwright.sync_api import Browser, Page

from conftest import Origin, guarded_page, serving_to
from in_one_piece import call
from joined_scripts import joined
from policy_explorer.derive.site import SiteMeasure, WholeSite
from policy_explorer.search import index as search_index
from policy_explorer.search.documents import beside
from search_oracle import SEED, cut_phrases, expected, figures, full_width, plain, spellings_of
from support.search_files import search_files

pytestmark = pytest.mark.every_place
PHRASES = 100

ENTRY = """import {createSearch} from '../search/client.js';
globalThis.gateSearch = createSearch(document.documentElement.dataset.root);
"""
# A reader who saves data is not sent the words in advance: Pagefind answers throughout.
SAVE_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}});"
ASK = """async (queries) => {
  const answers = [];
  for (const query of queries) {
    const answer = await globalThis.gateSearch.search(query);
    const keys = answer ? answer.places.map((at) => answer.keys[at]) : [];
    const excerpts = answer ? await answer.excerpts(keys.slice(0, 20)) : null;
    answers.push(answer && {keys, excerpts: keys.map((key) => excerpts.get(key) || null), terms: answer.terms, hows: answer.reading.parts.map(({how}) => how), level: answer.reading.level});
  }
  return answers;
}"""


@pytest.fixture
def page(page: Page) -> Page:
    page.add_init_script(SAVE_DATA)
    return page


class Gate:
    """A page of the site whose search is asked, and the answers so far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.answers: dict[str, dict | None] = {}

    def ask(self, queries: Iterable[str]) -> list[dict | None]:
        queries = list(queries)
        new = [query for query in dict.fromkeys(queries) if query not in self.answers]
        self.answers.update(zip(new, ask(self.page, new), strict=True))
        return [self.answers[query] for query in queries]


def gate_of(browser: Browser, origin: Origin) -> Iterator[Gate]:
    faults: list[str] = []
    page = guarded_page(browser, faults)
    page.add_init_script(SAVE_DATA)
    page.goto(origin.url())
    yield Gate(page)
    page.context.close()
    assert faults == []


@pytest.fixture(scope="module")
def gate(browser: Browser, origin: Origin) -> Iterator[Gate]:
    yield from gate_of(browser, origin)


@pytest.fixture(scope="module")
def tiny_gate(browser: Browser, tiny_origin: Origin) -> Iterator[Gate]:
    yield from gate_of(browser, tiny_origin)


def ask(page: Page, queries: Iterable[str]) -> list[dict | None]:
    """What the published search answers, on the page that is open."""
    if not page.evaluate("'gateSearch' in globalThis"):
        page.evaluate(joined(ENTRY))
    return call(page, ASK, list(queries))


def disagreements(
    site: WholeSite, queries: list[str], answers: list[dict | None], meant: list[str] | None = None
) -> list[str]:
    """One line for each query whose answer is not what is expected of what it means."""
    lines = []
    for query, meaning, answer in zip(queries, meant or queries, answers, strict=True):
        wanted, got = expected(site, meaning), set(answer["keys"]) if answer else None
        if got != wanted:
            lines.append(f"{query}: missing {sorted(wanted - (got or set()))}, extra {sorted((got or set()) - wanted)}")
    return lines


def test_titles_names_and_aliases_find_their_measures(gate: Gate, real: WholeSite):
    titles = [entry.measure.title for entry in real.measures.values()]
    headings = [entry.heading for entry in real.measures.values()]
    queries = [*titles, *headings, *chain.from_iterable(spellings_of(real))]
    answers = gate.ask(queries)
    assert disagreements(real, queries, answers) == []
    assert [
        entry.key
        for entry, answer in zip(real.measures.values(), answers, strict=False)
        if answer["keys"][0] != entry.key
    ] == []


def test_phrases_cut_from_the_texts_find_exactly_the_measures_that_contain_them(gate: Gate, real: WholeSite):
    queries = cut_phrases(real, PHRASES)
    assert disagreements(real, queries, gate.ask(queries)) == []
    assert all(expected(real, query) for query in queries)


def test_figures_are_told_from_longer_figures(gate: Gate, real: WholeSite):
    queries = figures(real)
    assert len(queries) > 50
    found = [query for query in queries if expected(real, query)]
    assert disagreements(real, found, gate.ask(found)) == []


def test_other_forms_of_a_phrase_find_the_same(gate: Gate, real: WholeSite):
    traditional = opencc.OpenCC("s2t").convert
    latin = (word for names in spellings_of(real) for word in names if re.search("[A-Za-z]", word))
    originals = [*cut_phrases(real, 40), *latin, "5G", "3%征收率"]
    forms = [(form(phrase), phrase) for phrase in originals for form in (full_width, str.upper, str.lower, traditional)]
    changed = [(form, phrase) for form, phrase in forms if form != phrase and expected(real, phrase)]
    assert len(changed) > 30
    queries, meant = map(list, zip(*changed, strict=True))
    assert disagreements(real, queries, gate.ask(queries), meant) == []


@pytest.mark.wide
def test_both_ways_of_loading_rank_alike(new_page, http_origin, real_site: Path, real: WholeSite):
    queries = [*cut_phrases(real, 30), *(names[0] for names in spellings_of(real)), "小微 贷款", "企业", "2023年"]
    answers = []
    for address in (http_origin.url(), (real_site / "index.html").as_uri()):
        page = new_page()
        page.add_init_script(SAVE_DATA)
        page.goto(address)
        answers.append(ask(page, queries))
    assert answers[0] == answers[1]


def test_a_browser_that_cannot_run_pagefind_finds_the_same(page: Page, http_origin, real: WholeSite):
    """From file:// none does: the tests above are held there."""
    page.add_init_script("WebAssembly.validate = () => false;")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(http_origin.url())
    queries = [*cut_phrases(real, 40), *chain.from_iterable(spellings_of(real))]
    assert disagreements(real, queries, ask(page, queries)) == []
    assert not [url for url in asked if "pagefind" in url]


def test_several_words_must_all_be_found(gate: Gate, real: WholeSite):
    chance = random.Random(SEED)
    pairs = [
        chance.sample([*cut_phrases(real, 60), "小微企业", "贷款", "财政局", "企业", "支持"], 2) for _ in range(60)
    ]
    answers = gate.ask([f" {one}  {other}\u3000" for one, other in pairs])
    wanted = [expected(real, one) & expected(real, other) for one, other in pairs]
    assert [set(answer["keys"]) if answer["level"] == "all" else set() for answer in answers] == wanted
    assert any(wanted)


def test_signs_part_words_that_do_not_stand_so(gate: Gate, real: WholeSite):
    (answer,) = gate.ask(["“小微企业”、贷款？"])
    assert set(answer["keys"]) == expected(real, "小微企业") & expected(real, "贷款")
    assert answer["keys"]


def test_a_query_without_words_is_no_query(gate: Gate):
    assert gate.ask(["", "  ", "，。！", "“”", "%", "\u200b", "␞", "\U000f0000"]) == [None] * 8


def test_what_is_nowhere_is_not_found(gate: Gate):
    answers = gate.ask(["火星移民", "zzzz", "7.25%", "量子补贴", "x" * 300])
    assert [answer["keys"] for answer in answers] == [[]] * 5


def test_words_of_the_editor_are_found_when_the_notice_has_none(tiny_gate: Gate, tiny: WholeSite):
    answers = tiny_gate.ask(["县里办推介会", "云政〔2031〕5号", "云政(2031)5号"])
    everything = {"yunxi-2031-5/1", "yunxi-2031-5/2", "yunxi-2031-5/3"}
    assert [set(answer["keys"]) for answer in answers] == [{"yunxi-2031-5/2"}, everything, everything]
    assert all("beside" in answer["hows"] for answer in answers)
    assert "".join(piece["text"] for piece in answers[0]["excerpts"][0]).startswith("编者归纳：")


def test_words_written_together_are_taken_apart_when_nothing_has_them_so(tiny_gate: Gate, tiny: WholeSite):
    (answer,) = tiny_gate.ask(["绿证补贴"])
    assert set(answer["keys"]) == expected(tiny, "绿证") & expected(tiny, "补贴") == {"yunxi-2031-5/1"}
    assert "split" in answer["hows"]


def test_the_tiny_site_is_searched_as_well(tiny_gate: Gate, tiny: WholeSite):
    titles = [entry.measure.title for entry in tiny.measures.values()]
    queries = [*cut_phrases(tiny, 60), *titles, *chain.from_iterable(spellings_of(tiny)), "绿证", "种地"]
    assert disagreements(tiny, queries, tiny_gate.ask(queries)) == []


def test_excerpts_are_verbatim_and_show_what_was_found(gate: Gate, real: WholeSite):
    queries = [*cut_phrases(real, PHRASES), *chain.from_iterable(spellings_of(real))]
    shown = [
        (answer["terms"], key, excerpt)
        for answer in gate.ask(queries)
        for key, excerpt in zip(answer["keys"], answer["excerpts"], strict=True)
        if excerpt
    ]
    assert len(shown) > PHRASES
    assert [
        fault for terms, key, excerpt in shown if (fault := excerpt_fault(real.measures[key], terms, excerpt))
    ] == []


def excerpt_fault(entry: SiteMeasure, terms: list[str], excerpt: list[dict]) -> str:
    """What is wrong with an excerpt: words that nobody wrote, or not the words that were found."""
    text = "".join(piece["text"] for piece in excerpt)
    sources = {"": entry.measure.text, **dict(beside(entry))}
    label = excerpt[0]["text"][:-1] if excerpt[0]["text"][:-1] in sources else ""
    if text.removeprefix(f"{label}：").strip("…") not in sources[label]:
        return f"{entry.key} does not say {text}"
    marked = [plain(piece["text"]) for piece in excerpt if piece["marked"]]
    if any(term in plain(entry.measure.text) for term in terms) and not any(
        term in mark for term in terms for mark in marked
    ):
        return f"{entry.key} does not mark {terms} in {text}"
    return ""


@pytest.mark.wide
def test_more_excerpts_come_on_request(page: Page, origin, real: WholeSite):
    page.goto(origin.url())
    page.evaluate(joined(ENTRY))
    counts = page.evaluate(
        """async () => {
          const {keys, places, excerpts} = await globalThis.gateSearch.search('企业');
          const found = places.map((at) => keys[at]);
          const more = found.slice(20);
          await excerpts(more.slice(0, 3));
          const loaded = await excerpts(more);
          return [found.length, more.filter((key) => loaded.get(key).some(({marked}) => marked)).length];
        }"""
    )
    assert counts == [len(expected(real, "企业")), len(expected(real, "企业")) - 20]


def test_nothing_is_loaded_before_the_first_search(page: Page, http_origin):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(http_origin.url())
    page.evaluate(joined(ENTRY))
    assert not [url for url in asked if "/search/" in url]
    page.evaluate("globalThis.gateSearch.preload()")
    assert [url for url in asked if url.endswith("/search/pagefind/pagefind.js")]
    assert not [url for url in asked if "/passages/" in url]


@pytest.mark.wide
def test_several_slices_answer_as_one(
    page: Page,
    real: WholeSite,
    real_site: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    faults: list[str],
):
    """The index alone is there: what reads queries is asked for in vain."""
    monkeypatch.setattr(search_index, "SLICE", 15)
    for path, content in [
        *search_files(real),
        ("data/search.js", (real_site / "data/search.js").read_bytes()),
        ("index.html", b'<html data-root="">'),
    ]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    with serving_to(page, tmp_path) as sliced:
        page.goto(sliced.url())
        queries = [*cut_phrases(real, 40), *chain.from_iterable(spellings_of(real))]
        assert disagreements(real, queries, ask(page, queries)) == []
    assert faults and all("404" in fault for fault in faults)
    faults.clear()


@pytest.mark.wide
def test_after_the_first_answer_the_words_come_and_find_the_same(new_page, http_origin, real: WholeSite):
    page = new_page()
    page.goto(http_origin.url())
    typed = [phrase[:end] for phrase in cut_phrases(real, 6) for end in range(1, len(phrase) + 1)]
    queries = [*typed, *reversed(typed), "企业", "小微 贷款", "高企补贴", "区财政局 企业"]
    (first,) = ask(page, queries[:1])
    page.evaluate("async () => { while (!gateSearch.atOnce()) await new Promise((next) => setTimeout(next, 20)); }")
    assert page.evaluate("!('then' in gateSearch.search('企业'))")
    answers = ask(page, queries)
    assert answers[0] == first
    page.add_init_script(SAVE_DATA)
    page.reload()
    assert ask(page, queries) == answers
