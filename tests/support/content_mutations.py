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

TRICKS = [
    *(
        "\t",
        "\r",
        "\r\n",
        "\n",
        "\n\n",
        " ",
        "  ",
        "　",
        "\u200b",
        "\u202e",
        "\u2066",
        "\u2028",
        "\x85",
        "\0",
        "\x1b[31m",
        "\ufeff",
        "\ufffd",
        "\xa0",
    ),
    *(
        ": ",
        " #",
        "- ",
        "? ",
        "&a ",
        "*a",
        "!!int ",
        "!x ",
        "<<: ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "|",
        ">",
        ">2-",
        "'",
        '"',
        "''",
        '"\\x',
        "\\",
        "%",
        "@",
        "`",
    ),
    *(
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "NO",
        "on",
        "~",
        "null",
        "true",
        "1:30",
        "1_000",
        "0o17",
        "017",
        ".inf",
        "1e999",
        "9" * 20,
        "-",
        "0",
    ),
    *(
        "２",
        "３０％",
        "（",
        "(",
        "，",
        ",",
        "。",
        "．",
        "ａ",
        "а",
        "⼀",
        "é",
        "e\u0301",
        "𠮷",
        "🙂",
        "👨‍👩‍👧",
        "ﬁ",
        "ß",
        "İ",
        "〇",
        "０",
        "①",
        "Ⅷ",
        "½",
        "㎡",
    ),
    *(
        "{number}",
        "{0}",
        "{",
        "{number.__class__}",
        "%s",
        "${x}",
        "{{7*7}}",
        "]]>",
        "<script>",
        "javascript:",
        "../../x",
        "\\u0000",
        "|" * 50,
    ),
    *(
        "2031-02-30",
        "0001-01-01",
        "9999-12-31",
        "二〇二三年",
        "2023年13月45日",
        "10亿万元",
        "-5%",
        "1.5.2",
        "99999999999999999999万元",
        "9" * 400 + "元",
    ),
]
VALUES: list[Any] = [
    *(None, True, False, 0, -1, 1, 7, 10**14, 1e308, -1e308, 0.1, 1e-300, 5e-324, 10**400),
    *(
        "",
        " ",
        "\n",
        "x",
        "是",
        "NO",
        "2031-02-30",
        "2023-12-31",
        "0001-01-01",
        "好" * 5000,
        "{number}",
        "{title}{number}",
        "{",
        "index",
        "con",
        "a-booklet",
    ),
    *(
        "{number:999999}{title}",
        "{number!r}{title}",
        "__proto__",
        "constructor",
        "<script>",
        "a" * 61,
        "javascript:alert(1)",
    ),
    *(
        [],
        {},
        [[]],
        [None],
        [{}],
        {"a": 1},
        {"": ""},
        {"all": []},
        {"any": [{}]},
        {"not": {}},
        {"fact": "x"},
        {"manual": 1},
        {"all": {"all": []}},
    ),
    *(
        {"at_least": 1},
        {"at_least": 10**400},
        {"more_than": None},
        {"from": 1, "until": []},
        ["a", "a"],
        [1, "1", True, None],
        {"quote": []},
    ),
]
NESTINGS = ("[", "{a: ", "- ", "? ", "a:\n ")
Spoil = Callable[[str, str, Random], str]


def cut(text: str, other: str, random: Random) -> str:
    start, end = span(text, random)
    return text[:start] + text[end:]


def cut_off(text: str, other: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


def bring_in(text: str, other: str, random: Random) -> str:
    at, (start, end) = random.randrange(len(text) + 1), span(other, random)
    return text[:at] + other[start:end] + text[at:]


def twice(text: str, other: str, random: Random) -> str:
    start, end = span(text, random)
    return text[:end] + text[start:]


def trick(text: str, other: str, random: Random) -> str:
    at, taken = random.randrange(len(text) + 1), random.choice((0, 0, 1))
    return text[:at] + random.choice(TRICKS) + text[at + taken :]


def change_digit(text: str, other: str, random: Random) -> str:
    places = [index for index, character in enumerate(text) if character.isdecimal()]
    if not places:
        return trick(text, other, random)
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


TEXT_SPOILS: tuple[Spoil, ...] = (
    cut,
    cut_off,
    bring_in,
    twice,
    trick,
    trick,
    trick,
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
        text = random.choice(TEXT_SPOILS)(text, other_text, random) or "\n"
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
    holder[key] = random.choice((*VALUES, nested(random)))


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
            random.choice((key.upper(), key[:-1], key + "s", "fact", "all", "not", "quote", "", "是", "a\nb", *TRICKS))
        ] = holder.pop(key)


def nested(random: Random) -> Any:
    value: Any = "x"
    for _ in range(random.choice((5, 38, 60))):
        value = random.choice(([value], {"all": [value]}, {"not": value}))
    return value


def as_yaml(value: Any) -> bytes:
    """Return YAML that is read back as the same value. Surrogates cannot be written."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace")
