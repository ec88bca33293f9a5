"""A place that is marked as not yet verified, with what was guessed, why, and the clause beside it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from policy_explorer.load.loader import Sources
from policy_explorer.load.problem import FieldPath
from policy_explorer.load.review_marks import unverified
from policy_explorer.load.yaml_parser import positions
from policy_explorer.text.verbatim import without_whitespace

MOST_LINES = 12  # of the file
LONGEST = 600  # characters of a clause
ASKS_FOR_ALL = re.compile("有没有漏|拆成|分错")
NUMBER = re.compile(r"(\d+)")


class Place(Struct, frozen=True):
    """A marked place: its line, the reason, the lines of the field below it, and the words of the notice for it."""

    path: str
    line: int
    reason: str
    lines: tuple[tuple[int, str], ...]
    clause: str
    file_left: int  # marks in this file, this one included


def places(sources: Sources) -> list[tuple[str, int, str]]:
    """Return (path, line, reason) of each mark in the order to work them off: documents, then what they share."""
    return sorted(
        unverified(sources), key=lambda mark: (not mark[0].startswith("documents/"), natural(mark[0]), mark[1])
    )


def natural(path: str) -> list[Any]:
    """Return a key by which 2.yaml comes before 10.yaml."""
    return [int(part) if part.isdecimal() else part for part in NUMBER.split(path)]


def place_at(sources: Sources, mark: tuple[str, int, str], marks: list[tuple[str, int, str]]) -> Place:
    """Return the place of `mark`, which is one of `marks`."""
    path, line, reason = mark
    field = field_below(sources.yaml_text[path], line)
    return Place(
        path,
        line,
        reason,
        tuple(lines_below(sources.yaml_text[path], line)),
        clause_of(sources, path, field, reason),
        sum(other == path for other, *_ in marks),
    )


def field_below(text: str, line: int) -> FieldPath:
    """Return the path of the field that begins on the first line below a mark, or on the line of the mark itself."""
    begun = [(position.key[0], -len(field), field) for field, position in positions(text).items() if field]
    return min((each for each in begun if each[0] >= line), default=(0, 0, ()))[2]


def lines_below(text: str, line: int) -> Iterator[tuple[int, str]]:
    """Yield (number, text) of the mark's line and those of the field below it, as far as they are indented more."""
    written = text.split("\n")
    yield line, written[line - 1]
    depth = None
    for number, each in enumerate(written[line : line + MOST_LINES], start=line + 1):
        indent = len(each) - len(each.lstrip(" "))
        if not each.strip() or (depth is not None and indent <= depth):
            return
        if depth is None and not each.lstrip().startswith("#"):
            depth = indent
        yield number, each


def clause_of(sources: Sources, path: str, field: FieldPath, reason: str) -> str:
    """Return the words of the notice for a field: its quote or the nearest one around it, or the paragraph that has it.

    Where the `reason` asks whether something is missing, it is the whole text of the measure.
    """
    value: Any = sources.yaml.get(path)
    around = [value]
    for step in field:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
        around.append(value)
    if ASKS_FOR_ALL.search(reason) and (whole := measure_text(around[0])):
        return whole
    quotes = (quote for each in reversed(around) for quote in quotes_in(each))
    return next(quotes, "") or paragraph_with(notice_of(sources, path), around[-1]) or measure_text(around[0])


def quotes_in(value: Any) -> Iterator[str]:
    """Yield the quote of a mapping, or that of the first items of a list."""
    if isinstance(value, dict) and isinstance(value.get("quote"), str):
        yield value["quote"]
    elif isinstance(value, list):
        found = [each["quote"] for each in value if isinstance(each, dict) and isinstance(each.get("quote"), str)]
        yield from ["；".join(dict.fromkeys(found))] if found else []


def paragraph_with(notice: str, value: Any) -> str:
    """Return the paragraph of the notice that has the words of `value`, a text, a list of texts or a day."""
    first = value[0] if isinstance(value, list) and value else value
    words = f"{first.year}年{first.month}月{first.day}日" if isinstance(first, date) else first
    if not isinstance(words, str) or not without_whitespace(words):
        return ""
    found = [part for part in notice.split("\n") if without_whitespace(words) in without_whitespace(part)]
    return found[-1].strip() if found else ""


def notice_of(sources: Sources, path: str) -> str:
    """Return the notice of the document whose file is at `path`."""
    folder = "/".join(path.split("/")[:2])
    return sources.text.get(f"{folder}/notice.txt", "")


def checked(sources: Sources, number: int) -> tuple[str, str] | None:
    """Return the path and the text of the file without mark `number`, from 1, which an editor has checked; None without one."""
    marks = places(sources)
    if not marks:
        return None
    path, line, _ = marks[min(number, len(marks)) - 1]
    lines = sources.yaml_text[path].split("\n")
    rest = re.sub("\\s*#\\s*待核对.*", "", lines[line - 1])
    lines[line - 1 : line] = [rest] if rest.strip() else []
    return path, "\n".join(lines)


def measure_text(value: Any) -> str:
    """Return the text of a measure."""
    return value["text"] if isinstance(value, dict) and isinstance(value.get("text"), str) else ""


def measure_name(value: Any) -> str:
    """Return the number and title of a measure, in brackets."""
    if isinstance(value, dict) and isinstance(value.get("number"), int):
        return f"（第 {value['number']} 项 {value.get('title') or ''}）"
    return ""


def next_as_text(sources: Sources, number: int) -> str:
    """Return mark `number`, from 1, as text for the editor, with how many there are and what to do."""
    marks = places(sources)
    if not marks:
        return "没有标着“待核对”的了。\n"
    number = min(number, len(marks))
    place = place_at(sources, marks[number - 1], marks)
    clause = place.clause if len(place.clause) <= LONGEST else f"{place.clause[:LONGEST]}……"
    width = len(str(place.lines[-1][0]))
    return "\n".join(
        (
            f"待核对第 {number} 处，还剩 {len(marks)} 处（这个文件里 {place.file_left} 处）",
            f"{place.path}:{place.line}{measure_name(sources.yaml.get(place.path))}",
            "",
            f"为什么要看：{place.reason or '没有写'}",
            f"原文：{clause or '没有对应的一句，对照 notice.txt'}",
            "",
            *(f"  {at:>{width}} | {text}" for at, text in place.lines),
            "",
            f"对照原文看：要改的先改好；对了，加上 --checked 再运行一次，就删去第 {place.line} 行的注释，接着看下一处。先看后面的，用 --next {number + 1}。",
            "",
        )
    )
