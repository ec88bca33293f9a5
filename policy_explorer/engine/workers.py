"""Functions run in processes of their own, each of which keeps what it has loaded. Effects: starts processes.

A worker is a copy of this process (fork): it knows everything that was known when it was started, for nothing. Where
copies cannot be had, or there is little to do, `Alone` does the same work here.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any

MOST = 8
WORTH_IT = 300  # measures; fewer are done before a worker could begin
CAN_COPY = sys.platform == "linux"  # elsewhere a copy of a process may not use the system's libraries


class WorkerFault(Exception):
    """A worker ended, or failed in a way that it could not pass on; the text is what it said."""


class Job:
    """One call, for one worker: `function(state, *given)`, `state` being that worker's own dict."""

    __slots__ = ("function", "given", "worker")

    def __init__(self, worker: int, function: Callable, *given: Any):
        self.worker, self.function, self.given = worker, function, given


class Alone:
    """The one worker is this process."""

    count = 1

    def __init__(self, state: dict[str, Any]):
        self.state = state

    def run(self, jobs: Iterable[Job]) -> Iterator[Any]:
        for job in jobs:
            yield job.function(self.state, *job.given)

    def cpu(self) -> float:
        """Seconds of processor time spent besides this process's own."""
        return 0.0

    def close(self) -> None:
        pass


class Workers:
    """So many copies of this process; each does its jobs in their order."""

    def __init__(self, count: int, state: dict[str, Any]):
        context = multiprocessing.get_context("fork")
        self.count = count
        self.spent = [0.0] * count
        self.ends: list[Connection] = []
        self.processes = []
        sys.stdout.flush()
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(target=serve_jobs, args=(theirs, [*self.ends, ours], state), daemon=True)
            process.start()
            theirs.close()
            self.ends.append(ours)
            self.processes.append(process)

    def run(self, jobs: Iterable[Job]) -> Iterator[Any]:
        """What the jobs give, as it comes; a job's exception is raised here."""
        queues = [deque() for _ in range(self.count)]
        for job in jobs:
            queues[job.worker].append(job)
        busy = {end: at for at, end in enumerate(self.ends) if self.send(at, queues[at])}
        while busy:
            for end in wait(list(busy)):
                at = busy.pop(end)
                well, given, self.spent[at] = self.receive(end)
                if self.send(at, queues[at]):
                    busy[end] = at
                if not well:
                    raise given
                yield given

    def send(self, at: int, queue: deque[Job]) -> bool:
        if not queue:
            return False
        job = queue.popleft()
        self.ends[at].send((job.function, job.given))
        return True

    def receive(self, end: Connection) -> tuple[bool, Any, float]:
        try:
            return end.recv()
        except EOFError:
            raise WorkerFault("a worker ended without an answer") from None

    def cpu(self) -> float:
        return sum(self.spent)

    def close(self) -> None:
        for end in self.ends:
            end.close()
        for process in self.processes:
            process.terminate()
            process.join()


def serve_jobs(end: Connection, others: list[Connection], state: dict[str, Any]) -> None:
    """A worker's life: it ends when the one who started it closes the connection, or is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:
        other.close()
    gc.freeze()
    while True:
        try:
            function, given = end.recv()
        except EOFError:
            os._exit(0)
        try:
            answer = True, function(state, *given)
        except BaseException as fault:
            answer = False, portable(fault)
        end.send((*answer, time.process_time()))


def portable(fault: BaseException) -> BaseException:
    """The same exception, if another process can be given it."""
    try:
        pickle.loads(pickle.dumps(fault))
        return fault
    except Exception:
        return WorkerFault("".join(traceback.format_exception(fault)))


def workers_for(measures: int, state: dict[str, Any]) -> Alone | Workers:
    """As many workers as there are processors, where there is enough work for two; each begins with a copy of the state."""
    count = min(len(os.sched_getaffinity(0)), MOST) if CAN_COPY else 1
    return Workers(count, state) if count > 1 and measures >= WORTH_IT else Alone(state)
