"""The command line: the offline editions alone, and whether they are whole."""

from __future__ import annotations

import errno
import os
import re
from hashlib import sha256

import pytest

from policy_explorer.cli.advice import NO_ADDRESS
from support.command_line import ADDRESS, ROOT, contents
from support.usual_run import some_of


def test_bundle_writes_the_editions_and_their_checksums_and_prints_them(run, tiny_content, tiny_site, out):
    code, printed, said = run("bundle", "--content", tiny_content, "--out", out)
    written = contents(out)
    sums = written.pop("SHA256SUMS")
    assert (code, said) == (0, f"{NO_ADDRESS}\n")
    lines = {f"{out / name}\t{len(content)}\t{sha256(content).hexdigest()}" for name, content in written.items()}
    assert set(printed.splitlines()) == lines
    assert sorted(name.rpartition(".")[2] for name in written) == ["html", "zip"]
    assert contents(tiny_site / "offline") == written | {"SHA256SUMS": sums}


@pytest.mark.wide
def test_bundle_knows_its_address_from_the_command_or_the_content(run, tiny_copy, out):
    assert run("bundle", "--content", tiny_copy, "--out", out, "--base-url", ADDRESS)[2] == ""
    given = contents(out)
    settings = tiny_copy / "site.yaml"
    settings.write_text(settings.read_text("utf-8") + f"address: {ADDRESS}\n", "utf-8")
    assert run("bundle", "--content", tiny_copy, "--out", out.with_name("other"))[2] == ""
    written = contents(out.with_name("other"))
    assert [len(found) for found in (given, written)] == [
        3,
        3,
    ]  # the address is content: it changes the version, and so the names


def test_bundle_leaves_what_else_is_on_a_stick(run, tiny_content, out):
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    assert run("bundle", "--content", tiny_content, "--out", out)[0] == 0
    first = contents(out)
    assert run("bundle", "--content", tiny_content, "--out", out)[0] == 0
    assert contents(out) == first and first["thesis.txt"] == b"mine"


def test_problems_leave_no_editions(run, spoilt, out):
    code, printed, said = run("bundle", "--content", spoilt, "--out", out)
    assert (code, printed) == (1, "") and "县财政厅" in said
    assert not out.exists()


@pytest.mark.parametrize("place", [".", "documents", "new/folder"])
def test_editions_are_never_put_into_the_content(run, tiny_copy, place):
    before = contents(tiny_copy)
    code, _, said = run("bundle", "--content", tiny_copy, "--out", tiny_copy / place)
    assert (code, said) == (2, f"不能写到 {tiny_copy / place}：它在 {tiny_copy} 里面。\n")
    assert contents(tiny_copy) == before


@pytest.mark.parametrize("place", ["templates", "static/css", "policy_explorer/_offline"])
def test_editions_are_never_put_into_the_sources(run, tiny_content, place):
    assert run("bundle", "--content", tiny_content, "--out", ROOT / place)[0] == 2


@pytest.mark.parametrize(
    ("code", "says"),
    some_of(
        [
            (errno.ENOSPC, "磁盘空间不足"),
            (errno.EACCES, "没有权限"),
            (errno.EROFS, "磁盘只读"),
            (errno.EFBIG, "文件超过这个磁盘允许的大小"),
        ]
    ),
)
def test_a_stick_that_refuses_is_explained(run, tiny_content, out, monkeypatch, code, says):
    def refuse(handle):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    ended, printed, said = run("bundle", "--content", tiny_content, "--out", out)
    assert (ended, printed) == (1, "")
    assert re.fullmatch(rf"无法完成：{says}（{re.escape(str(out))}/.+）。\n", said)
    assert not out.exists()


def test_editions_where_a_file_is_in_the_way(run, tiny_content, out):
    out.write_text("mine")
    assert run("bundle", "--content", tiny_content, "--out", out) == (
        1,
        "",
        f"无法完成：那里已有同名的文件（{out}）。\n",
    )
    assert out.read_text() == "mine"


@pytest.mark.wide
def test_an_interrupted_bundle_says_so_and_leaves_nothing(run, tiny_content, out, monkeypatch):
    def interrupted(handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    assert run("bundle", "--content", tiny_content, "--out", out) == (130, "", "已中断。\n")
    assert not out.exists()


@pytest.mark.wide
def test_a_path_that_cannot_be_unpacked_everywhere_is_explained(run, tiny_content, out, monkeypatch):
    monkeypatch.setattr("policy_explorer.editions.zip_bundle.PORTABLE_PATH", re.compile(r"(?!.*/measures/).+"))
    code, printed, said = run("bundle", "--content", tiny_content, "--out", out)
    assert (code, printed) == (1, "")
    assert re.fullmatch(
        r"离线版里的路径太长，有的电脑解压不了：site/\S+（\d+ 个字符，最多 120 个）。请改短其中的代号（id）或文件名。\n",
        said,
    )
    assert not out.exists()


def test_verify_tells_of_every_path_and_ends_with_1_where_one_differs(run, tiny_site, tmp_path):
    bundle = next((tiny_site / "offline").glob("*.zip"))
    code, printed, said = run("verify", bundle)
    assert (code, said) == (0, "")
    assert re.fullmatch(rf"完好：{re.escape(str(bundle))}，\d+ 个文件\n", printed)
    cut = tmp_path / "cut.zip"
    cut.write_bytes(bundle.read_bytes()[:-1])
    code, printed, said = run("verify", cut, bundle, tmp_path / "nowhere")
    assert (code, said) == (1, "")
    assert [line.split("：")[0] for line in printed.splitlines()] == [
        "读不出 cut.zip",
        "有 1 处不符",
        "完好",
        "读不出 nowhere",
        "有 1 处不符",
    ]
