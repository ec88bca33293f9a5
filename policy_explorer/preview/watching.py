"""Folders -> what changes under them. Effects: watches the disk, and runs a server, each in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

# Milliseconds. An editor that saves writes several times within a few; whoever saves all files at once needs more.
QUIET, LONGEST = 30, 300


class Changes:
    """The files that changed and were not asked for yet. Safe to use from several threads."""

    def __init__(self) -> None:
        self.found: set[Path] = set()
        self.fault: Exception | None = None
        self.news = threading.Condition()

    def add(self, found: Iterable[Path] = (), fault: Exception | None = None) -> None:
        with self.news:
            self.found.update(found)
            self.fault = fault
            self.news.notify_all()

    def waiting(self) -> bool:
        return bool(self.found or self.fault)

    def take(self, seconds: float) -> set[Path]:
        """Those that changed, as soon as some did; none after so many seconds. Raises what ended the watching."""
        with self.news:
            self.news.wait_for(self.waiting, seconds)
            if self.fault:
                raise self.fault
            taken, self.found = self.found, set()
            return taken


@contextmanager
def watching(folders: Iterable[Path]) -> Iterator[Changes]:
    """What changes in the folders for as long as this holds."""
    changes, stop = Changes(), threading.Event()

    def follow() -> None:
        try:
            for found in watch(*folders, stop_event=stop, debounce=LONGEST, step=QUIET):
                changes.add(Path(path) for _, path in found)
        except Exception as fault:  # noqa: BLE001 - told to whoever waits for changes
            changes.add(fault=fault)

    thread = threading.Thread(target=follow, daemon=True)
    thread.start()
    try:
        yield changes
    finally:
        stop.set()
        thread.join()


@contextmanager
def answering(server: ThreadingHTTPServer) -> Iterator[None]:
    """Requests are answered for as long as this holds; then the port is free again."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
