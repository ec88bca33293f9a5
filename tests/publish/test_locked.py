"""A lock holds between processes, ends with its process, and leaves no file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy_explorer.publish.lock import locked
from support.command_line import ROOT
from support.processes import PATIENCE, started

PROCESSES, TURNS = 3, 40


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / ".lock"


@pytest.fixture
def holder(lock: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until it is given a line."""
    code = f"""if True:
        from pathlib import Path
        from policy_explorer.publish.lock import locked
        with locked(Path({str(lock)!r})):
            print("locked", flush=True)
            input()
    """
    with started([sys.executable, "-c", code], "stdout", stdin=subprocess.PIPE) as (process, printed):
        printed.wait_for("^locked$")
        yield process


def require_free(lock: Path) -> None:
    with locked(lock, wait=False):
        assert lock.exists()
    assert not lock.exists()


def test_a_lock_leaves_no_file(lock):
    require_free(lock)


def test_a_lock_of_another_process_is_respected_until_it_ends(lock, holder):
    with pytest.raises(BlockingIOError), locked(lock, wait=False):
        pass
    holder.communicate("go on\n", timeout=PATIENCE)
    assert holder.returncode == 0
    require_free(lock)


def test_the_lock_of_a_killed_process_is_released(lock, holder):
    holder.kill()
    holder.wait(PATIENCE)
    assert lock.exists(), "nobody could remove it"
    require_free(lock)


def test_an_exception_releases_the_lock(lock):
    with pytest.raises(ValueError, match=r"^inside$"), locked(lock):
        raise ValueError("inside")
    require_free(lock)


def test_only_one_process_holds_a_lock(lock, tmp_path):
    """Though each removes the lock file, for which the others wait: without turns, counts would be lost."""
    count = tmp_path / "count"
    count.write_text("0")
    code = f"""if True:
        from pathlib import Path
        from policy_explorer.publish.lock import locked
        count = Path({str(count)!r})
        for _ in range({TURNS}):
            with locked(Path({str(lock)!r})):
                last = int(count.read_text())
                count.write_text("")
                count.write_text(str(last + 1))
    """
    processes = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(PROCESSES)]
    assert [process.wait(PATIENCE) for process in processes] == [0] * PROCESSES
    assert count.read_text() == str(PROCESSES * TURNS)
    assert not lock.exists()
