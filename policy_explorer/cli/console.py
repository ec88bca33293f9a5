"""What a command prints. Results go to stdout, all else to stderr."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from policy_explorer.cli.paths import resolved
from policy_explorer.cli.report import as_annotations, as_json, as_text
from policy_explorer.load.problem import Problem
from policy_explorer.text.invisible import escaped


def escape_unprintable() -> None:
    """Let stdout print code points if the terminal's encoding has no Chinese, as stderr always does."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Print a line on stderr, with control characters escaped; nowhere, if that is closed."""
    if sys.stderr:
        print(escaped(text), file=sys.stderr)


def progress(text: str) -> None:
    """Print a line on stderr if a person watches."""
    if sys.stderr and sys.stderr.isatty():
        say(text)


def print_result(format: str | None, text: str) -> None:
    """Print what a command without problems has found; as JSON there are no problems, and the text goes to stderr."""
    if format == "json":
        print(as_json(()))
        say(text.rstrip("\n"))
    else:
        print(text, end="")


def print_problems(problems: Iterable[Problem], folder: Path, format: str | None = None) -> None:
    """Print problems, whose paths are relative to `folder`. In a workflow of GitHub, annotate the files as well."""
    if format == "json":
        print(as_json(problems))
        return
    if format == "github" or (format is None and os.environ.get("GITHUB_ACTIONS") == "true"):
        say(as_annotations(problems, path_in_repository(folder)))
    if format != "github":
        say(as_text(problems))


def path_in_repository(folder: Path) -> str:
    """Return the path of the folder in the repository that a workflow works in; "" for its top."""
    top, absolute = resolved(Path(os.environ.get("GITHUB_WORKSPACE") or ".")), resolved(folder)
    path = absolute.relative_to(top) if absolute.is_relative_to(top) else absolute
    return "" if path == Path() else path.as_posix()
