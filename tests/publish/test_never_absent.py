"""At every moment of a publication there is one whole site, the old one or the new one, also when the process is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from policy_explorer.publish import place, swap
from policy_explorer.publish.marker import ForeignFolder
from policy_explorer.publish.place import helper
from support.at_each_call import counted, in_fork, killed
from support.command_line import ROOT
from support.published_folder import NEW, OLD, files_in, neighbours, out  # noqa: F401
from support.publishing import publish

CAN_EXCHANGE = sys.platform in ("linux", "darwin")


@pytest.fixture
def two_steps(monkeypatch) -> None:
    """A system or a disk that cannot exchange two names."""
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)


@pytest.fixture
def mounted(monkeypatch, out) -> None:
    """The site's folder is a disk of its own: it cannot be renamed, and what lies beside it is on another."""
    for module in (place, swap):
        monkeypatch.setattr(module, "is_mount_point", lambda path: path == out)
    rename = Path.rename

    def on_one_disk(self, target):
        if {self, Path(target)} & {out} or (out in self.parents) != (out in Path(target).parents):
            raise OSError(16, "Device or resource busy", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", on_one_disk)


@pytest.mark.skipif(not CAN_EXCHANGE, reason="the system cannot exchange two names")
def test_at_every_file_operation_the_site_is_there_and_whole(out):
    def look(count: int) -> None:
        if files_in(out) not in (OLD, NEW):
            os._exit(3)

    for files in (NEW, OLD, NEW):
        assert in_fork(partial(publish, files.items(), out), look, out.parent) == 0
        assert files_in(out) == files


def test_the_same_look_sees_the_moment_between_two_renames(out, two_steps):
    """The look is one that finds something."""

    def look(count: int) -> None:
        if not out.exists():
            os._exit(3)

    assert in_fork(partial(publish, NEW.items(), out), look, out.parent) == 3


@pytest.mark.parametrize("how", ["exchange", "two_steps", "mounted"])
def test_killed_at_any_file_operation_nothing_is_lost_and_the_next_build_is_clean(request, out, how):
    if how != "exchange":
        request.getfixturevalue(how)
    publish_new = partial(publish, NEW.items(), out)
    number = counted(publish_new, out.parent)
    assert number > 10
    for at in range(number):
        publish(OLD.items(), out)
        assert in_fork(publish_new, killed(at), out.parent) == 9, at
        if how == "exchange" and CAN_EXCHANGE:
            assert files_in(out) in (OLD, NEW), at
        publish({"index.html": b"next"}.items(), out)
        assert files_in(out) == {"index.html": b"next"} and neighbours(out) == ["_site"], at


def test_a_mount_point_is_filled_in_place(out, mounted):
    (out / "lost+found").mkdir()
    inode = out.stat().st_ino
    for files in (NEW, OLD, NEW):
        publish(files.items(), out)
        assert files_in(out) == files
        assert sorted(path.name for path in out.iterdir() if path.name.startswith(".")) == [".policy-explorer"]
    assert out.stat().st_ino == inode and (out / "lost+found").is_dir() and neighbours(out) == ["_site"]


@pytest.mark.parametrize("failing", range(1, 5))
def test_in_a_mount_point_a_failing_step_is_taken_back(out, mounted, monkeypatch, failing):
    calls, exchange, rename = iter(range(1, 100)), swap.exchange, Path.rename
    armed = True

    def maybe(real, *given):
        if armed and next(calls) == failing:
            raise OSError(5, "Input/output error")
        return real(*given)

    monkeypatch.setattr(swap, "exchange", partial(maybe, exchange))
    monkeypatch.setattr(Path, "rename", lambda self, target: maybe(rename, self, target))
    with pytest.raises(OSError):
        publish(NEW.items(), out)
    armed = False
    assert files_in(out) == OLD


def test_a_mount_point_with_files_of_others_is_refused(tmp_path, monkeypatch):
    for module in (place, swap):
        monkeypatch.setattr(module, "is_mount_point", lambda path: path == tmp_path / "disk")
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "thesis.txt").write_text("mine")
    with pytest.raises(ForeignFolder):
        publish(NEW.items(), tmp_path / "disk")
    assert [path.name for path in (tmp_path / "disk").iterdir()] == ["thesis.txt"]
    assert helper(tmp_path / "disk", ".x").parent == tmp_path / "disk"


def test_a_real_mount_point(tmp_path):
    """On a disk in memory, where the system lets a test mount one."""
    (tmp_path / "disk").mkdir()
    code = f"""if True:
        import sys
        sys.path.append("tests")
        from pathlib import Path
        from support.published_folder import NEW, OLD, files_in, neighbours
        from support.publishing import publish
        out = Path({str(tmp_path / "disk")!r})
        for files in (OLD, NEW, OLD):
            publish(files.items(), out)
            assert files_in(out) == files, files_in(out)
        assert neighbours(out) == ["disk"], neighbours(out)
        print("well")
    """
    script = f"mount -t tmpfs none '{tmp_path}/disk' && exec '{sys.executable}' -c \"$1\""
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script, "sh", code], cwd=ROOT, capture_output=True, text=True)
    if "mount" in done.stderr or "unshare" in done.stderr:
        pytest.skip("no disk can be mounted here")
    assert (done.stdout, done.stderr) == ("well\n", "")
