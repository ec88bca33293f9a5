"""Run calls in this process or in forks of it, behind one interface. Effects: starts processes and threads.

Where forks are unsafe, or there is little to do, the calls run in this process. A fork has none of the threads that
libraries start for themselves, so the work that needs them (`minify`) is done before.
"""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from policy_explorer.build.worker import Job, Worker, set_attributes

if TYPE_CHECKING:
    from policy_explorer.build.process_state import ProcessState

NOTHING: Iterator[Any] = iter(())
MOST = 8
WORTH_IT = 300  # measures; fewer are rendered before a worker has started
CAN_COPY = sys.platform == "linux"  # elsewhere a fork may not use libraries of the system
Result_co = TypeVar("Result_co", covariant=True)


class Task(Protocol[Result_co]):
    """A call that runs in the background, or when its value is asked for."""

    def value(self) -> Result_co: ...
    def close(self) -> None: ...


class SerialPool:
    """Does every job in this process, one after the other."""

    state: ProcessState

    def start(self, state: ProcessState) -> None:
        self.state = state

    def share(self, **known: Any) -> None:
        """Set attributes of the state of every process."""
        set_attributes(self.state, known)

    def run(
        self, work: Mapping[str, int], job_of: Callable[[str], Job], meanwhile: Iterator[Any] = NOTHING
    ) -> Iterator[Any]:
        """Yield the results of the jobs in the order in which they finish.

        `work` gives the size of each job, in measures, by its name. While workers are busy, this process takes steps of
        `meanwhile`, and leaves the rest of it to the caller.
        """
        for name in work:
            job = job_of(name)
            yield job.function(self.state, *job.arguments)

    def background(self, make: Callable[[], Result_co]) -> Task[Result_co]:
        """Start a call that may run while this process goes on."""
        return DeferredTask(make)

    def waiting(self, make: Callable[[], Result_co]) -> Task[Result_co]:
        """Start a call that mostly waits for another program."""
        return ThreadTask(make)

    def close(self) -> None:
        """End the workers."""


class WorkerPool(SerialPool):
    """Worker processes, started when there is enough work.

    A worker keeps the documents that it has read, so it also gets the later jobs of the same names.
    """

    def start(self, state: ProcessState) -> None:
        super().start(state)
        self.workers: list[Worker] = []
        self.homes: dict[str, Worker] = {}

    def share(self, **known: Any) -> None:
        super().share(**known)
        for worker in self.workers:
            worker.call(Job(set_attributes, known))
            worker.answer()

    def run(
        self, work: Mapping[str, int], job_of: Callable[[str], Job], meanwhile: Iterator[Any] = NOTHING
    ) -> Iterator[Any]:
        if not self.workers and processors() > 1 and sum(work.values()) >= WORTH_IT:
            self.workers = [Worker(self.state) for _ in range(processors())]
        if not self.workers:
            yield from super().run(work, job_of)
            return
        from multiprocessing.connection import wait  # imported where it is needed: it takes time

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
        """Return the names for each worker.

        A name goes to the worker that had it before; the others go, the largest first, to the worker with the least
        work.
        """
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
    """A call that a fork makes while this process goes on."""

    def __init__(self, make: Callable[[], Result_co]):
        self.worker = Worker(make)
        self.worker.call(Job(call_state))

    def value(self) -> Result_co:
        result: Result_co = self.worker.answer()
        return result

    def close(self) -> None:
        self.worker.close()


class ThreadTask(Generic[Result_co]):
    """A call that a thread makes while this process goes on."""

    def __init__(self, make: Callable[[], Result_co]):
        from concurrent.futures import ThreadPoolExecutor  # imported where it is needed: it takes time

        self.thread = ThreadPoolExecutor(1)
        self.future = self.thread.submit(make)

    def value(self) -> Result_co:
        return self.future.result()

    def close(self) -> None:
        self.thread.shutdown(wait=False, cancel_futures=True)


class DeferredTask(Generic[Result_co]):
    """A call that is made when its value is asked for."""

    def __init__(self, make: Callable[[], Result_co]):
        self.value = make

    def close(self) -> None:
        pass


def call_state(state: Callable[[], Any]) -> Any:
    return state()


def call_next(worker: Worker, queue: deque[str], job_of: Callable[[str], Job]) -> bool:
    """Give `worker` the next job of `queue`. Return False if the queue is empty."""
    if queue:
        worker.call(job_of(queue.popleft()))
        return True
    return False


def processors() -> int:
    """Return how many processes to use.

    Return 1 if forks are unsafe, or if other threads run: a fork might wait forever for a lock that one of them holds.
    """
    return min(len(os.sched_getaffinity(0)), MOST) if CAN_COPY and threading.active_count() == 1 else 1
