"""The content as the rules see it: files with their values and places, not yet sure to be well-formed.

Rules look at written values (`SourceFile.select`), not at models, so that one wrong field does not
keep the rest of its file from being checked. `select` passes over whatever has not the shape asked
for: `shapes` reports that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.load.loader import Sources
from policy_explorer.load.problem import FieldPath, Problem, dotted, shown
from policy_explorer.load.yaml_parser import Position, positions
from policy_explorer.load.yaml_positions import character_places, line_and_column
from policy_explorer.text.verbatim import official_text, squeeze

Sort = TypeVar("Sort")
Read = TypeVar("Read")

EACH = object()  # every item of a list
DEEP = object()  # any mapping or list at any depth, the value itself included

HOLDERS = (dict, list)
# Told from None, which a file may hold.
NO_VALUE = object()


def one_step(found: list[tuple[FieldPath, Any]], step: Any) -> list[tuple[FieldPath, Any]]:
    """What one step of a pattern reaches from what the steps before it have reached."""
    if step is DEEP:
        return [held for at, value in found for held in holders(value, at)]
    if step is EACH:
        return [
            ((*at, index), inner) for at, value in found if isinstance(value, list) for index, inner in enumerate(value)
        ]
    return [((*at, step), value[step]) for at, value in found if holds(value, step)]


def holds(value: Any, step: str | int) -> bool:
    """Whether there is something under a key or an index."""
    return step in value if isinstance(value, dict) else isinstance(value, list) and step in range(len(value))


def holders(value: Any, at: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    """A value and every mapping and list in it, in the order in which they are written. Not recursive: most rules walk so."""
    left = [(at, value)]
    while left:
        at, value = left.pop()
        yield at, value
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        left += [((*at, key), inner) for key, inner in items if isinstance(inner, HOLDERS)][::-1]


@dataclass(frozen=True, eq=False)
class SourceFile:
    """One YAML file: its path, its value, and the text it was read from.

    An unreadable measure keeps its place among the others, so that they are not blamed for a gap.
    """

    path: str
    value: Any
    written: str
    readable: bool = True
    known: dict[tuple, Any] = field(default_factory=dict, repr=False)  # see `reached` and `once_a_file`

    def select(self, *pattern, sort: type[Sort] | tuple = object) -> list[tuple[FieldPath, Sort]]:
        """(path, value) of whatever a pattern of keys, EACH and DEEP reaches, if it is of that sort. True is no int."""
        found = self.reached(pattern)
        return [
            held
            for held in found
            if isinstance(held[1], sort) and (held[1].__class__ is not bool or sort in (bool, object))
        ]

    def reached(self, pattern: tuple) -> list[tuple[FieldPath, Any]]:
        """Kept, for patterns begin alike."""
        if pattern not in self.known:
            self.known[pattern] = one_step(self.reached(pattern[:-1]), pattern[-1]) if pattern else [((), self.value)]
        return self.known[pattern]

    def values(self, *pattern, sort: type[Sort] | tuple) -> list[Sort]:
        """The same without the places, in half the time."""
        found = [self.value]
        for place, step in enumerate(pattern, 1):
            if step is DEEP:
                found = [inner for _, inner in self.reached(pattern[:place])]
            elif step is EACH:
                found = [inner for value in found if isinstance(value, list) for inner in value]
            else:
                found = [value[step] for value in found if holds(value, step)]
        return [value for value in found if isinstance(value, sort)]

    def get(self, key: str, sort: type[Sort]) -> Sort | None:
        """The value of a top-level field, if it is of that sort."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return value if isinstance(value, sort) and (value.__class__ is not bool or sort is bool) else None

    def problem(
        self, at: FieldPath, message: str, value: Any = NO_VALUE, hint: str = "", on_key: bool = False
    ) -> Problem:
        """A problem at a value of this file, or at its key."""
        place = self.position(at)
        line, column = place.key if on_key else place.value
        return Problem(self.path, line, column, dotted(at), message, "" if value is NO_VALUE else shown(value), hint)

    def problem_at_character(self, at: FieldPath, index: int, message: str, value: str, hint: str) -> Problem:
        """A problem at one character of a text, counted without white space; one behind the last is where the text ends."""
        problem = self.problem(at, message, value, hint)
        text = next((text for _, text in self.select(*at, sort=str)), "")
        places = list(character_places(self.written, *positions(self.written)[at].span))
        if not places or "".join(character for character, _ in places) != squeeze(text):
            return problem
        found = places[index][1] if index < len(places) else places[-1][1] + 1
        line, column = line_and_column(self.written, found)
        return replace(problem, line=line, column=column)

    def position(self, at: FieldPath) -> Position:
        """Where a value stands; for one that is not there, where the nearest holder of it begins."""
        known = positions(self.written)
        while at and at not in known:
            at = at[:-1]
            if at in known:
                return Position(known[at].key, known[at].key)
        return known.get(at, Position((1, 1), (1, 1)))

    @cached_property
    def text(self) -> str:
        """The official text of a measure's file, without white space."""
        return squeeze(self.get("text", str) or "")


