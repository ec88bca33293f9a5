"""Answers as the page writes and words them: ranges said as Python says them, read back from the address as they were
written, and days in every spelling. On a blank page, with the modules joined as they are shipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from in_one_piece import call
from joined_scripts import page_with
from policy_explorer.model import Question
from policy_explorer.text.wording import answer_wording, range_wording
from policy_explorer.validate.answers import range_problem

SCRIPTS = Path(__file__).parents[3] / "static" / "js"
ENTRY = """
import {answerWording, readAnswer, writeAnswer} from '../questionnaire/answers/answers.js';
import {bandsOf} from '../questionnaire/answers/bands.js';
import {checkInput} from '../questionnaire/answers/input_checks.js';
import {readDay} from '../figures/read_day.js';
import {keyMeaning} from '../questionnaire/clerk/clerk_keys.js';
const read = (question, text) => {
  const found = readAnswer(question, text);
  return found.unknown ? null : checkInput(question, found.typed).value;
};
globalThis.tested = {answerWording, bandsOf, read, readDay, writeAnswer, keyMeaning};
"""
RANGES_A_RUN = 400
LOWER, UPPER = ("at_least", "more_than"), ("at_most", "less_than")


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    with page_with(browser, ENTRY) as page:
        yield page


def question(**fields) -> dict:
    return {"id": "sales", "name": "月销售额", "ask": "？", "type": "number", "unit": "万元"} | fields


figures = st.one_of(
    st.integers(-(10**7), 10**15),
    st.decimals(-1000, 1000, places=6).map(float),
    st.sampled_from([0.1, 0.000001, 1e-7, 1e21, 10.0, 2.50]),
)


@st.composite
def ranges(draw) -> dict[str, float]:
    """Any range that holds a number, with its ends in either order."""
    low, high = sorted((draw(figures), draw(figures)))
    lower, upper = draw(st.sampled_from(LOWER)), draw(st.sampled_from(UPPER))
    both = [(lower, low), (upper, high)] if low < high else [("at_least", low), ("at_most", low)]
    return dict(draw(st.sampled_from([both, both[::-1], both[:1], both[1:]])))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(ranges(), min_size=RANGES_A_RUN // 20, max_size=RANGES_A_RUN // 20), st.sampled_from(["万元", "%", None])
)
def test_ranges_are_worded_alike_and_come_back_from_the_address(blank, written, unit):
    asked = question(unit=unit)
    said = call(
        blank,
        """([question, ranges]) => ranges.map((range) => {
             const text = tested.writeAnswer(question, range);
             return [tested.answerWording(question, range), text, tested.read(question, text)];
           })""",
        [asked, written],
    )
    model = Question.model_validate({key: value for key, value in asked.items() if value is not None})
    for range_, (words, text, back) in zip(written, said, strict=True):
        assert words == range_wording(range_, model)
        assert text.isascii() and not set(text) & set("&#%+ eE") - {"e"}
        assert back == range_, text


def test_figures_are_worded_alike(blank):
    for figure in (10, 0.6, 1e-7, 12345678.5, 1e21, -3):
        model = Question.model_validate(question())
        assert blank.evaluate(
            "([question, value]) => tested.answerWording(question, value)", [question(), figure]
        ) == answer_wording(figure, model)


WRITTEN = {
    "le10": {"at_most": 10},
    "gt10le20": {"more_than": 10, "at_most": 20},
    "ge6": {"at_least": 6},
    "lt1": {"less_than": 1},
    "ge6le11": {"at_least": 6, "at_most": 11},
    "gt0.5lt0.6": {"more_than": 0.5, "less_than": 0.6},
    "ge7le7": {"at_least": 7, "at_most": 7},
    "ge-0.123456le999999999999999.5": {"at_least": -0.123456, "at_most": 999999999999999.5},
}
NO_RANGES = [
    "",
    "le",
    "10le",
    "le10gt5",
    "ge6ge7",
    "le10 ",
    "LE10",
    "le1e3",
    "le１０",
    "ge20le10",
    "gt10le10",
    "ge10lt10",
    "le.5",
    "gele",
    # More figures than a number holds: rounded, they would be another bound.
    "le5.0000000000000001",
    "gt4.9999999999999999999",
    "ge1le9999999999999999",
    "ge1lt" + "9" * 400,
]


def test_ranges_in_the_address(blank):
    for text, range_ in WRITTEN.items():
        assert blank.evaluate("([q, text]) => tested.read(q, text)", [question(), text]) == range_
        assert blank.evaluate("([q, range]) => tested.writeAnswer(q, range)", [question(), range_]) == text
    for text in NO_RANGES:
        assert blank.evaluate("([q, text]) => tested.read(q, text) === undefined", [question(), text]), text


OUTSIDE = [
    ({"minimum": 0}, {"less_than": 0}),
    ({"minimum": 0}, {"at_most": -1}),
    ({"maximum": 100}, {"more_than": 100}),
    ({"maximum": 100}, {"at_least": 101}),
    ({"whole": True}, {"more_than": 5, "less_than": 6}),
    ({"whole": True, "minimum": 0}, {"less_than": 0.5, "more_than": 0}),
]
INSIDE = [
    ({"minimum": 0}, {"at_most": 0}),
    ({"maximum": 100}, {"at_least": 100}),
    ({"minimum": 0, "maximum": 100}, {"more_than": 99.5}),
    ({"whole": True}, {"more_than": 5, "at_most": 6}),
]


def test_a_range_that_no_answer_lies_in_is_no_answer(blank):
    for fields, range_ in [*OUTSIDE, *INSIDE]:
        asked = question(**fields)
        kept = blank.evaluate(
            "([q, range]) => tested.read(q, tested.writeAnswer(q, range)) !== undefined", [asked, range_]
        )
        assert kept == ((fields, range_) in INSIDE), (fields, range_)
        assert (range_problem(Question.model_validate(asked), range_) is None) == kept, (
            "the check of examples says the same"
        )


def test_a_range_that_is_no_band_any_more_stays_on_offer(blank):
    asked = question(
        bands=[
            {"answer": {"at_most": 15}, "label": "不超过15万元（含15万元）"},
            {"answer": {"more_than": 15}, "label": "超过15万元"},
        ]
    )
    offered = (
        "([q, answer]) => tested.bandsOf(q, answer === null ? undefined : answer).map((band) => [band.id, band.label])"
    )
    now = [["le15", "不超过15万元（含15万元）"], ["gt15", "超过15万元"]]
    assert blank.evaluate(offered, [asked, None]) == now
    assert blank.evaluate(offered, [asked, 12]) == now
    assert blank.evaluate(offered, [asked, {"more_than": 15}]) == now
    assert blank.evaluate(offered, [asked, {"more_than": 10, "at_most": 20}]) == [
        *now,
        ["gt10le20", "超过10万元，不超过20万元（含20万元）"],
    ]


SPELLINGS = [
    "2023年4月1日", "2023年04月01日", "2023 年 4 月 1 日", "2023年4月1", "2023年4月1号", "2023.4.1", "2023.04.01", "2023。4。1", "2023/4/1",
    "23年4月1日", "23 年 04 月 01 号", "二〇二三年四月一日", "二零二三年四月一号", "二○二三年四月一", "二三年4月1日", "２３年４月１日", "2023年四月1日",
    "2023-04-01", "2023-4-1", "20230401", "２０２３年４月１日", "２０２３０４０１", "２０２３．４．１", "２０２３／４／１", "２０２３－０４－０１", " 2023-04-01 ",
]  # fmt: skip
NO_SUCH_DAY = {
    "2023-02-30": "2023年2月30日",
    "2023年13月1日": "2023年13月1日",
    "20230431": "2023年4月31日",
    "2023.2.29": "2023年2月29日",
    "2023年0月5日": "2023年0月5日",
    "2023/4/0": "2023年4月0日",
    "二〇二三年二月三十日": "2023年2月30日",
    "23年4月31日": "2023年4月31日",
}
NOT_A_DAY = [
    "",
    "2023",
    "二〇二三",
    "四月一日",
    "123年4月1日",
    "二十三年四月一日",
    "2023年四五月一日",
    "民国112年4月1日",
    "2023-04",
    "23.4.1",
    "2023.4-1",
    "2023年4月1日之后",
    "4月1日",
    "202341",
    "2023 4 1",
    "去年",
    "１２３",
    "2023-004-01",
]


def test_days_in_every_spelling(blank):
    assert [blank.evaluate("(text) => tested.readDay(text, '2026-12-01')", text) for text in SPELLINGS] == [
        {"day": "2023-04-01"}
    ] * len(SPELLINGS)
    assert blank.evaluate("tested.readDay('2024.2.29', '2026-12-01')") == {"day": "2024-02-29"}
    assert {text: blank.evaluate("(text) => tested.readDay(text, '2026-12-01')", text) for text in NO_SUCH_DAY} == {
        text: {"missing": words} for text, words in NO_SUCH_DAY.items()
    }
    assert [text for text in NOT_A_DAY if blank.evaluate("(text) => tested.readDay(text, '2026-12-01')", text)] == []


YEARS = {
    "36年12月31日": "2036-12-31", "37年1月1日": "1937-01-01", "67年5月9日": "1967-05-09", "00年2月29日": "2000-02-29",
    "二〇〇〇年十月二十日": "2000-10-20", "二〇二三年十二月卅一日": "2023-12-31", "一九九九年元月廿五日": "1999-01-25",
}  # fmt: skip


def test_years_of_two_digits_and_days_in_chinese(blank):
    assert {text: blank.evaluate("(text) => tested.readDay(text, '2026-12-01').day", text) for text in YEARS} == YEARS
    months = {"2023年4月": "2023年4月", "二〇二三年四月": "2023年4月", "23年4月": "2023年4月"}
    assert {
        text: blank.evaluate("(text) => tested.readDay(text, '2026-12-01').month", text) for text in months
    } == months


KEYS = [
    ({"key": "Enter"}, True, "next"),
    ({"key": "Enter", "shiftKey": True}, False, "previous"),
    ({"key": "Enter", "ctrlKey": True}, True, "visitor"),
    ({"key": "Enter", "isComposing": True}, True, None),
    ({"key": "Enter", "keyCode": 229}, True, None),
    ({"key": "Enter", "repeat": True}, False, None),
    ({"key": "Enter", "altKey": True}, False, None),
    ({"key": "0"}, False, 0),
    ({"key": "9"}, False, 9),
    ({"key": "9"}, True, None),
    ({"key": "1", "ctrlKey": True}, False, None),
    ({"key": "1", "altKey": True}, False, None),
    ({"key": "Delete"}, False, "clear"),
    ({"key": "Delete"}, True, None),
    ({"key": "h"}, False, None),
]


def test_what_keys_mean_to_the_clerk(blank):
    for event, typing, meaning in KEYS:
        assert blank.evaluate("([event, typing]) => tested.keyMeaning(event, typing)", [event, typing]) == meaning, (
            event
        )
