"""Start processes in tests. Waiting for their output has a deadline, and none outlives its test."""

from __future__ import annotations

import queue
import re
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from support.command_line import ROOT

PATIENCE = 60.0  # seconds; a busy machine is no failure
POLL = 0.1  # seconds
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


class Lines:
    """The lines of a stream, read in a thread. `printed` are those up to the last that a test has waited for."""

    def __init__(self, stream: IO[str]) -> None:
        self.printed: list[str] = []
        self.coming: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self.read, args=(stream,), daemon=True).start()

    def read(self, stream: IO[str]) -> None:
        for line in stream:
            self.coming.put(line)
        self.coming.put(None)

    def wait_for(self, pattern: str | re.Pattern[str], patience: float = PATIENCE) -> str:
        """Wait for a line that matches `pattern`, and return the match.

        Raise AssertionError, which shows all printed lines, if the stream ends before that or `patience` seconds are
        over.
        """
        end = time.monotonic() + patience
        while (line := self.next_line(end)) is not None:
            self.printed.append(line)
            if found := re.search(pattern, line):
                return found.group()
        raise AssertionError(f"{pattern!r} was not printed, but:\n{''.join(self.printed) or '(nothing)'}")

    def next_line(self, end: float) -> str | None:
        """Return the next line, or None if the stream has ended or it is later than `end`."""
        try:
            return self.coming.get(timeout=max(0.0, end - time.monotonic()))
        except queue.Empty:
            return None


@contextmanager
def started(command: list[object], stream: str, **options: Any) -> Iterator[tuple[subprocess.Popen[str], Lines]]:
    """Start a process in the top folder of the project. Yield it and the lines of `stream`: "stdout" or "stderr"."""
    pipes: dict[str, Any] = {stream: subprocess.PIPE, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(list(map(str, command)), cwd=ROOT, **{**pipes, **options}) as process:
        try:
            yield process, Lines(getattr(process, stream))
        finally:
            process.kill()


def eventually(holds: Callable[[], bool], patience: float = PATIENCE) -> bool:
    """Call `holds` until it returns true. Return False if `patience` seconds are over before that."""
    end = time.monotonic() + patience
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(POLL)
    return True
