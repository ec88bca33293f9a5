"""A model -> the YAML of a value of it that is still to be filled in, every field explained by its own description. Pure.

What has to be written stands there without a value, which reading refuses: nobody can leave a place empty
unnoticed, and nothing is made up. What may be left out stands there as a comment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from policy_explorer.model import AllOf, AnyOf, Benefit, FactTest, Manual, Not
from policy_explorer.model.base import Written
from policy_explorer.model.rules import OPERATORS
from policy_explorer.validate.shapes import fields_of

STEP = "  "
DAY_HINT = "，写成 2023-12-31 这样"
# What a model lets go and is as a rule written all the same.
USUAL: Mapping[type[Written], Collection[str]] = {Benefit: ("eligibility", "examples")}
# The sorts of a condition besides the test, which stands there to be filled in.
OTHER_SORTS = (Manual, AllOf, AnyOf, Not)


def skeleton(
    model: type[Written],
    known: Mapping[str, Any],
    without: Collection[str] = (),
    needed: Collection[str] = (),
    fewest: int = 1,
) -> list[str]:
    """The lines of a mapping: `known` are values that stand, `without` fields that do not belong, `needed` ones that here
    must be written though the model lets them go; lists of what is needed have `fewest` items.
    """
    lines: list[str] = []
    for name, field in fields_of(model).items():
        if name in without:
            continue
        if name in known:
            lines.append(f"{name}: {known[name]}{remark(field)}")
        elif field.is_required() or name in needed or name in USUAL.get(model, ()):
            lines += entry(name, field, fewest if name in needed else 1)
        else:
            lines += commented(entry(name, field))
    return lines


def entry(name: str, field: FieldInfo, items: int = 1) -> list[str]:
    """A field without its value, or with those of its own."""
    head, inner = f"{name}:{remark(field)}", kind_in(field.annotation)
    if inner is FactTest:
        return [head, *indented(["all:", *listed(test())])]
    if isinstance(inner, type) and issubclass(inner, Written):
        lines = skeleton(inner, {})
        return [head, *(items * listed(lines) if is_list(field.annotation) else indented(lines))]
    if is_list(field.annotation):
        return [head, f"{STEP}-"]
    value = "{}" if inner is dict else "true" if inner is bool and not field.is_required() else ""
    return [f"{name}: {value}{remark(field)}" if value else head]


def test() -> list[str]:
    """A test of a fact, with every operator to choose from and the other sorts of conditions beside it."""
    fields = fields_of(FactTest)
    lines = [f"fact:{remark(fields['fact'])}", f"quote:{remark(fields['quote'])}", "# 比较方式，按问题的类型选一个："]
    lines += [f"# {name}:{remark(fields[name])}" for name in OPERATORS]
    lines.append("# 不是测试一个事实的，整条改写成下面之一：")
    for sort in OTHER_SORTS:
        lines += [f"# {name}:{remark(field)}" for name, field in fields_of(sort).items() if name != "quote"]
    return lines


def remark(field: FieldInfo) -> str:
    hint = DAY_HINT if kind_in(field.annotation) is date else ""
    return f"  # {field.description}{hint}" if field.description else ""


def kind_in(annotation: Any) -> Any:
    """What a field holds in the end: a model, a plain type; of a condition, the test."""
    kinds = list(kinds_in(annotation))
    return FactTest if FactTest in kinds else kinds[0]


def kinds_in(annotation: Any) -> Iterator[Any]:
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
    return get_origin(annotation) is tuple or any(is_list(inner) for inner in get_args(annotation))


def listed(lines: list[str]) -> list[str]:
    """An item of a list, which is a mapping."""
    return [f"{STEP}- {lines[0]}", *(f"{STEP * 2}{line}" for line in lines[1:])]


def indented(lines: list[str]) -> list[str]:
    return [STEP + line for line in lines]


def commented(lines: list[str]) -> list[str]:
    return [f"# {line}" for line in lines]
