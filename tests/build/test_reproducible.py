"""Build the same content on another day, in another folder, with files in another order: the bytes are the same."""

from __future__ import annotations

import ast
import gzip
import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from policy_explorer.editions.budgets import sizes
from support.built import build_site, site_files

ROOT = Path(__file__).parents[2]
CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime", "fromtimestamp", "strftime"}
# These are not stages of a build: the table of times, the advice for today, the preview that reports the time of a build.
# What measures time, and what an editor runs beside the pipeline.
IMPURE = {
    *(
        f"policy_explorer/cli/{path}"
        for path in ("timing.py", "commands/doctor.py", "commands/import_.py", "commands/serve.py")
    ),
    "policy_explorer/build/temporary.py",  # the name of a folder
    "policy_explorer/importing/import_notice.py",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differing(one: Path, other: Path) -> set[str]:
    first, second = contents(one), contents(other)
    return {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)}


@pytest.mark.parametrize("name", [pytest.param("real", marks=pytest.mark.wide), "tiny"])
def test_another_process_zone_and_hash_seed_give_the_same_bytes(request, name, tmp_path):
    environment = os.environ | {
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "fr",
    }
    content, site = request.getfixturevalue(f"{name}_content"), request.getfixturevalue(f"{name}_site")
    command = [sys.executable, ROOT / "build.py", "build", "--content", content, "--out", tmp_path / "again"]
    subprocess.run(command, check=True, env=environment, cwd=tmp_path, timeout=120)
    assert differing(site, tmp_path / "again") == set()


def test_another_zlib_gives_the_same_bytes_and_sizes(tiny_content, monkeypatch):
    """Python has zlib on some systems and zlib-ng on others, which compress otherwise. Here another level stands for that."""
    files = site_files(tiny_content)
    measured = sizes(files, 3)
    compressobj, asked = zlib.compressobj, []
    monkeypatch.setattr(
        zlib, "compress", lambda data, *_, **__: asked.append(data) or zlib.compressobj().compress(data)
    )
    monkeypatch.setattr(zlib, "compressobj", lambda *given, **_: asked.append(given) or compressobj(1, *given[1:]))
    assert gzip.compress(b"abc" * 99) and asked  # what asks for it gets the other one
    assert site_files(tiny_content) == files
    assert sizes(files, 3) == measured


@pytest.mark.wide
def test_the_order_of_files_on_the_disk_does_not_matter(tiny_content, tiny_site, tmp_path):
    for path in sorted(tiny_content.rglob("*"), reverse=True):
        if path.is_file():
            target = tmp_path / "content" / path.relative_to(tiny_content)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    build_site(tmp_path / "content", tmp_path / "site")
    assert differing(tiny_site, tmp_path / "site") == set()


@pytest.mark.wide
def test_building_over_an_older_site_leaves_nothing_of_it(real_content, tiny_content, tiny_site, tmp_path):
    build_site(real_content, tmp_path / "site")
    build_site(tiny_content, tmp_path / "site")
    assert differing(tiny_site, tmp_path / "site") == set()


def test_no_stage_reads_the_clock_or_rolls_dice():
    found = []
    for file in sorted((ROOT / "policy_explorer").rglob("*.py")):
        if file.relative_to(ROOT).as_posix() in IMPURE:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            modules = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            clock = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS
            if clock or {"random", "time", "uuid", "secrets"} & set(modules):
                found.append(f"{file.relative_to(ROOT)}:{node.lineno}")
    assert found == []
