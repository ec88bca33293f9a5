"""What rules of the doctor get and give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from msgspec import Struct

from policy_explorer.load.loader import Sources
from policy_explorer.load.problem import FieldPath, shown
from policy_explorer.model import Settings
from policy_explorer.validate.content import Content, SourceFile


class Finding(Struct, frozen=True, order=True):
    """One piece of advice. `path` is relative to the content folder; `line` counts from 1 and is 0 for a whole file."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}" if self.line else f"{self.path}: {self.text}"


@dataclass(frozen=True)
class Case:
    """The content as written, perhaps with faults, and the day from which it is looked at."""

    sources: Sources
    content: Content
    on: date

    @cached_property
    def soon_days(self) -> int:
        written = self.content.settings.get("soon_days", int) if self.content.settings else None
        return Settings.model_fields["soon_days"].default if written is None else written


def at(file: SourceFile, field: FieldPath, text: str) -> Finding:
    """A finding at a field of a file."""
    return Finding(file.path, file.position(field).key[0], text)


def list_of(numbers: Iterable[int]) -> str:
    """`第 1、3、4 项`."""
    return f"第 {'、'.join(map(str, sorted(set(numbers))))} 项"


def brief(text: str) -> str:
    return f"“{shown(text)}”"
