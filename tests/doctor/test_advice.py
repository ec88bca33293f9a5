"""The doctor: the command, advice on files and settings, and no error whatever the content is."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from policy_explorer.doctor.advice import RULES, WEIGHTS, Group, examine
from policy_explorer.doctor.finding import Finding
from policy_explorer.doctor.wording import as_text
from policy_explorer.load.loader import load
from policy_explorer.load.review_marks import unverified
from policy_explorer.schemas.content import KINDS
from policy_explorer.schemas.modeline import kind_of, schema_line
from support.advice import (
    ALIASES,
    BEFORE,
    COMMON_WORDS,
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
    assert len(found(tiny_content)[STALE]) == len(KINDS)


def test_our_content_has_nothing_that_is_wrong_only_what_is_so(real_content: Path):
    """What is said of it depends on the notice; what must not be said of it does not."""
    said = found(real_content, date(2023, 5, 1))
    assert said.keys() & {MARKS, EXAMPLES, UNUSED, NAMED, STALE, ALIASES} == set()
    notice = (real_content / "documents/gulou-2023-1/notice.txt").read_text("utf-8")
    missed = re.findall(r"[\u4e00-\u9fff]{2,}(?=[、，])", "".join(map(str, said[COMMON_WORDS])))
    assert missed and [word for word in missed if word in notice] == [], "what is not found is not in the notice"


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
    assert f"\n{SOON}（1）：有新文件的，写进来\n  {MEASURE}:18: " in printed
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


def test_a_screenful_the_worst_first_and_all_on_demand(run, tiny_copy: Path):
    """Of each kind a few, those that read the same as one, with what to do; `--all` has every one."""
    file = tiny_copy / MEASURE
    marked = [f"# 待核对：{'两样' if at % 2 else '只此一处' + str(at)}" for at in range(40)]
    file.write_text("\n".join([*marked, file.read_text("utf-8")]), "utf-8")
    _, printed, _ = run("doctor", "--content", tiny_copy, "--on", "2031-01-01")
    lines = printed.splitlines()
    assert lines[:3] == [
        "【网站可能说得不对的，先看】",
        f"{MARKS}（40）：对照原文改好，删去那一行注释；用 --next 一处一处看",
        f"  {MEASURE}:2: 待核对：两样（这样的有 20 处）",
    ]
    assert "  ……还有 18 处，用 --all 看全部" in lines and len(lines) < 40
    _, whole, _ = run("doctor", "--content", tiny_copy, "--on", "2031-01-01", "--all")
    assert all(f"  {MEASURE}:{at}: 待核对：" in whole for at in range(1, 41)) and "还有 18 处" not in whole


def test_every_group_says_what_to_do_and_weighs_as_it_is_told():
    findings = (Finding("a.yaml", 1, "甲"),)
    groups = tuple(Group(rule, findings) for rule in sorted(RULES, key=lambda rule: rule.weight))
    lines = as_text(groups, BEFORE).splitlines()
    assert [line for line in lines if line.startswith("【")] == [f"【{text}】" for text in WEIGHTS.values()]
    assert all(f"{rule.heading}（1）：{rule.to_do}" in lines for rule in RULES)
