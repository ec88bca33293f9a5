"""Why a benefit is refused or open in a match, and what would help: lines of the report. Pure.

`static/js/questionnaire/results/reason_wording.js`, `remedy_view.js` and `to_do_view.js` say the same on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from policy_explorer.match.match import Match, MatchedBenefit, MatchedCondition
from policy_explorer.model import Condition, FactTest, Question
from policy_explorer.model.answers import Answer, Answers
from policy_explorer.rules.changes import Change
from policy_explorer.rules.computed import computed_wording
from policy_explorer.rules.dated import is_timed, turns_on
from policy_explorer.rules.reasons import failure_reasons
from policy_explorer.rules.remedies import Remedy
from policy_explorer.text.condition_wording import condition_wording, fact_wording
from policy_explorer.text.wording import day_wording

QuestionsById = Mapping[str, Question]


def refusal_wording(rule: Condition, answers: Answers, questions: QuestionsById) -> str:
    """Return why a rule fails: `您没有适用3%征收率的应税销售收入；月销售额超过10万元`.

    Where the name of a question comes first, nobody says 您 before it: `月销售额超过10万元`.
    """
    reasons = failure_reasons(rule, answers, questions)
    neither = neither_wording(reasons.one_of, questions)
    certain = "；".join(filter(None, [*(state_wording(each, questions) for each in reasons.always), neither]))
    either = "；".join(
        "，并且".join(change_wording(change, questions) for change in changes)
        for changes in (() if neither else reasons.one_of)
    )
    named = reasons.always and certain.startswith(questions[reasons.always[0].test.fact].name)
    parts = [
        certain if named else certain and f"您{certain}",
        either and f"下列条件至少要满足一个，您都不满足：{either}",
    ]
    return "。另外，".join(filter(None, parts))


def neither_wording(one_of: Sequence[Sequence[Change]], questions: QuestionsById) -> str:
    """Return in one denial that none is so of which one alone would be enough: `不是工会组织，也不是企业`.

    Return "" where that is no sentence: a set of several changes, or a state that is not denied.
    """
    states = [state_wording(changes[0], questions) for changes in one_of]
    if all(len(changes) == 1 for changes in one_of) and all(state.startswith(("不", "没")) for state in states):
        return "，也".join(states)
    return ""


def state_wording(change: Change, questions: QuestionsById) -> str:
    """Return what is so, and makes the rule fail."""
    return fact_wording(change.test, questions[change.test.fact], not change.wanted)


def change_wording(change: Change, questions: QuestionsById) -> str:
    """Return what would have to be so."""
    return fact_wording(change.test, questions[change.test.fact], change.wanted)


def remedy_lines(matched: MatchedBenefit, answers: Answers, questions: QuestionsById) -> Iterator[str]:
    """Yield what would help, as far as anything can be done: not for what is over, and not by what nobody can change."""
    if matched.status and matched.status.is_over and not matched.status.resumes:
        return
    for remedy in matched.remedies:
        if not any(is_out_of_reach(change, answers, questions) for change in remedy.changes):
            then = "就符合" if remedy.then else "就可能符合"
            yield f"如果{remedy_wording(remedy, answers, questions)}，{then}。"


def is_out_of_reach(change: Change, answers: Answers, questions: QuestionsById) -> bool:
    """Return whether nobody can change the fact, and it does not come with time either."""
    return questions[change.test.fact].fixed and not waiting_wording(change, answers.get(change.test.fact))


def remedy_wording(remedy: Remedy, answers: Answers, questions: QuestionsById) -> str:
    return "，并且".join(
        change_wording(change, questions) + waiting_wording(change, answers.get(change.test.fact))
        for change in remedy.changes
    )


def waiting_wording(change: Change, answer: Answer) -> str:
    """Return from which day on a change comes about by itself, "" where it does not."""
    day = turns_on(change.test, answer, change.wanted)
    return f"（按您的回答，{day_wording(day)}起满足）" if day else ""


def open_lines(matched: MatchedBenefit, match: Match, lead: Sequence[str]) -> Iterator[str]:
    """Yield what keeps a maybe open, and who can settle it."""
    found, questions = matched.undecided, match.questions
    for fact in dict.fromkeys(test.fact for test in found.unanswered):
        asked = (part for part in questions[fact].parts or (fact,) if part not in match.answers)
        yield from (f"还要回答：{questions[part].ask}" for part in asked)
    for fact in dict.fromkeys(test.fact for test in found.unknown):
        if questions[fact].parts:
            yield f"还不能判定：{computed_wording(questions[fact], match.answers, questions)}"
        elif not has_answer(matched.rule, fact):
            units = f"，可以问{'、'.join(lead)}" if lead else ""
            yield f"不清楚：{questions[fact].name}{units}"
        elif any(is_timed(test) for test in found.unknown if test.fact == fact):
            yield f"还不能判定：{questions[fact].name}要看到哪一天为止，用 --on 指定"
        else:
            yield f"还不能判定：{questions[fact].name}的回答要更具体"
    for manual in found.manual:
        yield condition_wording(manual, questions, lead)


def has_answer(matched: MatchedCondition | None, fact: str) -> bool:
    """Return whether a fact has an answer other than 不清楚, such as a range that holds both sides of a bound."""
    if matched is None:
        return False
    if isinstance(matched.condition, FactTest):
        return matched.condition.fact == fact and matched.answer is not None
    return any(has_answer(part, fact) for part in matched.parts)
