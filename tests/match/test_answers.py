"""Which ranges answer a number question. How each problem reads: tests/bad_content/range-answers."""

from __future__ import annotations

import pytest

from policy_explorer.model import Question
from policy_explorer.validate.answers import answer_problem, checked_questions


def question(**fields) -> Question:
    return Question.model_validate({"id": "n", "name": "名", "ask": "问", "type": "number", **fields})


ANY, WHOLE = question(), question(whole=True)
LIMITED, WHOLE_LIMITED = question(minimum=0, maximum=10), question(whole=True, minimum=0, maximum=10)


@pytest.mark.parametrize(
    ("asked", "given", "good"),
    [
        (ANY, {"at_least": 1}, True),
        (ANY, {"at_least": 1, "at_most": 1}, True),
        (ANY, {"at_least": 1, "less_than": 1}, False),
        (ANY, {"more_than": 1, "at_most": 1}, False),
        (ANY, {"more_than": 1, "less_than": 1.001}, True),
        (ANY, {"more_than": 2, "less_than": 1}, False),
        (ANY, {"at_least": True}, False),
        (ANY, {"at_least": None}, False),
        (ANY, {"at_least": float("inf")}, False),
        (WHOLE, {"more_than": 5, "less_than": 6}, False),  # no whole number between them
        (WHOLE, {"more_than": 5, "at_most": 6}, True),
        (WHOLE, {"more_than": 5, "less_than": 7}, True),
        (WHOLE, {"more_than": 5}, True),
        (WHOLE, {"at_least": 5.5}, False),
        (LIMITED, {"at_least": 10}, True),
        (LIMITED, {"more_than": 10}, False),  # more than there can be
        (LIMITED, {"less_than": 0}, False),
        (LIMITED, {"at_most": 0}, True),
        (LIMITED, {"more_than": 9.99}, True),
        (LIMITED, {"at_least": -1, "at_most": 5}, False),
        (question(minimum=5, maximum=5), {"more_than": 5}, False),
        (question(minimum=5, maximum=5), {"less_than": 5}, False),
        (question(minimum=5, maximum=5), {"at_most": 5}, True),
        (WHOLE_LIMITED, {"more_than": 9}, True),
        (WHOLE_LIMITED, {"less_than": 1}, True),
        (WHOLE_LIMITED, {"more_than": 10}, False),
    ],
)
def test_ranges(asked, given, good):
    assert (answer_problem(checked_questions([asked]), "n", given) is None) == good


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "boolean"},
        {"type": "date"},
        {"type": "choice", "options": [{"id": "a", "label": "甲"}, {"id": "b", "label": "乙"}]},
    ],
)
def test_a_range_answers_no_other_question(fields):
    message = answer_problem(checked_questions([question(**fields)]), "n", {"at_least": 1}).message
    assert message == f"问题 n 是 {fields['type']} 题，不能用范围回答"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("二〇二三年四月一日", "是否想写 2023-04-01？"),
        ("2023.4.1", "是否想写 2023-04-01？"),
        ("2023年4月1日", "是否想写 2023-04-01？"),
        (20230401, "是否想写 2023-04-01？"),
        ("23年4月1日", "年份写四位，月、日写两位，中间用“-”"),
        ("2023年4月", "年份写四位，月、日写两位，中间用“-”"),
        (20231301, "年份写四位，月、日写两位，中间用“-”"),
    ],
)
def test_a_day_is_taken_as_iso_text_alone_and_the_hint_says_which(written, hint):
    problem = answer_problem(checked_questions([question(type="date")]), "n", written)
    assert problem is not None
    assert (problem.message, problem.hint) == ("应为日期，如 2023-12-31", hint)
