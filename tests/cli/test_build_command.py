"""The command line: what build and check say, and how they end."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import sys

import pytest
from msgspec.structs import replace

from policy_explorer.build import after_pages
from policy_explorer.cli import dispatch
from policy_explorer.cli.advice import NO_ADDRESS
from policy_explorer.editions import budgets as sizes
from policy_explorer.editions.budgets import BUDGETS
from policy_explorer.publish import staging
from policy_explorer.render.js_module import ScriptError
from policy_explorer.render.minify import MinifyError
from policy_explorer.search.pagefind import SearchIndexError
from support.command_line import ADDRESS, assert_sizes, contents

# Well


def test_build_prints_nothing_but_the_sizes_where_nobody_watches(run, tiny_content, out):
    code, printed, said = run("build", "--content", tiny_content, "--out", out, "--base-url", ADDRESS)
    assert (code, said) == (0, "")
    assert_sizes(printed)
    assert (out / "index.html").is_file()
    assert (out / "search" / "pagefind" / "pages.js").is_file()


@pytest.mark.wide
def test_a_closed_stderr_hinders_nothing(run, tiny_content, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    code, printed, _ = run("check", "--content", tiny_content, "--format", "json")
    assert code == 0
    assert json.loads(printed)["problems"] == []


def test_build_tells_its_stages_on_a_terminal(run, tiny_content, out, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    code, printed, said = run("build", "--content", tiny_content, "--out", out)
    files = len(contents(out)) - 1  # the marker is not part of the site
    assert code == 0
    assert_sizes(printed)
    assert said.splitlines() == [
        "读取",
        "检查",
        "生成",
        "打包",
        "检索",
        "写入",
        f"已生成 {out}：{files} 个文件。",
        NO_ADDRESS,
    ]


def test_check_says_what_it_looked_at_and_writes_nothing(run, tiny_copy, tmp_path):
    before = contents(tmp_path)
    code, printed, said = run("check", "--content", tiny_copy)
    assert (code, said) == (0, "")
    words, _, table = printed.partition("\n")
    assert words == "内容没有问题：1 份文件，3 项措施。"
    assert_sizes(table)
    assert contents(tmp_path) == before


def test_a_quick_check_renders_nothing(run, tiny_content, monkeypatch):
    def refuse(*given):
        pytest.fail("rendered")

    monkeypatch.setattr(after_pages, "start_index", refuse)
    assert run("check", "--quick", "--content", tiny_content) == (0, "内容没有问题：1 份文件，3 项措施。\n", "")


def test_a_quick_check_finds_the_same_problems(run, spoilt):
    assert run("check", "--quick", "--content", spoilt) == run("check", "--content", spoilt)


def test_check_fails_where_a_budget_is_exceeded(run, tiny_content, monkeypatch):
    budget = BUDGETS[3]
    monkeypatch.setattr(sizes, "BUDGETS", (*BUDGETS[:3], replace(budget, most=100), *BUDGETS[4:]))
    code, printed, said = run("check", "--content", tiny_content)
    assert (code, said) == (1, "")
    assert [line.startswith(budget.label) for line in printed.splitlines() if line.endswith("超出上限")] == [True]


def test_the_base_url_reaches_the_pages(run, tiny_content, out):
    run("build", "--content", tiny_content, "--out", out, "--base-url", "https://example.org/policies")
    assert '<link rel="canonical" href="https://example.org/policies/deadlines.html">' in (
        out / "deadlines.html"
    ).read_text("utf-8")


@pytest.mark.wide
def test_without_an_address_the_build_says_what_the_offline_editions_lack(run, tiny_content, out):
    code, _, said = run("build", "--content", tiny_content, "--out", out)
    assert (code, said) == (0, f"{NO_ADDRESS}\n")
    assert "--base-url" in NO_ADDRESS and "site.yaml" in NO_ADDRESS


# Problems in the content


@pytest.mark.parametrize("command", ["build", "check"])
def test_problems_are_told_once_sorted_and_counted(run, spoilt, out, command):
    extra = ("--out", out) if command == "build" else ()
    code, printed, said = run(command, "--content", spoilt, *extra)
    *problems, count = said.splitlines()
    assert (code, printed) == (1, "")
    assert [line.split(":")[0] for line in problems] == sorted(line.split(":")[0] for line in problems)
    assert len(problems) == len(set(problems)) >= 2
    assert all(re.match(r"documents/yunxi-2031-5/measures/0[13]\.yaml:\d+:\d+: ", line) for line in problems)
    assert count == f"共 {len(problems)} 个问题。"
    assert any("一" in line and "01.yaml" in line for line in problems)
    assert any("县财政厅" in line and "03.yaml" in line for line in problems)


def test_problems_leave_the_last_good_site(run, tiny_content, spoilt, out):
    run("build", "--content", tiny_content, "--out", out)
    before = contents(out)
    assert run("build", "--content", spoilt, "--out", out)[0] == 1
    assert contents(out) == before
    assert {path.name for path in out.parent.iterdir()} == {"_site", "content"}


# A machine that refuses


@pytest.mark.parametrize(
    ("code", "says"), [(errno.ENOSPC, "磁盘空间不足"), (errno.EACCES, "没有权限"), (errno.EROFS, "磁盘只读")]
)
def test_a_disk_that_refuses_is_explained(run, tiny_content, out, monkeypatch, code, says):
    def refuse(path, mode):
        raise OSError(code, os.strerror(code))  # as a full disk does: without the file's name

    monkeypatch.setattr(staging, "open", refuse, raising=False)
    ended, _, said = run("build", "--content", tiny_content, "--out", out)
    assert ended == 1
    assert said.startswith(f"无法完成：{says}（{out.with_name(f'.{out.name}.new.')}")
    assert len(said.splitlines()) == 1
    monkeypatch.undo()
    assert not out.exists()


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (SearchIndexError("检索索引无法生成。"), "检索索引无法生成。"),
        (ScriptError("static/js/a.js", 3, "no such file: b.js"), "脚本有误：static/js/a.js:3: no such file: b.js"),
        (MinifyError("unexpected } on line 3"), "脚本或样式有误，无法压缩：unexpected } on line 3"),
    ],
)
def test_broken_parts_are_explained(run, tiny_content, out, monkeypatch, error, says):
    def refuse(*given):
        raise error

    monkeypatch.setattr(after_pages, "start_index", refuse)
    assert run("build", "--content", tiny_content, "--out", out) == (1, "", says + "\n")


def test_a_broken_template_is_named_with_its_line(run, tiny_content, out, monkeypatch, tmp_path):
    from policy_explorer.render import environment

    broken = shutil.copytree(environment.TEMPLATES, tmp_path / "templates")
    (broken / "pages" / "index.html").write_text("<p>\n{{ nothing }}")
    monkeypatch.setattr(environment, "TEMPLATES", broken)
    code, _, said = run("build", "--content", tiny_content, "--out", out)
    assert code == 1
    assert re.fullmatch(r"模板有误：.*pages/index\.html:2: .*nothing.*\n", said)


def test_an_interrupted_build_says_so(run, tiny_content, out, monkeypatch):
    def interrupted(*given):
        raise KeyboardInterrupt

    monkeypatch.setattr(after_pages, "start_index", interrupted)
    assert run("build", "--content", tiny_content, "--out", out) == (130, "", "已中断。\n")


def test_a_command_that_is_interrupted_while_it_is_loaded_ends_without_a_traceback(run, monkeypatch):
    def interrupted(name):
        raise KeyboardInterrupt

    monkeypatch.setattr(dispatch, "load_command", interrupted)
    assert run("check") == (130, "", "")
