"""JavaScript text -> what its calls ask for that came after the floor, in strings and options: events, selectors, elements, attributes."""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node

from browser_floor.data import Finding, Floor
from browser_floor.markup import attribute_after, element_after
from browser_floor.names import matches
from browser_floor.styles import selector_after
from browser_floor.syntax import line_of, text_of

CALLS = """
(call_expression function: (identifier) @name arguments: (arguments) @arguments)
(call_expression function: (member_expression property: (property_identifier) @name) arguments: (arguments) @arguments)
(new_expression constructor: (identifier) @name arguments: (arguments) @arguments)
(new_expression constructor: (member_expression property: (property_identifier) @name) arguments: (arguments) @arguments)
"""
EVENTS = frozenset(("addEventListener", "removeEventListener"))
SELECTORS = frozenset(("querySelector", "querySelectorAll", "closest", "matches"))
ATTRIBUTES = frozenset(("setAttribute", "toggleAttribute"))
KEYS = ("pair", "shorthand_property_identifier", "method_definition")


def calls_after(root: Node, floor: Floor) -> Iterator[Finding]:
    for found in matches(CALLS, root):
        name, arguments = text_of(found["name"][0]), found["arguments"][0].named_children
        line, first = line_of(found["name"][0]), constant(arguments[0]) if arguments else None
        yield from options_after(name, arguments, floor)
        if first is None:
            continue
        if name in EVENTS and f"{first}_event" in floor.members:
            yield Finding(line, *floor.members[f"{first}_event"])
        elif name in SELECTORS:
            yield from selector_after(first, line, floor)
        elif name in ATTRIBUTES:
            yield from attribute_after("*", first, "", line, floor)
        elif name == "createElement" or makes_an_element(found["name"][0], first, arguments, floor):
            yield from element_after(first, line, floor)
            for key in keys(arguments[1]) if len(arguments) > 1 else ():
                yield from attribute_after(first, text_of(key).strip("'\""), "", line_of(key), floor)


def options_after(method: str, arguments: list[Node], floor: Floor) -> Iterator[Finding]:
    later = floor.later("options", method)
    for key in (key for given in arguments for key in keys(given)):
        if text_of(key) in later:
            yield Finding(line_of(key), f"{method} {{{text_of(key)}}}", later[text_of(key)])


def makes_an_element(function: Node, first: str, arguments: list[Node], floor: Floor) -> bool:
    """The shape that our own scripts have for `createElement`: `element('p', {class: 'note'}, …)`."""
    attributes = arguments[1].type if len(arguments) > 1 else ""
    return function.type == "identifier" and floor.knows("elements", first) and attributes in ("object", "null")


def keys(given: Node) -> Iterator[Node]:
    """The keys of an object written as an argument."""
    for entry in given.named_children if given.type == "object" else ():
        if entry.type in KEYS:
            yield entry.child_by_field_name("key") or entry.child_by_field_name("name") or entry


def constant(node: Node) -> str | None:
    """The text of a string or template; a name stands for what is filled in."""
    if node.type not in ("string", "template_string"):
        return None
    pieces = (
        text_of(piece) if piece.type in ("string_fragment", "escape_sequence") else "x" for piece in node.named_children
    )
    return "".join(pieces)
