"""A drafted mapping or list -> YAML that the strict reader reads back to the same values, guesses as comments. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from policy_explorer.importing.draft import Absent, Field, Inline
from policy_explorer.load.yaml_scalars import SUSPECT, read_plain

MARK = "待核对"
# Signs that begin or part something in YAML, in a flow mapping too; with none of them, Chinese text needs no quotes.
SPECIAL = re.compile(r"""^[-?:#&*!|>'"%@`=~\s]|[\[\]{},:?#\\\n\t]|\s$""")


def yaml_text(heading: str, body: tuple[Any, ...]) -> str:
    """`heading` is one or more comment lines that go first."""
    return "\n".join([heading, *lines(body, 0), ""])


def lines(value: tuple[Any, ...], depth: int) -> Iterator[str]:
    """The lines of a mapping (fields) or of a list (anything else)."""
    indent = "  " * depth
    for item in value:
        if isinstance(item, Absent):
            yield f"{indent}# {MARK}：{item.guess}"
        elif isinstance(item, Field):
            if item.guess:
                yield f"{indent}# {MARK}：{item.guess}"
            yield from field_lines(item, depth)
        elif isinstance(item, tuple):
            yield from list_item(item, depth)
        else:
            yield f"{indent}- {scalar(item)}"


def field_lines(field: Field, depth: int) -> Iterator[str]:
    indent, value = "  " * depth, field.value
    if isinstance(value, str) and "\n" in value and re.fullmatch(r"(?:\S[^\n]*\n)*\S[^\n]*", value):
        yield f"{indent}{field.key}: |-"
        yield from (f"{indent}  {line}" for line in value.split("\n"))
    elif is_block(value):
        yield f"{indent}{field.key}:"
        yield from lines(value, depth + 1)
    else:
        yield f"{indent}{field.key}: {scalar(value)}"


def is_block(value: Any) -> bool:
    """A mapping, or a list of other things than short words."""
    if not isinstance(value, tuple) or not value:
        return False
    return isinstance(value[0], Field | Absent | tuple | Inline) or sum(len(str(item)) for item in value) > 80


def list_item(item: tuple[Any, ...], depth: int) -> Iterator[str]:
    """The first line of a mapping stands behind the dash; comments before it stand above."""
    indent = "  " * depth
    written = list(lines(item, depth + 1))
    first = next(at for at, line in enumerate(written) if not line.lstrip().startswith("#"))
    yield from (line[2:] for line in written[:first])
    yield f"{indent}- {written[first].lstrip()}"
    yield from written[first + 1 :]


def scalar(value: Any) -> str:
    if isinstance(value, Inline):
        return "{" + ", ".join(f"{field.key}: {scalar(field.value)}" for field in value.fields) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(scalar, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    return text(value)


def text(value: str) -> str:
    read, complaint = read_plain(value)
    plain = value and not SPECIAL.search(value) and not complaint and isinstance(read, str)
    return (
        value
        if plain and not (value[0] in SUSPECT and not value[0].isalpha() and re.fullmatch(r"[-+.\d_:eE]+", value))
        else json.dumps(value, ensure_ascii=False)
    )
