"""The entry point: build.py and the command `policy-explorer`. Effects: those of the command, and the set-up of the process.

Importing this module changes nothing and loads little; `main` does the rest.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code (`exit_codes`); without `arguments`, take those of the process."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # the models do not depend on what else is installed
    atexit.register(gc.freeze)  # the interpreter ends without one more collection
    from policy_explorer.cli.exit_codes import INTERRUPTED, TERMINATED
    from policy_explorer.collector import collector_ignoring

    try:
        with collector_ignoring():
            from policy_explorer.cli.dispatch import load_command, run
            from policy_explorer.cli.parser import parse

            options = parse(arguments)
            command = load_command(options.command)
    except KeyboardInterrupt:  # loading takes a while
        return INTERRUPTED
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    return run(command, options)
