"""What is attached to a release is the same for everyone who makes it."""

from __future__ import annotations

import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PARTS = (
    ".ci",
    "build.py",
    "content",
    "docs/schemas",
    "policy_explorer",
    "pyproject.toml",
    "requirements",
    "static",
    "templates",
)
ADDRESS = "https://example.org/policies/"
# Two machines, as far as one can stand for two.
ENVIRONMENTS: tuple[dict[str, str], ...] = (
    {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1"},
    {"TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "PYTHONUTF8": "0"},
)
UMASKS = (0o022, 0o077)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that every user may enter, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def another_user() -> dict[str, Any]:
    """Options for `subprocess` to run as somebody else, where this is root and somebody else may run this Python."""
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        options: dict[str, Any] = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        with suppress(OSError, subprocess.CalledProcessError):
            subprocess.run([sys.executable, "-c", "import pydantic"], check=True, cwd="/", **options)
            return options
    return {}


def released(checkout: Path, number: int, user: dict[str, Any]) -> dict[str, bytes]:
    """Copy what a release is made of to `checkout`, make it there, and return the files by name."""
    for part in PARTS:
        source, target = ROOT / part, checkout / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target)
    home = checkout / "home"
    home.mkdir()
    if user:
        for path in (checkout, *checkout.rglob("*")):
            os.chown(path, user["user"], user["group"])
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), **ENVIRONMENTS[number]}
    command = [sys.executable, str(checkout / ".ci" / "release"), "--base-url", ADDRESS]
    subprocess.run(command, cwd="/", env=environment, umask=UMASKS[number], check=True, capture_output=True, **user)
    return {path.name: path.read_bytes() for path in (checkout / "_release").iterdir()}


@pytest.mark.wide
def test_two_machines_make_the_same_release(place):
    first = released(place / "a", 0, {})
    second = released(place / "another folder" / "策", 1, another_user())
    assert {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)} == set()
    assert len(first) == 4 and first["SHA256SUMS"].count(b"\n") == 3
    listed = json.loads(first["sbom.cdx.json"])
    locked = [
        line for line in (ROOT / "requirements" / "site.txt").read_text("utf-8").splitlines() if line[:1].isalpha()
    ]
    assert listed["bomFormat"] == "CycloneDX" and len(listed["components"]) == len(locked) > 20
    assert all(each["externalReferences"][0]["hashes"] for each in listed["components"])
    for path in (place, Path.home()):
        assert not [name for name, content in first.items() if os.fsencode(path) in content]
