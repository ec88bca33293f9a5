"""The schemas refuse what the models refuse, in bad content and in content with something changed."""

from __future__ import annotations

import copy
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from policy_explorer.load.loader import load
from policy_explorer.schemas.content import KINDS
from policy_explorer.schemas.modeline import kind_of
from policy_explorer.validate.shapes import read_shape, validated
from policy_explorer.validate.source_file import SourceFile
from support.content_schemas import CONTENTS, FILES, ROOT, VALIDATORS

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


@pytest.mark.wide
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
