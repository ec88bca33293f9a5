"""The page about the rule language says what is so: every rule in it is read by the model, and every claim is evaluated.

A row says what comes of answers as "`answer` 满足" in its last cell, or has the columns 回答 and 结果. A ```yaml block
is a rule, or a rule with its examples; a table with the columns 回答 and 结果 under it is about that rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import pytest
from pydantic import TypeAdapter

from policy_explorer.cli.main import main
from policy_explorer.derive.effective_rule import effective_rule
from policy_explorer.load.loader import load
from policy_explorer.load.yaml_parser import read_yaml
from policy_explorer.model import OPERATORS_BY_TYPE, Condition, Example, FactTest, Period, Question
from policy_explorer.model.answers import parse_answers
from policy_explorer.model.rules import CONDITION_MODELS
from policy_explorer.rules.analyse import conflicts, flaws
from policy_explorer.rules.bands import MOST_BANDS, bands
from policy_explorer.rules.compose import compose
from policy_explorer.rules.computed import complete
from policy_explorer.rules.dated import dated, dated_test
from policy_explorer.rules.evaluate import VERDICT_BY_TRUTH, truth
from policy_explorer.text.comparison_table import FIGURE, TABLE, kind_of_figure
from policy_explorer.text.comparisons import operators_of_figure, side_of, sides_of_date
from policy_explorer.text.quantities import dates
from policy_explorer.text.units import quantities
from policy_explorer.validate.proofs import MESSAGES
from policy_explorer.validate.validate import validate
from support.command_line import ROOT

PAGE = ROOT / "docs" / "rules.zh.md"
TEXT = PAGE.read_text("utf-8")
DAY = date(2031, 3, 1)  # the reference date of the page
PHRASES = TABLE.number | TABLE.date | TABLE.elapsed | TABLE.age
FIGURES_SHOWN = {"": "20亩", "elapsed_": "3年", "age_": "18周岁"}
BORN = {"id": "born", "name": "出生日期", "ask": "您哪一天出生？", "type": "date"}
TRUTHS = {"满足": True, "不满足": False, "不知道": None}
CLAIM = re.compile(rf"`([^`]+)` ({'|'.join(TRUTHS)})")
READ = TypeAdapter(Condition).validate_python


class Table(NamedTuple):
    """A table with the heading that it stands under and the block of YAML before it in that part."""

    heading: str
    rule: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def value(text: str) -> Any:
    reading = read_yaml("docs/rules.zh.md", text)
    assert reading.readable and not reading.problems, (text, reading.problems)
    return reading.value


def rule(text: str) -> Condition:
    return READ(value(text))


def code(cell: str) -> str:
    """The first code in a cell."""
    return codes(cell)[0]


def codes(cell: str) -> list[str]:
    return re.findall("`([^`]+)`", cell)


def tables() -> Iterator[Table]:
    heading, block = "", ""
    for part in re.split(r"\n\n+", TEXT):
        if part.startswith("#"):
            heading, block = part, ""
        elif part.startswith("```yaml"):
            block = part.removeprefix("```yaml\n").removesuffix("```").strip()
        elif part.startswith("|"):
            head, _, *rows = (
                tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in part.splitlines()
            )
            yield Table(heading, block, head, tuple(rows))


def tables_headed(*head: str) -> list[Table]:
    found = [table for table in tables() if table.head == head]
    assert found, head
    return found


def yaml_blocks() -> list[Any]:
    return [value(block) for block in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)]


def computed_shown() -> list[Question]:
    """The computed facts of the page, which has them in a list."""
    (block,) = (block for block in yaml_blocks() if isinstance(block, list))
    return [Question.model_validate(entry) for entry in block]


@pytest.fixture(scope="module")
def questions(tiny_content) -> dict[str, Question]:
    written = value((tiny_content / "questions.yaml").read_text("utf-8"))
    return {question.id: question for question in map(Question.model_validate, [*written, BORN])}


def test_the_reference_date_is_the_one_that_the_page_gives():
    assert TEXT.count(f"按{DAY.year}年{DAY.month}月{DAY.day}日看") == 2


def test_each_type_of_question_has_all_its_operators_with_their_claims(questions):
    listed = {}
    for table in tables_headed("比较", "原文的说法", "写法", "回答与结果"):
        type_ = code(table.heading)
        listed[type_] = (*listed.get(type_, ()), *dict.fromkeys(code(row[0]) for row in table.rows))
        for operator, phrases, written, claims in table.rows:
            test = rule(code(written))
            assert test.operator == code(operator) and questions[test.fact].type == type_
            assert len(phrases) > 3
            holds_as_claimed(test, claims)
    assert listed == OPERATORS_BY_TYPE


def test_the_phrases_are_those_that_the_build_compares_quotes_with():
    shown = {
        code(row[0]): tuple(row[1].split("、"))
        for table in tables_headed("比较", "原文的说法", "写法", "回答与结果")
        if code(table.heading) in ("number", "date")
        for row in table.rows
    }
    assert shown == PHRASES


@pytest.mark.parametrize("operator", PHRASES)
def test_each_phrase_stands_for_its_operator(operator):
    """Beside a figure in a sentence, alone: so no phrase of another operator is read into it."""
    for phrase in PHRASES[operator]:
        if operator not in TABLE.date:
            kind = kind_of_figure(operator)
            text = f"条件是{phrase.replace(FIGURE, FIGURES_SHOWN[kind])}的"
            assert operators_of_figure(text, quantities(text, "亩"), 0, kind=kind) == {operator}, phrase
        else:
            text = f"条件是{phrase.replace(FIGURE, '2031年1月1日')}的"
            (mention,) = dates(text)
            assert sides_of_date(text, mention, 0) == {side_of(operator, mention.first, mention.last)}, phrase


def holds_as_claimed(test: FactTest, claims: str) -> None:
    """What is claimed is so, of at least one answer that meets the test and one that does not."""
    claimed = [(value(answer), TRUTHS[outcome]) for answer, outcome in CLAIM.findall(claims)]
    assert len(claimed) == len(claims.split("，`")), claims
    for answer, expected in claimed:
        assert truth(dated(test, DAY), parse_answers({test.fact: answer})) is expected, (test, answer)
    assert {expected for _, expected in claimed} == {True, False}


def test_numbers_and_dates_are_shown_below_at_and_above_the_bound():
    seen = 0
    for table in tables_headed("比较", "原文的说法", "写法", "回答与结果"):
        if code(table.heading) in ("number", "date"):
            for row in table.rows:
                bound = dated_test(rule(code(row[2])), DAY).written_operand
                answers = [value(answer) for answer, _ in CLAIM.findall(row[3])]
                assert answers[0] < bound == answers[1] < answers[2], row
                seen += 1
    assert seen == len(OPERATORS_BY_TYPE["number"]) + len(OPERATORS_BY_TYPE["date"])


def test_what_is_claimed_of_rules_of_several_conditions_is_so():
    sorts = set()
    for table in tables_headed("回答", "结果"):
        condition = rule(table.rule)
        sorts |= {sort for sort in CONDITION_MODELS if f"{sort}:" in table.rule}
        outcomes = {outcome for _, outcome in table.rows}
        assert len(outcomes) == len(table.rows), "each row shows something else"
        for answers, outcome in table.rows:
            assert truth(condition, parse_answers(value(code(answers)))) is TRUTHS[outcome], (table.rule, answers)
    assert sorts == set(CONDITION_MODELS)


def test_every_rule_in_a_block_is_one_and_answers_questions_that_there_are(questions):
    blocks = [block for block in yaml_blocks() if isinstance(block, dict)]
    assert len(blocks) >= len(CONDITION_MODELS)
    for block in blocks:
        condition = READ(block.get("eligibility", block))
        assert set(facts(condition.model_dump())) <= set(questions)
        for example in block.get("examples", ()):
            read = Example.model_validate(example)
            assert VERDICT_BY_TRUTH[truth(condition, parse_answers(read.answers))] == read.verdict


def facts(written: Any) -> Iterator[str]:
    if isinstance(written, dict):
        yield from [written["fact"]] if "fact" in written else []
        written = list(written.values())
    for inner in written if isinstance(written, list | tuple) else ():
        yield from facts(inner)


def test_the_rule_with_its_examples_passes_every_check(tiny_copy, capsys):
    """It takes the place of the rule of the measure that it is said to be read from."""
    (sample,) = re.findall(r"```yaml\n(eligibility:.*?)```", TEXT, re.DOTALL)
    path = tiny_copy / "documents" / "yunxi-2031-5" / "measures" / "01.yaml"
    before, _, _ = path.read_text("utf-8").partition("    eligibility:")
    path.write_text(before + "".join(f"    {line}\n" for line in sample.splitlines()), "utf-8")
    assert main(["check", "--content", str(tiny_copy)]) == 0, capsys.readouterr().err


def test_a_range_meets_a_test_as_claimed():
    (table,) = tables_headed("写法", "回答", "结果")
    for written, answer, outcome in table.rows:
        test = rule(code(written))
        assert truth(test, parse_answers({test.fact: value(code(answer))})) is TRUTHS[outcome], (written, answer)
    assert {row[2] for row in table.rows} == set(TRUTHS)


def test_a_sum_and_a_ratio_come_out_as_claimed():
    (table,) = tables_headed("写法", "各题的回答", "结果")
    computed = computed_shown()
    for written, answers, outcome in table.rows:
        known = complete(parse_answers(value(code(answers))), computed)
        assert truth(rule(code(written)), known) is TRUTHS[outcome], (written, answers)
    assert {code(row[0]).split(",")[0] for row in table.rows} == {f"{{fact: {each.id}" for each in computed}


@pytest.mark.parametrize("connective", ["all", "any"])
def test_the_tables_of_the_logic_are_right(connective):
    (table,) = tables_headed(f"`{connective}`", *("满足", "不知道", "不满足"))
    assert [row[0].strip("*") for row in table.rows] == list(table.head[1:])
    for one, *outcomes in table.rows:
        for other, outcome in zip(table.head[1:], outcomes, strict=True):
            assert joined(connective, one.strip("*"), other) is TRUTHS[outcome], (connective, one, other)


def joined(connective: str, *words: str) -> bool | None:
    """What comes of two conditions that come out as these words say."""
    tests = [{"fact": f"fact_{at}", "is": True, "quote": "原文"} for at, _ in enumerate(words)]
    return truth(READ({connective: tests}), {f"fact_{at}": TRUTHS[word] for at, word in enumerate(words)})


def test_the_table_of_not_is_right():
    (table,) = tables_headed("`not`", "满足", "不知道", "不满足")
    ((_, *outcomes),) = table.rows
    for word, outcome in zip(table.head[1:], outcomes, strict=True):
        negated = READ({"not": {"fact": "fact", "is": True, "quote": "原文"}})
        assert truth(negated, {"fact": TRUTHS[word]}) is TRUTHS[outcome]


def test_each_mistake_is_the_one_that_the_build_reports(questions):
    (table,) = tables_headed("错误的写法", "错在哪里", "提示")
    shown = {message: written for written, _, message in table.rows}
    assert set(shown) == {message for message, _ in MESSAGES.values()}
    for sort, (message, _) in MESSAGES.items():
        said_open = "open_to_all: true" in shown[message]
        own, *extra = map(rule, codes(shown[message])[: 2 if sort == "conflict" else 1])
        found = {flaw.kind for flaw in (*flaws(own, questions, said_open), *conflicts(compose(own, extra), questions))}
        assert sort in found, (sort, found)


def test_a_term_becomes_the_conditions_that_the_page_shows(tiny_content):
    (table,) = tables_headed("写法", "加上的条件")
    (notice,) = validate(load(tiny_content)).notices
    own = rule("{manual: 经审核, quote: 经审核}")
    for period, shown in table.rows:
        effective = effective_rule(own, 1, Period.model_validate(value(code(period))), notice.document, {}).rule
        assert effective == compose(own, [rule(each) for each in codes(shown)])


def test_the_bands_are_those_that_the_page_offers(questions):
    (table,) = tables_headed("规则里的界限", "页面上的选项")
    months = Question(id="months", name="月数", ask="？", type="number", unit="个月", whole=True, minimum=0)
    for bounds, labels in table.rows:
        question = months if "整数" in bounds else questions["area"]
        tests = [
            READ({"fact": question.id, **value(f"{{{bound}}}"), "quote": "原文"})
            for bound in re.findall("`([^`]+)`", bounds)
        ]
        assert [band.label for band in bands(question, tests)] == labels.split("；")
    assert f"超过 {MOST_BANDS} 段的" in TEXT


def test_the_messages_shown_are_real():
    expected = {
        line
        for file in (ROOT / "tests" / "bad_content").glob("*/expected.txt")
        for line in file.read_text("utf-8").splitlines()
    }
    (shown,) = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)
    assert shown.strip() and set(shown.strip().splitlines()) <= expected


def test_the_other_fields_of_a_rule_are_there():
    for word in ("manual", "by", "quote", "open_to_all", "access", "strength", "examples", "note", "null"):
        assert re.search(rf"`{word}\b", TEXT), word
