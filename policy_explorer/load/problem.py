"""A problem of the content, as a value, and how it is written for an editor.

Stages yield problems instead of raising or printing them; the command sorts them, prints each once and ends with
exit code 1. Content editors read the texts of problems, which are therefore in Chinese.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from policy_explorer.errors import PolicyExplorerError
from policy_explorer.text.invisible import escaped

# Where a value is in a file: the keys and list indices that lead to it from the root.
FieldPath = tuple[str | int, ...]

LONGEST_VALUE = 60


class Problem(Struct, frozen=True, order=True):
    """One problem at one place.

    `path` is relative to the content folder, with forward slashes. `line` and `column` count from 1, and are 0 for a
    problem of a whole file or folder. `field` is a dotted path such as `benefits[0].eligibility.all[1].at_least`.
    `value` is the offending text as written, shortened; `hint` says what to do.
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
        """`message`, `value` and `hint` on one line, with control characters escaped."""
        value = f"（写的是：{self.value}）" if self.value else ""
        hint = f" 提示：{self.hint}" if self.hint else ""
        return escaped(" ".join(f"{self.message}{value}{hint}".splitlines()))


class ContentError(PolicyExplorerError):
    """The content has problems: `problems`, sorted, each once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def printable_path(path: str) -> str:
    """Return `path` on one line, prefixed with `./` where GitHub Actions would read it as a workflow command."""
    text = escaped(" ".join(path.splitlines()))
    return f"./{text}" if text.lstrip().startswith(("::", "##[")) else text


def dotted(path: Iterable[str | int]) -> str:
    """Return `path` as editors read it, such as `benefits[0].eligibility.all[1].at_least`."""
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in path)
    return steps.removeprefix(".")


def shown(value: Any) -> str:
    """Return `value` as an editor would write it, on one line, escaped, cut to `LONGEST_VALUE` characters."""
    if isinstance(value, str):
        text = value
    else:
        text = "空" if value is None else json.dumps(value, ensure_ascii=False, default=str)
    text = escaped(" ".join(text.split()))
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
