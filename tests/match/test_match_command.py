"""The command line: one applicant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.command_line import contents


@pytest.fixture
def answers(tmp_path) -> Path:
    file = tmp_path / "回答.yaml"
    file.write_text("trade: farm\narea: 20\norganic: true\n", "utf-8")
    return file


def test_match_tells_the_verdicts_and_writes_nothing(run, tiny_copy, answers, tmp_path):
    before = contents(tmp_path)
    code, printed, said = run("match", "--content", tiny_copy, "--answers", answers, "--on", "2031-06-30")
    assert (code, said) == (0, "")
    assert "✓ 符合　有机种植补贴（补贴奖励）" in printed and "，快到期\n" in printed
    assert contents(tmp_path) == before


def test_match_for_programs(run, tiny_content, answers):
    code, printed, said = run("match", "--content", tiny_content, "--answers", answers, "--json")
    data = json.loads(printed)
    assert (code, said, data["on"]) == (0, "", None)
    assert [measure["verdict"] for measure in data["measures"]] == ["yes", "none", "no"]


def test_match_reports_all_problems_of_the_answers(run, tiny_content, answers):
    answers.write_text("trade: farmer\nacreage: 20\n", "utf-8")
    code, printed, said = run("match", "--content", tiny_content, "--answers", answers)
    assert (code, printed) == (1, "")
    assert said.splitlines() == [
        f"{answers}:1:8: trade：问题 trade 没有这个选项（写的是：farmer） 提示：是否想写 farm？",
        f"{answers}:2:1: acreage：questions.yaml 里没有这个问题（写的是：acreage） 提示：是否想写 area？",
        "共 2 个问题。",
    ]


def test_match_tells_problems_of_the_content_first(run, spoilt, answers):
    answers.write_text("trade: farmer\n", "utf-8")
    code, printed, said = run("match", "--content", spoilt, "--answers", answers)
    assert (code, printed) == (1, "")
    assert "01.yaml" in said and "回答.yaml" not in said


@pytest.mark.parametrize("day", ["2031-02-30", "2031-6-30", "today", "", "0001-01-01"])
def test_match_wants_a_day_that_there_is(run, tiny_content, answers, day):
    code, printed, said = run("match", "--content", tiny_content, "--answers", answers, "--on", day)
    assert (code, printed) == (2, "")
    assert said.splitlines()[-1] == f"参数 --on：{day} 不是日期，应如 2023-12-31"


def test_match_wants_a_file_of_answers(run, tiny_content):
    code, printed, said = run("match", "--content", tiny_content)
    assert (code, printed) == (2, "") and said.splitlines()[-1] == "缺少参数：--answers"
