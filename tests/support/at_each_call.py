"""Run a call in a fork of this process, and stop it, look or signal at one of its file operations, which Python audits.

Python tells its hooks of every file that is opened and every name that is changed. A hook cannot be removed: hence the fork.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

EVENTS = (
    "open",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.truncate",
    "os.utime",
    "shutil.rmtree",
    "ctypes.call_function",
)
FAULT = 70


def in_fork(call: Callable[[], object], at: Callable[[int], None], within: Path) -> int:
    """Call `at` with the number of each file operation on paths in `within`, before it happens. Return the exit code of the fork.

    The code is 0, that of SystemExit, the negative number of the signal that ended it, or FAULT, with a traceback on stderr.
    """
    child = os.fork()
    if child == 0:
        code = FAULT
        try:
            hook_in(at, str(within))
            call()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else FAULT
        except BaseException:  # noqa: BLE001 - it must not reach the test
            traceback.print_exc()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def hook_in(at: Callable[[int], None], within: str) -> None:
    count, inside = 0, False

    def hook(event: str, given: tuple) -> None:
        nonlocal count, inside
        if inside or event not in EVENTS:
            return
        if event != "ctypes.call_function" and not any(
            within in os.fsdecode(each) for each in given if isinstance(each, str | bytes)
        ):
            return
        inside, now, count = True, count, count + 1
        try:
            at(now)
        finally:
            inside = False

    sys.addaudithook(hook)


def killed(number: int) -> Callable[[int], None]:
    """End the process at once at that operation, as SIGKILL does."""
    return lambda count: os._exit(9) if count == number else None


def terminated(number: int) -> Callable[[int], None]:
    """Send the process SIGTERM at that operation; it is handled before the next line of Python."""
    return lambda count: signal.raise_signal(signal.SIGTERM) if count == number else None


def noted(writer: int) -> None:
    os.write(writer, b".")


def counted(call: Callable[[], object], within: Path) -> int:
    """Return how many file operations a call has."""
    reader, writer = os.pipe()
    in_fork(call, lambda count: noted(writer), within)
    os.close(writer)
    with open(reader, "rb") as pipe:
        return len(pipe.read())
