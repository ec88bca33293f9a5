"""The schemas that editors complete and check by: current, valid, in Chinese, and named by our content."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from policy_explorer.resources import SCHEMAS
from policy_explorer.schemas.content import KINDS, content_schema, schema_files
from policy_explorer.schemas.modeline import kind_of, named_schema, schema_line
from policy_explorer.validate.shapes import LIST_FILES, MAPPING_FILES
from policy_explorer.validate.shapes import kind_of as sort_of
from support.content_schemas import CONTENTS, FILES, ROOT, VALIDATORS
from support.json_schema import Draft202012Validator


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema within a schema, but for the parts that only say when another one counts."""
    if isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            if key not in ("allOf", "if", "then", "else", "not") and not (
                key in ("oneOf", "anyOf") and "properties" in schema
            ):
                yield from objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects(value)


def test_the_committed_schemas_are_current(update_golden: bool):
    current = dict(schema_files())
    if update_golden:
        shutil.rmtree(SCHEMAS, ignore_errors=True)
        SCHEMAS.mkdir()
        for name, text in current.items():
            (SCHEMAS / name).write_text(text, "utf-8", newline="\n")
    assert {path.name: path.read_bytes().decode() for path in SCHEMAS.iterdir()} == current


def test_every_kind_of_file_has_its_schema_by_the_model_that_reads_it():
    assert {kind_of(path) for _, path in FILES} == set(KINDS)
    for _, path in FILES:
        kind = KINDS[kind_of(path)]
        assert kind.model is sort_of(path, LIST_FILES if kind.many else MAPPING_FILES)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid_and_explains_itself_in_chinese(kind: str):
    schema = content_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert re.search("[\u4e00-\u9fff]", schema["title"])
    for part in objects(schema):
        for name, field in part.get("properties", {}).items():
            assert re.search("[\u4e00-\u9fff]", field.get("description", "")), name
            assert len(field.get("enum", ())) == len(field.get("enumDescriptions", ())), name
        if part.get("type") == "object" and "properties" in part:
            assert part["additionalProperties"] is False


@pytest.mark.wide
def test_a_schema_knows_no_content():
    written = {
        name
        for sources in CONTENTS.values()
        for path, value in sources.yaml.items()
        if kind_of(path) in ("departments", "sectors")
        for name in (entry["name"] for entry in value)
    }
    assert written
    assert not {name for name in written if any(f'"{name}"' in text for _, text in schema_files())}


@pytest.mark.parametrize("content", CONTENTS)
def test_all_content_is_valid(content: str):
    for path, value in CONTENTS[content].yaml.items():
        assert [error.message for error in VALIDATORS[kind_of(path)].iter_errors(value)] == [], path


def test_every_file_of_our_content_names_its_schema():
    for path, text in CONTENTS["content"].yaml_text.items():
        file = ROOT / "content" / path
        assert text.splitlines()[0] == schema_line(file, kind_of(path))
        assert (file.parent / named_schema(text)).resolve() == SCHEMAS / f"{kind_of(path)}.schema.json"
        assert (file.parent / named_schema(text)).is_file()


@pytest.mark.parametrize(
    "path",
    ["notice.txt", "documents/a/notice.txt", "documents/a/measures/x.yaml", "vocabularies/other.yaml", "document.yaml"],
)
def test_what_is_no_yaml_file_of_the_content_has_no_kind(path: str):
    assert kind_of(path) is None
