"""Calls run in this process or in copies of it, behind one interface. Effects: starts processes and threads.

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
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from policy_explorer.errors import PolicyExplorerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from policy_explorer.build.process_state import ProcessState

NOTHING: Iterator[Any] = iter(())
MOST = 8
WORTH_IT = 300  # measures; fewer are done before a worker could begin
CAN_COPY = sys.platform == "linux"  # elsewhere a copy of a process may not use the system's libraries
Result_co = TypeVar("Result_co", covariant=True)


class WorkerDied(PolicyExplorerError):
    """A worker ended, or failed in a way that it could not pass on; the argument is what it said."""

    def __str__(self) -> str:
        return f"生成用的进程中途停了：{self.args[0]}"


class Job:
    """One call: `function(state, *arguments)`, where `state` is what the process knows."""

    __slots__ = ("arguments", "function")

    def __init__(self, function: Callable[..., Any], *arguments: Any):
        self.function, self.arguments = function, arguments


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


class Worker:
    """A copy of this process."""

    def __init__(self, state: Any):
        import multiprocessing

        context = multiprocessing.get_context("fork")
        self.end, theirs = context.Pipe()
        self.process = context.Process(target=serve_jobs, args=(theirs, self.end, state), daemon=True)
        self.process.start()
        theirs.close()

    def call(self, job: Job) -> None:
        try:
            self.end.send((job.function, job.arguments))
        except OSError:
            raise WorkerDied("a worker ended before it was called") from None

    def answer(self) -> Any:
        """Return what the call gives; what it raises is raised here."""
        try:
            well, result = self.end.recv()
        except (EOFError, OSError):
            raise WorkerDied("a worker ended without an answer") from None
        if not well:
            raise result
        return result

    def close(self) -> None:
        self.end.close()
        self.process.terminate()
        self.process.join()


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


def learn(state: object, known: Mapping[str, Any]) -> None:
    for name, value in known.items():
        setattr(state, name, value)


def call_next(worker: Worker, queue: deque[str], job_of: Callable[[str], Job]) -> bool:
    """Give a worker the next job of its queue; return whether there is one."""
    if queue:
        worker.call(job_of(queue.popleft()))
        return True
    return False


def processors() -> int:
    """Return how many to use: one, where copies cannot be had, or where a copy could wait for ever for what another thread holds."""
    return min(len(os.sched_getaffinity(0)), MOST) if CAN_COPY and threading.active_count() == 1 else 1


def serve_jobs(end: Connection, other_end: Connection, state: object) -> None:
    """Do jobs until the one who started this worker closes the connection, or is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    other_end.close()
    gc.freeze()
    while True:
        try:
            function, arguments = end.recv()
        except EOFError:
            os._exit(0)
        try:
            answer = True, function(state, *arguments)
        except BaseException as fault:  # noqa: BLE001 - it is raised again where the answer is read
            answer = False, portable(fault)
        end.send(answer)


def portable(fault: BaseException) -> BaseException:
    """Return the same exception, if another process can be given it."""
    try:
        pickle.loads(pickle.dumps(fault))  # noqa: S301 - of this very process
        return fault
    except Exception:  # noqa: BLE001 - whatever cannot be passed on is told as text
        return WorkerDied("".join(traceback.format_exception(fault)))
