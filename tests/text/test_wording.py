"""Conditions in plain words: every operator, and the words that keep including and excluding bounds apart."""

from __future__ import annotations

from datetime import date

import pytest
from jinja2 import Environment
from pydantic import TypeAdapter

from policy_explorer.model import OPERATORS_BY_TYPE, Condition, Question
from policy_explorer.model.answers import parse_answer
from policy_explorer.model.rules import AGE_OPERATORS, ELAPSED_OPERATORS
from policy_explorer.render.environment import environment
from policy_explorer.rules.dated import dated_test
from policy_explorer.rules.evaluate import fact_truth
from policy_explorer.text.wording import WORDINGS, answer_wording, by_id, condition_wording, example_answers, quantity

READ = TypeAdapter(Condition).validate_python
OPTIONS = [{"id": "a", "label": "甲"}, {"id": "b", "label": "乙"}, {"id": "c", "label": "丙"}]
QUESTIONS = [
    Question.model_validate(question)
    for question in (
        {"id": "who", "name": "身份", "ask": "？", "type": "choice", "options": OPTIONS},
        {"id": "kinds", "name": "类别", "ask": "？", "type": "choices", "options": OPTIONS},
        {"id": "certified", "name": "有机认证", "ask": "？", "type": "boolean"},
        {"id": "sales", "name": "月销售额", "ask": "？", "type": "number", "unit": "万元"},
        {"id": "opened", "name": "开业日期", "ask": "？", "type": "date"},
    )
]


@pytest.mark.parametrize(
    ("fact", "operator", "operand", "words"),
    [
        ("who", "is", "a", "身份：甲"),
        ("who", "one_of", ["a", "c"], "身份：甲 或 丙"),
        ("certified", "is", True, "有机认证：是"),
        ("certified", "is", False, "有机认证：否"),
        ("kinds", "includes", "b", "类别：乙"),
        ("kinds", "includes_any", ["b"], "类别：乙"),
        ("kinds", "includes_any", ["a", "b"], "类别：甲、乙（有其一即可）"),
        ("sales", "at_most", 10, "月销售额 不超过 10 万元（含）"),
        ("sales", "at_least", 10, "月销售额 不少于 10 万元（含）"),
        ("sales", "more_than", 10, "月销售额 超过 10 万元（不含）"),
        ("sales", "less_than", 0.6, "月销售额 低于 0.6 万元（不含）"),
        ("opened", "on_or_after", "2023-04-01", "开业日期 在 2023年4月1日及以后（含当日）"),
        ("opened", "on_or_before", "2023-04-01", "开业日期 在 2023年4月1日及以前（含当日）"),
        ("opened", "after", "2023-04-01", "开业日期 在 2023年4月1日以后（不含当日）"),
        ("opened", "before", "2023-04-01", "开业日期 在 2023年4月1日以前（不含当日）"),
        ("opened", "elapsed_at_least", {"years": 3}, "开业日期 至今满 3年"),
        ("opened", "elapsed_more_than", {"days": 90}, "开业日期 至今超过 90天"),
        ("opened", "elapsed_at_most", {"months": 12}, "开业日期 至今不超过 12个月"),
        ("opened", "elapsed_less_than", {"years": 3}, "开业日期 至今不满 3年"),
        ("opened", "age_at_least", 18, "开业日期 年满 18 周岁"),
        ("opened", "age_more_than", 60, "开业日期 超过 60 周岁（不含）"),
        ("opened", "age_at_most", 45, "开业日期 不超过 45 周岁（含）"),
        ("opened", "age_less_than", 18, "开业日期 未满 18 周岁"),
    ],
)
def test_each_operator_in_words(fact, operator, operand, words):
    condition = READ({"fact": fact, operator: operand, "quote": "原文"})
    assert condition_wording(condition, by_id(QUESTIONS)) == words


# For each type of question: the operand of an operator that takes one, and answers on all sides of it.
SAMPLES = {
    "who": ("a", ["a", "b"]),
    "kinds": ("a", [[], ["a"], ["b"]]),
    "certified": (True, [True, False]),
    "sales": (10, [9, 10, 11]),
    "opened": ("2023-04-01", ["2023-03-31", "2023-04-01", "2023-04-02"]),
}
DAY, LENGTH, AGE = date(2041, 4, 1), {"years": 18}, 18  # full on the day for what began on 2023-04-01


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.type)
def test_operators_that_come_out_differently_are_worded_differently(question):
    operand, written = SAMPLES[question.id]
    answers = [parse_answer(answer) for answer in written]
    outcomes = {}
    for operator in OPERATORS_BY_TYPE[question.type]:
        several = operator in ("one_of", "includes_any")
        compared = LENGTH if operator in ELAPSED_OPERATORS else AGE if operator in AGE_OPERATORS else operand
        test = dated_test(
            READ({"fact": question.id, operator: [compared] if several else compared, "quote": "原文"}), DAY
        )
        found = [fact_truth(test, answer) for answer in answers]
        assert outcomes.setdefault(condition_wording(test, by_id(QUESTIONS)), found) == found, operator


