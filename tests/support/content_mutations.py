"""Spoil good content as a hand, an editor or a disk may do. Deterministic: all chance comes from the `Random` given.

`spoil_bytes` changes a file of any kind as text or bytes. `spoil_value` changes the value of a YAML file, which is
written as JSON, since JSON is YAML. Each takes a second file too, from which pieces are inserted.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import yaml

from support.hostile_values import HOSTILE_TEXTS, HOSTILE_VALUES, NESTINGS

Mutation = Callable[[str, str, Random], str]


def cut(text: str, other: str, random: Random) -> str:
    start, end = span(text, random)
    return text[:start] + text[end:]


def cut_off(text: str, other: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


def insert_other(text: str, other: str, random: Random) -> str:
    at, (start, end) = random.randrange(len(text) + 1), span(other, random)
    return text[:at] + other[start:end] + text[at:]


def repeat(text: str, other: str, random: Random) -> str:
    start, end = span(text, random)
    return text[:end] + text[start:]


def insert_hostile_text(text: str, other: str, random: Random) -> str:
    at, taken = random.randrange(len(text) + 1), random.choice((0, 0, 1))
    return text[:at] + random.choice(HOSTILE_TEXTS) + text[at + taken :]


def change_digit(text: str, other: str, random: Random) -> str:
    places = [index for index, character in enumerate(text) if character.isdecimal()]
    if not places:
        return insert_hostile_text(text, other, random)
    at = random.choice(places)
    return text[:at] + random.choice("0123456789") + text[at + 1 :]


def swap_lines(text: str, other: str, random: Random) -> str:
    lines = text.splitlines(True)
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return "".join(lines)


def drop_line(text: str, other: str, random: Random) -> str:
    lines = text.splitlines(True)
    del lines[random.randrange(len(lines))]
    return "".join(lines)


def repeat_line(text: str, other: str, random: Random) -> str:
    lines = text.splitlines(True)
    lines.insert(random.randrange(len(lines) + 1), random.choice(lines))
    return "".join(lines)


def indent(text: str, other: str, random: Random) -> str:
    lines = text.splitlines(True)
    at = random.randrange(len(lines))
    lines[at] = random.choice((" ", "  ", "\t", "")) + lines[at].removeprefix(random.choice(("", " ", "  ")))
    return "".join(lines)


def nest(text: str, other: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(NESTINGS) * random.choice((3, 45, 2000)) + text[at:]


TEXT_MUTATIONS: tuple[Mutation, ...] = (
    cut,
    cut_off,
    insert_other,
    repeat,
    insert_hostile_text,
    insert_hostile_text,
    insert_hostile_text,
    change_digit,
    swap_lines,
    drop_line,
    repeat_line,
    indent,
    nest,
)


def span(text: str, random: Random) -> tuple[int, int]:
    start = random.randrange(len(text) + 1)
    return start, min(len(text), start + int(2 ** random.uniform(0, 9)))


def spoil_bytes(content: bytes, other: bytes, random: Random) -> bytes:
    """Return the text with a few changes, or now and then the bytes with a few."""
    if random.random() < 0.1:
        return spoil_raw(content, random)
    text, other_text = content.decode("utf-8"), other.decode("utf-8")
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        text = random.choice(TEXT_MUTATIONS)(text, other_text, random) or "\n"
    return text.encode("utf-8")


def spoil_raw(content: bytes, random: Random) -> bytes:
    choice = random.randrange(4)
    if choice == 0:
        return content.decode("utf-8").encode(
            random.choice(("gb18030", "utf-16", "utf-16-le", "utf-8-sig", "utf-32", "big5hkscs")), "replace"
        )
    if choice == 1:
        return content[: random.randrange(len(content))]
    spoilt = bytearray(content)
    for _ in range(random.choice((1, 3, 50))):
        spoilt[random.randrange(len(spoilt))] = random.randrange(256)
    return bytes(spoilt)


def spoil_value(value: Any, other: Any, random: Random) -> Any:
    """Return the value with one or a few values in it changed, moved, doubled, renamed or removed."""
    value = copy.deepcopy(value)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        if slots := list(slots_in(value)):
            random.choice((replace_by, replace_by, replace_from, drop, exchange, double, rename))(slots, other, random)
    return value


def slots_in(value: Any) -> Iterator[tuple[Any, Any]]:
    """Return (container, key) of every value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(items):
        yield value, key
        yield from slots_in(inner)


def replace_by(slots: list, other: Any, random: Random) -> None:
    holder, key = random.choice(slots)
    holder[key] = random.choice((*HOSTILE_VALUES, nested(random)))


def replace_from(slots: list, other: Any, random: Random) -> None:
    holder, key = random.choice(slots)
    source, at = random.choice(list(slots_in(other)) or slots)
    holder[key] = copy.deepcopy(source[at])


def drop(slots: list, other: Any, random: Random) -> None:
    holder, key = random.choice(slots)
    del holder[key]


def exchange(slots: list, other: Any, random: Random) -> None:
    (one, key), (two, at) = random.choice(slots), random.choice(slots)
    one[key], two[at] = copy.deepcopy(two[at]), copy.deepcopy(one[key])


def double(slots: list, other: Any, random: Random) -> None:
    holder, key = random.choice(slots)
    if isinstance(holder, list):
        holder.insert(key, copy.deepcopy(holder[key]))
    else:
        holder[f"{key}{random.choice(('2', '', ' ', '_'))}"] = copy.deepcopy(holder[key])


def rename(slots: list, other: Any, random: Random) -> None:
    holder, key = random.choice(slots)
    if isinstance(holder, dict):
        holder[
            random.choice(
                (key.upper(), key[:-1], key + "s", "fact", "all", "not", "quote", "", "是", "a\nb", *HOSTILE_TEXTS)
            )
        ] = holder.pop(key)


def nested(random: Random) -> Any:
    value: Any = "x"
    for _ in range(random.choice((5, 38, 60))):
        value = random.choice(([value], {"all": [value]}, {"not": value}))
    return value


def as_yaml(value: Any) -> bytes:
    """Return YAML that is read back as the same value. Surrogates cannot be written."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def plain_value(content: bytes) -> Any:
    """Return the value of a YAML file, of what JSON has too: a date is its text."""
    return json.loads(json.dumps(yaml.load(content, yaml.CSafeLoader), default=str))
