"""The entry point: build.py and the command `policy-explorer`. Effects: those of the command, and the set-up of the process.

Importing this module changes nothing and loads little; `main` does the rest.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code (`exit_codes`); without `arguments`, take those of the process."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # the models do not depend on what else is installed
    atexit.register(gc.freeze)  # the interpreter ends without one more collection
    from policy_explorer.cli.exit_codes import INTERRUPTED, TERMINATED

    try:
        with collector_off_while_loading():
            from policy_explorer.cli.dispatch import load_command, run
            from policy_explorer.cli.parser import parse

            options = parse(arguments)
            command = load_command(options.command)
    except KeyboardInterrupt:  # loading takes a while
        return INTERRUPTED
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    return run(command, options)


@contextmanager
def collector_off_while_loading() -> Iterator[None]:
    """Switch the garbage collector off, and let it never look at what was loaded: all of that stays."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
