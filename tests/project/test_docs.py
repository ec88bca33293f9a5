"""What the docs say is so, and what there is, they say."""

from __future__ import annotations

import json
import re
import tomllib
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from policy_explorer.cli.parser import command_parser
from policy_explorer.load.yaml_parser import read_yaml
from policy_explorer.model import Document, DocumentPeriod, Period, Window
from policy_explorer.model.base import ContentModel
from policy_explorer.schemas.content import KINDS, content_schema
from policy_explorer.schemas.modeline import kind_of
from policy_explorer.validate.shapes import fields_of, model_in, models_in
from support.specimens import specimens, write_specimens

ROOT = Path(__file__).parents[2]
AUTHORING = (ROOT / "docs" / "authoring.zh.md").read_text("utf-8")
DOCS = [ROOT / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").rglob("*.md")
)
# What an editor has to do with; the others are for those who publish and for engineers.
EDITORS_COMMANDS = ("check", "serve", "import", "new", "doctor")


def part_for_several_documents() -> str:
    """The part of a document.yaml that only a site of several documents can have."""
    return re.search(r"^```yaml\n(superiors:.*?)^```", AUTHORING, re.MULTILINE | re.DOTALL)[1]


def follow_ups() -> Iterator[Any]:
    """Each way to write what came after a document."""
    for written in re.findall(r"^follow_up: .*$", AUTHORING, re.MULTILINE):
        yield read_yaml("", written).value


def periods_shown() -> Iterator[tuple[type[ContentModel], Any]]:
    """Each way to write a period, of a document or of a measure, or a window, with its model."""
    section = re.search(r"^## 期限的写法\n(.*?)^## ", AUTHORING, re.MULTILINE | re.DOTALL)[1]
    for written in re.findall(r"^\| [^|`]*\| `(\{.*?\})` \|", section, re.MULTILINE):
        reading = read_yaml("", written)
        assert reading.problems == (), written
        is_window = {"once", "yearly", "after"} & reading.value.keys()
        yield Window if is_window else Period if "basis" in reading.value else DocumentPeriod, reading.value


def keys_in(sort: Any, value: Any) -> Iterator[tuple[type, str]]:
    """Every (model, field) that a written value holds."""
    model = model_in(sort, value)
    if isinstance(value, list):
        for item in value:
            yield from keys_in(sort, item)
    elif isinstance(value, dict) and model is not None:
        for name, field in fields_of(model).items():
            if name in value:
                yield model, name
                yield from keys_in(field.annotation, value[name])


def models_under(sort: Any, seen: set[type]) -> set[type]:
    for model in models_in(sort):
        if model not in seen:
            seen.add(model)
            for field in model.model_fields.values():
                models_under(field.annotation, seen)
    return seen


def command_parsers(whole: ArgumentParser) -> Iterator[tuple[str, ArgumentParser]]:
    """Each command by its words, `new measure` among them."""
    for action in whole._actions:
        for name, command in action.choices.items() if isinstance(action, _SubParsersAction) else ():
            inner = list(command_parsers(command))
            yield from ((f"{name} {word}", parser) for word, parser in inner)
            if not inner:
                yield name, command


COMMANDS = dict(command_parsers(command_parser()))


def words_of(command: ArgumentParser) -> Iterator[str]:
    for action in command._actions:
        if action.dest != "help":
            yield (action.option_strings or [str(action.metavar)])[0]


def test_the_specimens_are_a_content_folder_that_passes_every_check(run, tmp_path):
    """Written down just as the guide shows them."""
    code, printed, said = run("check", "--content", write_specimens(tmp_path / "content"))
    assert (code, said) == (0, "")
    assert printed.startswith("内容没有问题：1 份文件，5 项措施。\n")


def test_the_specimens_hold_every_field_of_every_kind_of_file():
    held, wanted, kinds = set(), set(), set()
    for path, text in specimens().items():
        if (kind := kind_of(path)) is not None:
            kinds.add(kind)
            reading = read_yaml(path, text)
            assert reading.problems == ()
            held |= set(keys_in(KINDS[kind].model, reading.value))
            wanted |= {(model, name) for model in models_under(KINDS[kind].model, set()) for name in fields_of(model)}
    held |= set(keys_in(Document, read_yaml("", part_for_several_documents()).value))
    held |= {pair for written in follow_ups() for pair in keys_in(Document, written)}
    held |= {pair for model, period in periods_shown() for pair in keys_in(model, period)}
    assert kinds == set(KINDS)
    assert {f"{model.__name__}.{name}" for model, name in wanted - held} == set()


