"""Join ES modules into one classic script, without Node. Sources go in as {path: text}; the script comes out. No effects.

Each module becomes a function scope that returns its exports. Modules run once each, imported ones first, inside one
strict function. `js_module` says which forms of `import` and `export` are accepted. ScriptError, with file and line, is
raised for any other, for circles of imports, missing files and names that the imported module does not export.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from policy_explorer.render.js_module import Import, Module, ScriptError, read_module


def join(entry: str, sources: Mapping[str, str]) -> str:
    """Return the classic script made of the module at the path `entry` and all that it imports."""
    ordered: dict[str, Module] = {}
    add_with_imports(entry, sources, ordered, ())
    scopes = "".join(scope(module, is_entry=module.path == entry) for module in ordered.values())
    return f"(function () {{\n'use strict';\n{scopes}}})();\n"


def add_with_imports(
    path: str, sources: Mapping[str, str], ordered: dict[str, Module], importers: tuple[str, ...]
) -> None:
    """Add the module at `path` to `ordered`, behind the modules that it imports. `importers` lead from the entry to it."""
    if path in ordered:
        return
    module = read_module(path, sources[path])
    for statement in module.imports:
        if statement.path not in sources:
            raise ScriptError(path, statement.line, f"no such file: {statement.path}")
        if statement.path in (*importers, path):
            circle = " -> ".join((*importers, path, statement.path))
            raise ScriptError(path, statement.line, f"imports go in a circle: {circle}")
        add_with_imports(statement.path, sources, ordered, (*importers, path))
        check_names(path, statement, ordered[statement.path])
    ordered[path] = module


def check_names(path: str, statement: Import, imported: Module) -> None:
    for name, _ in statement.names:
        if name not in imported.exports:
            raise ScriptError(path, statement.line, f"{statement.path} does not export {name}")


def scope(module: Module, is_entry: bool) -> str:
    """Return the module as a function that runs at once. Only an entry's exports have no use."""
    lines = [f"const {scope_name(module.path)} = (function () {{\n"] if not is_entry else ["(function () {\n"]
    for statement in module.imports:
        names = ", ".join(name if name == alias else f"{name}: {alias}" for name, alias in statement.names)
        lines.append(f"const {{{names}}} = {scope_name(statement.path)};\n")
    lines.append(module.body)
    if not is_entry:
        lines.append(f"return {{{', '.join(module.exports)}}};\n")
    return "".join((*lines, "})();\n"))


def scope_name(path: str) -> str:
    """Return the variable that holds the exports of the module at `path`; no module writes such a name itself."""
    return "module$" + re.sub(r"\W", "$", path.removesuffix(".js"))
