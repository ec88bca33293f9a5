"""A command's name -> its module; an error -> what is shown, and the exit code."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from importlib import import_module

from policy_explorer.cli.console import escape_unprintable, print_problems, say
from policy_explorer.cli.exit_codes import INTERRUPTED, PROBLEMS, WRONG_USE
from policy_explorer.cli.explain import explain, explained
from policy_explorer.errors import WrongUse
from policy_explorer.load.problem import ContentError

Command = Callable[[Namespace], int]


def load_command(name: str) -> Command:
    """Import the module of one command; what other commands need is not loaded."""
    module = "import_" if name == "import" else name
    command: Command = import_module(f"policy_explorer.cli.commands.{module}").run
    return command


def run(command: Command, options: Namespace) -> int:
    """Run a command and return its exit code. No traceback for what an editor wrote or the system refused."""
    escape_unprintable()
    try:
        return command(options)
    except ContentError as error:
        print_problems(error.problems, options.content, getattr(options, "format", None))
        return PROBLEMS
    except KeyboardInterrupt:
        say("已中断。")
        return INTERRUPTED
    except explained() as error:
        say(explain(error))
        return WRONG_USE if isinstance(error, WrongUse) else PROBLEMS