def test_the_ways_to_write_a_period_are_valid():
    shown = list(periods_shown())
    assert len(shown) > 10 and {model for model, _ in shown} == {Period, DocumentPeriod, Window}
    for model, period in shown:
        model.model_validate(period)


def test_the_guide_explains_every_value_that_a_field_can_take():
    values = {value for kind in KINDS for _, words in enums(content_schema(kind)) for value in words}
    assert {value for value in values if not re.search(rf"(?<![\w-]){value}(?![\w-])", AUTHORING)} == set()


def enums(schema: Any) -> Iterator[tuple[str, list[str]]]:
    for key, value in (
        schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ()
    ):
        if key == "enum":
            yield key, value
        else:
            yield from enums(value)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_reference_names_every_command_and_option(name: str):
    reference = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert f"build.py {name} " in reference
    assert [word for word in words_of(COMMANDS[name]) if word not in reference] == []


@pytest.mark.parametrize("name", [name for name in COMMANDS if name.split()[0] in EDITORS_COMMANDS])
def test_the_guide_names_every_command_and_option_of_editors(name: str):
    assert f"build.py {name}" in AUTHORING
    assert [word for word in words_of(COMMANDS[name]) if word not in AUTHORING] == []


def test_every_make_target_is_explained_where_it_stands():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.search(r"\.PHONY: (.+)", makefile)[1].split()
    assert {target for target in targets if target != "site" and f"# make {target}" not in makefile} == set()


def test_every_package_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    packages = [
        package
        for packages in (project["dependencies"], *extras)
        for package in packages
        if not package.startswith(project["name"])
    ]
    scripts = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    named = set(
        re.findall(r"^\| ([@a-z0-9/-]+) \|", (ROOT / "docs" / "dependencies.md").read_text("utf-8"), re.MULTILINE)
    ) - {"package"}
    assert {*scripts, *(re.match(r"[a-z0-9-]+", package)[0] for package in packages)} == named


@pytest.mark.parametrize("doc", DOCS, ids=lambda path: path.name)
def test_links_between_the_docs_lead_somewhere(doc):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", doc.read_text("utf-8")):
        assert (doc.parent / target).exists(), target


def test_the_measure_in_the_readme_is_an_excerpt_of_the_content():
    readme = (ROOT / "README.md").read_text("utf-8")
    excerpt = read_yaml("", re.search(r"^```yaml\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)[1]).value
    measure = ROOT / re.search(r"\(([^)]*/measures/[^)]*\.yaml)\)", readme)[1]
    assert is_excerpt(excerpt, read_yaml("", measure.read_text("utf-8")).value)


def is_excerpt(part: Any, whole: Any) -> bool:
    """Return whether `whole` has every key and value of `part`, and the items of its lists in the same order."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(key in whole and is_excerpt(value, whole[key]) for key, value in part.items())
    if isinstance(part, list) and isinstance(whole, list):
        following = iter(whole)
        return all(any(is_excerpt(item, other) for other in following) for item in part)
    return part == whole


def test_every_host_is_told_to_send_the_same_headers():
    """The table of docs/hosting.md, and the settings for nginx, Apache and IIS. tests/browser/web_app_steps.py sends them."""
    text = (ROOT / "docs" / "hosting.md").read_text("utf-8")
    patterns = (
        r"^\| `([A-Z][\w-]+)` \| `(.+?)` \|",
        r'^ +add_header (\S+) "(.+)" always;$',
        r'^Header always set (\S+) "(.+)"$',
        r'^ +<add name="(.+)" value="(.+)" />$',
    )
    table, *hosts = (re.findall(pattern, text, re.MULTILINE) for pattern in patterns)
    assert len(table) == 8 and hosts == [table] * 3
    settings = ElementTree.fromstring(re.search(r"```xml\n(.*?)```", text, re.DOTALL)[1].encode())
    assert len(list(settings.iter("mimeMap"))) == 5
