"""JavaScript text -> the globals and members in it that came after the floor.

A script does not say of what class a value is, so a member is told by its name: it came later when no class of the floor has one of
that name. The classes that can be told, `Object.hasOwn` and `document.fonts`, are looked up as such. Names that the script gives to
its own things are its own: what is declared in it, and what is a key of an object or a member of a class written there. A member
that is called counts as own only where a function stands behind that key, so that `{at: 3}` does not excuse `list.at(-1)`.
What neither the data nor these rules know is taken for the script's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node, QueryCursor

from browser_floor.data import Finding, Floor
from browser_floor.syntax import captures, compiled, line_of, text_of

DECLARED = """
(variable_declarator name: (identifier) @name)
(function_declaration name: (identifier) @name)
(function_expression name: (identifier) @name)
(generator_function_declaration name: (identifier) @name)
(class_declaration name: (identifier) @name)
(class name: (identifier) @name)
(formal_parameters (identifier) @name)
(arrow_function parameter: (identifier) @name)
(assignment_pattern left: (identifier) @name)
(object_assignment_pattern left: (shorthand_property_identifier_pattern) @name)
(array_pattern (identifier) @name)
(rest_pattern (identifier) @name)
(pair_pattern value: (identifier) @name)
(shorthand_property_identifier_pattern) @name
(catch_clause parameter: (identifier) @name)
(for_in_statement left: (identifier) @name)
(import_clause (identifier) @name)
(namespace_import (identifier) @name)
(import_specifier name: (identifier) @name)
(import_specifier alias: (identifier) @name)
"""
FUNCTIONS = """
(function_declaration name: (identifier) @name)
(generator_function_declaration name: (identifier) @name)
(variable_declarator name: (identifier) @name value: [(arrow_function) (function_expression)])
"""
KEYS = """
(pair key: (property_identifier) @key)
(pair key: (string (string_fragment) @key))
(method_definition name: (property_identifier) @key)
(field_definition property: (property_identifier) @key)
(object (shorthand_property_identifier) @key)
"""
CALLABLE_KEYS = """
(pair key: (property_identifier) @key value: [(arrow_function) (function_expression)])
(pair key: (property_identifier) @key value: (identifier) @behind)
(method_definition name: (property_identifier) @key)
(field_definition property: (property_identifier) @key value: [(arrow_function) (function_expression)])
(object (shorthand_property_identifier) @key @behind)
"""
USED = """
(identifier) @alone
(shorthand_property_identifier) @alone
(member_expression object: (_) @of property: (property_identifier) @member)
(subscript_expression object: (_) @of index: (string (string_fragment) @member))
(pair_pattern key: (property_identifier) @member)
(shorthand_property_identifier_pattern) @member
"""
WINDOW = frozenset(("window", "globalThis", "self"))


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """The keys that scripts write, and those of them behind which a function stands."""

    keys: frozenset[str] = frozenset()
    callable_keys: frozenset[str] = frozenset()

    def __or__(self, other: OwnKeys) -> OwnKeys:
        return OwnKeys(self.keys | other.keys, self.callable_keys | other.callable_keys)

    def owns(self, member: Node) -> bool:
        name = text_of(member)
        return name in (self.callable_keys if is_called(member) else self.keys)


def own_keys(root: Node) -> OwnKeys:
    functions = names_in(FUNCTIONS, root, "name")
    callable_keys = {
        text_of(found["key"][0]) for found in matches(CALLABLE_KEYS, root) if stands_behind(found, functions)
    }
    return OwnKeys(names_in(KEYS, root, "key"), frozenset(callable_keys))


def names_in(query: str, root: Node, capture: str) -> frozenset[str]:
    return frozenset(map(text_of, captures(query, root).get(capture, ())))


def matches(query: str, root: Node) -> Iterator[dict[str, list[Node]]]:
    return (found for _, found in QueryCursor(compiled(query)).matches(root))


def stands_behind(found: dict[str, list[Node]], functions: frozenset[str]) -> bool:
    return "behind" not in found or text_of(found["behind"][0]) in functions


def is_called(member: Node) -> bool:
    expression = member.parent
    call = expression.parent
    return (
        expression.type == "member_expression"
        and call.type == "call_expression"
        and call.child_by_field_name("function") == expression
    )


def names_after(root: Node, floor: Floor, own: OwnKeys) -> Iterator[Finding]:
    declared = names_in(DECLARED, root, "name")
    for found in matches(USED, root):
        if "alone" in found:
            yield from global_after(found["alone"][0], declared, floor)
        else:
            yield from member_after(found["member"][0], found.get("of", [None])[0], declared, own, floor)


def global_after(node: Node, declared: frozenset[str], floor: Floor) -> Iterator[Finding]:
    name = text_of(node)
    asked_for = node.parent.type == "unary_expression" and text_of(node.parent).startswith("typeof")
    if name in floor.globals and name not in declared and not asked_for:
        yield Finding(line_of(node), name, floor.globals[name])


def member_after(
    member: Node, of: Node | None, declared: frozenset[str], own: OwnKeys, floor: Floor
) -> Iterator[Finding]:
    name, owner = text_of(member), text_of(of) if of is not None and of.type == "identifier" else ""
    known = class_member(owner, name, floor) if owner and owner not in declared else None
    if known:
        yield Finding(line_of(member), *known)
    elif is_member_of("style", of):
        yield from style_after(name, line_of(member), floor)
    elif name in floor.members and not own.owns(member) and not is_member_of("dataset", of):
        yield Finding(line_of(member), *floor.members[name])


def style_after(name: str, line: int, floor: Floor) -> Iterator[Finding]:
    """A property of CSS as scripts spell it."""
    later = floor.later("properties")
    written = re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", name)
    if written in later:
        yield Finding(line, f"style.{name}", later[written])


def is_member_of(name: str, of: Node | None) -> bool:
    """Whether what stands before the dot is itself `….name`."""
    return of is not None and of.type == "member_expression" and text_of(of.child_by_field_name("property")) == name


def class_member(owner: str, name: str, floor: Floor) -> tuple[str, int | None] | None:
    """A member of a class that is named, of its only instance (`document`), or of the window."""
    if owner in WINDOW:
        return (name, floor.globals[name]) if name in floor.globals else None
    for kind in (owner, owner[:1].upper() + owner[1:]):
        feature = floor.member(kind, name)
        if feature:
            return feature, floor.records["members"][kind][feature.removeprefix(f"{kind}.")]
    return None
