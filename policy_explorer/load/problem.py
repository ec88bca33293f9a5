"""A fault in the content, as a value.

Stages yield problems instead of raising or printing; `build.py` sorts them, prints them once and
exits with 1. Every text here is read by a content editor and is therefore Chinese.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from policy_explorer.errors import PolicyExplorerError
from policy_explorer.text.invisible import escaped

# Where a value stands in a file: the keys and list indices that lead to it.
FieldPath = tuple[str | int, ...]

LONGEST_VALUE = 60


class Problem(Struct, frozen=True, order=True):
    """One fault at one place.

    `path` is relative to the content folder, with forward slashes; `line` and `column` count from 1
    and are 0 where a fault has no place (a missing file). `field` is a dotted path such as
    `benefits[0].eligibility.all[1].at_least`; `value` is the offending text as written, shortened.
    """

    path: str
    line: int
    column: int
    field: str
    message: str
    value: str = ""
    hint: str = ""

    def __str__(self) -> str:
        path = printable_path(self.path)
        place = f"{path}:{self.line}:{self.column}" if self.line else path
        field = f" {self.field}：" if self.field else " "
        return f"{place}:{field}{self.explanation}"

    @property
    def explanation(self) -> str:
        """What is wrong, what was written, what to do; without the place. On one line, with nothing that a terminal would obey."""
        value = f"（写的是：{self.value}）" if self.value else ""
        hint = f" 提示：{self.hint}" if self.hint else ""
        return escaped(" ".join(f"{self.message}{value}{hint}".splitlines()))


class ContentError(PolicyExplorerError):
    """Carries the problems of a stage that could not go on."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def printable_path(path: str) -> str:
    """On one line, and no command to the machine that shows a workflow's log, whatever a file is called."""
    text = escaped(" ".join(path.splitlines()))
    return f"./{text}" if text.lstrip().startswith(("::", "##[")) else text


def dotted(path: Iterable[str | int]) -> str:
    """A path as editors read it: `benefits[0].eligibility.all[1].at_least`."""
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in path)
    return steps.removeprefix(".")


def shown(value: Any) -> str:
    """A value as an editor would write it, on one line, shortened and safe to print."""
    if isinstance(value, str):
        text = value
    else:
        text = "空" if value is None else json.dumps(value, ensure_ascii=False, default=str)
    text = escaped(" ".join(text.split()))
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
