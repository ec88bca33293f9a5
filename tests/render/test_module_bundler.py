"""The bundler accepts the few forms that the sources use and refuses every other with file and line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policy_explorer.render import assets
from policy_explorer.render.js_module import ScriptError
from policy_explorer.render.module_bundler import join

OTHER = "export const a = 1;\nexport function b() {}\nexport async function c() {}\nexport function* d() {}\n"


def joined(text: str, **others: str) -> str:
    sources = {
        "js/entries/page.js": text,
        "js/other.js": OTHER,
        **{f"js/{name}.js": other for name, other in others.items()},
    }
    return join("js/entries/page.js", sources)


def refusal(text: str, **others: str) -> str:
    with pytest.raises(ScriptError) as caught:
        joined(text, **others)
    return str(caught.value).removeprefix("脚本有误：")


def test_a_module_stands_before_those_that_import_it_and_only_once():
    script = joined(
        "import {one} from '../one.js';\nimport {two} from '../two.js';\none(two);\n",
        one="import {shared} from './shared.js';\nexport function one() { return shared; }\n",
        two="import {shared} from './shared.js';\nexport const two = shared;\n",
        shared="export const shared = 'the shared text';\n",
    )
    places = [script.index(part) for part in ("'the shared text'", "function one()", "const two =", "one(two);")]
    assert places == sorted(places)
    assert script.count("'the shared text'") == 1
    assert script.startswith("(function () {\n'use strict';\n")


def test_exports_are_returned_and_imports_may_be_renamed():
    script = joined("import {\n  a,\n  b as renamed,\n} from '../other.js';\nrenamed(a);\n")
    assert "return {a, b, c, d};" in script
    assert "const {a, b: renamed} = module$js$other;" in script
    assert "export" not in script and "import" not in script


@pytest.mark.parametrize(
    "harmless",
    [
        "'import {x} from \"./gone.js\";'",
        "`export default ${`import ${1}`}`",
        "/export let [/'\"]/",
        "{import: 1, export: 2}",
        "thing.import + thing.export",
        "1 / 2 / 3",
        "[1] / 2 + (3) / 4",
        "typeof /'/.exec",
        "{} / 2",
        "new.target",
        "n --> 0",
        "import(computed)",
    ],
)
def test_words_within_strings_templates_and_patterns_are_no_statements(harmless):
    assert harmless in joined(f"const value = {harmless};\n")


def test_a_pattern_may_follow_a_condition():
    assert "if (yes) /'/.test(text);" in joined("if (yes) /'/.test(text);\n")


def test_comments_and_indentation_are_left_out_and_nothing_else():
    script = joined(
        "// import {x} from 'y';\nfunction f() {\n    /* export\n     let */ return `\n    kept // as it is\n`;\n}\n\n\nf(); // f\n"
    )
    assert "function f() {\nreturn `\n    kept // as it is\n`;\n}\nf();\n" in script
    assert "export" not in script


def test_a_line_end_behind_a_comment_still_ends_a_statement():
    assert "a = 1\nb = 2" in joined("let a, b;\na = 1 /* one */ // two\nb = 2\n")


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("import other from '../other.js';", "expected: import"),
        ("import * as other from '../other.js';", "expected: import"),
        ("import other, {a} from '../other.js';", "expected: import"),
        ("import '../other.js';", "expected: import"),
        ("import {a} from 'other';", "expected: import"),
        ("import {a} from '../other.json';", "expected: import"),
        ("import {a} from '../other.js'", "expected: import"),
        ("import {default as a} from '../other.js';", "expected: import"),
        ("import {a b} from '../other.js';", "cannot parse"),
        ("import {a, a} from '../other.js';", "a is imported twice"),
        ("import {a} from '../gone.js';", "no such file: js/gone.js"),
        ("import {a, missing} from '../other.js';", "js/other.js does not export missing"),
        ("const x = 1; import {a} from '../other.js';", "not at the top"),
        ("import('../other.js');", "dynamic import of '../other.js'"),
        ("import(`../other.js`);", "dynamic import of"),
        ("const here = import.meta.url;", "not at the top"),
        ("export default 1;", "expected: export"),
        ("export {a};", "expected: export"),
        ("export * from '../other.js';", "expected: export"),
        ("export let a = 1;", "expected: export"),
        ("export var a = 1;", "expected: export"),
        ("export class A {}", "expected: export"),
        ("export const {a} = {};", "expected: export"),
        ("export const a = 1, b = 2;", "one constant a statement"),
        ("export const a = 1", "one constant a statement"),
        ("{ export const a = 1; }", "expected: export"),
        ("export const a = 1; export const a = 2;", "a is exported twice"),
        ("const a = 'no end", "cannot parse"),
        ("const a = `no end", "cannot parse"),
        ("f(;", "')' is missing"),
        ("f);", "cannot parse ')'"),
        ("<!-- a", "cannot parse"),
    ],
)
def test_everything_else_is_refused_with_file_and_line(statement, reason):
    message = refusal(f"// a comment\n\n{statement}\n")
    assert reason in message
    assert message.startswith("js/entries/page.js:") and message.split(":")[1] in ("3", "4")


def test_a_circle_of_imports_is_named():
    message = refusal(
        "import {one} from '../one.js';\none();\n",
        one="import {two} from './two.js';\nexport const one = two;\n",
        two="\nimport {one} from './one.js';\nexport const two = one;\n",
    )
    assert message == "js/two.js:2: imports go in a circle: js/entries/page.js -> js/one.js -> js/two.js -> js/one.js"


def test_a_fault_in_an_imported_file_names_that_file():
    assert refusal("import {one} from '../one.js';\n", one="\n\nexport default 1;\n").startswith("js/one.js:3: ")


def test_each_folder_of_sheets_is_one_sheet_the_foundation_first(tmp_path):
    static = tmp_path / "static"
    for folder in ("site", "alone", "print", "no-script", "bundle", "single_file"):
        (static / "css" / folder).mkdir(parents=True)
    for folder in ("js/entries", "icons"):
        (static / folder).mkdir(parents=True)
    for name in (
        "site/a",
        "site/layout",
        "site/z",
        "site/base",
        "site/tokens",
        "alone/x",
        "print/x",
        "no-script/x",
        "bundle/x",
        "single_file/x",
    ):
        (static / f"css/{name}.css").write_text(f"/* {name} */\n{Path(name).name} {{ color: red; }}\n")
    (static / "js/entries/page.js").write_text("import {x} from '../x.js';\nx();\n")
    (static / "js/x.js").write_text("export function x() {}\n")
    (static / "icons/mark.svg").write_text("<svg/>")
    made = dict(assets.files(static))
    sheets = [f"assets/{name}.css" for name in ("alone", "no-script", "print", "site")]
    assert sorted(made) == sorted([*sheets, "assets/mark.svg", "assets/page.js"])
    assert re.findall(r"(\w+)\{", made["assets/site.css"].decode()) == ["tokens", "base", "layout", "a", "z", "root"]
    assert assets.sheet_names(static / "css") == ["site", "alone", "print"]
    assert made == dict(assets.files(static))
    stored = {}
    assert made == dict(assets.files(static, *2 * [lambda name, make: stored.setdefault(name, make())]))
    assert made == dict(assets.files(static, *2 * [lambda name, _: stored[name]]))
    (static / "js/x.js").write_text("export function x() { x(); }\n")
    (static / "css/print/x.css").write_text("x { color: blue; }\n")
    changed = dict(assets.files(static, *2 * [lambda name, make: stored[name] if name in stored else make()]))
    assert {path for path in made if made[path] == changed[path]} == {"assets/mark.svg"}, "each says the new version"
