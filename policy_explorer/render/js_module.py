"""Read the text of an ES module: what it imports, what it exports, and the code that remains. No effects.

Accepted are

    import {a, b as c} from './relative.js';      (first in the file; may span lines)
    export function …, export function* …, export async function …, export const name = …;

Every other form of `import` and `export`, and whatever tree-sitter cannot parse, raises ScriptError.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from policy_explorer.errors import PolicyExplorerError

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Query

ACCEPTED_IMPORT = "expected: import {name, other as alias} from './relative.js';"
ACCEPTED_EXPORT = "expected: export function, export function*, export async function or export const name = …;"
ONE_CONSTANT = "export one constant a statement, and end it with a semicolon"
RELATIVE_PATH = re.compile(r"\.\.?/[\w./-]+\.js")
WHITE_SPACE = re.compile(rb"\s+")
SYNTAX = """
[(ERROR) (MISSING) (html_comment) (hash_bang_line)] @refused
(comment) @gap
(export_statement "export" @gap)
[(string) (template_string) (regex)] @verbatim
(import_statement) @import
(export_statement) @export
(call_expression function: (import)) @dynamic_import
(meta_property "import") @import_meta
"""


class ScriptError(PolicyExplorerError):
    """A script that cannot be bundled: path, line, and the reason."""

    def __init__(self, path: str, line: int, message: str):
        super().__init__(path, line, message)

    def __str__(self) -> str:
        path, line, message = self.args
        return f"脚本有误：{path}:{line}: {message}"


class Import(Struct, frozen=True):
    """One import statement. `names` are pairs: the exported name, the local name."""

    path: str
    names: tuple[tuple[str, str], ...]
    line: int


class Module(Struct, frozen=True):
    """A module taken apart. `body` is the code without imports, comments, indentation and the word `export`."""

    path: str
    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    body: str


@lru_cache(maxsize=1024)  # scripts share most modules, and between two builds of a preview one module changes
def read_module(path: str, text: str) -> Module:
    """Take the module `text` apart; `path` is where it lies. Raise ScriptError for what is not accepted."""
    source = text.encode()
    parser, query = javascript()
    program = parser.parse(source).root_node
    found = captures(query, program)
    check_syntax(path, found.get("refused", ()))
    statements = without_comments(program)
    count = next((at for at, node in enumerate(statements) if node.type != "import_statement"), len(statements))
    imports = read_imports(path, statements[:count])
    check_other_imports(path, found, count)
    exports = read_exports(path, found.get("export", ()))
    begin = statements[count].start_byte if count < len(statements) else len(source)
    return Module(path, imports, exports, compact(source, begin, found))


@cache
def javascript() -> tuple[Parser, Query]:
    """Return the parser and the query for what concerns modules.

    It is imported here, because that takes 26 ms and most builds find their scripts in the cache.
    """
    import tree_sitter_javascript
    from tree_sitter import Language, Parser, Query

    language = Language(tree_sitter_javascript.language())
    return Parser(language), Query(language, SYNTAX)


def captures(query: Query, program: Node) -> dict[str, list[Node]]:
    """Return the nodes of each capture in the order of the text."""
    from tree_sitter import QueryCursor

    found = QueryCursor(query).captures(program)
    return {name: sorted(nodes, key=lambda node: node.start_byte) for name, nodes in found.items()}


def check_syntax(path: str, refused: Iterable[Node]) -> None:
    for node in refused:
        what = f"{node.type!r} is missing" if node.is_missing else f"cannot parse {text_of(node)[:40]!r}"
        raise ScriptError(path, line_of(node), what)


def read_imports(path: str, statements: Iterable[Node]) -> tuple[Import, ...]:
    imports = tuple(read_import(path, statement) for statement in statements)
    seen: set[str] = set()
    for statement in imports:
        for _, alias in statement.names:
            if alias in seen:
                raise ScriptError(path, statement.line, f"{alias} is imported twice")
            seen.add(alias)
    return imports


def read_import(path: str, statement: Node) -> Import:
    """Read `import {a, b as c} from './x.js';`. The import's path is relative to where `path` is relative to."""
    line = line_of(statement)
    parts = without_comments(statement)
    if types(parts) != ["import", "import_clause", "from", "string", ";"]:
        raise ScriptError(path, line, ACCEPTED_IMPORT)
    clause = without_comments(parts[1])
    target = text_of(parts[3])[1:-1]
    if types(clause) != ["named_imports"] or not RELATIVE_PATH.fullmatch(target):
        raise ScriptError(path, line, ACCEPTED_IMPORT)
    names = tuple(read_name(path, specifier) for specifier in without_comments(clause[0]) if specifier.is_named)
    return Import(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)), names, line)


