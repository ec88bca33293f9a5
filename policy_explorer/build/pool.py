"""Functions run in processes of their own, each of which keeps what it has loaded. Effects: starts processes.

A worker is a copy of this process (fork): it knows everything that was known when it was started, for nothing. Where
copies cannot be had, or there is little to do, the same work is done here. A copy has none of the threads that libraries
run for themselves: what needs them (`minify`) is done before.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MOST = 8
WORTH_IT = 300  # measures; fewer are done before a worker could begin
CAN_COPY = sys.platform == "linux"  # elsewhere a copy of a process may not use the system's libraries


class WorkerFault(Exception):
    """A worker ended, or failed in a way that it could not pass on; the text is what it said."""


class Job:
    """One call: `function(state, *given)`, where `state` is what the process knows."""

    __slots__ = ("function", "given")

    def __init__(self, function: Callable, *given: Any):
        self.function, self.given = function, given


class Crew:
    """Whoever does the jobs: this process alone, or copies of it as soon as there is work enough for two.

    A job has a name, which stays with the worker that has done one of that name.
    """

    def __init__(self, state: dict[str, Any]):
        self.state = state
        self.told: dict[str, Any] = {}
        self.workers: list[Worker] = []
        self.homes: dict[str, Worker] = {}

    def tell(self, **known: Any) -> None:
        """Something more that every process is to know."""
        self.state |= known
        for worker in self.workers:
            worker.call(Job(learn, known))
            worker.answer()

    def run(
        self, work: Mapping[str, int], job_of: Callable[[str], Job], meanwhile: Iterator[Any] = iter(())
    ) -> Iterator[Any]:
        """What the jobs give, as it comes; `work` says how much each is to do, in measures. While others work, this process
        goes on with what `meanwhile` does in small steps; what is left of it is left.
        """
        if not self.workers and processors() > 1 and sum(work.values()) >= WORTH_IT:
            self.workers = [Worker(self.state) for _ in range(processors())]
        if not self.workers:
            for name in work:
                job = job_of(name)
                yield job.function(self.state, *job.given)
            return
        from multiprocessing.connection import wait  # loaded where it is of use

        queues = self.shares(work)
        busy = {worker.end: worker for worker in self.workers if self.next(worker, queues[worker], job_of)}
        idle = object()
        waiting = next(meanwhile, idle) is idle
        while busy:
            ready = wait(list(busy), None if waiting else 0)
            if not ready:
                waiting = next(meanwhile, idle) is idle
            for end in ready:
                worker = busy.pop(end)
                given = worker.answer()
                if self.next(worker, queues[worker], job_of):
                    busy[end] = worker
                yield given

    def shares(self, work: Mapping[str, int]) -> dict[Worker, deque[str]]:
        """The names for each worker: first its own, then the largest of the others to the one with least to do."""
        queues = {worker: deque() for worker in self.workers}
        loads = dict.fromkeys(self.workers, 0)
        for name in sorted(work, key=lambda name: (name not in self.homes, -work[name])):
            worker = self.homes.setdefault(name, min(loads, key=loads.__getitem__))
            queues[worker].append(name)
            loads[worker] += work[name]
        return queues

    def next(self, worker: Worker, queue: deque[str], job_of: Callable[[str], Job]) -> bool:
        if queue:
            worker.call(job_of(queue.popleft()))
            return True
        return False

    def close(self) -> None:
        for worker in self.workers:
            worker.close()
        self.workers = []


class Worker:
    """A copy of this process."""

    def __init__(self, state: dict[str, Any]):
        import multiprocessing

        context = multiprocessing.get_context("fork")
        self.end, theirs = context.Pipe()
        self.process = context.Process(target=serve_jobs, args=(theirs, self.end, state), daemon=True)
        self.process.start()
        theirs.close()

    def call(self, job: Job) -> None:
        self.end.send((job.function, job.given))

    def answer(self) -> Any:
        """What the call gives; what it raises is raised here."""
        try:
            well, given = self.end.recv()
        except EOFError:
            raise WorkerFault("a worker ended without an answer") from None
        if not well:
            raise given
        return given

    def close(self) -> None:
        self.end.close()
        self.process.terminate()
        self.process.join()


class Aside:
    """One call that a copy of this process makes while it goes on; where there can be none, the call is made when its value is
    asked for.
    """

    def __init__(self, make: Callable[[], Any]):
        self.make = make
        self.worker = Worker({"make": make}) if processors() > 1 else None
        if self.worker:
            self.worker.call(Job(made))

    def value(self) -> Any:
        return self.worker.answer() if self.worker else self.make()

    def close(self) -> None:
        if self.worker:
            self.worker.close()


def made(state: dict[str, Any]) -> Any:
    return state["make"]()


def learn(state: dict[str, Any], known: Mapping[str, Any]) -> None:
    state |= known


def processors() -> int:
    """How many to use: one, where copies cannot be had, or where a copy could wait for ever for what another thread holds."""
    return min(len(os.sched_getaffinity(0)), MOST) if CAN_COPY and threading.active_count() == 1 else 1


def serve_jobs(end: Connection, other_end: Connection, state: dict[str, Any]) -> None:
    """A worker's life: it ends when the one who started it closes the connection, or is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    other_end.close()
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
        end.send(answer)


def portable(fault: BaseException) -> BaseException:
    """The same exception, if another process can be given it."""
    try:
        pickle.loads(pickle.dumps(fault))
        return fault
    except Exception:
        return WorkerFault("".join(traceback.format_exception(fault)))
