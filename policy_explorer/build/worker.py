"""A process of its own that does one job after the other. Effects: starts processes.

A worker is a copy of this process (fork): it knows everything that was known when it was started, for nothing.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from policy_explorer.errors import PolicyExplorerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class WorkerDied(PolicyExplorerError):
    """A worker ended, or failed in a way that it could not pass on; the argument is what it said."""

    def __str__(self) -> str:
        return f"生成用的进程中途停了：{self.args[0]}"


class Job:
    """One call: `function(state, *arguments)`, where `state` is what the process knows."""

    __slots__ = ("arguments", "function")

    def __init__(self, function: Callable[..., Any], *arguments: Any):
        self.function, self.arguments = function, arguments


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


def learn(state: object, known: Mapping[str, Any]) -> None:
    for name, value in known.items():
        setattr(state, name, value)


def serve_jobs(end: Connection, other_end: Connection, state: object) -> None:
    """Do jobs until the one who started this worker closes the connection, or is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    other_end.close()
    gc.freeze()
    with suppress(EOFError, OSError):
        while True:
            function, arguments = end.recv()
            end.send(answer_of(function, state, arguments))
    os._exit(0)


def answer_of(function: Callable[..., Any], state: object, arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    """Return whether a call went well, and its result or else the exception."""
    try:
        return True, function(state, *arguments)
    except BaseException as fault:  # noqa: BLE001 - it is raised again where the answer is read
        return False, portable(fault)


def portable(fault: BaseException) -> BaseException:
    """Return the same exception, if another process can be given it."""
    try:
        pickle.loads(pickle.dumps(fault))  # noqa: S301 - of this very process
        return fault
    except Exception:  # noqa: BLE001 - whatever cannot be passed on is told as text
        return WorkerDied("".join(traceback.format_exception(fault)))