def read_name(path: str, specifier: Node) -> tuple[str, str]:
    words = without_comments(specifier)
    if types(words) not in (["identifier"], ["identifier", "as", "identifier"]):
        raise ScriptError(path, line_of(specifier), ACCEPTED_IMPORT)
    return text_of(words[0]), text_of(words[-1])


def check_other_imports(path: str, found: dict[str, list[Node]], count: int) -> None:
    """Refuse imports that are not among the `count` at the top. `import(address)` of a computed address may stay."""
    for node in (*found.get("import", ())[count:], *found.get("import_meta", ())):
        raise ScriptError(path, line_of(node), f"an import that is not at the top, or not accepted; {ACCEPTED_IMPORT}")
    for call in found.get("dynamic_import", ()):
        address = next(iter(without_comments(field(call, "arguments"))[1:]), call)
        if address.type in ("string", "template_string"):
            raise ScriptError(path, line_of(call), f"dynamic import of {text_of(address)}; {ACCEPTED_IMPORT}")


def read_exports(path: str, statements: Iterable[Node]) -> tuple[str, ...]:
    names: list[str] = []
    for statement in statements:
        name = exported_name(path, statement)
        if name in names:
            raise ScriptError(path, line_of(statement), f"{name} is exported twice")
        names.append(name)
    return tuple(names)


def exported_name(path: str, statement: Node) -> str:
    declaration = statement.child_by_field_name("declaration")
    if statement.parent is None or statement.parent.type != "program" or declaration is None:
        raise ScriptError(path, line_of(statement), ACCEPTED_EXPORT)
    if declaration.type in ("function_declaration", "generator_function_declaration"):
        return text_of(field(declaration, "name"))
    keyword, declarator, *rest = without_comments(declaration)
    if types((keyword, declarator)) != ["const", "variable_declarator"]:
        raise ScriptError(path, line_of(statement), ACCEPTED_EXPORT)
    name = field(declarator, "name")
    if name.type != "identifier":
        raise ScriptError(path, line_of(statement), ACCEPTED_EXPORT)
    if types(rest) != [";"] or declarator.child_by_field_name("value") is None:
        raise ScriptError(path, line_of(statement), ONE_CONSTANT)
    return text_of(name)


def compact(source: bytes, begin: int, found: dict[str, list[Node]]) -> str:
    """Return `source` from `begin` on without comments, indentation and empty lines, and without the word `export`.

    Line ends stay, because they may end a statement. Strings, template literals and regular expressions stay as they are.
    """
    return (b"".join(compacted(source, begin, found)).strip() + b"\n").decode()


def compacted(source: bytes, begin: int, found: dict[str, list[Node]]) -> Iterator[bytes]:
    code: list[bytes] = []
    gaps = {node.start_byte for node in found.get("gap", ())}
    nodes = sorted((*found.get("gap", ()), *found.get("verbatim", ())), key=lambda node: node.start_byte)
    for node in nodes:
        if node.start_byte < begin:  # before the code, or inside a template literal
            continue
        code.append(source[begin : node.start_byte])
        piece = source[node.start_byte : node.end_byte]
        if node.start_byte in gaps:
            code.append(b"\n" if b"\n" in piece else b" ")
        else:
            yield WHITE_SPACE.sub(one_space, b"".join(code))
            yield piece
            code.clear()
        begin = node.end_byte
    yield WHITE_SPACE.sub(one_space, b"".join((*code, source[begin:])))


def one_space(white: re.Match[bytes]) -> bytes:
    return b"\n" if b"\n" in white[0] else b" "


def field(node: Node, name: str) -> Node:
    """Return a part that the grammar says every such node has."""
    child = node.child_by_field_name(name)
    if child is None:
        raise ValueError(f"tree-sitter gives a {node.type} without {name}")
    return child


def without_comments(node: Node) -> list[Node]:
    return [child for child in node.children if child.type != "comment"]


def types(nodes: Iterable[Node]) -> list[str]:
    return [node.type for node in nodes]


def text_of(node: Node) -> str:
    return (node.text or b"").decode()


def line_of(node: Node) -> int:
    return node.start_point.row + 1
