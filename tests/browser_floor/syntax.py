"""JavaScript text -> the syntax in it that came after the floor.

A detector is a query of tree-sitter, by the name that the data give the feature; every `@found` is one use. What the grammar cannot read
counts as later too, for nobody can tell. tests/project/test_browser_floor_scripts.py holds the table against the data.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser, Query, QueryCursor

from browser_floor.data import Finding, Floor

LANGUAGE = Language(tree_sitter_javascript.language())
UNREADABLE = "unreadable"
IMPORT_OPTIONS = "(call_expression function: (import) arguments: (arguments (_) . (_) @found))"
TRAILING_COMMA = '(call_expression function: (import) arguments: (arguments "," @found . ")"))'
BUFFER_BOUNDARY = r'(regex pattern: (_) @found flags: (_) @flags (#match? @found "\\\\[AzZ]") (#match? @flags "[uv]"))'
DETECTORS = {
    "classes.private_class_fields_in": "(binary_expression left: (private_property_identifier) @found)",
    "classes.static.initialization_blocks": "(class_static_block) @found",
    "grammar.trailing_commas.trailing_commas_in_dynamic_import": TRAILING_COMMA,
    "operators.await.top_level": "(await_expression) @found",
    "operators.import.options_parameter": IMPORT_OPTIONS,
    "operators.import_meta.resolve": '(member_expression object: (meta_property) property: (_) @found (#eq? @found "resolve"))',
    "regular_expressions.modifier": r'((regex_pattern) @found (#match? @found "\\(\\?[ims]*-?[ims]+:"))',
    "regular_expressions.buffer_boundary_assertion": BUFFER_BOUNDARY,
    "regular_expressions.named_capturing_group.duplicate_named_capturing_groups": "(regex_pattern) @found",
    "statements.await_using": '(using_declaration "await") @found',
    "statements.using": "(using_declaration) @found",
    "statements.import.import_attributes": "(import_attribute) @found",
    "statements.export.arbitrary_module_namespace_identifier_names": "(export_specifier [name: (string) alias: (string)] @found)",
    "statements.import.arbitrary_module_namespace_identifier_names": "(import_specifier name: (string) @found)",
    # The flags of a regular expression go by the accessors that tell them.
    "RegExp.hasIndices": '((regex_flags) @found (#match? @found "d"))',
    "RegExp.unicodeSets": '((regex_flags) @found (#match? @found "v"))',
}
FUNCTIONS = frozenset(
    "function_declaration function_expression arrow_function method_definition generator_function generator_function_declaration".split()
)


def parse(text: str) -> Node:
    return Parser(LANGUAGE).parse(text.encode("utf-8")).root_node


def line_of(node: Node) -> int:
    return node.start_point.row + 1


def text_of(node: Node) -> str:
    return node.text.decode("utf-8")


@cache
def compiled(query: str) -> Query:
    return Query(LANGUAGE, query)


def captures(query: str, root: Node) -> dict[str, list[Node]]:
    return QueryCursor(compiled(query)).captures(root)


def syntax_after(root: Node, floor: Floor) -> Iterator[Finding]:
    if root.has_error:
        yield Finding(line_of(first_error(root)), UNREADABLE, None)
    later = floor.later("syntax") | {
        f"RegExp.{name}": since for name, since in floor.later("members", "RegExp").items()
    }
    for feature in DETECTORS.keys() & later.keys():
        for node in captures(DETECTORS[feature], root).get("found", ()):
            if CONFIRMED.get(feature, is_so)(node):
                yield Finding(line_of(node), feature, later[feature])


def first_error(node: Node) -> Node:
    broken = next((child for child in node.children if child.has_error), None)
    return first_error(broken) if broken else node


# What a query alone cannot tell.


def is_so(node: Node) -> bool:
    return True


def is_outside_functions(node: Node) -> bool:
    parent = node.parent
    while parent is not None and parent.type not in FUNCTIONS:
        parent = parent.parent
    return parent is None


def names_a_group_twice(node: Node) -> bool:
    names = [piece.split(">")[0] for piece in text_of(node).split("(?<")[1:] if piece[:1] not in ("=", "!")]
    return len(names) != len(set(names))


CONFIRMED = {
    "operators.await.top_level": is_outside_functions,
    "regular_expressions.named_capturing_group.duplicate_named_capturing_groups": names_a_group_twice,
}
