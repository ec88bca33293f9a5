"""Folders -> what changes under them. Effects: watches the disk; runs a server in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

# Milliseconds. An editor that saves writes several times within a few; whoever saves all files at once needs more.
QUIET, LONGEST = 30, 300
PAUSE = 1000


def changes(folders: Iterable[Path], stop: threading.Event) -> Iterator[set[Path]]:
    """The files that changed, each time that some did, and none for each pause of a second, until `stop` is set."""
    for found in watch(
        *folders, stop_event=stop, debounce=LONGEST, step=QUIET, rust_timeout=PAUSE, yield_on_timeout=True, raise_interrupt=True
    ):
        yield {Path(path) for _, path in found}


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
