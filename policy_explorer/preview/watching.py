"""Folders -> the files that change in them. Effects: watches the disk, in a thread."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchfiles import watch
from watchfiles._rust_notify import WatchfilesRustInternalError

# Milliseconds. Saving one file causes several changes within a few; saving all files at once takes longer.
STEP, DEBOUNCE = 30, 300
PAUSE, LONGEST_PAUSE = 0.1, 2  # seconds before a watcher that failed is started again


class Changes:
    """A queue of changed files. Safe to use from several threads."""

    def __init__(self) -> None:
        self.files: set[Path] = set()
        self.error: Exception | None = None
        self.added = threading.Condition()

    def add(self, files: Iterable[Path] = (), error: Exception | None = None) -> None:
        """Add files, or the error that ended the watching."""
        with self.added:
            self.files.update(files)
            self.error = error
            self.added.notify_all()

    def pending(self) -> bool:
        """Return whether `take` would return at once."""
        return bool(self.files or self.error)

    def take(self, seconds: float) -> set[Path]:
        """Return the changed files as soon as there are some, or none after so many seconds. Raise what ended the watching."""
        with self.added:
            self.added.wait_for(self.pending, seconds)
            if self.error:
                raise self.error
            taken, self.files = self.files, set()
            return taken


@contextmanager
def watch_folders(folders: Iterable[Path]) -> Iterator[Changes]:
    """Watch the folders for as long as the block runs.

    The watcher cannot say a name that is not UTF-8. It is then started again, and the folders themselves are what changed.
    """
    watched = tuple(folders)
    changes, stop = Changes(), threading.Event()

    def collect() -> None:
        pause: float = PAUSE
        try:
            while not stop.is_set():
                try:
                    for found in watch(*watched, stop_event=stop, debounce=DEBOUNCE, step=STEP):
                        changes.add(Path(path) for _, path in found)
                        pause = PAUSE
                except WatchfilesRustInternalError:
                    stop.wait(pause)
                    pause = min(2 * pause, LONGEST_PAUSE)
                    changes.add(watched)
        except Exception as error:  # noqa: BLE001 - `take` raises it in the main thread
            changes.add(error=error)

    thread = threading.Thread(target=collect, daemon=True)
    thread.start()
    try:
        yield changes
    finally:
        stop.set()
        thread.join()
