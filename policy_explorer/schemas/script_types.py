"""The shapes of the data scripts -> TypeScript declarations, for tsc and editors. Pure."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, Literal, NewType, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from policy_explorer.text.data_shapes import explorer, payouts, periods, questionnaire, rules, search, service_worker

DECLARATIONS = "js/types/data.d.ts"  # within static/
MODULES = (rules, periods, payouts, questionnaire, explorer, search, service_worker)
PLAIN = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
    object: "unknown",
    Any: "any",
}
# Aliases, with what TypeScript can say and Python cannot: that a rule consists of rules.
ALIASES = {
    "LeafEntry": rules.LeafEntry,
    "RuleEntry": rules.RuleEntry,
    "JudgingRow": questionnaire.JudgingRow,
    "PauseRow": questionnaire.PauseRow,
    "CardRow": explorer.CardRow,
    "PassagesData": search.PassagesData,
}
HEAD = """\
// Generated from policy_explorer/text/data_shapes/; tests/schemas/test_script_types.py rewrites it.

/** The name of an operator of a test. */
type Operator = Exclude<keyof TestEntry, 'fact'>;

/** The index of a test, -1 for a manual condition, or a connective (rules/spec.json) and its parts. */
type CompactRule = number | [number, ...CompactRule[]];
"""


def script_types() -> str:
    """Return the text of `static/js/types/data.d.ts`."""
    shapes = [shape for module in MODULES for shape in vars(module).values() if defines(module, shape)]
    aliases = [f"type {name} = {expression(alias, expand=True)};\n" for name, alias in ALIASES.items()]
    return "\n".join((HEAD, *map(interface, shapes), *aliases))


def defines(module: types.ModuleType, value: Any) -> bool:
    return is_typeddict(value) and value.__module__ == module.__name__


def interface(shape: type) -> str:
    """Write a TypedDict as an interface; keys that may be missing are optional."""
    body = "".join(f"  {name}: {kind};\n" for name, kind in members(shape))
    comment = f"/** {' '.join(shape.__doc__.split())} */\n" if shape.__doc__ else ""
    return f"{comment}interface {shape.__name__} {{\n{body}}}\n"


def members(shape: type) -> Iterator[tuple[str, str]]:
    optional: frozenset[str] = getattr(shape, "__optional_keys__")  # noqa: B009 -- typeshed does not know it of a type
    for name, hint in get_type_hints(shape, include_extras=True).items():
        if get_origin(hint) is NotRequired:
            yield f"{name}?", expression(get_args(hint)[0])
        else:
            yield f"{name}{'?' if name in optional else ''}", expression(hint)


def expression(hint: Any, expand: bool = False) -> str:
    """Write a type; `expand` writes out an alias instead of its name."""
    alias = next((name for name, known in ALIASES.items() if known == hint), None)
    if alias and not expand:
        return alias
    if hint == rules.CompactRule:
        return "CompactRule"
    if isinstance(hint, NewType) or is_typeddict(hint):
        return str(hint.__name__)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return union(arguments)
    if origin is Literal:
        return " | ".join(f"'{value}'" for value in arguments)
    if origin is list:
        inner = expression(arguments[0])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if origin is tuple:
        return f"[{', '.join(map(expression, arguments))}]"
    if origin is dict:
        return f"Record<{expression(arguments[0])}, {expression(arguments[1])}>"
    return PLAIN[hint]


def union(parts: tuple[Any, ...]) -> str:
    """Write a union; a compact rule, itself a union, comes apart in it."""
    compact = set(get_args(rules.CompactRule))
    if compact <= set(parts):
        return " | ".join(["CompactRule", *(expression(part) for part in parts if part not in compact)])
    return " | ".join(dict.fromkeys(map(expression, parts)))
