"""A build that is told to end, or killed, at any of its file operations leaves a whole site, and nothing that the next one does not remove."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support.command_line import ROOT
from support.processes import PATIENCE, eventually, started

BUILDS = ROOT / "tests" / "support" / "signalled_builds.py"
SEED = 20310506


PARTS = [
    pytest.param(workers, part, marks=[] if workers and part == 0 else [pytest.mark.wide])
    for workers in (True, False)
    for part in range(5)
]


@pytest.mark.timeout(1200)
@pytest.mark.parametrize(("workers", "part"), PARTS)
def test_a_signal_at_any_file_operation_hurts_nothing(tmp_path, workers, part, every_combination):
    count = 30 if every_combination else 2
    command = [sys.executable, str(BUILDS), str(tmp_path), "1" if workers else "0", str(SEED + part), str(count)]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert found["faults"] == [] and found["of"] >= 300 and found["cases"] == count


@pytest.mark.parametrize("busy", [False, True])
def test_a_worker_that_loses_its_parent_ends_without_a_word(tmp_path, busy):
    """Whether it waits for a job or does one, which would take hours."""
    code = f"""if True:
        import os, sys, time
        from policy_explorer.build.worker import Job, Worker
        def work(state):
            while {busy}:
                time.sleep(0.01)
            return os.getpid()
        workers = [Worker(None) for _ in range(3)]
        for worker in workers:
            worker.call(Job(work))
        print(*(worker.process.pid for worker in workers), flush=True)
        sys.stdin.read()
    """
    errors = tmp_path / "errors"
    with (
        errors.open("w") as stderr,
        started([sys.executable, "-c", code], "stdout", stdin=subprocess.PIPE, stderr=stderr) as (parent, said),
    ):
        workers = [int(each) for each in said.wait_for("^[0-9 ]+$").split()]
        parent.kill()
        parent.wait(PATIENCE)
        assert eventually(lambda: not any(map(is_alive, workers)))
    assert errors.read_text("utf-8") == ""


def is_alive(process: int) -> bool:
    """Whether there is such a process that has not ended; one that has may wait for its exit code to be read."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False
