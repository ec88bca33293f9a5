"""Write values as YAML in the style of the content: block style, with flow mappings for what fits a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

# A text that must be quoted: it begins like another node, contains the end of a plain scalar, or reads as another value.
UNSAFE = re.compile(
    r"""[-?:,\[\]{}#&*!|>'"%@`~ ]|.*(: |:$| #|[,\[\]{}"])|(yes|no|on|off|y|n|true|false|null)$|[-+.0-9]+$""",
    re.IGNORECASE,
)
FLOW = ("fact", "value", "answers", "label", "manual")  # first keys of mappings that are written on one line


def plain(value: Any) -> str:
    if value is True or value is False:
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"' if UNSAFE.match(value) else value
    return value.isoformat() if isinstance(value, date) else str(value)


def flow(value: Any, key: str = "") -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {flow(inner, name)}" for name, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    return str(value) if key == "verdict" else plain(value)


def lines(value: Any, indent: str = "") -> Iterator[str]:
    """Yield the lines of a mapping or of a list of mappings in block style."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from entry(f"{indent}{key}:", inner, indent + "  ")
        return
    for item in value:
        if is_flow(item):
            yield f"{indent}- {flow(item)}"
        else:
            first, *rest = lines(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest


def entry(head: str, value: Any, indent: str) -> Iterator[str]:
    if (isinstance(value, dict) and not is_flow(value)) or (
        isinstance(value, list | tuple) and any(isinstance(item, dict) for item in value)
    ):
        yield head
        yield from lines(value, indent)
    else:
        yield f"{head} {flow(value)}"


def is_flow(value: Any) -> bool:
    if not isinstance(value, dict):
        return True
    first = next(iter(value), "")
    return (
        first in FLOW
        or (first == "name" and "quote" in value)
        or ((first in ("basis", "id") and len(value) == 1) or value.keys() == {"id", "label"})
    )


def text(value: Any) -> str:
    return "\n".join(lines(value)) + "\n"