def once_a_file(read: Callable[..., Read]) -> Callable[..., Read]:
    """A reading of a file, perhaps beside something that all files share, that many rules ask for: made once and kept with the file."""

    @wraps(read)
    def kept(file: SourceFile, *beside: Any) -> Read:
        about = (kept, *beside)
        if about not in file.known:
            file.known[about] = read(file, *beside)
        return file.known[about]

    return kept


@once_a_file
def tests(file: SourceFile) -> list[tuple[FieldPath, dict]]:
    """Every mapping in the rules of a measure: the tests, and what holds them."""
    return file.select("benefits", EACH, "eligibility", DEEP, sort=dict)


class NoticeFiles(Struct, frozen=True, dict=True):
    """The files of one document; `document` and `text` are None where they cannot be read."""

    id: str
    document: SourceFile | None
    text: str | None
    measures: tuple[SourceFile, ...]  # in the order of their numbers, as far as they have any

    @cached_property
    def official(self) -> str:
        """The notice without white space and page artefacts; empty where it cannot be read."""
        artefacts = self.document.select("page_artefacts", EACH, sort=str) if self.document else ()
        return official_text(self.text or "", (artefact for _, artefact in artefacts))


class Content(Struct, frozen=True):
    settings: SourceFile | None
    questions: SourceFile | None
    presets: SourceFile | None
    vocabularies: Mapping[str, SourceFile]
    notices: tuple[NoticeFiles, ...]
    pages: Mapping[str, str]  # Markdown by name

    @property
    def measures(self) -> Iterator[SourceFile]:
        return (file for notice in self.notices for file in notice.measures)


def arrange(sources: Sources) -> Content:
    """Put the files of the sources in their places."""
    files = {path: SourceFile(path, value, sources.yaml_text[path]) for path, value in sources.yaml.items()}
    return Content(
        settings=files.get("site.yaml"),
        questions=files.get("questions.yaml"),
        presets=files.get("presets.yaml"),
        vocabularies={
            path.removeprefix("vocabularies/").removesuffix(".yaml"): file
            for path, file in files.items()
            if path.startswith("vocabularies/")
        },
        notices=tuple(notices(sources, files)),
        pages={
            path.removeprefix("pages/").removesuffix(".md"): text
            for path, text in sources.text.items()
            if path.startswith("pages/")
        },
    )


def notices(sources: Sources, files: Mapping[str, SourceFile]) -> Iterator[NoticeFiles]:
    measures: dict[str, list[SourceFile]] = {}
    for path in (*files, *sources.text, *sources.unreadable):
        if path.startswith("documents/"):
            own = measures.setdefault(path.split("/")[1], [])
            if "/measures/" in path:
                own.append(files.get(path) or SourceFile(path, None, "", readable=False))
    for id, own in sorted(measures.items()):
        yield NoticeFiles(
            id=id,
            document=files.get(f"documents/{id}/document.yaml"),
            text=sources.text.get(f"documents/{id}/notice.txt"),
            measures=tuple(sorted(own, key=order)),
        )


def order(file: SourceFile) -> tuple[int, str]:
    """By number; a file whose number cannot be read, by the number in its name."""
    number = file.get("number", int)
    return int(re.match(r"\d+", file.path.rpartition("/")[2]).group()) if number is None else number, file.path
