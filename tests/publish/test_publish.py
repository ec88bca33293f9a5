"""What is published is whole, ours, and nothing else."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from policy_explorer.publish import staging as staging_module
from policy_explorer.publish import swap
from policy_explorer.publish.folder_files import Proof, proof_of
from policy_explorer.publish.marker import MARKER, ForeignFolder
from policy_explorer.publish.publish import staged
from policy_explorer.publish.site_paths import UnsafePath
from policy_explorer.publish.staging import write_file
from policy_explorer.publish.swap import replaced_path
from support.published_folder import NEW, OLD, files_in, neighbours, out  # noqa: F401
from support.publishing import publish


def broken(error: BaseException):
    yield "index.html", b"half"
    raise error


def test_writes_every_file_and_says_how_many(tmp_path):
    out = tmp_path / "deep" / "_site"
    assert publish(NEW.items(), out) == 2
    assert files_in(out) == NEW
    assert neighbours(out) == ["_site"]


def test_replaces_the_whole_of_an_older_site(out):
    publish(NEW.items(), out)
    assert files_in(out) == NEW
    assert neighbours(out) == ["_site"]


def test_an_empty_folder_may_be_used(tmp_path):
    (tmp_path / "empty").mkdir()
    publish(NEW.items(), tmp_path / "empty")
    assert files_in(tmp_path / "empty") == NEW


def test_the_site_can_be_read_by_others(tmp_path):
    """A web server runs as another user: the folder's mode is that of any new folder."""
    (tmp_path / "plain").mkdir()
    publish(NEW.items(), tmp_path / "_site")
    assert (tmp_path / "_site").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize(
    "error", [ValueError("bad"), OSError(errno.ENOSPC, "full"), KeyboardInterrupt(), SystemExit(143)]
)
def test_a_failing_build_leaves_the_old_site(out, error):
    with pytest.raises(type(error)):
        publish(broken(error), out)
    assert files_in(out) == OLD
    assert neighbours(out) == ["_site"]


def test_a_failing_first_build_leaves_nothing(tmp_path):
    with pytest.raises(ValueError):
        publish(broken(ValueError()), tmp_path / "_site")
    assert neighbours(tmp_path / "_site") == []


@pytest.fixture
def no_exchange(monkeypatch) -> None:
    """A system or a disk that cannot exchange two names."""
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)


@pytest.mark.parametrize("failing", [1, 2])
def test_a_failing_rename_leaves_the_old_site(out, monkeypatch, no_exchange, failing):
    """Of the two renames that swap the sites, either may fail."""
    calls = iter(range(1, 10))
    rename = Path.rename

    def failing_rename(self, target):
        if next(calls) == failing:
            raise PermissionError(errno.EACCES, "in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing_rename)
    with pytest.raises(PermissionError):
        publish(NEW.items(), out)
    assert files_in(out) == OLD
    assert neighbours(out) == ["_site"]


def test_a_crash_between_the_renames_is_mended(out):
    out.rename(replaced_path(out))
    with pytest.raises(ValueError):
        publish(broken(ValueError()), out)
    assert files_in(out) == OLD
    assert neighbours(out) == ["_site"]


def test_a_crash_after_the_renames_is_tidied(out):
    publish(NEW.items(), replaced_path(out))
    publish(NEW.items(), out)
    assert neighbours(out) == ["_site"]


def test_a_folder_of_someone_elses_beside_the_site_is_kept(out, no_exchange):
    replaced_path(out).mkdir()
    (replaced_path(out) / "mine.txt").write_text("mine")
    with pytest.raises(OSError):
        publish(NEW.items(), out)
    assert (replaced_path(out) / "mine.txt").read_text() == "mine"
    assert files_in(out) == OLD


def test_a_folder_that_is_not_ours_is_refused(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.txt").write_text("mine")
    with pytest.raises(ForeignFolder):
        publish(NEW.items(), tmp_path / "home")
    assert (tmp_path / "home" / "thesis.txt").read_text() == "mine"


def test_a_file_is_refused(tmp_path):
    (tmp_path / "_site").write_text("mine")
    with pytest.raises(ForeignFolder):
        publish(NEW.items(), tmp_path / "_site")


def test_a_link_to_the_site_is_followed(out):
    link = out.with_name("link")
    link.symlink_to(out)
    publish(NEW.items(), link)
    assert link.is_symlink()
    assert files_in(out) == NEW


@pytest.mark.parametrize(
    "path",
    [
        "../a.html",
        "a/../../b.html",
        "/etc/a",
        "a//b",
        "a/./b",
        "",
        ".",
        "a/",
        "a\\b",
        "C:a",
        "措施.html",
        "a b",
        MARKER,
    ],
)
def test_unsafe_paths_are_refused(out, path):
    with pytest.raises(UnsafePath):
        publish([(path, b"")], out)
    assert files_in(out) == OLD


@pytest.mark.parametrize("second", ["index.html", "Index.html"])
def test_a_path_given_twice_is_refused(out, second):
    with pytest.raises(UnsafePath):
        publish([("index.html", b"1"), (second, b"2")], out)
    assert files_in(out) == OLD


def test_a_full_disk_leaves_the_old_site(out, monkeypatch):
    def full(path, mode):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    monkeypatch.setattr(staging_module, "open", full, raising=False)
    with pytest.raises(OSError):
        publish(NEW.items(), out)
    monkeypatch.undo()
    assert files_in(out) == OLD
    assert neighbours(out) == ["_site"]


def test_a_copy_that_someone_keeps_beside_the_site_is_kept(out):
    """It bears our marker, as every copy does."""
    copies = [out.with_name(name) for name in ("_site.old", "_site.new", "_site.new.2031", "_site.bak")]
    for copy in copies:
        shutil.copytree(out, copy)
    publish(NEW.items(), out)
    assert [files_in(copy) for copy in copies] == [OLD] * len(copies)
    assert files_in(out) == NEW


def test_a_site_put_aside_is_kept_from_a_folder_that_is_not_ours(out):
    """After a crash someone used the free name."""
    out.rename(replaced_path(out))
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    with pytest.raises(ForeignFolder):
        publish(NEW.items(), out)
    assert files_in(replaced_path(out)) == OLD


def kept(out: Path, *paths: str) -> dict[str, Proof]:
    return {path: proof_of(f"{out}/{path}") for path in paths}


def test_untouched_files_can_be_kept(out):
    old = (out / "index.html").stat().st_ino
    with staged(out, kept(out, "index.html", "data/gone.json")) as staging:
        assert staging.keepable == {"index.html", "data/gone.json"}
        staging.claim("index.html")
        staging.write("measures/a-1.html", b"one")
    assert files_in(out) == {"index.html": b"old", "measures/a-1.html": b"one"}
    assert (out / "index.html").stat().st_ino == old
    assert not (out / "data").exists()


def test_touched_and_missing_files_cannot_be_kept(out):
    known = kept(out, "index.html", "data/gone.json")
    (out / "index.html").write_bytes(b"by hand")
    (out / "data/gone.json").unlink()
    with staged(out, known) as staging:
        assert staging.keepable == set()


def test_a_new_file_never_writes_into_the_old_site(out):
    with pytest.raises(ValueError), staged(out, kept(out, *OLD)) as staging:
        staging.claim("index.html")
        write_file(staging.folder, "index.html", b"new")
        raise ValueError
    assert files_in(out) == OLD
    assert neighbours(out) == ["_site"]