def test_every_type_of_question_has_words():
    assert set(WORDINGS) == set(OPERATORS_BY_TYPE)


def test_a_manual_names_who_judges():
    condition = READ({"manual": "是否符合规定", "quote": "按规定"})
    assert condition_wording(condition, {}, ["区人社局", "区财政局"]) == "由 区人社局、区财政局 判断：是否符合规定"
    assert condition_wording(condition, {}) == "由 有关单位（文件没有写明是哪个） 判断：是否符合规定"
    named = READ({"manual": "是否符合规定", "by": "省厅", "quote": "按规定"})
    assert condition_wording(named, {}, ["区人社局"]) == "由 省厅 判断：是否符合规定"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (10, "万元", "10 万元"),
        (10.0, "万元", "10 万元"),
        (1e22, None, "1" + "0" * 22),
        (0.000001, "亩", "0.000001 亩"),
        (1.5, "%", "1.5%"),
        (100, None, "100"),
    ],
)
def test_figures_are_written_out(value, unit, words):
    assert quantity(value, unit) == words


@pytest.mark.parametrize(
    ("fact", "answer", "words"),
    [
        ("who", "c", "丙"),
        ("certified", True, "是"),
        ("certified", False, "否"),
        ("kinds", ["a", "c"], "甲、丙"),
        ("kinds", [], "以上都没有"),
        ("sales", 0, "0 万元"),
        ("sales", 10.01, "10.01 万元"),
        ("sales", {"at_most": 10}, "不超过 10 万元（含）"),
        ("sales", {"more_than": 10, "at_most": 20}, "超过 10 万元（不含），不超过 20 万元（含）"),
        ("opened", "2023-04-01", "2023年4月1日"),
        ("opened", date(2023, 4, 1), "2023年4月1日"),
        *[(fact, None, "不清楚") for fact in ("who", "certified", "kinds", "sales", "opened")],
    ],
)
def test_each_answer_in_words(fact, answer, words):
    assert answer_wording(parse_answer(answer), by_id(QUESTIONS)[fact]) == words


def test_an_example_tells_what_the_rule_tests_in_its_order_and_what_else_was_answered():
    tests = [{"fact": "sales", "at_least": 1, "quote": "一"}, {"not": {"fact": "certified", "is": True, "quote": "二"}}]
    rule = READ(
        {
            "all": [
                {"fact": "kinds", "includes": "a", "quote": "三"},
                {"any": tests},
                {"fact": "sales", "at_most": 9, "quote": "四"},
            ]
        }
    )
    answers = {"who": "a", "certified": False, "sales": None}
    assert list(example_answers(answers, rule, by_id(QUESTIONS))) == [
        ("类别", "未回答", False),
        ("月销售额", "不清楚", False),
        ("有机认证", "否", True),
        ("身份", "甲", True),
    ]


def rendered(rule: dict) -> str:
    jinja: Environment = environment()
    source = (
        "{% from 'components/condition.html' import condition_list %}{{ condition_list(rule, questions, ['县局']) }}"
    )
    html = jinja.from_string(source).render(rule=READ(rule), questions=by_id(QUESTIONS))
    return "".join(line.strip() for line in html.splitlines())


def test_the_component_nests_lists_and_quotes_the_clause():
    html = rendered(
        {
            "all": [
                {"fact": "who", "is": "a", "quote": "对<甲>"},
                {
                    "any": [
                        {"fact": "kinds", "includes": "a", "quote": "一"},
                        {"not": {"manual": "核定", "quote": "二"}},
                    ]
                },
            ]
        }
    )
    assert html.index("须全部满足") < html.index("身份：甲") < html.index("满足其一即可") < html.index("不得满足")
    assert html.count("<ul") == html.count("</ul>") == 3
    assert html.count("<li") == html.count("</li>") == 5
    assert '<q class="official condition-clause">对&lt;甲&gt;</q>' in html
    assert "由 县局 判断：核定" in html


def test_the_component_shows_a_single_condition_without_a_heading():
    html = rendered({"fact": "who", "is": "a", "quote": "对甲"})
    assert "condition-heading" not in html
    assert html.count("<li") == 1
