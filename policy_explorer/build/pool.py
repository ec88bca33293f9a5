"""Calls run in this process or in copies of it, behind one interface. Effects: starts processes and threads.

A worker is a copy of this process (fork): it knows everything that was known when it was started, for nothing. Where
copies cannot be had, or there is little to do, the same work is done here. A copy has none of the threads that libraries
run for themselves: what needs them (`minify`) is done before.
"""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from policy_explorer.build.worker import Job, Worker, learn

if TYPE_CHECKING:
    from policy_explorer.build.process_state import ProcessState

NOTHING: Iterator[Any] = iter(())
MOST = 8
WORTH_IT = 300  # measures; fewer are done before a worker could begin
CAN_COPY = sys.platform == "linux"  # elsewhere a copy of a process may not use the system's libraries
Result_co = TypeVar("Result_co", covariant=True)


class Task(Protocol[Result_co]):
    """A call that goes on in the background, or is made when its value is asked for."""

    def value(self) -> Result_co: ...
    def close(self) -> None: ...


class SerialPool:
    """Does every job in this process, one after the other."""

    state: ProcessState

    def start(self, state: ProcessState) -> None:
        self.state = state

    def share(self, **known: Any) -> None:
        """Set attributes of the state of every process."""
        learn(self.state, known)

    def run(
        self, work: Mapping[str, int], job_of: Callable[[str], Job], meanwhile: Iterator[Any] = NOTHING
    ) -> Iterator[Any]:
        """Yield the results of the jobs, as they come.

        `work` says how much each job is to do, in measures, by its name. While others work, this process goes on with
        what `meanwhile` does in small steps; what is left of it is left.
        """
        for name in work:
            job = job_of(name)
            yield job.function(self.state, *job.arguments)

    def background(self, make: Callable[[], Result_co]) -> Task[Result_co]:
        """Start a call that may go on meanwhile."""
        return DeferredTask(make)

    def waiting(self, make: Callable[[], Result_co]) -> Task[Result_co]:
        """Start a call that mostly waits for another program."""
        return ThreadTask(make)

    def close(self) -> None:
        """End the workers; what they know of documents is of no more use."""


class WorkerPool(SerialPool):
    """Copies of this process, as soon as there is work enough for two. A job stays with the worker that has done one of its name."""

    def start(self, state: ProcessState) -> None:
        super().start(state)
        self.workers: list[Worker] = []
        self.homes: dict[str, Worker] = {}

    def share(self, **known: Any) -> None:
        super().share(**known)
        for worker in self.workers:
            worker.call(Job(learn, known))
            worker.answer()

    def run(
        self, work: Mapping[str, int], job_of: Callable[[str], Job], meanwhile: Iterator[Any] = NOTHING
    ) -> Iterator[Any]:
        if not self.workers and processors() > 1 and sum(work.values()) >= WORTH_IT:
            self.workers = [Worker(self.state) for _ in range(processors())]
        if not self.workers:
            yield from super().run(work, job_of)
            return
        from multiprocessing.connection import wait  # loaded where it is of use

        queues = self.queues(work)
        busy: dict[Any, Worker] = {
            worker.end: worker for worker in self.workers if call_next(worker, queues[worker], job_of)
        }
        idle = object()
        waiting = next(meanwhile, idle) is idle
        while busy:
            ready = wait(list(busy), None if waiting else 0)
            if not ready:
                waiting = next(meanwhile, idle) is idle
            for end in ready:
                worker = busy.pop(end)
                result = worker.answer()
                if call_next(worker, queues[worker], job_of):
                    busy[end] = worker
                yield result

    def queues(self, work: Mapping[str, int]) -> dict[Worker, deque[str]]:
        """Return the names for each worker: first its own, then the largest of the others to the one with least to do."""
        queues: dict[Worker, deque[str]] = {worker: deque() for worker in self.workers}
        loads = dict.fromkeys(self.workers, 0)
        for name in sorted(work, key=lambda name: (name not in self.homes, -work[name])):
            worker = self.homes.setdefault(name, min(loads, key=loads.__getitem__))
            queues[worker].append(name)
            loads[worker] += work[name]
        return queues

    def background(self, make: Callable[[], Result_co]) -> Task[Result_co]:
        return BackgroundTask(make) if processors() > 1 else DeferredTask(make)

    def waiting(self, make: Callable[[], Result_co]) -> Task[Result_co]:
        return BackgroundTask(make) if processors() > 1 else ThreadTask(make)

    def close(self) -> None:
        for worker in self.workers:
            worker.close()
        self.workers, self.homes = [], {}


class BackgroundTask(Generic[Result_co]):
    """One call that a copy of this process makes while it goes on."""

    def __init__(self, make: Callable[[], Result_co]):
        self.worker = Worker(make)
        self.worker.call(Job(call_state))

    def value(self) -> Result_co:
        result: Result_co = self.worker.answer()
        return result

    def close(self) -> None:
        self.worker.close()


class ThreadTask(Generic[Result_co]):
    """One call that is made in a thread while others go on."""

    def __init__(self, make: Callable[[], Result_co]):
        self.thread = ThreadPoolExecutor(1)
        self.future = self.thread.submit(make)

    def value(self) -> Result_co:
        return self.future.result()

    def close(self) -> None:
        self.thread.shutdown(wait=False, cancel_futures=True)


class DeferredTask(Generic[Result_co]):
    """One call that is made when its value is asked for."""

    def __init__(self, make: Callable[[], Result_co]):
        self.value = make

    def close(self) -> None:
        pass


def call_state(state: Callable[[], Any]) -> Any:
    return state()


def call_next(worker: Worker, queue: deque[str], job_of: Callable[[str], Job]) -> bool:
    """Give a worker the next job of its queue; return whether there is one."""
    if queue:
        worker.call(job_of(queue.popleft()))
        return True
    return False


def processors() -> int:
    """Return how many to use: one, where copies cannot be had, or where a copy could wait for ever for what another thread holds."""
    return min(len(os.sched_getaffinity(0)), MOST) if CAN_COPY and threading.active_count() == 1 else 1
