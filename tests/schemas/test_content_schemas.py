"""The schemas that editors complete and check by: current, valid, in Chinese, and of one mind with the models."""

from __future__ import annotations

import copy
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import TypeAdapter, ValidationError

from policy_explorer.load.loader import load
from policy_explorer.model import Measure
from policy_explorer.resources import SCHEMAS
from policy_explorer.schemas.content import ACROSS_FIELDS, KINDS, content_schema, schema_files
from policy_explorer.schemas.modeline import kind_of, named_schema, schema_line
from policy_explorer.validate.shapes import LIST_FILES, MAPPING_FILES, read_shape, validated
from policy_explorer.validate.shapes import kind_of as sort_of
from policy_explorer.validate.source_file import SourceFile

ROOT = Path(__file__).parents[2]
CONTENTS = {name: load(ROOT / name) for name in ("content", "tests/tiny_content")}
FILES = [(name, path) for name, sources in CONTENTS.items() for path in sources.yaml]
BAD = sorted(folder for folder in (ROOT / "tests" / "bad_content").iterdir() if folder.is_dir())
# What models and schemas both judge: the messages of shapes, by a word that no other message holds.
SHAPE = re.compile(
    r"缺少必填的|没有这个字段|应为|只能是 |至少要有 \d+ 项|只能用小写|不能[小大]于 |条件里要写 all|要写且只写一个|期限要引原文"
    r"|时，不写日期和原文|时，要写日期|没有写日期|要写一个，且只写一个|没有这一天"
)
# A list that is too short where a schema does not count, and one of another rule with the same words.
OTHER_RULES = re.compile(r"题至少要有|units_quote 里")
JUNK: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    3,
    1.5,
    "",
    " ",
    "x",
    "Ab",
    "字",
    "2031-02-28",
    "2031-02-30",
    "31-1-1",
    [],
    ["x"],
    [[]],
    {},
    {"x": 1},
)
MUTATIONS = 12


def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(content_schema(kind), format_checker=FormatChecker(["date"]))


VALIDATORS = {kind: validator(kind) for kind in KINDS}


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


def paths_with_shape_problems(case: Path) -> set[str]:
    lines = (case / "expected.txt").read_text("utf-8").splitlines()
    found = {line.partition(":")[0] for line in lines if SHAPE.search(line) and not OTHER_RULES.search(line)}
    return {path for path in found if path.endswith(".yaml") and (case / "patch" / path).exists()}


@pytest.mark.parametrize("case", [case for case in BAD if paths_with_shape_problems(case)], ids=lambda case: case.name)
def test_bad_shapes_are_refused_too(case: Path, tmp_path: Path):
    shutil.copytree(case / "patch", tmp_path / "content")
    values = load(tmp_path / "content").yaml
    readable = paths_with_shape_problems(case) & values.keys()
    for path in readable:
        refused = read_shape(SourceFile(path, values[path], ""))[1]
        assert VALIDATORS[kind_of(path)].is_valid(values[path]) is (
            refused == [] or all("截止日早于" in str(p) for p in refused)
        ), path


def test_enough_bad_shapes_are_in_reach():
    assert sum(bool(paths_with_shape_problems(case)) for case in BAD) >= 12


def mutated(value: Any, chance: random.Random) -> Any:
    """A copy of a value with one thing changed somewhere in it: replaced, left out, added or doubled."""
    spoilt = copy.deepcopy(value)
    places = [
        (holder, key)
        for holder in nodes(spoilt)
        for key in (holder if isinstance(holder, dict) else range(len(holder)))
    ]
    holder, key = chance.choice(places)
    match chance.randrange(4):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[chance.choice(("zz", "by", "from", "quote", "is", "access", "note"))] = chance.choice(JUNK)
        case 2 if isinstance(holder, dict):
            holder[key] = chance.choice(
                [inner for node in nodes(spoilt) if isinstance(node, dict) for inner in node.values()]
            )
        case _:
            holder[key] = chance.choice(JUNK)
    return spoilt


