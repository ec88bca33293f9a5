"""Validation as a whole: complete, in Chinese, and never a traceback. Single problems: tests/bad_content."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from policy_explorer.load.loader import Sources, load
from policy_explorer.load.problem import ContentError, Problem, dotted, shown
from policy_explorer.model import Catalogue, Document, Measure, Question, Settings, Vocabulary
from policy_explorer.rules import analyse
from policy_explorer.rules.truth_table import TooLarge
from policy_explorer.validate.messages import BY_TYPE, PATTERNS, TYPES
from policy_explorer.validate.proofs import TOO_LARGE
from policy_explorer.validate.validate import RULES, validate
from support.usual_run import of_examples

MEASURE = "documents/yunxi-2031-5/measures/01.yaml"
JUNK: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    "",
    "x",
    "Ünïcode 字",
    [],
    ["x"],
    [[]],
    {},
    {"x": {"y": 1}},
    "2031-02-30",
    10**15,
)


@pytest.fixture(scope="module")
def sources(tiny_content: Path) -> Sources:
    return load(tiny_content)


def problems(sources: Sources) -> list[Problem]:
    try:
        validate(sources)
    except ContentError as error:
        return error.problems
    return []


def with_value(sources: Sources, path: str, value: Any) -> Sources:
    return replace(sources, yaml={**sources.yaml, path: value})


def test_good_content_becomes_a_catalogue(sources: Sources) -> None:
    catalogue = validate(sources)
    assert isinstance(catalogue, Catalogue)
    assert [measure.number for measure in catalogue.notices[0].measures] == [1, 2, 3]
    assert list(catalogue.pages) == ["method"]
    assert catalogue.vocabulary.units[0] == "元/亩"


def test_the_real_content_is_good(real_content: Path) -> None:
    assert problems(load(real_content)) == []


def test_the_order_of_problems_is_that_of_files_and_lines(tiny_copy: Path) -> None:
    for file in tiny_copy.rglob("*.yaml"):
        file.write_text(
            file.read_text("utf-8") + "\nzz: 1\n" if file.read_text("utf-8")[0] != "-" else "- {zz: 1}\n", "utf-8"
        )
    found = problems(load(tiny_copy))
    assert len({problem.path for problem in found}) == 13
    assert [(p.path, p.line, p.column) for p in found] == sorted((p.path, p.line, p.column) for p in found)


@pytest.mark.parametrize("id", ["index", "con", "yunxi-booklet"])
def test_a_document_is_not_called_like_another_page(tiny_copy: Path, id: str) -> None:
    folder = (tiny_copy / "documents" / "yunxi-2031-5").rename(tiny_copy / "documents" / id)
    file = folder / "document.yaml"
    file.write_text(file.read_text("utf-8").replace("id: yunxi-2031-5", f"id: {id}"), "utf-8")
    assert [(problem.field, problem.message) for problem in problems(load(tiny_copy))] == [
        ("id", "这个文件代号另有用处，不能用")
    ]


@pytest.mark.parametrize(
    ("day", "message"),
    [("0001-01-01", "没有这一天"), ("２０３１-０６-３０", "应为日期，如 2023-12-31"), ("9999-12-31", None)],
)
def test_years_have_four_digits(tiny_copy: Path, day: str, message: str | None) -> None:
    file, notice = tiny_copy / MEASURE, tiny_copy / "documents/yunxi-2031-5/notice.txt"
    file.write_text(
        file.read_text("utf-8").replace("until: 2031-06-30", f"until: {day}").replace("2031年6月30日", "某日"), "utf-8"
    )
    notice.write_text(notice.read_text("utf-8").replace("2031年6月30日", "某日"), "utf-8")
    assert [(p.field, p.message) for p in problems(load(tiny_copy))] == ([("period.until", message)] if message else [])


def test_a_value_that_could_not_be_read_is_reported_once(tiny_copy: Path) -> None:
    file = tiny_copy / MEASURE
    file.write_text(file.read_text("utf-8").replace("number: 1", "number: 0o1"), "utf-8")
    assert [problem.field for problem in problems(load(tiny_copy))] == ["number"]


def test_other_problems_of_the_same_file_are_reported_too(tiny_copy: Path) -> None:
    file = tiny_copy / MEASURE
    text = file.read_text("utf-8").replace("chapter: 1", "chapter: 一").replace("[县财政局]", "[县财正局]")
    file.write_text(text.replace("quote: 执行至2031年6月30日", "quote: 执行至2031年6月31日"), "utf-8")
    assert [problem.field for problem in problems(load(tiny_copy))] == ["chapter", "responsible[0]", "period.quote"]


def leaves(value: Any, at: tuple = ()) -> Iterator[tuple]:
    """The path of everything in a value, itself included."""
    yield at
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*at, key))


def changed(value: Any, at: tuple, new: Any) -> Any:
    """Return a copy of a value with one place replaced, or removed for `...`."""
    if not at:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    if len(at) == 1 and new is ...:
        del copy[at[0]]
    else:
        copy[at[0]] = changed(copy[at[0]], at[1:], new) if at[1:] else new
    return copy


def spoilt(sources: Sources) -> Iterator[Sources]:
    for path, value in sources.yaml.items():
        for at in leaves(value):
            yield from (
                with_value(sources, path, changed(value, at, new)) for new in (JUNK if not at else (*JUNK, ...))
            )
            if isinstance(at and at[-1], str):
                yield with_value(sources, path, changed(value, (*at[:-1], f"{at[-1]}x"), 1))


def test_any_value_in_any_place_gives_chinese_problems_or_none(sources: Sources) -> None:
    """Wrong types, bounds, lengths, missing and unknown fields, all over the content."""
    cases = random.Random(2031).sample(list(spoilt(sources)), of_examples(400))
    refused = 0
    for case in cases:
        found = problems(case)
        refused += bool(found)
        for problem in found:
            assert re.search(r"[\u4e00-\u9fff]", problem.message)
            assert not re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", problem.message + problem.hint), str(problem)
            assert "值不符合要求" not in problem.message and "写法不符合要求" not in problem.message, str(problem)
            assert problem.line >= 1 and problem.column >= 1 and "\n" not in str(problem)
    assert refused > len(cases) * 0.9


def written_patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str) and schema.get("format") != "date":
            yield schema["pattern"]
        for inner in schema.values():
            yield from written_patterns(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from written_patterns(inner)


def test_every_pattern_of_the_models_is_explained() -> None:
    patterns = {
        pattern
        for model in (Document, Measure, Question, Settings, Vocabulary)
        for pattern in written_patterns(model.model_json_schema())
    }
    assert patterns and patterns <= PATTERNS.keys()


def test_every_own_error_of_the_models_is_explained() -> None:
    sources = "".join(
        path.read_text("utf-8") for path in (Path(__file__).parents[2] / "policy_explorer/model").glob("*.py")
    )
    own = set(re.findall(r'PydanticCustomError\(\s*"(\w+)"', sources))
    assert own and own <= BY_TYPE.keys()
    assert not BY_TYPE.keys() & TYPES.keys()


def test_every_rule_says_what_passes_and_what_fails() -> None:
    for rule in RULES:
        assert {"Passes", "Fails"} <= set(re.findall(r"(?m)^ *(Passes|Fails)[:,]", rule.__doc__ or "")), rule.__name__


def test_how_a_problem_reads() -> None:
    problem = Problem("a/b.yaml", 3, 5, "benefits[0].kind", "没有这个类别", "补贴", "是否想写 补贴奖励？")
    assert str(problem) == "a/b.yaml:3:5: benefits[0].kind：没有这个类别（写的是：补贴） 提示：是否想写 补贴奖励？"
    assert str(Problem("a.yaml", 0, 0, "", "缺少这个文件")) == "a.yaml: 缺少这个文件"
    assert dotted(("benefits", 0, "eligibility", "all", 1, "at_least")) == "benefits[0].eligibility.all[1].at_least"
    assert shown({"a": [True, None, "字"]}) == json.dumps({"a": [True, None, "字"]}, ensure_ascii=False)
    assert len(shown("长" * 1000)) < 70 and shown("一\n二\u202e") == "一 二⟨U+202E⟩"


def test_a_unit_whose_name_has_a_space_is_found_in_its_quote(tiny_copy: Path) -> None:
    for file in tiny_copy.rglob("*"):
        if file.is_file():
            file.write_text(file.read_text("utf-8").replace("县财政局", "县 A 局"), "utf-8")
    assert problems(load(tiny_copy)) == []


def test_a_department_is_named_once_in_a_list(tiny_copy: Path) -> None:
    """Twice, it would be counted twice."""
    for path, written, twice in (
        (MEASURE, "lead: [县农业局]", "lead: [县农业局, 县农业局]"),
        (MEASURE, "responsible: [县财政局]", "responsible: [县财政局, 县财政局]"),
        ("documents/yunxi-2031-5/document.yaml", "units: [各乡镇]", "units: [各乡镇, 各乡镇]"),
    ):
        file = tiny_copy / path
        file.write_text(file.read_text("utf-8").replace(written, twice), "utf-8")
    found = [(problem.field, problem.message) for problem in problems(load(tiny_copy))]
    assert found == [("standing_rule.units[1]", "部门重复"), ("lead[1]", "部门重复"), ("responsible[1]", "部门重复")]


@pytest.mark.parametrize("vocabulary", ["kinds", "audiences"])
def test_a_note_belongs_where_a_page_shows_it(tiny_copy: Path, vocabulary: str) -> None:
    file = tiny_copy / "vocabularies" / f"{vocabulary}.yaml"
    file.write_text(file.read_text("utf-8").replace("}", ", note: 说明}", 1), "utf-8")
    assert [(problem.field, problem.message) for problem in problems(load(tiny_copy))] == [("[0].note", "没有这个字段")]


def test_a_rule_too_large_to_prove_is_reported_and_its_examples_are_not_checked(
    sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise TooLarge

    monkeypatch.setattr(analyse, "is_read_once", lambda *_: False)
    monkeypatch.setattr(analyse, "outcomes", refuse)
    found = problems(sources)
    assert found and {(p.field.rpartition(".")[2], p.message) for p in found} == {("eligibility", TOO_LARGE[0])}
