"""What stands in a variable of `make` reaches the command as it is written; none of it is run by a shell or by make."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support.command_line import ROOT

TRACE = "traced"
VALUES = (
    "a' ; touch traced ; '",
    'a" ; touch traced ; "',
    "$(touch traced)",
    "`touch traced`",
    "$(shell touch traced)",
    "$$(touch traced)",
    "a;touch traced",
    "a|touch traced",
    "a b",
    "a#b",
    "'",
    "\\",
    "政策 文件夹",
)
GIVEN = {
    "check": "CONTENT",
    "site": "BASE_URL",
    "serve": "HOST",
    "bundle": "OFFLINE",
    "release": "BASE_URL",
    "screenshots": "OUT",
}


def made(tmp_path: Path, target: str, *variables: str) -> tuple[subprocess.CompletedProcess, list[list[str]]]:
    """Run a target with everything installed, and a program that notes its arguments in place of Python."""
    for name in ("made", "site", "dev", "bench", "release"):
        (tmp_path / "venv").mkdir(exist_ok=True)
        (tmp_path / "venv" / name).touch()
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements", dirs_exist_ok=True, copy_function=shutil.copy2)
    (tmp_path / ".ci").mkdir(exist_ok=True)
    browser = tmp_path / ".ci" / "browser"
    browser.write_text("#!/bin/sh\necho x\n")
    browser.chmod(0o755)
    log = tmp_path / "log"
    log.write_text("")
    noting = tmp_path / "noting"
    noting.write_text(f"#!/bin/sh\n(for word; do printf '%s\\0' \"$word\"; done; printf '\\1') >> '{log}'\n")
    noting.chmod(0o755)
    command = ["make", "-s", "-f", str(ROOT / "Makefile"), "VENV=venv", f"RUN={noting}", target, *variables]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=os.environ | {"MAKEFLAGS": ""})
    return done, [call.split("\0")[:-1] for call in log.read_text().split("\1")[:-1]]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_one_argument_as_it_stands(tmp_path, value):
    for target, variable in GIVEN.items():
        _, calls = made(tmp_path, target, f"{variable}={value}")
        assert any(value in call for call in calls), (target, calls)
    assert not (tmp_path / TRACE).exists()


@pytest.mark.parametrize("value", VALUES[:8])
def test_words_are_never_run(tmp_path, value):
    for target, variable in {"test": "TESTS", "bench": "MEASURES", "lock": "UPGRADE", "site": "PYTHON"}.items():
        made(tmp_path, target, f"{variable}={value}")
    assert not (tmp_path / TRACE).exists()


def test_tests_are_words_that_may_be_quoted(tmp_path):
    _, calls = made(tmp_path, "test", "TESTS=tests/publish -k \"killed or 'two'\"")
    assert calls[-1][-3:] == ["tests/publish", "-k", "killed or 'two'"]


def test_a_line_feed_in_a_value_is_refused(tmp_path):
    done, calls = made(tmp_path, "check", "CONTENT=a\n\ttouch traced")
    assert (done.returncode, calls, (tmp_path / TRACE).exists()) == (2, [], False)
    assert "CONTENT 里有换行" in done.stderr
