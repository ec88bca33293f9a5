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
from policy_explorer.text.condition_wording import WORDINGS, alternatives, condition_wording, fact_wording
from policy_explorer.text.wording import answer_wording, by_id, example_answers, quantity

READ = TypeAdapter(Condition).validate_python
OPTIONS = [{"id": "a", "label": "甲"}, {"id": "b", "label": "乙"}, {"id": "c", "label": "丙"}]
NAMED = [*OPTIONS[:2], OPTIONS[2] | {"yes_words": "叫丙", "no_words": "不叫丙"}]
QUESTIONS = [
    Question.model_validate(question)
    for question in (
        {"id": "who", "name": "身份", "ask": "？", "type": "choice", "options": OPTIONS},
        {"id": "kinds", "name": "类别", "ask": "？", "type": "choices", "options": OPTIONS},
        {"id": "certified", "name": "有机认证", "ask": "？", "type": "boolean"},
        {"id": "sales", "name": "月销售额", "ask": "？", "type": "number", "unit": "万元"},
        {"id": "opened", "name": "开业日期", "ask": "？", "type": "date"},
        {"id": "months", "name": "缴费时间", "ask": "？", "type": "number", "unit": "个月", "whole": True},
        {
            "id": "role",
            "name": "身份",
            "ask": "？",
            "type": "choice",
            "options": NAMED,
            "yes_words": "是…",
            "no_words": "不是…",
        },
        {
            "id": "items",
            "name": "事项",
            "ask": "？",
            "type": "choices",
            "options": OPTIONS,
            "yes_words": "办过…",
            "no_words": "没有办过…",
        },
        {
            "id": "small",
            "name": "小规模",
            "ask": "？",
            "type": "boolean",
            "yes_words": "是小规模纳税人",
            "no_words": "不是小规模纳税人",
        },
    )
]


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (["企业"], "企业"),
        (["企业", "个人"], "企业或个人"),
        (["企业", "个体工商户", "个人"], "企业、个体工商户或个人"),
        (["茶叶生产、加工企业", "个人"], "茶叶生产、加工企业，或者个人"),
    ],
)
def test_any_of_several_answers_is_enough(labels, words):
    assert alternatives(labels) == words


