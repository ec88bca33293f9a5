"""What is published is on the disk before it takes its place, and proven by its content when it is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from policy_explorer.build import FolderSink, build
from policy_explorer.publish import exchange, flush, publish, swap
from policy_explorer.publish.folder_files import proof_of
from policy_explorer.publish.marker import MARKER
from policy_explorer.publish.publish import staged
from support.built import contents, site_files
from support.content_edits import SECOND, edit
from support.published_folder import NEW, OLD, files_in, neighbours, out  # noqa: F401
from support.usual_run import some_of


@pytest.fixture
def calls(monkeypatch, out) -> list[str]:
    """What the system is asked for, in order: flushes and exchanges, with paths relative to the folder of the site."""
    log: list[str] = []
    open_, fsync, exchange_, names = os.open, os.fsync, exchange.exchange, {}

    def opened(path, *given, **named):
        handle = open_(path, *given, **named)
        names[handle] = os.path.relpath(path, out.parent)
        return handle

    def flushed(handle):
        log.append(f"fsync {names.get(handle)}")
        fsync(handle)

    def exchanged(one, other):
        log.append("exchange")
        return exchange_(one, other)

    monkeypatch.setattr(publish, "flush_tree", flush.flush_tree)
    monkeypatch.setattr(os, "open", opened)
    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(swap, "exchange", exchanged)
    return log


def filled(out: Path, durable: bool = True) -> None:
    with staged(out, durable=durable) as staging:
        for path, content in NEW.items():
            staging.write(path, content)


def test_every_file_and_folder_is_on_the_disk_before_the_exchange(out, calls, monkeypatch):
    monkeypatch.setattr(flush, "flush_disk", lambda folder: False)
    filled(out)
    new = f"._site.new.{os.getpid()}"
    before, after = calls[: calls.index("exchange")], calls[calls.index("exchange") + 1 :]
    assert set(before) == {
        f"fsync {new}{path}" for path in ("", f"/{MARKER}", "/measures", *(f"/{name}" for name in NEW))
    }
    assert before[-1] == f"fsync {new}" and before.index(f"fsync {new}/measures") > before.index(
        f"fsync {new}/measures/a-1.html"
    )
    assert after == ["fsync ."]


def test_on_linux_the_disk_is_flushed_in_one_call(out, calls, monkeypatch):
    real = flush.flush_disk

    def logged(folder):
        calls.append("syncfs")
        return real(folder)

    monkeypatch.setattr(flush, "flush_disk", logged)
    monkeypatch.setattr(flush.sys, "platform", "linux")
    filled(out)
    assert [call for call in calls if not call.startswith("fsync ._site.new")] == ["syncfs", "exchange", "fsync ."]


def test_a_disk_that_cannot_take_the_site_leaves_the_old_one(out, calls, monkeypatch):
    def full(folder):
        raise OSError(28, "No space left on device", str(folder))

    monkeypatch.setattr(flush, "flush_disk", full)
    with pytest.raises(OSError):
        filled(out)
    assert files_in(out) == OLD and neighbours(out) == ["_site"]


def test_a_preview_does_not_wait_for_the_disk(out, calls):
    filled(out, durable=False)
    assert files_in(out) == NEW and not any(call.startswith("fsync") for call in calls)


def changed_in_place(file: Path) -> None:
    """Change a byte of a file, and give it the time that it had."""
    before = file.stat()
    with file.open("rb+") as stream:
        stream.seek(200)
        stream.write(b"#")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


@pytest.mark.parametrize("path", some_of(["index.html", "assets/site.css", "data/measures.json"]))
def test_a_file_changed_in_place_is_never_kept(tiny_copy, out, tmp_path, path):
    """Neither where nothing else has changed, nor where a build keeps what it can; and so never in the ZIP."""
    sink, cache = FolderSink(out), tmp_path / "cache"
    build(tiny_copy, sink=sink, cache=cache)
    whole = contents(out)
    changed_in_place(out / path)
    build(tiny_copy, sink=sink, cache=cache)
    assert contents(out) == whole
    changed_in_place(out / path)
    edit(tiny_copy / SECOND, "summary: {text: ", "summary: {text: 新")
    build(tiny_copy, sink=sink, cache=cache)
    assert contents(out) == site_files(tiny_copy)


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "no right"])
def test_what_is_no_file_proves_nothing(tmp_path, kind):
    file = tmp_path / "file"
    if kind == "link":
        (tmp_path / "other").write_bytes(b"x")
        file.symlink_to(tmp_path / "other")
    elif kind == "pipe":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    else:
        file.write_bytes(b"x")
        file.chmod(0)
        if os.access(file, os.R_OK):
            pytest.skip("root may read everything")
    assert proof_of(str(file)) is None
