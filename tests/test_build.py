"""The command line: what each command says, and how it ends."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

import build
from policy_explorer import sizes, write
from policy_explorer.js_scanner import JoinError
from policy_explorer.minify import MinifyError
from policy_explorer.search_index import SearchIndexError
from policy_explorer.sizes import BUDGETS
from policy_explorer.web_app import WORKER, retiring_worker

ROOT = Path(__file__).parents[1]
ADDRESS = "https://example.org/policies/"
HAN = re.compile(r"[一-鿿]")


@pytest.fixture(autouse=True)
def signals():
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def run(capsys):
    """Run one command in this process: its exit code, what it printed, and what it said on stderr."""

    def run(*arguments) -> tuple[int, str, str]:
        try:
            code = build.main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "_site"


@pytest.fixture
def spoilt(tiny_copy) -> Path:
    """Content with two faults, in two files."""
    for path, written, wrong in (
        ("documents/yunxi-2031-5/measures/03.yaml", "lead: [县财政局]", "lead: [县财政厅]"),
        ("documents/yunxi-2031-5/measures/01.yaml", "chapter: 1", "chapter: 一"),
    ):
        file = tiny_copy / path
        assert written in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace(written, wrong), "utf-8")
    return tiny_copy


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# Well


def test_build_prints_nothing_but_the_sizes_where_nobody_watches(run, tiny_content, out):
    code, printed, said = run("build", "--content", tiny_content, "--out", out, "--base-url", ADDRESS)
    assert (code, said) == (0, "")
    assert_sizes(printed)
    assert (out / "index.html").is_file()
    assert (out / "search" / "offline.js").is_file()


def test_build_tells_its_stages_on_a_terminal(run, tiny_content, out, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    code, printed, said = run("build", "--content", tiny_content, "--out", out)
    files = len(contents(out)) - 1  # the marker is not part of the site
    assert code == 0
    assert_sizes(printed)
    assert said.splitlines() == ["读取", "检查", "生成", "打包", "写入", f"已生成 {out}：{files} 个文件。", build.NO_ADDRESS]


def test_check_says_what_it_looked_at_and_writes_nothing(run, tiny_copy, tmp_path):
    before = contents(tmp_path)
    code, printed, said = run("check", "--content", tiny_copy)
    assert (code, said) == (0, "")
    words, _, table = printed.partition("\n")
    assert words == "内容没有问题：1 份文件，3 项措施。"
    assert_sizes(table)
    assert contents(tmp_path) == before


def test_check_fails_where_a_budget_is_exceeded(run, tiny_content, monkeypatch):
    budget = BUDGETS[3]
    monkeypatch.setattr(sizes, "BUDGETS", (*BUDGETS[:3], replace(budget, most=100), *BUDGETS[4:]))
    code, printed, said = run("check", "--content", tiny_content)
    assert (code, said) == (1, "")
    assert [line.startswith(budget.label) for line in printed.splitlines() if line.endswith("超出上限")] == [True]


def assert_sizes(table: str) -> None:
    """The table of sizes, with no budget exceeded."""
    head, *rows = table.splitlines()
    assert head.startswith("大小") and "上限" in head and "超出" not in table
    assert [row.split("  ")[0] for row in rows] == [budget.label for budget in BUDGETS]


def test_the_base_url_reaches_the_pages(run, tiny_content, out):
    run("build", "--content", tiny_content, "--out", out, "--base-url", "https://example.org/policies")
    assert '<link rel="canonical" href="https://example.org/policies/deadlines.html">' in (out / "deadlines.html").read_text("utf-8")


def test_without_an_address_the_build_says_what_the_offline_editions_lack(run, tiny_content, out):
    code, printed, said = run("build", "--content", tiny_content, "--out", out)
    assert (code, said) == (0, f"{build.NO_ADDRESS}\n")
    assert "--base-url" in build.NO_ADDRESS and "site.yaml" in build.NO_ADDRESS


# The editions alone


def test_bundle_writes_the_editions_and_their_checksums_and_prints_them(run, tiny_content, tiny_site, out):
    code, printed, said = run("bundle", "--content", tiny_content, "--out", out)
    written = contents(out)
    sums = written.pop("SHA256SUMS")
    assert (code, said) == (0, f"{build.NO_ADDRESS}\n")
    lines = {f"{out / name}\t{len(content)}\t{sha256(content).hexdigest()}" for name, content in written.items()}
    assert set(printed.splitlines()) == lines
    assert sorted(name.rpartition(".")[2] for name in written) == ["html", "zip"]
    assert contents(tiny_site / "offline") == written | {"SHA256SUMS": sums}


def test_bundle_knows_its_address_from_the_command_or_the_content(run, tiny_copy, out):
    assert run("bundle", "--content", tiny_copy, "--out", out, "--base-url", ADDRESS)[2] == ""
    given = contents(out)
    settings = tiny_copy / "site.yaml"
    settings.write_text(settings.read_text("utf-8") + f"address: {ADDRESS}\n", "utf-8")
    assert run("bundle", "--content", tiny_copy, "--out", out.with_name("other"))[2] == ""
    written = contents(out.with_name("other"))
    assert [len(found) for found in (given, written)] == [3, 3]  # the address is content: it changes the version, and so the names


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
    ("code", "says"), [(errno.ENOSPC, "磁盘空间不足"), (errno.EACCES, "没有权限"), (errno.EROFS, "磁盘只读"), (errno.EFBIG, "文件超过这个磁盘允许的大小")]
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
    assert run("bundle", "--content", tiny_content, "--out", out) == (1, "", f"无法完成：那里已有同名的文件（{out}）。\n")
    assert out.read_text() == "mine"


def test_an_interrupted_bundle_says_so_and_leaves_nothing(run, tiny_content, out, monkeypatch):
    def interrupted(handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    assert run("bundle", "--content", tiny_content, "--out", out) == (130, "", "已中断。\n")
    assert not out.exists()


def test_a_path_that_cannot_be_unpacked_everywhere_is_explained(run, tiny_content, out, monkeypatch):
    monkeypatch.setattr("policy_explorer.bundle.FIT_PATH", re.compile(r"(?!.*/measures/).+"))
    code, printed, said = run("bundle", "--content", tiny_content, "--out", out)
    assert (code, printed) == (1, "")
    assert re.fullmatch(r"离线版里的路径太长，有的电脑解压不了：site/\S+（\d+ 个字符，最多 120 个）。请改短其中的代号（id）或文件名。\n", said)
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
    assert [line.split("：")[0] for line in printed.splitlines()] == ["读不出 cut.zip", "有 1 处不符", "完好", "读不出 nowhere", "有 1 处不符"]


# One applicant


@pytest.fixture
def answers(tmp_path) -> Path:
    file = tmp_path / "回答.yaml"
    file.write_text("trade: farm\narea: 20\norganic: true\n", "utf-8")
    return file


def test_match_tells_the_verdicts_and_writes_nothing(run, tiny_copy, answers, tmp_path):
    before = contents(tmp_path)
    code, printed, said = run("match", "--content", tiny_copy, "--answers", answers, "--on", "2031-06-30")
    assert (code, said) == (0, "")
    assert "✓ 符合　有机种植补贴（补贴奖励）" in printed and "即将到期，当天截止" in printed
    assert contents(tmp_path) == before


def test_match_for_programs(run, tiny_content, answers):
    code, printed, said = run("match", "--content", tiny_content, "--answers", answers, "--json")
    data = json.loads(printed)
    assert (code, said, data["on"]) == (0, "", None)
    assert [measure["verdict"] for measure in data["measures"]] == ["yes", "none", "no"]


def test_match_tells_all_faults_of_the_answers(run, tiny_content, answers):
    answers.write_text("trade: farmer\nacreage: 20\n", "utf-8")
    code, printed, said = run("match", "--content", tiny_content, "--answers", answers)
    assert (code, printed) == (1, "")
    assert said.splitlines() == [
        f"{answers}:1:8: trade：问题 trade 没有这个选项（写的是：farmer） 提示：是否想写 farm？",
        f"{answers}:2:1: acreage：questions.yaml 里没有这个问题（写的是：20） 提示：是否想写 area？",
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


# Wrong use


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "缺少参数：命令"),
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
    ["", "example.org", "ftp://example.org/", "https://", "https:///x", "https://a.org/?q=1", "https://a.org/#x", "https://u@a.org/", "https://a.org/a b", "http://a.org:port/", "https://a.org//x", "https://a.org/\"><b>"],
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


def test_help_is_chinese_and_names_every_option(run):
    assert run("--help")[0] == 0
    for command, options in {
        "build": {"--content", "--out", "--base-url"},
        "check": {"--content"},
        "serve": {"--content", "--out", "--host", "--port"},
        "bundle": {"--content", "--out", "--base-url"},
        "verify": set(),
    }.items():
        _, printed, _ = run(command, "--help")
        assert set(re.findall(r"--[a-z-]+", printed)) == options | {"--help"}
        assert not re.search(r"usage|options|show this|positional", printed)
        assert HAN.search(printed)


# A machine that refuses


@pytest.mark.parametrize(
    ("code", "says"), [(errno.ENOSPC, "磁盘空间不足"), (errno.EACCES, "没有权限"), (errno.EROFS, "磁盘只读")]
)
def test_a_disk_that_refuses_is_explained(run, tiny_content, out, monkeypatch, code, says):
    def refuse(self, content):
        raise OSError(code, os.strerror(code), str(self))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    ended, _, said = run("build", "--content", tiny_content, "--out", out)
    assert ended == 1
    assert said.startswith(f"无法完成：{says}（{out.with_name(f'.{out.name}.new.')}")
    assert len(said.splitlines()) == 1
    monkeypatch.undo()
    assert not out.exists()


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (SearchIndexError("检索索引无法生成。"), "检索索引无法生成。"),
        (JoinError("static/js/a.js", 3, "no such file: b.js"), "脚本有误：static/js/a.js:3: no such file: b.js"),
        (MinifyError("unexpected } on line 3"), "脚本或样式有误，无法压缩：unexpected } on line 3"),
    ],
)
def test_broken_parts_are_explained(run, tiny_content, out, monkeypatch, fault, says):
    def refuse(site):
        raise fault

    monkeypatch.setattr(build, "index", refuse)
    assert run("build", "--content", tiny_content, "--out", out) == (1, "", says + "\n")


def test_a_broken_template_is_named_with_its_line(run, tiny_content, out, monkeypatch, tmp_path):
    from policy_explorer.render import environment

    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.html").write_text("<p>\n{{ nothing }}")
    monkeypatch.setattr(environment, "TEMPLATES", tmp_path)
    code, _, said = run("build", "--content", tiny_content, "--out", out)
    assert code == 1
    assert re.fullmatch(r"模板有误：.*pages/index\.html:2: .*nothing.*\n", said)


def test_an_interrupted_build_says_so(run, tiny_content, out, monkeypatch):
    def interrupted(files, out):
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "publish", interrupted)
    assert run("build", "--content", tiny_content, "--out", out) == (130, "", "已中断。\n")


# In a process of its own


def test_a_terminated_build_ends_with_143_and_leaves_nothing(tiny_content, out):
    code = f"""if True:
        import build, sys, time
        def slow(site):
            print("indexing", flush=True)
            time.sleep(30)
        build.index = slow
        sys.exit(build.main(["build", "--content", {str(tiny_content)!r}, "--out", {str(out)!r}]))
    """
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "indexing\n"
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 143
    assert list(out.parent.iterdir()) == []


@pytest.fixture
def preview(tiny_copy, out):
    """`build.py serve` on a copy of the content, with its address."""
    command = [sys.executable, "build.py", "serve", "--content", tiny_copy, "--out", out, "--port", "0"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    said = process.stderr.readline()
    process.address = re.search(r"http://127\.0\.0\.1:\d+/", said).group()
    yield process
    process.kill()
    process.communicate()


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=5) as answer:
        return answer.read().decode()


def eventually(holds, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_serve_rebuilds_keeps_the_last_good_site_and_ends_when_told(preview, tiny_copy):
    settings = tiny_copy / "site.yaml"
    good = settings.read_text("utf-8")
    assert "云溪县扶持政策导航" in fetch(preview.address)

    def renamed() -> bool:
        # Written anew each time: the watcher may not have been looking yet.
        settings.write_text(good.replace("云溪县扶持政策导航", "改过的名称"), "utf-8")
        return eventually(lambda: "改过的名称" in fetch(preview.address), 2)

    assert eventually(renamed)
    settings.write_text(good + "unknown_field: 1\n", "utf-8")
    said = iter(preview.stderr.readline, "")
    assert any("unknown_field" in line for line in said)
    assert "改过的名称" in fetch(preview.address)
    preview.send_signal(signal.SIGTERM)
    assert preview.wait(10) == 143


def test_serve_never_lets_a_worker_answer_with_an_older_site(preview, out):
    """In the folder, which may be published, lies the real one."""
    assert fetch(preview.address + WORKER).encode() == retiring_worker() != (out / WORKER).read_bytes()


def test_serve_ends_with_130_when_interrupted(preview):
    preview.send_signal(signal.SIGINT)
    assert preview.wait(10) == 130


def test_serve_on_a_port_in_use_is_explained(preview, tiny_content, tmp_path):
    port = preview.address.rstrip("/").rsplit(":", 1)[1]
    command = [sys.executable, "build.py", "serve", "--content", tiny_content, "--out", tmp_path / "other", "--port", port]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=30)
    assert (ended.returncode, ended.stderr) == (1, "无法完成：端口已被占用，可用 --port 换一个。\n")


def test_python_build_py_works_from_any_folder(tiny_content, tmp_path):
    command = [sys.executable, ROOT / "build.py", "build", "--content", tiny_content]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert (ended.returncode, ended.stderr) == (0, f"{build.NO_ADDRESS}\n")
    assert_sizes(ended.stdout)
    assert (tmp_path / "_site" / write.MARKER).is_file()


@pytest.mark.parametrize("place", ["a file/_site", "loop", "x" * 300])
def test_a_destination_that_cannot_be_is_explained_in_chinese(run, tiny_content, tmp_path, place):
    (tmp_path / "a file").write_text("mine")
    (tmp_path / "loop").symlink_to("loop")
    code, printed, said = run("build", "--content", tiny_content, "--out", tmp_path / place)
    assert (code, printed) == (1, "")
    assert re.fullmatch(r"无法完成：[一-鿿]+（.+）。\n", said)
    assert {path.name for path in tmp_path.iterdir()} == {"a file", "loop"}


@pytest.mark.parametrize("locale", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_a_terminal_without_chinese_changes_nothing_but_what_is_printed(tiny_copy, tiny_site, tmp_path, locale):
    content = tiny_copy.rename(tmp_path / "内 容")
    environment = os.environ | locale
    command = [sys.executable, ROOT / "build.py"]
    check = subprocess.run([*command, "check", "--content", content], env=environment, capture_output=True, text=True, timeout=60)
    assert (check.returncode, check.stderr) == (0, "")
    assert check.stdout.startswith(r"\u5185\u5bb9")
    out = tmp_path / "站点"
    built = subprocess.run([*command, "build", "--content", content, "--out", out], env=environment, capture_output=True, text=True, timeout=60)
    assert built.returncode == 0
    assert built.stderr == build.NO_ADDRESS.encode("ascii", "backslashreplace").decode() + "\n"
    assert contents(out) == contents(tiny_site)
