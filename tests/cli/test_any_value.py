"""Whatever stands in an argument, a name or a file: a command answers in Chinese, and never with a traceback."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from policy_explorer.cli.commands import serve
from policy_explorer.cli.report import as_annotations
from policy_explorer.derive.derive import derive
from policy_explorer.doctor.advice import examine
from policy_explorer.load.loader import load
from policy_explorer.load.problem import ContentError, Problem
from policy_explorer.preview.state import PreviewState
from policy_explorer.text.days import moved
from policy_explorer.validate.validate import validate
from support.processes import ADDRESS, PATIENCE, eventually, started
from support.usual_run import some_of

LONG = "a" * 5000
DOCUMENT = "yunxi-2031-5"
NAMES = [b"\xff", b"a\nb", b"a\x1b[31m", b"\xff\xfe.yaml", b"a\nb.yaml"]
VALUES = [LONG.encode(), b"a\nb", b"a\x1b[2J", b"\xff", b"x" * 255, b"a/" * 2500]  # of any bytes
COMMANDS = ["build", "check", "bundle", "doctor"]
ENDS = ("9999-12-31", "1000-01-01")


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("command", ["build", "check", "bundle", "doctor", "match", "serve"])
def test_a_folder_that_cannot_be_is_explained(run, tmp_path, command, value):
    code, printed, said = run(
        command, "--content", os.fsdecode(value), *(["--answers", "x"] if command == "match" else [])
    )
    assert (code, printed) == (2, "") and "找不到文件夹" in said and len(said) < 2000


@pytest.mark.parametrize(
    ("option", "value"), [*(("--out", value) for value in VALUES), *(("--cache", value) for value in some_of(VALUES))]
)
def test_a_place_that_cannot_be_is_explained(run, tiny_content, tmp_path, monkeypatch, option, value):
    monkeypatch.chdir(tmp_path)
    code, _, said = run(
        "build", "--pages-only", "--content", tiny_content, "--out", tmp_path / "site", option, os.fsdecode(value)
    )
    assert code in (0, 1, 2) and "Traceback" not in said and "\x1b" not in said


@pytest.mark.parametrize(
    "command",
    [
        "bundle --out",
        "build --out",
        "build --cache",
        "verify",
        "match --answers",
        "import --id mycity-2024-5",
        "import --id mycity-2024-5 notice.txt --content",
        "new site",
    ],
)
def test_no_path_at_all_is_not_the_current_folder(run, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    code, printed, said = run(*command.split(), "")
    assert (code, printed) == (2, "") and "没有写路径" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org／policies/",
        "https://[/",
        "https://[::1/",
        "https://256.1.1.1/",
        "https://a.1/",
        "https://a.org：80/",
        "http://a.org:99999/",
        "https://ａ.org/",
        f"https://example.org/{LONG}/",
        "https://a.org/\n",
    ],
)
def test_an_address_that_is_none_is_wrong_use(run, tiny_content, out, url):
    code, _, said = run("build", "--content", tiny_content, "--out", out, "--base-url", url)
    assert code == 2 and "不是有效的网址" in said and len(said) < 2000


@pytest.mark.parametrize("url", ["https://政策.中国:8443/a/", "http://localhost:8000", "https://a-b.example.org/政策"])
def test_an_address_of_any_script_is_right(run, tiny_content, out, url):
    assert run("build", "--content", tiny_content, "--out", out, "--base-url", url)[0] == 0


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_the_content_is_one_problem(run, tiny_copy, out, command, name):
    documents = tiny_copy / "documents"
    shutil.copytree(documents / DOCUMENT, documents / os.fsdecode(name))
    code, _, said = run(command, "--content", tiny_copy, *([] if command in ("check", "doctor") else ["--out", out]))
    assert code == 1 and "Traceback" not in said and "\x1b" not in said


@pytest.mark.parametrize("day", ENDS)
def test_a_day_at_the_end_of_the_calendar_has_no_next(run, later_content, day):
    code, printed, _ = run("doctor", "--content", later_content, "--on", day)
    assert code == 0 and f"按 {day} 来看" in printed


def test_days_end_with_the_calendar():
    assert (moved(date.max, 30), moved(date.min, -1)) == (date.max, date.min)
    assert moved(date(2031, 5, 31), 1) == date(2031, 6, 1)


@pytest.mark.wide
@pytest.mark.parametrize("content", ["later_content", "governed_content", "counted_content", "undated_content"])
def test_any_day_of_the_content_may_be_at_the_end_of_the_calendar(request, tmp_path, content):
    base = shutil.copytree(request.getfixturevalue(content), tmp_path / "content")
    outcomes: Counter[bool] = Counter()
    for file in base.rglob("*.yaml"):
        text = file.read_text("utf-8")
        days = {word for word in text.replace(",", " ").replace("}", " ").split() if word[4:5] == "-" == word[7:8]}
        for written in days:
            for day in ENDS:
                file.write_text(text.replace(written, day), "utf-8")
                examine(load(base), date(2031, 6, 1))
                outcomes[is_well(base)] += 1
        file.write_text(text, "utf-8")
    assert outcomes.total() >= 10


def is_well(content: Path) -> bool:
    try:
        derive(validate(load(content)))
    except ContentError:
        return False
    return True


def test_no_control_character_reaches_the_log_of_a_workflow():
    told = as_annotations(
        [Problem("a\x1b[2J\n::set-output::b\x07", 1, 1, "f\x1b\u202e", "m\x00\n::x", "v", "h")], "c\x1b"
    )
    assert "\n" not in told and told.isprintable() and told.startswith("::error ")


def test_a_fault_of_the_program_does_not_end_the_preview(tmp_path, capsys):
    class Faulty:
        content, version = tmp_path, ""

        def build(self, **_) -> None:
            raise ZeroDivisionError("by \udcff")

    state = PreviewState({})
    assert serve.rebuild_site(Faulty(), tmp_path, state) is False
    assert "程序出了错" in state.current.error and "ZeroDivisionError" in state.current.error
    assert "Traceback" in capsys.readouterr().err


def test_names_that_come_and_go_do_not_end_serve(tiny_copy, out):
    command = [sys.executable, "build.py", "serve", "--content", tiny_copy, "--out", out, "--port", "0", "--no-cache"]
    with started(command, "stderr") as (process, said):
        said.wait_for(ADDRESS)
        for name in (b"\xff.yaml", b"a\nb"):
            file = tiny_copy / "documents" / os.fsdecode(name)

            def told(file: Path = file) -> bool:
                file.unlink(missing_ok=True)
                file.write_bytes(b"x: 1")
                try:
                    said.wait_for("不能显示的字符", 2)
                except AssertionError:
                    return False
                return True

            assert eventually(told)
            file.unlink()
            said.wait_for("已更新", PATIENCE)
        assert process.poll() is None
