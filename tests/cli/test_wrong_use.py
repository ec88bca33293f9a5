"""Wrong use of a command: exit code 2, a reason in Chinese, and no file touched; and the help that shows right use."""

from __future__ import annotations

import re

import pytest

from support.command_line import ROOT, contents

HAN = re.compile(r"[一-鿿]")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "缺少参数：命令"),
        (["--content", "notice"], "先写命令，再写选项，如 build.py build --content …"),
        (["biuld"], "biuld"),
        (["build", "--contnet", "x"], "不认识的参数：--contnet x"),
        (["build", "--cont", "x"], "不认识的参数：--cont x"),
        (["build", "--out"], "参数 --out 缺少值"),
        (["build", "--content", "nowhere"], "参数 --content：找不到文件夹 nowhere"),
        (["check", "--out", "x"], "不认识的参数：--out x"),
        (["verify"], "缺少参数：路径"),
        (["verify", "--out", "x", "y"], "不认识的参数：--out"),
        (["serve", "--port", "eighty"], "参数 --port：eighty 不是端口号，应为 0 到 65535 的整数"),
        (["serve", "--port", "65536"], "参数 --port：65536 不是端口号，应为 0 到 65535 的整数"),
        (["check", "--help=x"], "参数 -h/--help 不接受值：'x'"),
    ],
)
def test_wrong_use_is_explained_in_chinese(run, arguments, says):
    code, printed, said = run(*arguments)
    assert (code, printed) == (2, "")
    assert said.startswith("用法：build.py")
    assert says in said.splitlines()[-1]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "ftp://example.org/",
        "https://",
        "https:///x",
        "https://a.org/?q=1",
        "https://a.org/#x",
        "https://u@a.org/",
        "https://a.org/a b",
        "http://a.org:port/",
        "https://a.org//x",
        'https://a.org/"><b>',
    ],
)
def test_a_bad_base_url_is_wrong_use(run, tiny_content, out, url):
    code, _, said = run("build", "--content", tiny_content, "--out", out, "--base-url", url)
    assert code == 2
    assert "不是有效的网址" in said
    assert not out.exists()


def test_a_folder_of_someone_elses_is_wrong_use(run, tiny_content, out):
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    code, _, said = run("build", "--content", tiny_content, "--out", out)
    assert (code, said) == (2, f"不能生成到 {out}：它不是空文件夹，也不是本程序生成的网站。\n")
    assert contents(out) == {"thesis.txt": b"mine"}


@pytest.mark.parametrize("place", ["content", "content/_site", "."])
def test_the_content_is_never_overwritten(run, tiny_copy, tmp_path, place):
    before = contents(tmp_path)
    code, _, said = run("build", "--content", tiny_copy, "--out", tmp_path / place)
    assert code == 2
    assert "重叠" in said
    assert contents(tmp_path) == before


@pytest.mark.parametrize("place", [".", "templates", "static/css", "policy_explorer/_site"])
def test_the_sources_are_never_overwritten(run, tiny_content, place):
    assert run("build", "--content", tiny_content, "--out", ROOT / place)[0] == 2


@pytest.mark.parametrize("command", [["build", "--out", "out"], ["check"], ["serve", "--out", "out"]])
@pytest.mark.parametrize("place", ["content", "content/documents/cache", "link"])
def test_a_cache_among_the_content_is_wrong_use(run, tiny_copy, tmp_path, monkeypatch, command, place):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link").symlink_to(tiny_copy)
    before = contents(tmp_path)
    code, _, said = run(*command, "--content", tiny_copy, "--cache", tmp_path / place)
    assert code == 2
    assert "里面" in said
    assert contents(tmp_path) == before


@pytest.mark.parametrize("place", [".", "cache"])
def test_a_cache_in_the_site_is_wrong_use(run, tiny_content, out, place):
    code, _, said = run("build", "--content", tiny_content, "--out", out, "--cache", out / place)
    assert (code, "里面" in said, out.exists()) == (2, True, False)


def test_a_hidden_cache_may_lie_in_the_content_folder(run, tiny_copy):
    for _ in range(2):
        assert run("check", "--quick", "--content", tiny_copy, "--cache", tiny_copy / ".cache")[0] == 0
    assert any((tiny_copy / ".cache").iterdir())


def test_help_is_chinese_and_names_every_option(run):
    assert run("--help")[0] == 0
    for command, options in {
        "build": {"--content", "--out", "--base-url", "--format", "--cache", "--no-cache", "--pages-only", "--profile"},
        "check": {"--content", "--format", "--quick", "--cache", "--no-cache"},
        "serve": {"--content", "--out", "--host", "--port", "--cache", "--no-cache"},
        "bundle": {"--content", "--out", "--base-url"},
        "verify": set(),
    }.items():
        _, printed, _ = run(command, "--help")
        assert set(re.findall(r"--[a-z-]+", printed)) == options | {"--help"}
        assert not re.search(r"usage|options|show this|positional", printed)
        assert HAN.search(printed)
