"""WholeSite -> the files under search/: which, always the same, and what goes wrong said plainly."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pagefind_bin
import pytest
from msgspec.structs import replace

from policy_explorer.derive.site import WholeSite
from policy_explorer.render import search_data
from policy_explorer.search import index as search_index
from policy_explorer.search.document_words import document_words
from policy_explorer.search.documents import (
    COMPANION,
    Searchable,
    characters_of,
    printed,
    segmented,
    site_normaliser,
    tagged_entries,
)
from policy_explorer.search.pagefind import SearchIndexError, nth_response
from policy_explorer.search.passages import BOUNDARY as END
from policy_explorer.search.passages import GAP
from policy_explorer.text.normalise import every_character
from policy_explorer.text.tokens import BOUNDARY
from support.search_files import search_files, searchables, slices


def global_value(script: bytes, name: str):
    text = script.decode()
    assert text.startswith(f"globalThis.{name}=")
    return json.loads(text[text.index("=") + 1 : -2])


def test_only_what_the_search_loads_is_published(tiny: WholeSite):
    paths = sorted(re.sub(r"_[0-9a-f]+\.", "_*.", path) for path, _ in search_files(tiny))
    assert paths == [
        "search/measures.js",
        "search/pagefind/index/zh_*.pf_index",
        "search/pagefind/pagefind-entry.json",
        "search/pagefind/pagefind.js",
        "search/pagefind/pagefind.zh_*.pf_meta",
        "search/pagefind/pages.js",
        "search/pagefind/wasm.unknown.pagefind",
        "search/passages/yunxi-2031-5-0.js",
    ]


def test_the_words_of_a_guide_are_marked_and_beside_the_measures_that_show_it(counted: WholeSite):
    found = {each.key: each for each in searchables(counted)}
    marked = {key: dict(each.beside).get(COMPANION, "") for key, each in found.items()}
    showing = {f"yunxi-2031-12/{number}" for number in (1, 2, *range(4, 12))}
    assert {key for key, words in marked.items() if "认证证书复印件" in words} == showing
    assert not any("认证证书复印件" in each.text for each in found.values())


def test_the_same_content_gives_the_same_bytes(real: WholeSite):
    first = dict(search_files(real))
    assert all(dict(search_files(real)) == first for _ in range(3))


def test_every_measure_is_listed_in_order_with_its_own_page(real: WholeSite):
    files = dict(search_files(real))
    listed = global_value(files["search/measures.js"], "searchMeasures")
    pages = global_value(files["search/pagefind/pages.js"], "searchPages")
    assert listed["keys"] == list(real.measures)
    assert (
        sum(count for _, count in listed["files"])
        == sum(pages["slices"])
        == len(set(pages["pages"]))
        == len(real.measures)
    )


def test_passages_are_as_printed(real: WholeSite):
    files = dict(search_files(real))
    printed = []
    for name, count in global_value(files["search/measures.js"], "searchMeasures")["files"]:
        official, *others = global_value(
            files[f"search/passages/{name}.js"], f"searchPassages_{name.replace('-', '_')}"
        )
        assert {joined.count(END) for joined in (official, *others)} == {count}
        printed += [tuple(measure.split(GAP)) for measure in official.split(END)[:-1]]
    assert printed == [(e.heading, e.measure.text) for e in real.measures.values()]


def test_one_measure_changes_its_own_slice_alone(real: WholeSite, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(search_index, "SLICE", 15)
    before = slices_of(real)
    key, entry = list(real.measures.items())[20]
    changed = replace(entry, measure=entry.measure.model_copy(update={"text": entry.measure.text + "与ㄅ無關。"}))
    after = slices_of(replace(real, measures={**real.measures, key: changed}))
    assert [len(part.measures) for part in before] == [15, 15, 7]
    assert [one == other for one, other in zip(before, after, strict=True)] == [
        True,
        False,
        True,
    ]


def slices_of(site: WholeSite) -> list[search_index.IndexSlice]:
    vocabulary = site.catalogue.vocabulary
    return slices([document_words("d", list(site.measures.values()), vocabulary)], vocabulary)


def test_further_slices_lie_in_folders_of_their_own(real: WholeSite, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(search_index, "SLICE", 20)
    files = dict(search_files(real))
    assert {"search/pagefind/pagefind-entry.json", "search/pagefind/1/pagefind-entry.json"} <= files.keys()
    assert "search/pagefind/1/pagefind.js" not in files
    assert global_value(files["search/pagefind/pages.js"], "searchPages")["slices"] == [20, 17]


def test_a_settings_file_where_the_build_runs_is_not_obeyed(
    tiny: WholeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    expected = dict(search_files(tiny))
    (tmp_path / "pagefind.yml").write_text("site: elsewhere\nglob: '*.nothing'\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_GLOB", "*.nothing")
    assert dict(search_files(tiny)) == expected


def test_a_site_without_measures_has_an_empty_list_and_no_engine(tiny: WholeSite):
    files = dict(search_files(replace(tiny, measures={})))
    assert list(files) == ["search/measures.js"]
    assert global_value(files["search/measures.js"], "searchMeasures")["keys"] == []


def test_a_missing_binary_is_reported_in_chinese(tiny: WholeSite, monkeypatch: pytest.MonkeyPatch):
    def missing() -> Path:
        raise FileNotFoundError("no pagefind")

    monkeypatch.setattr(pagefind_bin, "get_executable", missing)
    with pytest.raises(SearchIndexError, match=r"不能运行 Pagefind.*重新安装依赖"):
        list(search_files(tiny))


def script_in(folder: Path, text: str) -> Callable[[], Path]:
    path = folder / "pagefind"
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)
    return lambda: path


def test_a_failing_binary_is_reported_with_its_message(
    tiny: WholeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pagefind_bin, "get_executable", script_in(tmp_path, "echo out of luck >&2; exit 3"))
    with pytest.raises(SearchIndexError, match=r"(?s)退出码 3.*out of luck"):
        list(search_files(tiny))


def test_a_binary_that_leaves_pages_out_is_not_trusted(
    tiny: WholeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pagefind_bin, "get_executable", script_in(tmp_path, "exit 0"))
    with pytest.raises(SearchIndexError, match="共 3 项措施，Pagefind 只收录了 0 项"):
        list(search_files(tiny))


def test_the_last_answer_is_found_however_the_blocks_are_cut():
    stream = b"one,two,three,"
    for size in range(1, len(stream) + 1):
        blocks = iter([stream[at : at + size] for at in range(0, len(stream), size)])
        assert nth_response(SimpleNamespace(read1=lambda most, blocks=blocks: next(blocks, b"")), 3) == b"three"
    assert nth_response(SimpleNamespace(read1=lambda most: b""), 1) is None


def test_the_official_words_come_first_and_passages_stay_apart():
    measure = Searchable("d/1", "（1）甲。", "乙，Ab 3", (("编者归纳", "丙"),), "\U000f0000")
    result = segmented(measure)
    assert result.words == f"(␟1␟)甲。{BOUNDARY}乙,ab␠␟3␟{BOUNDARY}丙{BOUNDARY}\U000f0000{BOUNDARY}"
    assert result.words[: result.heading_end] == "(␟1␟)甲。"
    assert result.words[result.official_end] == BOUNDARY


def test_a_text_is_folded_alike_with_the_table_of_the_site_and_with_the_whole(real: WholeSite):
    ours = site_normaliser(real.catalogue.vocabulary, characters_of(searchables(real)))
    texts = [text for measure in searchables(real) for text in printed(measure)]
    assert list(map(ours, texts)) == every_character().each(texts)


def test_units_that_a_standing_rule_implies_are_no_tags(tiny: WholeSite):
    entries = tagged_entries(tiny.catalogue.vocabulary)
    townships = chr(0xF0000 + next(n for n, entry in enumerate(entries) if entry.name == "各乡镇"))
    agriculture = chr(0xF0000 + next(n for n, entry in enumerate(entries) if entry.name == "县农业局"))
    measures = list(searchables(tiny))
    assert [townships in measure.tags for measure in measures] == [False, False, False]
    assert [agriculture in measure.tags for measure in measures] == [True, True, True]
    assert not any("各乡镇" in text for measure in measures for _, text in measure.beside)


def test_the_data_of_the_query_side(tiny: WholeSite):
    path, script = search_data.file(
        tiny.catalogue.vocabulary, characters_of(searchables(tiny)), {"300 元": frozenset({"300元"})}
    )
    data = global_value(script, "searchData")
    assert path == "data/search.js"
    assert ["县农业局", "农业局", "农业农村局"] in data["entries"]
    assert data["terms"] == [["有机认证", "绿证"]]
    assert (data["everyday"], data["figures"]) == ([], [["300 元", ["300元"]]])
    assert (
        dict(zip(*data["characters"], strict=True))
        == site_normaliser(tiny.catalogue.vocabulary, characters_of(searchables(tiny))).characters
    )
