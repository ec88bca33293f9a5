"""The bytes of a site do not depend on the flags of Python, and a cache never gives one what another has written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from policy_explorer.build import program_cache
from policy_explorer.memo import no_memo
from support.built import contents
from support.command_line import ROOT

FLAGS: tuple[list[str], ...] = ([], ["-O"], ["-OO"], ["-X", "utf8=0"], ["-b", "-W", "error::BytesWarning"], ["-I"])


def built(flags: list[str], content: Path, out: Path, cache: Path, *more: str) -> dict[str, bytes]:
    start = "import sys; sys.path.insert(0, '.'); from policy_explorer.cli.main import main; sys.exit(main())"
    command = [
        sys.executable,
        *flags,
        "-c",
        start,
        "build",
        "--content",
        content,
        "--out",
        out,
        "--cache",
        cache,
        *more,
    ]
    environment = os.environ | {"PYTHONHASHSEED": str(len(flags))}
    subprocess.run(list(map(str, command)), cwd=ROOT, check=True, capture_output=True, env=environment)
    return contents(out)


def test_any_flags_give_the_same_bytes_from_one_cache(tiny_content, tmp_path, every_combination):
    """Every combination takes two builds of everything each: the second has what the first of the same flags has left in the
    cache, and a site to keep files of. The usual run takes the pages alone.
    """
    more = () if every_combination else ("--pages-only",)
    whole = built(FLAGS[0], tiny_content, tmp_path / "0", tmp_path / "cache", *more)
    for flags in FLAGS[1:3] if every_combination else FLAGS[2:3]:
        assert built(flags, tiny_content, tmp_path / "".join(flags), tmp_path / "cache", *more) == whole, flags
        if every_combination:
            assert built(flags, tiny_content, tmp_path / "0", tmp_path / "cache") == whole, flags


@pytest.mark.wide
@pytest.mark.parametrize("flags", FLAGS[3:], ids=" ".join)
def test_rarer_flags_give_the_same_bytes(tiny_content, tmp_path, flags):
    assert built(flags, tiny_content, tmp_path / "1", tmp_path / "c") == built(
        [], tiny_content, tmp_path / "2", tmp_path / "c"
    )


@pytest.mark.parametrize("flags", FLAGS[1:3], ids=" ".join)
def test_what_a_cache_holds_is_bound_to_the_flags(flags):
    show = "from policy_explorer.build import code_fingerprint; print(code_fingerprint().hex())"
    plain, other = (
        subprocess.run([sys.executable, *each, "-c", show], cwd=ROOT, check=True, capture_output=True, text=True).stdout
        for each in ([], flags)
    )
    assert len(plain) == len(other) > 64 and plain != other


def test_what_is_kept_of_the_program_stays_while_other_flags_run(tmp_path, monkeypatch):
    """It lies in one folder for all flags, whose code has other fingerprints."""
    monkeypatch.setattr(program_cache, "FOLDER", tmp_path)
    plain = program_cache.ProgramCache(b"a" * 32, no_memo)
    plain.put("a script", b"source", b"made")
    with monkeypatch.context() as patch:
        patch.setattr(program_cache.sys, "flags", "other flags")
        program_cache.ProgramCache(b"b" * 32, no_memo).put("a script", b"source", b"made by others")
    assert plain.get("a script", b"source") == b"made"
