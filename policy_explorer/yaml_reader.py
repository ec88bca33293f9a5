"""YAML text -> plain values and problems. Pure.

Built on the events of libyaml's parser, so nothing is resolved, merged or constructed that is not
decided here. Mappings become dicts, sequences lists; plain scalars are read by `yaml_scalars`.
Places are computed only when a problem asks for them (`positions`): a large content folder has
millions of values and, as a rule, no problem.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import yaml
from yaml.cyaml import CParser

from .invisible import INVISIBLE, described, invisible
from .problems import FieldPath, Problem, dotted, shown
from .yaml_scalars import read_plain
from .yaml_syntax import line_at, syntax_fault

DEEPEST = 40
# Where plain yes and no are the words wanted.
YES_NO_FIELDS = frozenset({"verdict"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text holds. Where `readable` is False, reading had to stop and there is no value."""

    value: Any
    problems: tuple[Problem, ...]
    readable: bool


@dataclass(frozen=True, slots=True)
class Position:
    """(line, column), from 1, of a key and of its value. An item of a list has the value's for both.

    `span` is where the value begins and, if it is a scalar, ends: indices into the text.
    """

    key: tuple[int, int]
    value: tuple[int, int]
    span: tuple[int, int] = (0, 0)


class Unreadable(Exception):
    """Reading cannot go on; the problem says why."""


def read_yaml(path: str, text: str) -> Reading:
    """Read the one document in a text; `path` only names it in problems."""
    reader = Reader(path, text)
    hidden = [reader.problem((line, column), f"有看不见的字符（{described(c)}）", "", "删去它") for line, column, c in invisible(text)]
    try:
        value, readable = reader.read(), True
    except Unreadable as stop:
        value, readable = None, False
        # The parser stumbles over control characters too, and says less about them.
        if not hidden:
            reader.problems.extend(stop.args)
    return Reading(value, (*hidden, *reader.problems), readable)


@lru_cache(maxsize=8)
def positions(text: str) -> dict[FieldPath, Position]:
    """The position of every value in a text, by path; as far as the text can be read."""
    reader = Reader("", text, positions={})
    try:
        reader.read()
    except Unreadable:
        pass
    return reader.positions


class Reader:
    """One pass over the events of one text."""

    def __init__(self, path: str, text: str, positions: dict[FieldPath, Position] | None = None):
        self.path = path
        self.text = text
        self.parser = CParser(text)
        self.positions = positions
        self.at: list[str | int] = []
        self.problems: list[Problem] = []

    def read(self) -> Any:
        self.next()  # the stream's start
        if isinstance(self.next(), yaml.StreamEndEvent):
            raise Unreadable(self.problem((1, 1), "文件里没有内容", "", "写上内容；可以照 docs/authoring.zh.md 中的样例写"))
        value = self.read_value(self.next())
        self.next()  # the document's end
        if isinstance(another := self.next(), yaml.DocumentStartEvent):
            hint = "删去分隔线“---”，或拆成几个文件"
            raise Unreadable(self.problem(position(another), "一个文件里只能有一份内容", "---", hint))
        return value

    def next(self) -> yaml.Event:
        try:
            return self.parser.get_event()
        except yaml.YAMLError as error:
            place, message, hint = syntax_fault(error, self.text)
            raise Unreadable(self.problem(place, message, line_at(self.text, place[0] - 1).strip(), hint)) from None

    def read_value(self, event: yaml.Event, key: yaml.Event | None = None) -> Any:
        if self.positions is not None:
            place = position(event)
            span = event.start_mark.index, event.end_mark.index
            self.positions.setdefault(tuple(self.at), Position(position(key) if key else place, place, span))
        if isinstance(event, yaml.ScalarEvent):
            return self.read_scalar(event)
        if len(self.at) >= DEEPEST:
            raise Unreadable(self.problem(position(event), f"嵌套超过 {DEEPEST} 层", "", "检查括号和缩进"))
        if isinstance(event, yaml.MappingStartEvent):
            self.refuse_properties(event)
            return self.read_mapping()
        if isinstance(event, yaml.SequenceStartEvent):
            self.refuse_properties(event)
            return self.read_sequence()
        raise self.reference(event, "*")

    def read_sequence(self) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            self.at.append(len(items))
            items.append(self.read_value(event))
            self.at.pop()
        return items

    def read_mapping(self) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self.read_key(event)
            self.at.append(key)
            if key in mapping:
                self.complain(event, "字段重复", key, f"第 {lines[key]} 行已经写过，删去一处")
            value = self.read_value(self.next(), event)
            self.at.pop()
            mapping.setdefault(key, value)
            lines.setdefault(key, event.start_mark.line + 1)
        return mapping

    def read_key(self, event: yaml.Event) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            if isinstance(event, yaml.AliasEvent):
                raise self.reference(event, "*")
            raise Unreadable(self.problem(position(event), "字段名只能是文字", "", "值以 [ 、{ 或 ? 开头时加引号"))
        self.refuse_properties(event)
        if event.style:
            return event.value
        if event.value == "<<":
            raise Unreadable(self.problem(position(event), "不支持合并键", "<<", "把要合并的字段逐个写出"))
        value, complaint = read_plain(event.value)
        if complaint or not isinstance(value, str):
            self.complain(event, "字段名只能是文字", event.value, f"加引号：'{event.value}'")
        return event.value

    def read_scalar(self, event: yaml.ScalarEvent) -> Any:
        self.refuse_properties(event)
        if event.style:
            if event.style == '"' and (found := INVISIBLE.search(event.value)):
                self.complain(event, f"有看不见的字符（{described(found.group())}）", event.value, "删去它")
            return event.value
        value, complaint = read_plain(event.value)
        if complaint and not (event.value in ("yes", "no") and self.at and self.at[-1] in YES_NO_FIELDS):
            self.complain(event, complaint.message, event.value, complaint.hint)
        return value

    def refuse_properties(self, event: yaml.NodeEvent) -> None:
        """Tags and anchors swallow what an editor meant as text."""
        if event.anchor is not None:
            raise self.reference(event, "&")
        if event.tag is not None:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.complain(event, "不支持标签（以 ! 开头的写法）", written, "值以 ! 开头时加引号")

    def reference(self, event: yaml.NodeEvent, sign: str) -> Unreadable:
        """One is enough to refuse a file: where they are used at all, there may be thousands."""
        hint = "把内容写出来；值以 & 或 * 开头时加引号"
        return Unreadable(self.problem(position(event), "不支持锚点和别名（以 & 或 * 开头的写法）", f"{sign}{event.anchor}", hint))

    @cached_property
    def end(self) -> tuple[int, int]:
        """Where the text ends. The parser ends every text with a line break, and may find a fault behind it."""
        return self.text.count("\n") + 1, len(self.text) - self.text.rfind("\n")

    def complain(self, event: yaml.Event, message: str, value: str, hint: str) -> None:
        self.problems.append(self.problem(position(event), message, value, hint))

    def problem(self, place: tuple[int, int], message: str, value: str = "", hint: str = "") -> Problem:
        return Problem(self.path, *min(place, self.end), dotted(self.at), message, shown(value) if value else "", hint)


def position(event: yaml.Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
