"""Run jobs in a worker process, one after the other. Effects: starts processes.

A worker is a fork of this process: it has all values that this process had at that moment, without any copying.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from policy_explorer.errors import PolicyExplorerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


WHEN_PARENT_ENDS = 1  # PR_SET_PDEATHSIG
HELD = (signal.SIGINT, signal.SIGTERM)


class WorkerDied(PolicyExplorerError):
    """A worker ended, or raised an exception that cannot be pickled. The argument says why."""

    def __str__(self) -> str:
        return f"生成用的进程中途停了：{self.args[0]}"


class Job:
    """A call `function(state, *arguments)` to be made in a worker, where `state` is that of the worker."""

    __slots__ = ("arguments", "function")

    def __init__(self, function: Callable[..., Any], *arguments: Any):
        self.function, self.arguments = function, arguments


class Worker:
    """A fork of this process that does jobs.

    A fork is safe because `pool.processors` allows none once another thread runs: no lock can be held by a thread that the fork lacks.
    """

    def __init__(self, state: Any):
        import ctypes  # loaded before the fork, which must not wait for a lock of the importer
        import multiprocessing

        context = multiprocessing.get_context("fork")
        self.end, theirs = context.Pipe()
        ends_with_parent = partial(end_with_parent, getattr(ctypes.CDLL(None), "prctl", None), os.getpid())
        arguments = (theirs, self.end, state, ends_with_parent)
        self.process = context.Process(target=serve_jobs, args=arguments, daemon=True)
        try:
            with signals_held():
                self.process.start()
        except OSError as fault:  # the system has no room for another process
            raise WorkerDied(f"a worker could not be started: {fault}") from None
        theirs.close()

    def call(self, job: Job) -> None:
        try:
            self.end.send((job.function, job.arguments))
        except OSError:
            raise WorkerDied("a worker ended before it was called") from None

    def answer(self) -> Any:
        """Wait for the call and return its result. Raise what the call raised, or WorkerDied."""
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


@contextmanager
def signals_held() -> Iterator[None]:
    """Let signals wait: what they raise while libraries follow a fork would be printed, and lost."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, HELD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def set_attributes(state: object, known: Mapping[str, Any]) -> None:
    """Set attributes of `state`."""
    for name, value in known.items():
        setattr(state, name, value)


def end_with_parent(prctl: Callable[[int, int], int] | None, parent: int) -> None:
    """Have the system end this process when its parent ends, whatever it is doing then. Where it cannot, it ends after its job."""
    if prctl is not None:
        prctl(WHEN_PARENT_ENDS, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before that
            os._exit(0)


def serve_jobs(end: Connection, other_end: Connection, state: object, ends_with_parent: Callable[[], None]) -> None:
    """Do jobs until the parent process closes the connection or ends."""
    ends_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD)
    other_end.close()
    gc.freeze()
    with suppress(EOFError, OSError):
        while True:
            function, arguments = end.recv()
            end.send(answer_of(function, state, arguments))
    os._exit(0)


def answer_of(function: Callable[..., Any], state: object, arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    """Make the call. Return (True, its result), or (False, the exception that it raised)."""
    try:
        return True, function(state, *arguments)
    except BaseException as fault:  # noqa: BLE001 - the parent process raises it again
        return False, portable(fault)


def portable(fault: BaseException) -> BaseException:
    """Return `fault` if it can be pickled, otherwise a WorkerDied with its traceback."""
    try:
        pickle.loads(pickle.dumps(fault))  # noqa: S301 - of this very process
        return fault
    except Exception:  # noqa: BLE001 - pickling may raise anything
        return WorkerDied("".join(traceback.format_exception(fault)))
