"""The command line in a process of its own: signals, the preview, other folders and terminals."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pytest

from policy_explorer.cli.advice import NO_ADDRESS
from policy_explorer.editions.web_app import WORKER, retiring_worker
from policy_explorer.publish.marker import MARKER
from support.command_line import ROOT, assert_sizes, contents
from support.processes import ADDRESS, PATIENCE, Lines, eventually, started


def test_a_terminated_build_ends_with_143_and_leaves_nothing(tiny_content, out):
    code = f"""if True:
        import sys, threading
        from policy_explorer.build import after_pages
        from policy_explorer.cli.main import main
        def slow(*given):
            print("indexing", flush=True)
            threading.Event().wait()
        after_pages.start_index = slow
        sys.exit(main(["build", "--content", {str(tiny_content)!r}, "--out", {str(out)!r}]))
    """
    with started([sys.executable, "-c", code], "stdout") as (process, printed):
        printed.wait_for("^indexing$")
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 143
    assert list(out.parent.iterdir()) == []


@dataclass(frozen=True, slots=True)
class Preview:
    process: subprocess.Popen[str]
    said: Lines
    address: str


@pytest.fixture
def preview(tiny_copy, out) -> Iterator[Preview]:
    """`build.py serve` on a copy of the content, once it says where it is."""
    command = [sys.executable, "build.py", "serve", "--content", tiny_copy, "--out", out, "--port", "0"]
    # A shell that runs the tests in the background has them, and all that they start, ignore Ctrl+C.
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with started(command, "stderr", preexec_fn=heard) as (process, said):
        yield Preview(process, said, said.wait_for(ADDRESS))


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return answer.read().decode()


def test_serve_rebuilds_keeps_the_last_good_site_and_ends_when_told(preview, tiny_copy, out):
    # No worker may answer with an older site; in the folder, which may be published, lies the real one.
    assert eventually((out / WORKER).exists), "made when nothing else is to do"
    assert fetch(preview.address + WORKER).encode() == retiring_worker() != (out / WORKER).read_bytes()
    settings = tiny_copy / "site.yaml"
    good = settings.read_text("utf-8")
    assert "云溪县扶持政策导航" in fetch(preview.address)

    def renamed() -> bool:
        # Written anew each time: the watcher may not have been looking yet.
        settings.write_text(good.replace("云溪县扶持政策导航", "改过的名称"), "utf-8")
        return eventually(lambda: "改过的名称" in fetch(preview.address), 2)

    assert eventually(renamed)
    settings.write_text(good + "unknown_field: 1\n", "utf-8")
    preview.said.wait_for("unknown_field")
    assert "改过的名称" in fetch(preview.address)
    preview.process.send_signal(signal.SIGTERM)
    assert preview.process.wait(PATIENCE) == 143


@pytest.mark.wide
def test_serve_ends_with_130_when_interrupted(preview):
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(PATIENCE) == 130


@pytest.mark.wide
def test_serve_on_a_port_in_use_is_explained(preview, tiny_content, tmp_path):
    port = preview.address.rstrip("/").rsplit(":", 1)[1]
    command = [
        sys.executable,
        "build.py",
        "serve",
        "--content",
        tiny_content,
        "--out",
        tmp_path / "other",
        "--port",
        port,
    ]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=30)
    assert (ended.returncode, ended.stderr) == (1, "无法完成：端口已被占用，可用 --port 换一个。\n")


@pytest.mark.wide
def test_python_build_py_works_from_any_folder(tiny_content, tmp_path):
    command = [sys.executable, ROOT / "build.py", "build", "--content", tiny_content]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert (ended.returncode, ended.stderr) == (0, f"{NO_ADDRESS}\n")
    assert_sizes(ended.stdout)
    assert (tmp_path / "_site" / MARKER).is_file()


@pytest.mark.parametrize("place", ["a file/_site", "loop", "x" * 300])
def test_a_destination_that_cannot_be_is_explained_in_chinese(run, tiny_content, tmp_path, place):
    (tmp_path / "a file").write_text("mine")
    (tmp_path / "loop").symlink_to("loop")
    code, printed, said = run("build", "--content", tiny_content, "--out", tmp_path / place)
    assert (code, printed) == (1, "")
    assert re.fullmatch(r"无法完成：[一-鿿]+（.+）。\n", said)
    assert {path.name for path in tmp_path.iterdir()} == {"a file", "loop"}


@pytest.mark.wide
@pytest.mark.parametrize(
    "locale",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
)
def test_a_terminal_without_chinese_changes_nothing_but_what_is_printed(tiny_copy, tiny_site, tmp_path, locale):
    content = tiny_copy.rename(tmp_path / "内 容")
    environment = os.environ | locale
    command = [sys.executable, ROOT / "build.py"]
    out = tmp_path / "站点"
    built = subprocess.run(
        [*command, "build", "--content", content, "--out", out],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert built.returncode == 0
    assert built.stdout.isascii() and r"\u" in built.stdout
    assert built.stderr == NO_ADDRESS.encode("ascii", "backslashreplace").decode() + "\n"
    assert contents(out) == contents(tiny_site)


def test_a_python_without_the_packages_says_in_chinese_how_to_start():
    """`-S` leaves out the installed packages."""
    ended = subprocess.run(
        [sys.executable, "-S", "build.py", "check"], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=PATIENCE
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert re.fullmatch(r"这个 Python 没有装软件包 \w+：先运行一次 make，.+\n", ended.stderr)
