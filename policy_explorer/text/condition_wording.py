"""Conditions in Chinese words, met or not: 是增值税小规模纳税人, 不是企业, 月销售额超过10万元. Pure.

What the applicant is or has is said in the words of the question (`yes_words`, `no_words`), where it has any; these and all others
can follow 您. Figures and days are said with the name of the question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from policy_explorer.model import AllOf, AnyOf, Condition, CountOf, DatedTest, FactTest, Manual, Not, Question
from policy_explorer.model.questions import OPTION_PLACE
from policy_explorer.text.wording import UNNAMED_UNITS, bound_wording, day_wording, length_wording

# How a list of conditions is introduced; `static/js/questionnaire/results/conditions_view.js` has the same.
HEADINGS: dict[type, str] = {AllOf: "以下都要满足", AnyOf: "满足一条即可", Not: "有下列情形的不行"}

DATE_WORDING = {
    "on_or_after": "在{bound}或以后",
    "on_or_before": "在{bound}或以前",
    "after": "晚于{bound}",
    "before": "早于{bound}",
}
ELAPSED_WORDING = {
    "elapsed_at_least": "至今满{length}",
    "elapsed_more_than": "至今超过{length}",
    "elapsed_at_most": "至今不超过{length}（含{length}）",
    "elapsed_less_than": "至今不满{length}",
}
AGE_WORDING = {
    "age_at_least": "算，年满{age}周岁",
    "age_more_than": "算，超过{age}周岁",
    "age_at_most": "算，不超过{age}周岁（含{age}周岁）",
    "age_less_than": "算，未满{age}周岁",
}
# What a test of a length or an age is on the reference date; within brackets. `static/js/rules/dated.js` has the same.
DATED_WORDING = {
    "on_or_after": "{bound}或以后",
    "on_or_before": "{bound}或以前",
    "after": "晚于{bound}",
    "before": "早于{bound}",
}
OPPOSITES = {
    "at_least": "less_than",
    "at_most": "more_than",
    "on_or_after": "before",
    "on_or_before": "after",
    "elapsed_at_least": "elapsed_less_than",
    "elapsed_at_most": "elapsed_more_than",
    "age_at_least": "age_less_than",
    "age_at_most": "age_more_than",
}
OPPOSITES |= {other: operator for operator, other in OPPOSITES.items()}


def list_heading(condition: Condition) -> str:
    """Return the heading above the parts of a condition."""
    if isinstance(condition, CountOf):
        return f"下列 {len(condition.count)} 项中至少 {condition.at_least} 项"
    return HEADINGS[type(condition)]


def condition_wording(condition: FactTest | Manual, questions: Mapping[str, Question], lead: Iterable[str] = ()) -> str:
    """Return a test, or a matter for a department, in words. `lead` are the names of the leading departments."""
    if isinstance(condition, Manual):
        return f"由{judge(condition, lead)}认定：{condition.manual}"
    return fact_wording(condition, questions[condition.fact])


def judge(manual: Manual, lead: Iterable[str]) -> str:
    """Return who decides: the department that the rule names, or else the leading ones, as far as the notice names any."""
    return manual.by or "、".join(lead) or UNNAMED_UNITS


def fact_wording(test: FactTest, question: Question, met: bool = True) -> str:
    """Return what is so where a test is met, or where it is not."""
    if isinstance(test, DatedTest):
        return dated_wording(test, question) if met else fact_wording(test.written, question, met)
    return WORDINGS[question.type](test, question, met)


def boolean_wording(test: FactTest, question: Question, met: bool) -> str:
    yes = bool(test.operand) is met
    if question.yes_words is not None and question.no_words is not None:
        return question.yes_words if yes else question.no_words
    return f"{'满足' if yes else '不满足'}“{question.name}”"


def option_wording(test: FactTest, question: Question, met: bool) -> str:
    operand: Any = test.operand
    known = {option.id: option for option in question.options}
    chosen = [known[each] for each in ([operand] if isinstance(operand, str) else operand)]
    own = any(option.yes_words for option in chosen)
    name, yes, no = option_patterns(question)
    if met and not own:
        return name + yes.replace(OPTION_PLACE, alternatives([option.label for option in chosen]))
    pattern = yes if met else no
    phrases = [
        (option.yes_words if met else option.no_words) or pattern.replace(OPTION_PLACE, option.label)
        for option in chosen
    ]
    return ("" if own else name) + ("，或者" if met else "，也").join(phrases)


def alternatives(labels: Sequence[str]) -> str:
    """Return labels of which one is enough: `甲或乙`, `甲、乙或丙`; apart from each other where one has a mark of its own."""
    if any(mark in label for label in labels for mark in "、，"):
        return "，或者".join(labels)
    return "或".join(part for part in ("、".join(labels[:-1]), labels[-1]) if part)


def option_patterns(question: Question) -> tuple[str, str, str]:
    """Return what stands before, and how an option that is chosen, or is not, becomes a sentence."""
    if question.yes_words is not None and question.no_words is not None:
        return "", question.yes_words, question.no_words
    yes, no = ("是", "不是") if question.type == "choice" else ("有", "没有")
    return question.name, yes + OPTION_PLACE, no + OPTION_PLACE


def number_wording(test: FactTest, question: Question, met: bool) -> str:
    bound: Any = test.operand
    return question.name + bound_wording(turned(test, met), bound, question.unit)


def date_wording(test: FactTest, question: Question, met: bool) -> str:
    operator, operand = turned(test, met), test.operand
    bound: Any = operand
    if operator in ELAPSED_WORDING:
        return question.name + ELAPSED_WORDING[operator].format(length=length_wording(bound))
    if operator in AGE_WORDING:
        return f"按{question.name}{AGE_WORDING[operator].format(age=bound)}"
    return question.name + DATE_WORDING[operator].format(bound=day_wording(bound))


def turned(test: FactTest, met: bool) -> str:
    return test.operator if met else OPPOSITES[test.operator]


def dated_wording(test: DatedTest, question: Question) -> str:
    """Return a test of a length or an age in words, with what it is on its day: `开业日期至今满3年（按…算，即…）`."""
    bound: Any = test.operand
    plain = DATED_WORDING[test.operator].format(bound=day_wording(bound))
    return f"{fact_wording(test.written, question)}（按{day_wording(test.on)}算，即{plain}）"


WORDINGS: dict[str, Callable[[FactTest, Question, bool], str]] = {
    "choice": option_wording,
    "boolean": boolean_wording,
    "choices": option_wording,
    "number": number_wording,
    "date": date_wording,
}
