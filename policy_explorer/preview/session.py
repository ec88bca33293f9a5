"""Changes -> the site drawn anew, first what the editor looks at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from policy_explorer.preview.watching import Changes

PAUSE = 1.0  # seconds without a change, after which whoever edits is taken to look or think
PROGRAM = ".py"


class Draw(Protocol):
    """Draws the pages, or all; after a change of these files. Whether it came to its end, which it need not as soon as it is `interrupted`."""

    def __call__(self, pages_only: bool = ..., changed: set = ..., interrupted: Callable[[], bool] = ...) -> bool: ...


def follow(changes: Changes, draw: Draw, unfinished: bool) -> None:
    """Draw the pages after every change, and what is made of them when whoever edits pauses. Ends when the program changes.

    `unfinished` says whether only the pages are drawn to begin with. A change that comes meanwhile is never waited for.
    """
    while True:
        changed = changes.take(PAUSE)
        if any(path.suffix == PROGRAM for path in changed):
            return
        if changed:
            unfinished = draw(pages_only=True, changed=changed, interrupted=changes.waiting)
        elif unfinished:
            unfinished = not draw(interrupted=changes.waiting)
