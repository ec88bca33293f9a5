"""Conditions beside the words of their quotes: what contradicts them is reported, and nothing else.

The mutations change every test of the contents here in operator, strictness, polarity, bound and unit. The rates are those
of the gates alone: examples, which may be bent to suit, are not read. What stays uncaught is what the words leave open.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from policy_explorer.load.loader import load
from policy_explorer.validate.content import Content, NoticeFiles, arrange
from policy_explorer.validate.counts import counts_fit_words
from policy_explorer.validate.source_file import SourceFile
from support.phrasing import Sentence, problems
from support.rule_mutations import OTHER_DIRECTION, OTHER_STRICTNESS, is_caught, mutations
from support.sentences import SENTENCES
from support.specimens import write_specimens

CASES = [sentence for sentences in SENTENCES.values() for sentence in sentences]
SHOWN = [Path(__file__).parents[1] / name for name in ("notice_of_articles", "notice_without_end")]
ENOUGH, ENOUGH_OF_EACH = 0.95, 0.9
KINDS = {"operator", "strictness", "polarity", "bound", "unit"}


def test_a_sentence_as_notices_phrase_it_gives_no_alarm() -> None:
    alarms = {sentence.text: problems(sentence) for sentence in CASES}
    assert {text: found for text, found in alarms.items() if found} == {}


def test_the_contrary_of_what_the_words_decide_is_reported() -> None:
    for sentence in (sentence for sentence in CASES if sentence.decided):
        inner = sentence.condition.get("not", sentence.condition)
        ((operator, operand),) = inner.items()
        contrary = {"is": not operand} if operator == "is" else {OTHER_DIRECTION[operator]: operand}
        assert problems(sentence, {"not": contrary} if "not" in sentence.condition else contrary), sentence.text
        if operator != "is":
            stricter = {OTHER_STRICTNESS[operator]: operand}
            assert problems(sentence, {"not": stricter} if "not" in sentence.condition else stricter), sentence.text


@pytest.mark.parametrize("words", ["不得申报", "不予支持", "不予补贴", "禁止申报", "不纳入支持范围"])
def test_an_option_that_is_barred_is_no_entitlement(words: str) -> None:
    sentence = Sentence(f"住宿企业{words}", {"is": "a"}, options=("住宿企业", "餐饮企业"))
    assert problems(sentence)
    assert not problems(sentence, {"not": sentence.condition})


@pytest.mark.parametrize("words", ["（不含民宿）", "（不包括农户、民宿）", "（民宿除外）", "（民宿等单位除外）"])
def test_an_option_in_an_exception_is_neither_accepted_nor_the_only_one(words: str) -> None:
    sentence = Sentence(f"支持住宿企业{words}", {"is": "a"}, options=("住宿企业", "民宿"))
    assert not problems(sentence)
    assert problems(sentence, {"one_of": ["a", "b"]})
    assert problems(sentence, {"is": "b"})
    assert problems(sentence, {"not": {"is": "a"}})


@pytest.mark.parametrize(
    ("text", "bound", "unit"),
    [
        ("种植面积500平方米以上的", 500, "亩"),
        ("种植面积5万平方米以上的", 50_000, "亩"),
        ("种植面积20公顷以上的", 20, "平方米"),
        ("带动20户以上的", 20, "人"),
        ("带动20人以上的", 20, "户"),
        ("服务500人次以上的", 500, "人"),
    ],
)
def test_a_unit_without_a_ratio_is_not_that_of_the_question(text: str, bound: int, unit: str) -> None:
    assert problems(Sentence(text, {"at_least": bound}, unit=unit))


def test_there_are_many_kinds_of_sentences() -> None:
    assert len(SENTENCES) >= 23


@pytest.fixture(scope="module")
def contents(
    real_content: Path,
    several_content: Path,
    governed_content: Path,
    counted_content: Path,
    specimen_content: Path,
) -> tuple[Content, ...]:
    return tuple(
        arrange(load(folder))
        for folder in (real_content, several_content, governed_content, counted_content, specimen_content, *SHOWN)
    )


@pytest.fixture(scope="module")
def specimen_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content that the authoring guide shows."""
    return write_specimens(tmp_path_factory.mktemp("specimen"))


def test_mutated_conditions_are_caught(
    contents: tuple[Content, ...], pytestconfig: pytest.Config, record_property
) -> None:
    """At least 95 of 100, and 90 of each kind; --every-combination makes more of them.

    What is missed is `not` around an option that its quote calls by another name: the words do not decide it.
    """
    made: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    missed: list[str] = []
    for content in contents:
        for notice, mutation in mutations(content, pytestconfig.getoption("--every-combination")):
            made[mutation.kind] += 1
            if is_caught(content, notice, mutation):
                caught[mutation.kind] += 1
            else:
                missed.append(str(mutation))
    record_property("rates", {kind: f"{caught[kind]}/{made[kind]}" for kind in made})
    assert set(made) == KINDS
    assert caught.total() >= ENOUGH * made.total(), "\n".join(missed)
    assert all(caught[kind] >= ENOUGH_OF_EACH * made[kind] for kind in KINDS), "\n".join(missed)


COUNTS = [
    ("符合下列条件中两项以上的", 2),
    ("至少符合下列条件中的三项", 3),
    ("满足以下3项条件中2项及以上的", 2),
    ("具备下列条件中任意两项的", 2),
    ("符合下列情形不少于2条的", 2),
    ("超过两项的", 3),
    ("符合多项条件的", 2),
]


@pytest.mark.parametrize(("quote", "least"), COUNTS)
def test_a_count_as_notices_phrase_it_gives_no_alarm(quote: str, least: int) -> None:
    assert count_reported(quote, least) == []


@pytest.mark.parametrize(("quote", "least"), [case for case in COUNTS if case[0] != "符合多项条件的"])
def test_another_number_of_conditions_is_reported(quote: str, least: int) -> None:
    assert count_reported(quote, least + 2)
    assert count_reported(quote, least - 1)


@pytest.mark.parametrize("quote", ["符合下列条件之一的", "具备下列任一条件", "不超过两项的", "少于2项的"])
def test_what_is_no_lower_bound_of_several_conditions_is_reported(quote: str) -> None:
    assert count_reported(quote, 2)


def count_reported(quote: str, least: int) -> list[str]:
    part = {"fact": "asked", "is": True, "quote": quote}
    rule = {"count": [part] * 4, "at_least": least, "quote": quote}
    value = {"number": 1, "text": quote, "benefits": [{"eligibility": rule}]}
    files = (SourceFile("documents/x/measures/01.yaml", value, ""),)
    notice = NoticeFiles("x", None, None, files)
    return [str(problem) for problem in counts_fit_words(Content(None, None, None, {}, (), {}), notice)]
