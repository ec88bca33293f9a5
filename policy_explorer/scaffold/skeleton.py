"""A model to a skeleton: YAML with all of its fields, to be filled in, each with its description. Pure.

A required field has no value, which `check` refuses, so that none is left out unnoticed. Optional ones are comments.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from policy_explorer.model import (
    AllOf,
    AnyOf,
    Benefit,
    CountOf,
    Document,
    DocumentPeriod,
    FactTest,
    Manual,
    Measure,
    Not,
    Passage,
)
from policy_explorer.model.base import ContentModel
from policy_explorer.model.rules import OPERATORS
from policy_explorer.validate.shapes import fields_of

STEP = "  "
DAY_HINT = "，写成 2023-12-31 这样"
# Optional fields that most values have all the same.
USUAL: Mapping[type[ContentModel], Collection[str]] = {
    Benefit: ("strength", "eligibility", "examples"),
    Measure: ("lead", "units_quote"),
    Document: ("published", "period", "chapters"),
    DocumentPeriod: ("from", "until", "from_quote", "quote"),
    Passage: ("text",),
}
# The kinds of condition besides the fact test, which is the one to be filled in.
OTHER_CONDITIONS = (Manual, AllOf, AnyOf, Not, CountOf)


def skeleton(
    model: type[ContentModel],
    known: Mapping[str, Any],
    without: Collection[str] = (),
    needed: Collection[str] = (),
    fewest: int = 1,
) -> list[str]:
    """Return the lines of the skeleton of `model`.

    `known` are values by field. The fields `without` are left out. The fields `needed` are required here though the
    model makes them optional; those that are lists get `fewest` items.
    """
    lines: list[str] = []
    for name, field in fields_of(model).items():
        if name in without:
            continue
        if name in known:
            lines.append(f"{name}: {known[name]}{description_comment(field)}")
        elif field.is_required() or name in needed or name in USUAL.get(model, ()):
            lines += entry(name, field, fewest if name in needed else 1)
        else:
            lines += commented(entry(name, field))
    return lines


def entry(name: str, field: FieldInfo, items: int = 1) -> list[str]:
    """Return the lines of a field: without a value, or with the fields of its model, `items` times for a list."""
    head, inner = f"{name}:{description_comment(field)}", kind_in(field.annotation)
    if inner is FactTest:
        return [head, *indented(["all:", *listed(test_lines())])]
    if isinstance(inner, type) and issubclass(inner, ContentModel):
        lines = skeleton(inner, {})
        return [head, *(items * listed(lines) if is_list(field.annotation) else indented(lines))]
    if is_list(field.annotation):
        return [head, f"{STEP}-"]
    value = "{}" if inner is dict else "true" if inner is bool and not field.is_required() else ""
    return [f"{name}: {value}{description_comment(field)}" if value else head]


def test_lines() -> list[str]:
    """Return the lines of a fact test, with comments for all operators and for the other kinds of condition."""
    fields = fields_of(FactTest)
    lines = [
        f"fact:{description_comment(fields['fact'])}",
        f"quote:{description_comment(fields['quote'])}",
        "# 比较方式，按问题的类型选一个：",
    ]
    lines += [f"# {name}:{description_comment(fields[name])}" for name in OPERATORS]
    lines.append("# 不是测试一个事实的，整条改写成下面之一：")
    for model in OTHER_CONDITIONS:
        lines += [
            f"# {name}:{description_comment(field)}" for name, field in fields_of(model).items() if name != "quote"
        ]
    return lines


def description_comment(field: FieldInfo) -> str:
    """Return the description of `field` as a comment after its value."""
    hint = DAY_HINT if kind_in(field.annotation) is date else ""
    return f"  # {field.description}{hint}" if field.description else ""


def kind_in(annotation: Any) -> Any:
    """Return the model or plain type within `annotation`, the first of a union; FactTest for a condition."""
    kinds = list(kinds_in(annotation))
    return FactTest if FactTest in kinds else kinds[0]


def kinds_in(annotation: Any) -> Iterator[Any]:
    """Yield the models and plain types within `annotation`."""
    if get_origin(annotation) is Literal:
        yield type(get_args(annotation)[0])
    elif annotation is Any:
        yield object
    elif isinstance(annotation, type) and annotation is not NoneType and not get_args(annotation):
        yield annotation
    elif get_origin(annotation) is dict:
        yield dict
    else:
        for inner in get_args(annotation):
            yield from kinds_in(inner)


def is_list(annotation: Any) -> bool:
    """Return whether `annotation` is a list; of a union, whether each of its types but None is."""
    if get_origin(annotation) in (Union, UnionType):
        return all(is_list(inner) for inner in get_args(annotation) if inner is not NoneType)
    return get_origin(annotation) is tuple or any(is_list(inner) for inner in get_args(annotation))


def listed(lines: list[str]) -> list[str]:
    """Return the lines of a mapping as an item of a list."""
    return [f"{STEP}- {lines[0]}", *(f"{STEP * 2}{line}" for line in lines[1:])]


def indented(lines: list[str]) -> list[str]:
    """Return `lines` indented by one step."""
    return [STEP + line for line in lines]


def commented(lines: list[str]) -> list[str]:
    """Return `lines` as comments."""
    return [f"# {line}" for line in lines]
