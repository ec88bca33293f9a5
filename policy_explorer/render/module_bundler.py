"""ES modules -> one classic script, without Node. Pure: {path: text} in, text out.

Each module becomes a function scope that returns its exports; modules run once each, those imported
first, inside one strict function. Comments and indentation are left out. Accepted are

    import {a, b as c} from './relative.js';      (first in the file; may span lines)
    export function …, export async function …, export const name = …;

Anything else of `import` and `export` is refused with file and line, as are cycles, missing files
and names that the other module does not export.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from policy_explorer.render.js_lexer import JoinError, Token, scan

ACCEPTED_IMPORT = "expected: import {name, other as alias} from './relative.js';"
ACCEPTED_EXPORT = "expected: export function, export async function or export const name = …;"
NAME = re.compile(r"[^\W\d][\w$]*|\$[\w$]*")


class Import(Struct, frozen=True):
    """`names` are pairs: the name there, the name here."""

    path: str
    names: tuple[tuple[str, str], ...]
    line: int


class Module(Struct, frozen=True):
    path: str
    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    body: str  # without imports and without the word `export`


def join(entry: str, sources: Mapping[str, str]) -> str:
    """The classic script made of an entry module and all that it imports."""
    ordered: dict[str, Module] = {}
    add_with_imports(entry, sources, ordered, ())
    scopes = "".join(scope(module, is_entry=module.path == entry) for module in ordered.values())
    return f"(function () {{\n'use strict';\n{scopes}}})();\n"


def add_with_imports(
    path: str, sources: Mapping[str, str], ordered: dict[str, Module], importers: tuple[str, ...]
) -> None:
    """Put a module behind those that it imports."""
    if path in ordered:
        return
    module = read_module(path, sources[path])
    for wanted in module.imports:
        if wanted.path not in sources:
            raise JoinError(path, wanted.line, f"no such file: {wanted.path}")
        if wanted.path in (*importers, path):
            raise JoinError(
                path, wanted.line, f"imports go in a circle: {' -> '.join((*importers, path, wanted.path))}"
            )
        add_with_imports(wanted.path, sources, ordered, (*importers, path))
        check_names(path, wanted, ordered[wanted.path])
    ordered[path] = module


def check_names(path: str, wanted: Import, module: Module) -> None:
    for name, _ in wanted.names:
        if name not in module.exports:
            raise JoinError(path, wanted.line, f"{wanted.path} does not export {name}")


def scope(module: Module, is_entry: bool) -> str:
    lines = [f"const {scope_name(module.path)} = (function () {{\n"] if not is_entry else ["(function () {\n"]
    for wanted in module.imports:
        names = ", ".join(name if name == alias else f"{name}: {alias}" for name, alias in wanted.names)
        lines.append(f"const {{{names}}} = {scope_name(wanted.path)};\n")
    lines.append(module.body)
    if not is_entry:
        lines.append(f"return {{{', '.join(module.exports)}}};\n")
    return "".join((*lines, "})();\n"))


def scope_name(path: str) -> str:
    """A name that no module uses for anything of its own."""
    return "module$" + re.sub(r"\W", "$", path.removesuffix(".js"))


@lru_cache(maxsize=1024)  # most modules are part of several scripts, and a preview changes one of them at a time
def read_module(path: str, text: str) -> Module:
    """Take a module apart. Every `import` and `export` in it has been accepted or refused."""
    tokens = tuple(scan(text, path))
    code = [at for at, token in enumerate(tokens) if token.kind not in ("space", "comment")]
    imports, first = read_imports(path, tokens, code)
    exports, export_words = read_exports(path, tokens, code[first:])
    kept = (
        token
        for at, token in enumerate(tokens)
        if at >= (code[first] if first < len(code) else len(tokens)) and at not in export_words
    )
    return Module(path, imports, exports, light_strip(kept))


def read_imports(path: str, tokens: tuple[Token, ...], code: list[int]) -> tuple[tuple[Import, ...], int]:
    """The import statements at the top, and the place in `code` of what follows them."""
    imports: list[Import] = []
    seen: set[str] = set()
    at = 0
    while at < len(code) and tokens[code[at]].text == "import" and not is_dynamic(tokens, code, at):
        end = next((n for n in range(at, len(code)) if tokens[code[n]].text == ";"), len(code))
        imports.append(read_import(path, [tokens[n] for n in code[at : end + 1]]))
        for _, alias in imports[-1].names:
            if alias in seen:
                raise JoinError(path, imports[-1].line, f"{alias} is imported twice")
            seen.add(alias)
        at = end + 1
    return tuple(imports), at


def is_dynamic(tokens: tuple[Token, ...], code: list[int], at: int) -> bool:
    return at + 1 < len(code) and tokens[code[at + 1]].text == "("


def read_import(path: str, statement: list[Token]) -> Import:
    """`import {a, b as c} from './x.js';` and nothing else."""
    line = statement[0].line
    texts = [token.text for token in statement]
    if len(texts) < 6 or texts[1] != "{" or texts[-4:-2] != ["}", "from"] or texts[-1] != ";":
        raise JoinError(path, line, ACCEPTED_IMPORT)
    target = texts[-2][1:-1]
    if statement[-2].kind != "string" or not re.fullmatch(r"\.\.?/[\w./-]+\.js", target):
        raise JoinError(path, line, ACCEPTED_IMPORT)
    names = tuple(read_name(path, line, part) for part in comma_separated(texts[2:-4]))
    return Import(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)), names, line)


def comma_separated(texts: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for text in texts:
        if text == ",":
            parts.append([])
        else:
            parts[-1].append(text)
    return parts if parts[-1] else parts[:-1]  # a comma may end the list


def read_name(path: str, line: int, part: list[str]) -> tuple[str, str]:
    words = part if len(part) != 3 or part[1] != "as" else [part[0], part[2]]
    if (
        len(words) not in (1, 2)
        or len(words) == len(part) == 2
        or not all(map(NAME.fullmatch, words))
        or "default" in words
    ):
        raise JoinError(path, line, ACCEPTED_IMPORT)
    return words[0], words[-1]


def read_exports(path: str, tokens: tuple[Token, ...], code: list[int]) -> tuple[tuple[str, ...], frozenset[int]]:
    """The names exported, and which tokens are the word `export`."""
    exports: list[str] = []
    words: set[int] = set()
    for at, place in enumerate(code):
        token = tokens[place]
        if token.text not in ("import", "export") or is_property(tokens, code, at):
            continue
        if token.text == "import":
            check_dynamic_import(path, token, [tokens[n] for n in code[at + 1 : at + 3]])
            continue
        if token.depth != 0:
            raise JoinError(path, token.line, ACCEPTED_EXPORT)
        name = exported_name(path, [tokens[n] for n in code[at:]])
        if name in exports:
            raise JoinError(path, token.line, f"{name} is exported twice")
        exports.append(name)
        words.add(place)
    return tuple(exports), frozenset(words)


def is_property(tokens: tuple[Token, ...], code: list[int], at: int) -> bool:
    """Whether the word is a name after a dot or a key before a colon, not a keyword."""
    before = tokens[code[at - 1]].text if at else ""
    after = tokens[code[at + 1]].text if at + 1 < len(code) else ""
    return before in (".", "?.") or (after == ":" and tokens[code[at]].depth > 0)


def check_dynamic_import(path: str, token: Token, following: list[Token]) -> None:
    """`import(address)` of something computed is left as it is: nothing of ours can be meant."""
    texts = [after.text for after in following]
    if texts[:1] != ["("]:
        raise JoinError(path, token.line, f"an import that is not at the top, or not of this form; {ACCEPTED_IMPORT}")
    if len(following) > 1 and following[1].kind in ("string", "template"):
        raise JoinError(path, token.line, f"dynamic import of {texts[1]}; {ACCEPTED_IMPORT}")


def exported_name(path: str, statement: list[Token]) -> str:
    line = statement[0].line
    words = [token.text for token in statement[1:4]]
    skip = {("const",): 1, ("function",): 1, ("async", "function"): 2}
    at = next((n for head, n in skip.items() if tuple(words[: len(head)]) == head), None)
    name = words[at] if at is not None and len(words) > at else ""
    if not NAME.fullmatch(name):
        raise JoinError(path, line, ACCEPTED_EXPORT)
    if words[0] == "const":
        check_single_constant(path, line, statement[3:])
    return name


def check_single_constant(path: str, line: int, rest: Iterable[Token]) -> None:
    """`= … ;` with no second name behind a comma."""
    for position, token in enumerate(rest):
        if position == 0 and token.text != "=":
            break
        if token.depth == 0 and token.text == ";":
            return
        if token.depth == 0 and token.text in (",", "export", "import"):
            break
    raise JoinError(path, line, "export one constant a statement, and end it with a semicolon")


def light_strip(tokens: Iterable[Token]) -> str:
    """The code without comments, indentation and empty lines. Line ends stay: statements may rely on them."""
    return "".join(stripped(tokens)).strip() + "\n"


def stripped(tokens: Iterable[Token]) -> Iterator[str]:
    gap = ""
    for token in tokens:
        if token.kind in ("space", "comment"):
            gap = "\n" if "\n" in token.text or gap == "\n" else " "
        else:
            yield gap + token.text
            gap = ""