def nodes(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from nodes(inner)


def model_accepts(path: str, value: Any) -> bool:
    kind = KINDS[kind_of(path)]
    try:
        for item in value if kind.many and isinstance(value, list) else [value]:
            validated(kind.model, item)
    except ValidationError as error:
        # That an end lies behind its beginning, a schema cannot say.
        return {each["type"] for each in error.errors()} == {"dates_reversed"}
    return not kind.many or isinstance(value, list)


def test_models_and_schemas_agree_on_files_with_something_changed():
    chance, judged = random.Random(6), []
    for content, path in FILES:
        if kind_of(path) == "measure" and content == "content" and not path.endswith(("01.yaml", "16.yaml", "30.yaml")):
            continue
        for _ in range(MUTATIONS * (4 if kind_of(path) in ("measure", "questions", "document") else 1)):
            value = mutated(CONTENTS[content].yaml[path], chance)
            accepted = VALIDATORS[kind_of(path)].is_valid(value)
            assert accepted is model_accepts(path, value), (
                path,
                [error.message for error in VALIDATORS[kind_of(path)].iter_errors(value)],
                value,
            )
            judged.append(accepted)
    assert len(judged) > 300 and 0.1 < sum(judged) / len(judged) < 0.9


# What is concerned, and what else each model requires, by field.
WRITTEN: dict[str, Any] = {
    "basis": "stated",
    "from": "2031-01-01",
    "counted_from": "issued",
    "until": "2031-02-01",
    "lasts": {"years": 3},
    "ends": "budget",
    "used_up": {"since": "2031-01-20", "source": "公告"},
    "provisional": True,
    "from_quote": "原文",
    "quote": "原文",
    "years": 3,
    "months": 6,
    "days": 30,
    "working_days": 30,
    "once": {"until": "2031-02-01"},
    "yearly": {"until": "06-30"},
    "after": {"event": "授权之日", "within": {"years": 1}},
    "role": "table",
    "text": "原文",
    "rows": [["甲"]],
    "lead": ["甲局"],
    "responsible": ["乙局"],
    "units_quote": "甲局、乙局",
    "access": "apply",
    "strength": "shall",
    "strength_quote": "原文",
    "counterpart": "甲行",
    "eligibility": {"manual": "是否", "quote": "原文"},
}
REQUIRED: dict[str, dict[str, Any]] = {
    "DateSpan": {"label": "某日"},
    "Window": {"quote": "原文"},
    "Extension": {"title": "甲", "quote": "原文"},
    "Benefit": {"id": "a", "title": "甲", "kind": "乙", "quote": "原文", "access": "government"},
}
CHOICES = {
    "basis": ["stated", "document", "other"],
    "ends": ["indefinite", "further_notice", "budget", "project"],
    "role": ["table", "paragraph"],
    "access": ["apply", "counterpart", "government"],
}
NEVER_NULL = {"role", "access", "rows", "lead", "responsible", "provisional"}
YEARLY = {"from": "01-01", "until": "06-30"}
WAYS = 400


def schema_of(model: type) -> dict[str, Any]:
    """Return the schema of `model`, with the definitions of the kind of file that contains it."""
    for kind in ("measure", "document"):
        whole = content_schema(kind)
        if KINDS[kind].model is model:
            return whole
        if model.__name__ in whole["$defs"]:
            return whole["$defs"][model.__name__] | {"$defs": whole["$defs"]}
    raise AssertionError(model)


def ways_to_write(model: type, fields: list[str]) -> Iterator[dict[str, Any]]:
    """Yield ways to write, to leave out and to empty the fields concerned."""
    chance = random.Random(1)
    for _ in range(WAYS):
        value = dict(REQUIRED.get(model.__name__, {}))
        for name in fields:
            written = chance.choice(CHOICES.get(name, [WRITTEN[name]]))
            if model.__name__ == "YearlyWindow":
                written = YEARLY[name]
            value |= chance.choice([{name: written}, {}, {} if name in NEVER_NULL else {name: None}])
        yield value


@pytest.mark.parametrize("model", [model for model in ACROSS_FIELDS if model is not Measure], ids=lambda m: m.__name__)
def test_what_holds_across_fields_is_said_as_the_model_says_it(model: type):
    schema, seen = schema_of(model), set()
    checker = Draft202012Validator(schema)
    for value in ways_to_write(model, [name for name in WRITTEN if name in schema["properties"]]):
        try:
            accepted = bool(TypeAdapter(model).validate_python(value))
        except ValidationError:
            accepted = False
        assert checker.is_valid(value) is accepted, value
        seen.add(accepted)
    assert seen == {True, False}


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
