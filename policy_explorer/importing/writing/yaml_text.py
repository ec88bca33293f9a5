"""A drafted mapping or list to YAML that `load` reads as the same values, with guesses as comments. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from policy_explorer.importing.draft import Absent, Field, Inline
from policy_explorer.load.yaml_scalars import SUSPECT, read_plain

MARK = "待核对"
# Indicators of YAML, in flow mappings too; text without them needs no quotes.
SPECIAL = re.compile(r"""^[-?:#&*!|>'"%@`=~\s]|[\[\]{},:?#\\\n\t]|\s$""")


def yaml_text(heading: str, body: tuple[Any, ...]) -> str:
    """Return the YAML of `body` after `heading`, one or more lines of comments."""
    return "\n".join([heading, *lines(body, 0), ""])


def lines(value: tuple[Any, ...], depth: int) -> Iterator[str]:
    """Yield the lines of a mapping, which is a tuple of fields, or of a list, indented by `depth` steps."""
    indent = "  " * depth
    for item in value:
        if isinstance(item, Absent):
            yield f"{indent}# {MARK}：{item.guess}"
        elif isinstance(item, Field):
            if item.guess:
                yield f"{indent}# {MARK}：{item.guess}"
            yield from field_lines(item, depth)
        elif isinstance(item, tuple) and not any(isinstance(each, Field | Absent | tuple | Inline) for each in item):
            yield f"{indent}- {scalar(item)}"  # a row of a table
        elif isinstance(item, tuple):
            yield from list_item(item, depth)
        else:
            yield f"{indent}- {scalar(item)}"


def field_lines(field: Field, depth: int) -> Iterator[str]:
    """Yield the lines of a field."""
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
    """Return whether `value` takes lines of its own: a mapping, a list of mappings, or a long list."""
    if not isinstance(value, tuple) or not value:
        return False
    return isinstance(value[0], Field | Absent | tuple | Inline) or sum(len(str(item)) for item in value) > 80


def list_item(item: tuple[Any, ...], depth: int) -> Iterator[str]:
    """Yield the lines of a mapping that is an item of a list: the first field follows the dash, comments come above."""
    indent = "  " * depth
    written = list(lines(item, depth + 1))
    first = next(at for at, line in enumerate(written) if not line.lstrip().startswith("#"))
    yield from (line[2:] for line in written[:first])
    yield f"{indent}- {written[first].lstrip()}"
    yield from written[first + 1 :]


def scalar(value: Any) -> str:
    """Return `value` on one line: a scalar, an inline mapping, or a list in brackets."""
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
    """Return the string `value`, in quotes where YAML would read it otherwise."""
    read, problem = read_plain(value)
    plain = value and not SPECIAL.search(value) and not problem and isinstance(read, str)
    return (
        value
        if plain and not (value[0] in SUSPECT and not value[0].isalpha() and re.fullmatch(r"[-+.\d_:eE]+", value))
        else json.dumps(value, ensure_ascii=False)
    )
