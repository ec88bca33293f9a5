"""What a rule of the doctor gets (`RuleContext`) and yields (`Finding`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct

from policy_explorer.load.loader import Sources
from policy_explorer.load.problem import FieldPath
from policy_explorer.model import Settings
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content
from policy_explorer.validate.source_file import SourceFile

T = TypeVar("T")
LONG_RUN = 5  # measures


class Finding(Struct, frozen=True, order=True):
    """One piece of advice. `path` is relative to the content folder; `line` counts from 1 and is 0 for a whole file."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}" if self.line else f"{self.path}: {self.text}"


@dataclass(frozen=True)
class RuleContext:
    """The content, which may have problems, and the reference date `on`."""

    sources: Sources
    content: Content
    on: date

    @cached_property
    def soon_days(self) -> int:
        """Within how many days from `on` a period ends soon: the site's setting, or its default."""
        written = self.content.settings.get("soon_days", int) if self.content.settings else None
        return int(Settings.model_fields["soon_days"].default) if written is None else written

    def vocabulary(self, name: str, *pattern: Any, kind: type[T]) -> list[tuple[SourceFile, FieldPath, T]]:
        """Return (file, path, value) of what `pattern` reaches in the vocabulary `name`; nothing where it is absent."""
        file = self.content.vocabularies.get(name)
        return [(file, path, value) for path, value in file.select(*pattern, kind=kind)] if file else []


def finding_at(file: SourceFile, field: FieldPath, text: str) -> Finding:
    """Return a finding at the path `field` of `file`."""
    return Finding(file.path, file.position(field).key[0], text)


def title_and_text(file: SourceFile) -> str:
    """Return the title and the text of the measure `file` without white space, on two lines."""
    return without_whitespace(file.get("title", str) or "") + "\n" + file.words


def numbers_wording(numbers: Iterable[int]) -> str:
    """Return the numbers of measures as 第 1、3、5 至 9 项: sorted, each once, long runs by their ends."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    written = (f"{run[0]} 至 {run[-1]}" if len(run) >= LONG_RUN else "、".join(map(str, run)) for run in runs)
    return f"第 {'、'.join(written)} 项"
