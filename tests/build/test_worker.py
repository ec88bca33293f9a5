"""A worker: how it ends."""

from __future__ import annotations

import errno
import os
from functools import partial

import pytest

from policy_explorer.build import MemorySink, WorkerPool, build, pool
from policy_explorer.build.pool import call_state
from policy_explorer.build.worker import Job, Worker, WorkerDied
from support.built import site_files

MORE_THAN_A_PIPE_HOLDS = 1 << 24  # bytes


def test_a_worker_whose_answer_nobody_awaits_ends_without_a_traceback(capfd):
    worker = Worker(partial(bytes, MORE_THAN_A_PIPE_HOLDS))
    worker.call(Job(call_state))
    worker.end.poll(None)  # it has begun to answer
    worker.end.close()
    worker.process.join()
    assert (worker.process.exitcode, capfd.readouterr().err) == (0, "")


def test_a_worker_that_is_killed_is_said_to_have_died():
    worker = Worker(None)
    worker.process.kill()
    worker.process.join()
    with pytest.raises(WorkerDied):
        worker.call(Job(call_state))
        worker.answer()
    worker.close()


@pytest.mark.wide
def test_a_system_that_starts_no_process_costs_only_time(tiny_content, monkeypatch):
    def refused() -> int:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    expected = site_files(tiny_content)
    monkeypatch.setattr(pool, "processors", lambda: 2)
    monkeypatch.setattr(os, "fork", refused)
    sink = MemorySink()
    build(tiny_content, sink=sink, pool=WorkerPool())
    assert sink.files == expected
