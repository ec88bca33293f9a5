"""A lock holds between processes, ends with its process, and leaves no file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy_explorer.publish.lock import locked

ROOT = Path(__file__).parents[2]


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / ".lock"


@pytest.fixture
def holder(lock: Path) -> Iterator[subprocess.Popen]:
    """Another process that holds the lock until its input ends."""
    code = f"""if True:
        import sys
        from pathlib import Path
        from policy_explorer.publish.lock import locked
        with locked(Path({str(lock)!r})):
            print("locked", flush=True)
            sys.stdin.read()
    """
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, **pipes) as process:
        assert process.stdout.readline() == "locked\n"
        yield process
        process.kill()


def test_a_lock_leaves_no_file(lock):
    with locked(lock):
        assert lock.exists()
    assert not lock.exists()


def test_a_lock_of_another_process_is_respected_until_it_ends(lock, holder):
    with pytest.raises(BlockingIOError), locked(lock, wait=False):
        pass
    holder.communicate("", timeout=20)
    with locked(lock, wait=False):
        pass
    assert not lock.exists()


def test_the_lock_of_a_killed_process_is_released(lock, holder):
    holder.kill()
    holder.wait(20)
    assert lock.exists(), "nobody could remove it"
    with locked(lock, wait=False):
        pass
    assert not lock.exists()


def test_who_waits_gets_the_lock_when_it_is_released(lock, holder):
    holder.stdin.close()
    with locked(lock):
        assert lock.exists()
    assert not lock.exists()


def test_an_exception_releases_the_lock(lock):
    with pytest.raises(ValueError), locked(lock):
        raise ValueError
    with locked(lock, wait=False):
        pass
