"""What the repository holds is meant for everyone: nothing ignored, nothing of one machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# The home of a user, by the folders that systems keep homes in, and the folders that containers work in.
MACHINE_PATH = re.compile(
    rb"(?<![\w.~<>-])/(?:(?:home|Users)/[a-z][\w.-]*/|(?:work|root|workspace)/\w)|[A-Z]:\\Users\\\w", re.IGNORECASE
)


def tracked(*options: str) -> list[str]:
    """Paths of tracked files; the test is skipped where there is no repository (a ZIP of the sources)."""
    try:
        found = subprocess.run(
            ("git", "ls-files", "-z", *options), cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git repository")
    return [path for path in found.stdout.split("\0") if path]


def test_nothing_ignored_is_tracked():
    assert tracked("--cached", "--ignored", "--exclude-standard") == []


def test_no_file_names_a_path_of_someones_machine():
    files = [ROOT / path for path in tracked()]
    found = {
        f"{path.relative_to(ROOT)}: {match[0].decode()}"
        for path in files
        if path.is_file() and (match := MACHINE_PATH.search(path.read_bytes()))
    }
    assert found == set()
