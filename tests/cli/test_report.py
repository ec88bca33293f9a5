"""How problems are told: text, GitHub annotations, JSON; and which of them a command gives."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from policy_explorer.cli.report import MOST_OF_A_FILE, as_annotations, as_json, as_text
from policy_explorer.load.problem import Problem

LATER = Problem("site.yaml", 12, 3, "title", "不能为空", "", "补上文字")
EARLIER = Problem("site.yaml", 2, 7, "links[0].url", "网址要以 http:// 或 https:// 开头", "ftp://x, 50%", "改")
MISSING = Problem("pages/method.md", 0, 0, "", "缺少这个文件")
PROBLEMS = (LATER, EARLIER, MISSING)
COMMAND = re.compile(r"::(\w+) ([^:]*)::(.*)")


def unescaped(text: str) -> str:
    for code, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read as GitHub's runner reads a line: the command, its properties and its message."""
    found = (COMMAND.fullmatch(line).groups() for line in text.split("\n"))
    return [
        (
            name,
            {key: unescaped(value) for key, value in (p.split("=", 1) for p in properties.split(","))},
            unescaped(message),
        )
        for name, properties, message in found
    ]


def test_text_is_sorted_and_counted():
    assert as_text(PROBLEMS).splitlines() == [*map(str, (MISSING, EARLIER, LATER)), "共 3 个问题。"]


def test_one_file_cannot_bury_the_others():
    many = [Problem("presets.yaml", n, 1, "", "没有这个字段") for n in range(1, MOST_OF_A_FILE + 41)]
    lines = as_text([*many, LATER]).splitlines()
    assert len(lines) == MOST_OF_A_FILE + 3
    assert lines[MOST_OF_A_FILE].startswith("presets.yaml: 这个文件还有 40 个问题没有列出")
    assert lines[-2:] == [str(LATER), f"共 {len(many) + 1} 个问题。"]
    assert len(json.loads(as_json(many))["problems"]) == len(many), "JSON holds all"


def test_annotations_name_file_line_and_column():
    missing, earlier, later = commands(as_annotations(PROBLEMS, "my, content"))
    assert missing == ("error", {"file": "my, content/pages/method.md", "title": "内容有问题"}, "缺少这个文件")
    assert earlier[1] == {"file": "my, content/site.yaml", "line": "2", "col": "7", "title": "links[0].url"}
    assert earlier[2] == EARLIER.explanation and "50%" in EARLIER.explanation
    assert later[2] == "不能为空 提示：补上文字"


def test_no_text_ends_an_annotation_before_its_time():
    odd = Problem("a\nb,c:d%.yaml", 1, 1, "x::y,z", "一::error::二%0A")
    ((_, properties, message),) = commands(as_annotations([odd], ""))
    assert (properties["file"], properties["title"], message) == (odd.path, odd.field, odd.message)


def test_json_holds_every_part():
    found = json.loads(as_json(PROBLEMS))
    assert found["counts"] == {"problems": 3, "files": 2}
    assert found["problems"][0] == {
        "path": "pages/method.md",
        "line": None,
        "column": None,
        "field": "",
        "message": "缺少这个文件",
        "value": "",
        "hint": "",
    }
    assert found["problems"][1] == {
        "path": "site.yaml", "line": 2, "column": 7, "field": "links[0].url", "message": EARLIER.message, "value": EARLIER.value, "hint": "改"
    }  # fmt: skip


def test_json_is_ascii_whatever_a_file_is_called():
    problem = Problem("measures/\udcff𠮷\u2028.yaml", 1, 1, "", "不对")
    assert as_json([problem]).isascii()
    assert json.loads(as_json([problem]))["problems"][0]["path"] == problem.path


@pytest.mark.parametrize("path", ["::warning::x.yaml", " ::add-mask::a", "##[error]x", "a\n::error::x"])
def test_a_file_name_is_no_command_to_the_runner(path):
    line = as_text([Problem(path, 0, 0, "", "不认识的文件")]).splitlines()[0].strip()
    assert not line.startswith(("::", "##["))


@pytest.mark.parametrize("command", ["build", "check"])
def test_json_alone_goes_to_stdout(run, spoilt, out, command):
    where = ("--out", out) if command == "build" else ()
    code, printed, said = run(command, "--content", spoilt, "--format", "json", *where)
    assert (code, said) == (1, "")
    found = json.loads(printed)
    assert found["counts"] == {"problems": 2, "files": 2}
    assert [(p["path"].rpartition("/")[2], p["line"], p["field"]) for p in found["problems"]] == [
        ("01.yaml", 2, "chapter"),
        ("03.yaml", 6, "lead[0]"),
    ]


@pytest.mark.parametrize("command", ["build", "check"])
def test_json_without_a_problem(run, tiny_content, out, command):
    where = ("--out", out) if command == "build" else ()
    code, printed, said = run(command, "--content", tiny_content, "--format", "json", *where)
    assert code == 0
    assert json.loads(printed) == {"problems": [], "counts": {"problems": 0, "files": 0}}
    assert "大小" in said


@pytest.fixture
def workflow(monkeypatch: pytest.MonkeyPatch, spoilt: Path) -> None:
    """The content as a folder of a repository in one of GitHub's workflows."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(spoilt.parent))


def test_in_a_workflow_the_files_are_annotated_too(run, spoilt, workflow):
    code, printed, said = run("check", "--content", spoilt)
    assert (code, printed) == (1, "")
    lines = said.splitlines()
    found = commands("\n".join(line for line in lines if line.startswith("::")))
    assert [(spoilt.parent / properties["file"]).is_file() for _, properties, _ in found] == [True, True]
    assert [properties["line"] for _, properties, _ in found] == ["2", "6"]
    assert len([line for line in lines if not line.startswith("::")]) == 3 and lines[-1] == "共 2 个问题。"


def test_a_format_asked_for_is_the_only_one(run, spoilt, workflow):
    assert not re.search("^::", run("check", "--content", spoilt, "--format", "text")[2], re.MULTILINE)
    assert all(
        line.startswith("::error ") for line in run("check", "--content", spoilt, "--format", "github")[2].splitlines()
    )
    assert json.loads(run("check", "--content", spoilt, "--format", "json")[1])["counts"]["problems"] == 2


def test_answers_are_annotated_where_they_lie(run, tiny_content, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    (tmp_path / "answers.yaml").write_text("trade: farmer\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    code, _, said = run("match", "--content", tiny_content, "--answers", "answers.yaml")
    assert code == 1 and said.startswith("::error file=answers.yaml,line=1,col=8,title=trade::")
