"""Files go into a folder that holds other things: all of them or none, and nothing else is touched."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from policy_explorer.publish.install import install, new_path, replaced_path
from support.processes import PATIENCE, started

ROOT = Path(__file__).parents[2]
OLD = {"a.zip": b"old", "thesis.txt": b"mine"}
NEW = {"a.zip": b"new", "b.html": b"page", "SHA256SUMS": b"sums"}


@pytest.fixture
def stick(tmp_path) -> Path:
    """A folder with an older edition and something of the reader's own."""
    folder = tmp_path / "U 盘"
    folder.mkdir()
    for name, content in OLD.items():
        (folder / name).write_bytes(content)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_new_files_lie_beside_what_was_there(stick):
    install(NEW, stick)
    assert contents(stick) == OLD | NEW


def test_a_folder_is_made_where_there_is_none(tmp_path):
    install(NEW, tmp_path / "deep" / "folder")
    assert contents(tmp_path / "deep" / "folder") == NEW


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("step", ["open", "fsync", "rename"])
@pytest.mark.parametrize("failing", [1, 2, 3])
def test_whatever_is_refused_the_folder_stays_as_it_was(stick, monkeypatch, code, step, failing):
    refuse_once(monkeypatch, step, failing, OSError(code, os.strerror(code)))
    with pytest.raises(OSError) as error:
        install(NEW, stick)
    assert error.value.errno == code
    assert contents(stick) == OLD


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(143), MemoryError()])
@pytest.mark.parametrize("step", ["open", "fsync", "rename"])
@pytest.mark.parametrize("failing", [1, 2, 3])
def test_whenever_it_is_interrupted_the_folder_stays_as_it_was(stick, monkeypatch, error, step, failing):
    refuse_once(monkeypatch, step, failing, error)
    with pytest.raises(type(error)):
        install(NEW, stick)
    assert contents(stick) == OLD


def refuse_once(monkeypatch, step: str, failing: int, error: BaseException) -> None:
    """The call of that number fails; those before and after do not."""
    holder = os if step == "fsync" else Path
    real, calls = getattr(holder, step), iter(range(1, 100))

    def refusing(*arguments, **named):
        if next(calls) == failing:
            raise error
        return real(*arguments, **named)

    monkeypatch.setattr(holder, step, refusing)


def test_no_folder_is_left_where_there_was_none(tmp_path, monkeypatch):
    refuse_once(monkeypatch, "fsync", 2, OSError(errno.ENOSPC, "full"))
    with pytest.raises(OSError):
        install(NEW, tmp_path / "deep" / "folder")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_for_real(stick):
    """The system itself refuses the rest of a file."""
    code = f"""if True:
        import resource, signal
        from pathlib import Path
        from policy_explorer.publish.install import install
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, {resource.RLIM_INFINITY}))
        try:
            install({{"a.zip": b"new", "b.html": bytes(6000)}}, Path({str(stick)!r}))
        except OSError as error:
            print(error.errno, error.filename, end="")
    """
    ended = subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    assert ended.stdout == f"{errno.EFBIG} {new_path(stick / 'b.html')}"
    assert contents(stick) == OLD


def test_a_terminated_run_leaves_the_folder_as_it_was(stick):
    code = f"""if True:
        import os, signal, sys
        from pathlib import Path
        from policy_explorer.publish.install import install
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        def slow(handle):
            print("writing", flush=True)
            signal.pause()
        os.fsync = slow
        install({NEW!r}, Path({str(stick)!r}))
    """
    with started([sys.executable, "-c", code], "stdout") as (process, printed):
        printed.wait_for("^writing$")
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 143
    assert contents(stick) == OLD


@pytest.mark.parametrize("stage", ["new", "aside", "swapped"])
def test_the_next_run_mends_what_a_killed_one_left(stick, stage):
    edition = stick / "a.zip"
    if stage == "new":
        new_path(edition).write_bytes(b"half")
    else:
        edition.rename(replaced_path(edition))
        if stage == "swapped":
            edition.write_bytes(b"newer")
    install(NEW, stick)
    assert contents(stick) == OLD | NEW


@pytest.mark.parametrize("kind", ["folder", "link", "dangling"])
def test_only_regular_files_are_replaced(stick, kind):
    in_the_way = stick / "b.html"
    in_the_way.mkdir() if kind == "folder" else in_the_way.symlink_to("thesis.txt" if kind == "link" else "nowhere")
    with pytest.raises(FileExistsError) as error:
        install(NEW, stick)
    assert error.value.filename == str(in_the_way)
    assert in_the_way.is_dir() or in_the_way.is_symlink()
    in_the_way.rmdir() if kind == "folder" else in_the_way.unlink()
    assert contents(stick) == OLD


def test_a_link_planted_under_a_hidden_name_is_not_followed(stick):
    new_path(stick / "a.zip").symlink_to("thesis.txt")
    install(NEW, stick)
    assert contents(stick) == OLD | NEW


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "file").write_bytes(b"mine")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OSError):
            install(NEW, folder)
    assert contents(tmp_path) == {"file": b"mine"}


def test_nothing_is_asked_of_a_stick_that_it_cannot_do(stick, monkeypatch):
    for holder, name in ((os, "chmod"), (os, "link"), (os, "symlink"), (shutil, "copystat"), (os, "utime")):
        monkeypatch.setattr(holder, name, lambda *_: pytest.fail("a memory stick cannot"))
    install(NEW, stick)
    assert contents(stick) == OLD | NEW
