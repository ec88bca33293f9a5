"""YAML text to dicts, lists and scalars, with the problems of reading it. Pure.

Built on the events of libyaml's parser, so that nothing is resolved, merged or constructed unless this module does so:
anchors, aliases, tags, merge keys and repeated keys are problems. Plain scalars are read by `yaml_scalars`. The
positions of values are computed by a second pass (`positions`), only when a problem needs one: a large content folder
has millions of values and, as a rule, no problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, lru_cache
from typing import Any

from msgspec import Struct
from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # missing in the stubs of PyYAML
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from policy_explorer.load.problem import FieldPath, Problem, dotted, shown
from policy_explorer.load.yaml_errors import line_at, syntax_problem
from policy_explorer.load.yaml_scalars import read_plain
from policy_explorer.load.yaml_slips import WIDE_SPACES, rest_of_value, wide_indentation, wide_space_behind_colon
from policy_explorer.text.invisible import INVISIBLE, describe_character, invisible

DEEPEST = 40
# Behind what a comma within brackets has cut off from the value before.
CUT_OFF = re.compile(r"\s*[,}]")
# A comment that follows a text after a single space.
LOST = re.compile(r" #[^\n]")
LOST_WORDS = "“ #”后面的字会被当作说明丢掉"
DIGITS = re.compile("[0-9]+")
DECIMAL_COMMA = re.compile(r"(?<![0-9.,])[0-9]+,[0-9]{1,2}$")
THOUSANDS = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:,[0-9]{3})+$")
# Fields in which a plain `yes` or `no` is a word, not a truth value of YAML 1.1.
YES_NO_FIELDS = frozenset({"verdict"})
LONGEST_WORD = 24
# Field names, ids and short words recur: each is parsed once, and equal ones are one string in memory.
read_word = lru_cache(maxsize=2**14)(read_plain)


class YamlReading(Struct, frozen=True):
    """What a text contains. Where `readable` is False, a syntax error ended the reading, and `value` is None."""

    value: Any
    problems: tuple[Problem, ...]
    readable: bool


class Position(Struct, frozen=True):
    """Where a value is in its text.

    `key` and `value` are (line, column) from 1 of a value and of its key; for a list item both are the value's.
    `span` is (start, end), indices into the text; `end` is meaningful for scalars only.
    """

    key: tuple[int, int]
    value: tuple[int, int]
    span: tuple[int, int] = (0, 0)


class Unreadable(Exception):
    """Reading cannot continue; the argument is the problem."""


def read_yaml(path: str, text: str) -> YamlReading:
    """Read the one YAML document in `text`. `path` is named in the problems."""
    reader = Reader(path, text)
    hidden = [
        reader.problem((line, column), f"有看不见的字符（{describe_character(c)}）", "", "删去它")
        for line, column, c in invisible(text)
    ]
    try:
        value, readable = reader.read(), True
    except Unreadable as stop:
        value, readable = None, False
        # libyaml refuses invisible characters too, with a less helpful message.
        if not hidden:
            reader.problems.extend(stop.args)
    # Whatever else was reported follows from indentation that YAML does not take for such.
    if (reader.problems or reader.odd_keys) and (indented := list(wide_indentation(path, text))):
        return YamlReading(None, (*hidden, *indented), readable=False)
    return YamlReading(value, (*hidden, *reader.problems), readable)


@lru_cache(maxsize=8)
def positions(text: str) -> dict[FieldPath, Position]:
    """Return the position of every value in `text`, by field path, up to the first syntax error."""
    found: dict[FieldPath, Position] = {}
    with suppress(Unreadable):
        Reader("", text, found).read()
    return found


class Reader:
    """One pass over the events of `text`, which fills `problems` and, where it is given, `positions`.

    Events are typed as Any: the stubs of PyYAML make their marks optional, which they are not in libyaml's.
    """

    def __init__(self, path: str, text: str, positions: dict[FieldPath, Position] | None = None) -> None:
        self.path = path
        self.text = text
        self.next: Callable[[], Any] = CParser(text).get_event
        self.positions = positions
        self.at: list[str | int] = []
        self.problems: list[Problem] = []
        self.odd_keys = False  # whether a key begins with a space that YAML does not count as indentation

    def read(self) -> Any:
        """Return the value of the text; raise Unreadable where reading cannot continue."""
        try:
            return self.read_document()
        except YAMLError as error:
            if self.problems and self.problems[-1].message == LOST_WORDS:
                raise Unreadable from None  # the brackets that the comment hides
            place, message, hint = syntax_problem(error, self.text)
            if wide := wide_space_behind_colon(self.text, place[0]):
                place, message, hint = wide
            raise Unreadable(self.problem(place, message, line_at(self.text, place[0] - 1).strip(), hint)) from None

    def read_document(self) -> Any:
        """Return the value of the only document of the text."""
        self.next()  # the stream's start
        if isinstance(self.next(), StreamEndEvent):
            raise Unreadable(
                self.problem((1, 1), "文件里没有内容", "", "写上内容；可以照 docs/authoring.zh.md 中的样例写")
            )
        value = self.read_value(self.next())
        self.next()  # the document's end
        if isinstance(another := self.next(), DocumentStartEvent):
            hint = "删去分隔线“---”，或拆成几个文件"
            raise Unreadable(self.problem(position(another), "一个文件里只能有一份内容", "---", hint))
        return value

    def read_value(self, event: Any, key: Any = None) -> Any:
        """Return the value that begins with `event`, and record its position; `key` is the event of its key."""
        if self.positions is not None:
            place = position(event)
            span = event.start_mark.index, event.end_mark.index
            self.positions.setdefault(tuple(self.at), Position(position(key) if key else place, place, span))
        if event.__class__ is ScalarEvent:
            return self.read_scalar(event)
        if len(self.at) >= DEEPEST:
            raise Unreadable(self.problem(position(event), f"嵌套超过 {DEEPEST} 层", "", "检查括号和缩进"))
        if event.__class__ is AliasEvent:
            raise self.reference(event, "*")
        self.refuse_properties(event)
        return self.read_mapping() if event.__class__ is MappingStartEvent else self.read_sequence()

    def read_sequence(self) -> list[Any]:
        """Return the items up to the end of the sequence that has begun."""
        items: list[Any] = []
        while (event := self.next()).__class__ is not SequenceEndEvent:
            self.at.append(len(items))
            items.append(self.read_value(event))
            self.at.pop()
        return items

    def read_mapping(self) -> dict[str, Any]:
        """Return the fields up to the end of the mapping that has begun; of a repeated key, the first value."""
        mapping: dict[str, Any] = {}
        while (event := self.next()).__class__ is not MappingEndEvent:
            key = self.read_key(event)
            self.at.append(key)
            if key in mapping:
                self.add_problem(event, "字段重复", key, f"第 {self.first_line()} 行已经写过，删去一处")
            following = self.next()
            if (
                following.__class__ is ScalarEvent
                and not following.value
                and mapping
                and self.is_cut_off(event, following)
            ):
                self.join(event, mapping)
                continue
            value = self.read_value(following, event)
            self.at.pop()
            mapping.setdefault(key, value)
        return mapping

    def is_cut_off(self, key: Any, value: Any) -> bool:
        """Return whether a plain key that is no name has no value and no colon: a comma within brackets has cut it off."""
        plain = not key.style and not value.style and not key.value.isascii()
        return plain and CUT_OFF.match(self.text, key.end_mark.index) is not None

    def join(self, event: Any, mapping: dict[str, Any]) -> None:
        """Add what follows a comma, at `event`, to the value before, with a problem: {quote: 产值3,000万元以上}."""
        self.at[-1] = before = next(reversed(mapping))
        start = self.text.rfind(",", 0, event.start_mark.index)
        mapping[before] = whole = f"{mapping[before]}{self.text[start : event.end_mark.index]}"
        self.add_problem(event, "值里有英文逗号，被拆成了两段", whole, f"整个值加引号：'{whole}'")
        self.at.pop()

    def first_line(self) -> int:
        """Return the line of the first occurrence of the key that is being read."""
        known = positions(self.text) if self.positions is None else self.positions
        return known[tuple(self.at)].key[0]

    def read_key(self, event: Any) -> str:
        """Return the key that `event` gives, which must be a string."""
        if event.__class__ is not ScalarEvent:
            if isinstance(event, AliasEvent):
                raise self.reference(event, "*")
            raise Unreadable(self.problem(position(event), "字段名只能是文字", "", "值以 [ 、{ 或 ? 开头时加引号"))
        if event.anchor is not None or event.tag is not None:
            self.refuse_properties(event)
        written: str = event.value
        if event.style:
            return written
        if written == "<<":
            raise Unreadable(self.problem(position(event), "不支持合并键", "<<", "把要合并的字段逐个写出"))
        value, problem = read_word(written)
        if problem or not isinstance(value, str):
            if DIGITS.fullmatch(written):
                self.refuse_thousands(event.end_mark)
            self.add_problem(event, "字段名只能是文字", written, f"加引号：'{written}'")
            return written
        self.odd_keys = self.odd_keys or written[0] in WIDE_SPACES
        return value

    def read_scalar(self, event: Any) -> Any:
        """Return the value of a scalar: a string if it is quoted or a block, else what `yaml_scalars` reads."""
        if event.anchor is not None or event.tag is not None:
            self.refuse_properties(event)
        text = event.value
        if event.style:
            if event.style == '"' and (found := INVISIBLE.search(text)):
                self.add_problem(event, f"有看不见的字符（{describe_character(found.group())}）", text, "删去它")
            return text
        if self.text.startswith(" #", event.end_mark.index) and LOST.match(self.text, event.end_mark.index):
            self.lost_words(event)
        value, problem = read_word(text) if len(text) <= LONGEST_WORD else read_plain(text)
        if problem and not (text in ("yes", "no") and self.at and self.at[-1] in YES_NO_FIELDS):
            self.add_problem(event, problem.message, text, problem.hint)
        return value

    def lost_words(self, event: Any) -> None:
        """Add the problem that words after ` #` are a comment, where they follow a text as if they were part of it."""
        if not event.value.isascii():
            rest = line_at(self.text, event.end_mark.line)[event.end_mark.column :].strip()
            before = self.text[self.text.rfind("\n", 0, event.start_mark.index) + 1 : event.start_mark.index]
            rest = rest_of_value(before, rest)
            hint = f"是正文就整个值加引号：'{event.value} {rest}'；是说明就在 # 前面空两格"
            self.add_problem(event, LOST_WORDS, f"{event.value} {rest}", hint)

    def refuse_thousands(self, end: Any) -> None:
        """Refuse a number with commas within brackets, which ends at the mark `end`: there, a comma separates items."""
        line = line_at(self.text, end.line)
        if number := THOUSANDS.search(line, 0, end.column) or DECIMAL_COMMA.search(line, 0, end.column):
            place = end.line + 1, number.start() + 1
            thousands = THOUSANDS.fullmatch(number.group())
            hint = f"写成 {number.group().replace(',', '' if thousands else '.')}"
            raise Unreadable(self.problem(place, "数里不能有逗号", number.group(), hint))

    def refuse_properties(self, event: Any) -> None:
        """Refuse anchors and tags: an editor who begins a text with `&` or `!` gets one by mistake."""
        if event.anchor is not None:
            raise self.reference(event, "&")
        if event.tag is not None:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.add_problem(event, "不支持标签（以 ! 开头的写法）", written, "值以 ! 开头时加引号")

    def reference(self, event: Any, sign: str) -> Unreadable:
        """Return the error for an anchor or alias. It ends the reading: a file that uses any may use thousands."""
        hint = "把内容写出来；值以 & 或 * 开头时加引号"
        return Unreadable(
            self.problem(position(event), "不支持锚点和别名（以 & 或 * 开头的写法）", f"{sign}{event.anchor}", hint)
        )

    @cached_property
    def end(self) -> tuple[int, int]:
        """(line, column) of the end of the text. libyaml adds a line break there, and may place an error after it."""
        return self.text.count("\n") + 1, len(self.text) - self.text.rfind("\n")

    def add_problem(self, event: Any, message: str, value: str, hint: str) -> None:
        """Add a problem at `event`; the reading continues."""
        self.problems.append(self.problem(position(event), message, value, hint))

    def problem(self, place: tuple[int, int], message: str, value: str = "", hint: str = "") -> Problem:
        """Return a problem at (line, column) `place`, or at the end of the text if that comes first."""
        return Problem(self.path, *min(place, self.end), dotted(self.at), message, shown(value) if value else "", hint)


def position(event: Any) -> tuple[int, int]:
    """Return (line, column), from 1, of the beginning of `event`."""
    return event.start_mark.line + 1, event.start_mark.column + 1
