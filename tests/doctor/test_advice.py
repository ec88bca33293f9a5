"""The doctor: the command, advice on files and settings, and no error whatever the content is."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from policy_explorer.doctor.advice import as_text, examine
from policy_explorer.load.loader import load
from policy_explorer.load.review_marks import unverified
from policy_explorer.schemas.modeline import kind_of, schema_line
from support.advice import (
    ALIASES,
    BEFORE,
    EXAMPLES,
    FOLDER,
    HELP,
    MARKS,
    MEASURE,
    NAMED,
    NUMBERS,
    SETTINGS,
    SOON,
    STALE,
    UNUSED,
    found,
)
from support.content_edits import edit
from support.usual_run import some_of


def test_a_gap_in_the_numbers_is_named(tiny_copy: Path):
    assert NUMBERS not in found(tiny_copy)
    third = f"{FOLDER}/measures/03.yaml"
    edit(tiny_copy / third, "number: 3", "number: 6")
    assert found(tiny_copy)[NUMBERS] == [f"{third}:1: 前面没有第 3 至 5 项；原文就是这样编号的，不用改"]


def test_marks(tiny_copy: Path):
    edit(tiny_copy / MEASURE, "chapter: 1", "chapter: 1  # 待核对：章名没有认出来")
    edit(tiny_copy / "site.yaml", "soon_days: 30", "soon_days: 30 # 待核对")
    assert unverified(load(tiny_copy)) == [(MEASURE, 2, "章名没有认出来"), ("site.yaml", 6, "")]
    assert found(tiny_copy)[MARKS] == [f"{MEASURE}:2: 待核对：章名没有认出来", "site.yaml:6: 待核对"]


def test_settings(tiny_copy: Path):
    assert len(found(tiny_copy)[SETTINGS]) == 2
    file = tiny_copy / "site.yaml"
    file.write_text(file.read_text("utf-8") + "address: https://example.org/p/\nupdated: 2031-03-02\n", "utf-8")
    assert SETTINGS not in found(tiny_copy)
    edit(tiny_copy / "site.yaml", "updated: 2031-03-02", "updated: 2031-03-01")
    assert found(tiny_copy)[SETTINGS] == ["site.yaml:8: updated 早于 yunxi-2031-5 的印发日期 2031-03-02"]


def test_schemas_are_named(tiny_copy: Path):
    assert len(found(tiny_copy)[NAMED]) == 1 and "13 个" in found(tiny_copy)[NAMED][0]
    files = [(path, kind_of(path)) for path in load(tiny_copy).yaml]
    for path, kind in files:
        file = tiny_copy / path
        file.write_text(f"{schema_line(file, kind)}\n{file.read_text('utf-8')}", "utf-8")
    assert NAMED not in found(tiny_copy)
    edit(tiny_copy / MEASURE, "/measure.schema.json", "/document.schema.json")
    assert found(tiny_copy)[NAMED][0].startswith(f"{MEASURE}:1: 写的是 ") and len(found(tiny_copy)[NAMED]) == 1


def test_stale_schemas(tiny_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert STALE not in found(tiny_content)
    monkeypatch.setattr("policy_explorer.doctor.schema_files.SCHEMAS", tmp_path)
    (tmp_path / "site.schema.json").write_text("{}", "utf-8")
    assert len(found(tiny_content)[STALE]) == 12


def test_our_content_has_nothing_that_is_wrong_only_what_is_so(real_content: Path):
    """What is said of it depends on the notice; what must not be said of it does not."""
    assert found(real_content, date(2023, 5, 1)).keys() & {MARKS, EXAMPLES, UNUSED, NAMED, STALE, ALIASES} == set()


def places(value: Any, at: tuple = ()) -> Iterator[tuple]:
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield (*at, key)
        yield from places(value[key], (*at, key))


def test_no_content_is_too_bad_to_be_looked_at(tiny_content: Path):
    chance, sources = random.Random(3), load(tiny_content)
    for path, value in some_of(sources.yaml.items()):
        for at in chance.sample(sorted(places(value), key=str), k=min(2, len(list(places(value))))):
            spoilt = copy.deepcopy(value)
            holder = spoilt
            for step in at[:-1]:
                holder = holder[step]
            holder[at[-1]] = chance.choice([None, 1, "", [], ["x"], {}, {"x": []}, [[]], [{}]])
            assert examine(replace(sources, yaml={**sources.yaml, path: spoilt}), BEFORE)
    assert examine(load(tiny_content / "pages"), BEFORE) == ()


def test_the_command_tells_groups_and_counts(run, tiny_content: Path):
    code, printed, said = run("doctor", "--content", tiny_content, "--on", "2031-06-01")
    groups = examine(load(tiny_content), date(2031, 6, 1))
    assert (code, said) == (0, "") and printed == as_text(groups, date(2031, 6, 1))
    assert printed.startswith(f"{SOON}（1）\n  {MEASURE}:18: ")
    assert (
        printed.splitlines()[-1]
        == f"按 2031-06-01 来看，共 {sum(len(g.findings) for g in groups)} 处值得看一看。都只是建议，不影响生成。"
    )
    assert as_text((), BEFORE) == "按 2031-01-01 来看，没有缺的，也没有旧的。\n"


def test_without_a_day_it_is_today(run, tiny_content: Path):
    first, (code, printed, _), last = date.today(), run("doctor", "--content", tiny_content), date.today()
    assert code == 0 and any(f"按 {day} 来看" in printed for day in (first, last))


def test_of_invalid_content_it_reports_what_it_can(run, spoilt: Path):
    code, printed, said = run("doctor", "--content", spoilt, "--on", "2031-01-01")
    assert code == 1 and HELP in printed and said == "内容有 2 个问题，上面的可能不全；先运行 check，改好再看。\n"
