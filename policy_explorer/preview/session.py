"""Changes -> the site rebuilt, first its pages, which the editor looks at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from policy_explorer.preview.watching import Changes

PAUSE = 1.0  # seconds without a change, after which the rest of the site is built
CODE_SUFFIX = ".py"


class Rebuild(Protocol):
    """A function that builds the site, or only its pages, after a change of some files.

    It returns whether it came to its end; it may stop as soon as `interrupted` returns true.
    """

    def __call__(
        self, pages_only: bool = ..., changed: set[Path] = ..., interrupted: Callable[[], bool] = ...
    ) -> bool: ...


def rebuild_on_changes(changes: Changes, rebuild: Rebuild, incomplete: bool) -> None:
    """Rebuild the pages after every change, and the rest of the site in a pause. Return when the program's code changes.

    `incomplete` says whether at first only the pages are built. A change interrupts the building of the rest.
    """
    while True:
        changed = changes.take(PAUSE)
        if any(path.suffix == CODE_SUFFIX for path in changed):
            return
        if changed:
            incomplete = rebuild(pages_only=True, changed=changed, interrupted=changes.pending)
        elif incomplete:
            incomplete = not rebuild(interrupted=changes.pending)