@pytest.mark.parametrize(
    ("fact", "operator", "operand", "words", "unmet"),
    [
        ("who", "is", "a", "身份是甲", "身份不是甲"),
        ("who", "one_of", ["a", "c"], "身份是甲或丙", "身份不是甲，也不是丙"),
        ("role", "one_of", ["a", "c"], "是甲，或者叫丙", "不是甲，也不叫丙"),
        ("role", "one_of", ["a", "b"], "是甲或乙", "不是甲，也不是乙"),
        ("certified", "is", True, "满足“有机认证”", "不满足“有机认证”"),
        ("certified", "is", False, "不满足“有机认证”", "满足“有机认证”"),
        ("small", "is", True, "是小规模纳税人", "不是小规模纳税人"),
        ("kinds", "includes", "b", "类别有乙", "类别没有乙"),
        ("kinds", "includes_any", ["b"], "类别有乙", "类别没有乙"),
        ("kinds", "includes_any", ["a", "b"], "类别有甲或乙", "类别没有甲，也没有乙"),
        ("items", "includes_any", ["a", "b"], "办过甲或乙", "没有办过甲，也没有办过乙"),
        ("sales", "at_most", 10, "月销售额不超过10万元（含10万元）", "月销售额超过10万元"),
        ("sales", "at_least", 10, "月销售额不少于10万元", "月销售额低于10万元"),
        ("sales", "more_than", 10, "月销售额超过10万元", "月销售额不超过10万元（含10万元）"),
        ("sales", "less_than", 0.6, "月销售额低于0.6万元", "月销售额不少于0.6万元"),
        ("months", "at_least", 6, "缴费时间满6个月", "缴费时间不满6个月"),
        ("months", "at_most", 6, "缴费时间不超过6个月（含6个月）", "缴费时间超过6个月"),
        (
            "opened",
            "on_or_after",
            "2023-04-01",
            "开业日期在2023年4月1日或以后",
            "开业日期早于2023年4月1日",
        ),
        (
            "opened",
            "on_or_before",
            "2023-04-01",
            "开业日期在2023年4月1日或以前",
            "开业日期晚于2023年4月1日",
        ),
        ("opened", "after", "2023-04-01", "开业日期晚于2023年4月1日", "开业日期在2023年4月1日或以前"),
        ("opened", "before", "2023-04-01", "开业日期早于2023年4月1日", "开业日期在2023年4月1日或以后"),
        ("opened", "elapsed_at_least", {"years": 3}, "开业日期至今满3年", "开业日期至今不满3年"),
        ("opened", "elapsed_more_than", {"days": 90}, "开业日期至今超过90天", "开业日期至今不超过90天（含90天）"),
        ("opened", "elapsed_at_most", {"months": 12}, "开业日期至今不超过12个月（含12个月）", "开业日期至今超过12个月"),
        ("opened", "elapsed_less_than", {"years": 3}, "开业日期至今不满3年", "开业日期至今满3年"),
        ("opened", "age_at_least", 18, "按开业日期算，年满18周岁", "按开业日期算，未满18周岁"),
        ("opened", "age_more_than", 60, "按开业日期算，超过60周岁", "按开业日期算，不超过60周岁（含60周岁）"),
        ("opened", "age_at_most", 45, "按开业日期算，不超过45周岁（含45周岁）", "按开业日期算，超过45周岁"),
        ("opened", "age_less_than", 18, "按开业日期算，未满18周岁", "按开业日期算，年满18周岁"),
    ],
)
def test_each_operator_in_words(fact, operator, operand, words, unmet):
    condition, questions = READ({"fact": fact, operator: operand, "quote": "原文"}), by_id(QUESTIONS)
    assert condition_wording(condition, questions) == words
    assert fact_wording(condition, questions[fact], met=False) == unmet


# For each type of question: the operand of an operator that takes one, and answers on all sides of it.
SAMPLES = {
    "who": ("a", ["a", "b"]),
    "kinds": ("a", [[], ["a"], ["b"]]),
    "certified": (True, [True, False]),
    "sales": (10, [9, 10, 11]),
    "opened": ("2023-04-01", ["2023-03-31", "2023-04-01", "2023-04-02"]),
}
DAY, LENGTH, AGE = date(2041, 4, 1), {"years": 18}, 18  # full on the day for what began on 2023-04-01


@pytest.mark.parametrize("question", QUESTIONS[:5], ids=lambda question: question.type)
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
    assert condition_wording(condition, {}, ["区人社局", "区财政局"]) == "由区人社局、区财政局认定：是否符合规定"
    assert condition_wording(condition, {}) == "由有关单位（文件没有写明是哪个）认定：是否符合规定"
    named = READ({"manual": "是否符合规定", "by": "省厅", "quote": "按规定"})
    assert condition_wording(named, {}, ["区人社局"]) == "由省厅认定：是否符合规定"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (10, "万元", "10万元"),
        (10.0, "万元", "10万元"),
        (1e22, None, "1" + "0" * 22),
        (0.000001, "亩", "0.000001亩"),
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
        ("sales", 0, "0万元"),
        ("sales", 10.01, "10.01万元"),
        ("sales", {"at_most": 10}, "不超过10万元（含10万元）"),
        ("sales", {"more_than": 10, "at_most": 20}, "超过10万元，不超过20万元（含20万元）"),
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
    assert (
        html.index("以下都要满足")
        < html.index("身份是甲")
        < html.index("满足一条即可")
        < html.index("有下列情形的不行")
    )
    assert html.count("<ul") == html.count("</ul>") == 3
    assert html.count("<li") == html.count("</li>") == 5
    assert '<q class="official condition-clause">对&lt;甲&gt;</q>' in html
    assert "由县局认定：核定" in html


def test_the_component_shows_a_single_condition_without_a_heading():
    html = rendered({"fact": "who", "is": "a", "quote": "对甲"})
    assert "condition-heading" not in html
    assert html.count("<li") == 1
