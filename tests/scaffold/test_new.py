"""`new`: what it writes covers the model, is honest about what is still to be written, and harms nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy_explorer.load.yaml_parser import read_yaml
from policy_explorer.model import Document, Measure, Option, Question, Ratio
from policy_explorer.model.base import ContentModel
from policy_explorer.model.rules import CONDITION_MODELS
from policy_explorer.resources import SCHEMAS
from policy_explorer.schemas.modeline import named_schema
from policy_explorer.validate.shapes import fields_of, models_in
from support.command_line import contents

DOCUMENT = "yunxi-2031-5"
EMPTY = "没有写值"
FILLED = {
    "title": "宣传节水",
    "text": "组织节水宣传2场。（牵头单位：县农业局）",
    "lead[0]": "县农业局",
    "units_quote": "（牵头单位：县农业局）",
    "summary.text": "县里办节水宣传。",
    "summary.quote": "组织节水宣传2场",
    "sectors[0].name": "全行业",
    "sectors[0].quote": "组织节水宣传",
    "audiences[0].name": "所有经营者",
    "audiences[0].quote": "组织节水宣传",
    "period.basis": "document",
    "benefits[0].id": "water",
    "benefits[0].title": "节水宣传",
    "benefits[0].kind": "政府工作",
    "benefits[0].quote": "组织节水宣传2场",
    "benefits[0].access": "government",
}


def models_of(model: type[ContentModel], seen: set[type[ContentModel]] | None = None) -> Iterator[type[ContentModel]]:
    """A model and all that it holds."""
    seen = set() if seen is None else seen
    if model not in seen:
        seen.add(model)
        yield model
        for field in fields_of(model).values():
            for inner in models_in(field.annotation):
                yield from models_of(inner, seen)


def uncommented(text: str) -> str:
    while re.search(r"(?m)^[ -]*# [a-z_]+:", text):
        text = re.sub(r"(?m)^([ -]*)# (?=[a-z_]+:| )", r"\1", text)
    return text


def created(content: Path, path: str) -> str:
    return (content / path).read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "path", "model"),
    [
        (("measure", "--document", DOCUMENT), f"documents/{DOCUMENT}/measures/04.yaml", Measure),
        (("document", "--id", "shan-2032-1"), "documents/shan-2032-1/document.yaml", Document),
        (("question", "--id", "seats", "--type", "number"), "questions.yaml", Question),
        (("question", "--id", "seats", "--type", "choices"), "questions.yaml", Question),
    ],
    ids=lambda value: value[0] + value[-1] if isinstance(value, tuple) else "",
)
def test_a_skeleton_covers_every_field_with_its_description(
    run, tiny_copy: Path, arguments, path: str, model: type[ContentModel]
):
    assert run("new", *arguments, "--content", tiny_copy)[0] == 0
    text = uncommented(created(tiny_copy, path))
    if path == "questions.yaml":
        text = text[text.index("- id: seats") :]
    left_out = {"number": {"options"}, "choices": {"unit", "whole", "minimum", "maximum", "ratio", "sum"}}.get(
        arguments[-1], set()
    )
    of_fields = {"options": Option, "ratio": Ratio}
    for inner in models_of(model):
        if model is Question and inner in [of_fields[name] for name in left_out & of_fields.keys()]:
            continue
        for name, field in fields_of(inner).items():
            if not (inner is Question and name in left_out):
                assert re.search(rf"(?m)^[ -]*{name}:.*# {re.escape(field.description)}", text), name
    assert not any(re.search(rf"(?m)^[ -]*{name}:", text) for name in left_out)


@pytest.mark.parametrize("kind", CONDITION_MODELS)
def test_a_skeleton_shows_every_sort_of_condition(run, tiny_copy: Path, kind: str):
    run("new", "measure", "--document", DOCUMENT, "--content", tiny_copy)
    assert re.search(rf"(?m)^[ #-]*{kind}:", created(tiny_copy, f"documents/{DOCUMENT}/measures/04.yaml"))


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (("measure", "--document", DOCUMENT), f"documents/{DOCUMENT}/measures/04.yaml"),
        (("document", "--id", "shan-2032-1"), "documents/shan-2032-1/document.yaml"),
        (("question", "--id", "seats"), "questions.yaml"),
    ],
)
def test_every_place_to_fill_is_reported(run, tiny_copy: Path, arguments, path: str):
    code, printed, _ = run("new", *arguments, "--content", tiny_copy)
    assert code == 0 and str(tiny_copy / path) in printed and "\n1. " in printed
    places = [
        n
        for n, line in enumerate(created(tiny_copy, path).splitlines(), 1)
        if re.match(r" *[^# ]*:  # |- *\Z|[ -]*(?!#)[^#]*:  # | *-\Z", line)
    ]
    holders = (
        "addressees",
        "period",
        "chapters",
        "opening",
        "lead",
        "summary",
        "sectors",
        "audiences",
        "benefits",
        "eligibility",
        "examples",
        "options",
        "all",
    )
    places = [
        n for n in places if not re.match(rf"[ -]*({'|'.join(holders)}):", created(tiny_copy, path).splitlines()[n - 1])
    ]
    code, _, said = run("check", "--content", tiny_copy)
    reported = {int(line.split(":")[1]) for line in said.splitlines() if line.startswith(path) and EMPTY in line}
    assert code == 1 and reported == set(places) and len(places) > 3


def test_a_filled_in_measure_passes(run, tiny_copy: Path):
    """The places that `check` names, one after the other, as an editor would."""
    run("new", "measure", "--document", DOCUMENT, "--content", tiny_copy)
    file = tiny_copy / "documents" / DOCUMENT / "measures" / "04.yaml"
    text = file.read_text("utf-8")
    assert named_schema(text) and (file.parent / named_schema(text)).resolve() == SCHEMAS / "measure.schema.json"
    text = re.sub(r"(?m)^    strength:.*\n", "", text)
    text = re.sub(r"(?ms)^    eligibility:.*?(?=^    # open_to_all)", "", text)
    text = re.sub(r"(?ms)^    examples:.*", "", text)
    text = re.sub(r"(?m)^# amounts:.*\n", "", text, count=1)
    text = text.replace(
        "benefits:", "amounts: [{value: 2, unit: 场, role: count, label: 场次, quote: 组织节水宣传2场}]\nbenefits:"
    )
    file.write_text(text, "utf-8")
    lines = text.splitlines()
    for place, line, column in empty_places(file):
        lines[line - 1] = f"{lines[line - 1][: column - 1]} {FILLED[place]}{lines[line - 1][column - 1 :]}"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    notice = tiny_copy / "documents" / DOCUMENT / "notice.txt"
    closing = "本措施自发布之日起施行"
    notice.write_text(
        notice.read_text("utf-8").replace(closing, f"（4）宣传节水。{FILLED['text']}\n\n{closing}", 1), "utf-8"
    )
    code, printed, said = run("check", "--content", tiny_copy)
    assert (code, said) == (0, "") and "4 项措施" in printed


def empty_places(file: Path) -> list[tuple[str, int, int]]:
    problems = read_yaml(file.name, file.read_text("utf-8")).problems
    assert {problem.message for problem in problems} == {EMPTY}
    return [(problem.field, problem.line, problem.column) for problem in problems]


def test_a_measure_takes_the_next_number_and_the_chapter_of_the_one_before(run, tiny_copy: Path):
    assert run("new", "measure", "--document", DOCUMENT, "--content", tiny_copy)[0] == 0
    assert re.search(r"(?m)^number: 4 .*\nchapter: 2 ", created(tiny_copy, f"documents/{DOCUMENT}/measures/04.yaml"))
    assert run("new", "measure", "--document", DOCUMENT, "--number", "12", "--content", tiny_copy)[0] == 0
    assert re.search(r"(?m)^number: 12 .*\nchapter: 2 ", created(tiny_copy, f"documents/{DOCUMENT}/measures/12.yaml"))


def test_the_first_measure_of_a_document_has_no_chapter_yet(run, tiny_copy: Path):
    run("new", "document", "--id", "shan-2032-1", "--content", tiny_copy)
    assert run("new", "measure", "--document", "shan-2032-1", "--content", tiny_copy)[0] == 0
    assert re.search(r"(?m)^number: 1 .*\nchapter:  # ", created(tiny_copy, "documents/shan-2032-1/measures/01.yaml"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("measure", "--document", DOCUMENT, "--number", "2"),
        ("document", "--id", DOCUMENT),
        ("question", "--id", "area"),
    ],
)
def test_what_is_there_stays(run, tiny_copy: Path, arguments):
    before = contents(tiny_copy)
    code, printed, said = run("new", *arguments, "--content", tiny_copy)
    assert (code, printed) == (1, "") and "已经有" in said
    assert contents(tiny_copy) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("measure", "--document", "nowhere"),
        ("measure", "--document", "../yunxi-2031-5"),
        ("measure", "--document", DOCUMENT, "--number", "0"),
        ("measure",),
        ("document", "--id", "../elsewhere"),
        ("document", "--id", "/tmp"),
        ("document", "--id", "Big"),
        ("document", "--id", "con"),
        ("document", "--id", "a-booklet"),
        ("document", "--id", "a" * 61),
        ("document", "--id", ""),
        ("question", "--id", "per-head"),
        ("question", "--id", "seats", "--type", "text"),
        ("other",),
    ],
)
def test_names_that_cannot_be_meant_are_wrong_use(run, tiny_copy: Path, arguments):
    before = contents(tiny_copy.parent)
    code, printed, said = run("new", *arguments, "--content", tiny_copy)
    assert (code, printed) == (2, "") and re.search("[\u4e00-\u9fff]", said)
    assert contents(tiny_copy.parent) == before


@pytest.mark.parametrize(
    ("link", "arguments"),
    [
        ("documents/out", ("document", "--id", "out")),
        (f"documents/{DOCUMENT}/measures", ("measure", "--document", DOCUMENT)),
        ("questions.yaml", ("question", "--id", "seats")),
    ],
)
def test_a_link_does_not_lead_out_of_the_content(run, tiny_copy: Path, tmp_path: Path, link: str, arguments):
    outside = tmp_path / "outside"
    if (tiny_copy / link).exists():
        (tiny_copy / link).rename(outside)
    else:
        outside.mkdir()
    (tiny_copy / link).symlink_to(outside)
    before = contents(outside) if outside.is_dir() else outside.read_bytes()
    assert run("new", *arguments, "--content", tiny_copy)[0] == 2
    assert (contents(outside) if outside.is_dir() else outside.read_bytes()) == before


@pytest.mark.parametrize(
    "written",
    [
        b"# \xe9\x97\xae\xe9\xa2\x98\r\n- id: a\r\n  name: A\r\n",
        b"- id: a\n  name: A",
        b"  - id: a\n    name: A  # last\n\n\n",
        b"# only a remark",
    ],
    ids=["CRLF", "no final line break", "indented", "only a remark"],
)
def test_a_question_is_appended_as_the_file_is_written(run, tiny_copy: Path, written: bytes):
    file = tiny_copy / "questions.yaml"
    file.write_bytes(written)
    assert run("new", "question", "--id", "seats", "--type", "boolean", "--content", tiny_copy)[0] == 0
    now = file.read_bytes()
    assert now.startswith(written) and now.endswith(b"\n")
    assert (b"\r\n" in written) is (b"\r\n" in now) and now.count(b"\r\n") in (0, now.count(b"\n"))
    assert [question["id"] for question in read_yaml("", now.decode()).value][-1] == "seats"


@pytest.mark.parametrize(
    "written", [b"- {id: a", b"[{id: a}]\n", b"a: 1\n", b"\xef\xbb\xbf- id: a\n", "- id: 问".encode("gb18030"), b""]
)
def test_where_no_question_can_be_appended_nothing_changes(run, tiny_copy: Path, written: bytes):
    file = tiny_copy / "questions.yaml"
    file.write_bytes(written)
    assert run("new", "question", "--id", "seats", "--content", tiny_copy)[0] == 1
    assert file.read_bytes() == written


def test_a_first_question_begins_the_file(run, tiny_copy: Path):
    (tiny_copy / "questions.yaml").unlink()
    assert run("new", "question", "--id", "seats", "--content", tiny_copy)[0] == 0
    text = created(tiny_copy, "questions.yaml")
    assert named_schema(text).endswith("/questions.schema.json") and read_yaml("", text).value[0]["id"] == "seats"
