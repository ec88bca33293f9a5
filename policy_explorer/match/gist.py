"""The results of a match in one sentence, and what is over. Pure; `static/js/questionnaire/results/gist_wording.js` is the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import cast

from policy_explorer.match.match import Match, MatchedMeasure
from policy_explorer.match.order import LATER, NOW, OVER, UPCOMING, benefit_rank, by_verdict, rank_of
from policy_explorer.model import Question
from policy_explorer.model.answers import Answer, NumberRange
from policy_explorer.model.questions import OPTION_PLACE
from policy_explorer.text.citation import citation_words
from policy_explorer.text.wording import answer_wording, day_wording

MOST_FACTS = MOST_NAMED = MOST_BENEFITS = 3
# The types of answers that describe an applicant best come first; a date says nothing without its question.
DESCRIPTIVE = ("choice", "number", "boolean", "choices")
DETAIL_TIER = 4  # what is asked so late is a detail, of a person who was hired or the like
EXCLUSIVE = "none"
NOT_NOW = "这不表示现在能申请。"
ONLY_THEN = "只说明当时的条件您是否满足，不表示现在能申请。"


def gist_words(match: Match) -> str:
    """Return the sentence, "" without any answer."""
    if not match.answers:
        return ""
    groups = by_verdict(match)
    yes, maybe = groups["yes"], groups["maybe"]
    day = f"按{day_wording(match.day)}看，" if match.day else "没有指定日期，不判断期限："
    who = "，".join(applicant_words(match))
    you = f"您（{who}）" if who else "您"
    if all_ended(match):
        met = f"满足 {len(yes)} 项的条件：{names(yes, match)}" if yes else f"没有{'能确定' if maybe else ''}满足条件的"
        unsure = f"，另有 {len(maybe)} 项不能确定" if maybe else ""
        return f"{day}{all_over(match)}。按当时的条件，{you}{met}{unsure}。{NOT_NOW}"
    now = [measure for measure in yes if rank_of(measure) == NOW]
    parts = [
        f"符合 {len(now)} 项：{names(now, match)}"
        if now
        else f"没有{'能确定符合' if maybe else '符合又在期限内' if yes else '符合'}的",
        counted("可能符合 {} 项", maybe, NOW),
        counted("{} 项期限已过，仍可申请", yes, LATER),
        counted("{} 项条件符合，但还没有开始", yes, UPCOMING),
        counted(f"{{}} 项条件符合，但已{over_word(match)}", yes, OVER),
    ]
    return f"{day}{you}{'；'.join(filter(None, parts))}。"


def counted(words: str, measures: Sequence[MatchedMeasure], rank: int) -> str:
    count = sum(rank_of(measure) == rank for measure in measures)
    return words.format(count) if count else ""


def over_words(match: Match) -> str:
    """Say what is over on the reference date; "" where nothing is."""
    over, total = ended(match), len(match.measures)
    if not over:
        return ""
    word = over_word(match)
    return (
        f"{all_over(match)}。下面{ONLY_THEN}"
        if over == total
        else f"{total} 项中有 {over} 项已{word}。已{word}的，{ONLY_THEN}"
    )


def all_over(match: Match) -> str:
    count = len(match.measures)
    return f"{'这一项' if count == 1 else f'{count} 项都'}已{over_word(match)}"


def ended(match: Match) -> int:
    """Return of how many measures everything is over."""
    return sum(all(benefit_rank(each) == OVER for each in measure.benefits) for measure in match.measures)


def all_ended(match: Match) -> bool:
    return bool(match.measures) and ended(match) == len(match.measures)


def over_word(match: Match) -> str:
    """Return the words for what is over: a budget may have been used up, a document superseded."""
    terms = [benefit.entry.period for measure in match.measures for benefit in measure.benefits]
    used_up = any(term.used_up or any(each.used_up for each in term.earlier) for term in terms)
    words = ["到期", *(["用完额度"] if used_up else []), *(["废止"] if any(t.superseded_from for t in terms) else [])]
    return "或".join(filter(None, ["、".join(words[:-1]), words[-1]]))


def names(measures: Sequence[MatchedMeasure], match: Match) -> str:
    """Return the benefits that fit of the first measures, each with its measure: `免征增值税、减按1%征收（第 1 项）`."""
    several = len({measure.entry.document.id for measure in match.measures}) > 1
    return "；".join(name(each, several) for each in measures[:MOST_NAMED]) + (
        "等" if len(measures) > MOST_NAMED else ""
    )


def name(measure: MatchedMeasure, several: bool) -> str:
    over = rank_of(measure) == OVER
    titles = [
        each.entry.benefit.title
        for each in measure.benefits
        if each.verdict == "yes" and (benefit_rank(each) == OVER) == over
    ]
    source = measure.entry.document.reference if several else ""
    more = "等" if len(titles) > MOST_BENEFITS else ""
    return f"{'、'.join(titles[:MOST_BENEFITS])}{more}（{source}{citation_words(measure.entry.label)}）"


def applicant_words(match: Match) -> Iterable[str]:
    """Return what the answers say of the applicant, by those that describe most: `个体工商户`, `月销售额8万元`.

    They stand in the order of their questions. What another answer says as well is left out: 企业 beside 小微企业.
    """
    questions = [question for question in match.questions.values() if not question.parts]
    said = {each.id: descriptive_words(each, match.answers.get(each.id)) for each in questions}
    told = [each for each in questions if said[each.id] and not is_said_by(said[each.id], said.values())]
    most = sorted(told, key=lambda each: (each.tier >= DETAIL_TIER, DESCRIPTIVE.index(each.type)))[:MOST_FACTS]
    return [said[each.id] for each in questions if each in most]


def is_said_by(words: str, others: Iterable[str]) -> bool:
    return any(other != words and other.endswith(words) for other in others)


def descriptive_words(question: Question, answer: Answer) -> str:
    """Say an answer so that it describes who gave it; "" for one that describes nothing, or only what is not so."""
    if answer is None or answer is False or answer == 0 or question.type not in DESCRIPTIVE:
        return ""
    if isinstance(answer, frozenset | tuple | list | set) and (not answer or EXCLUSIVE in answer):
        return ""
    if question.type == "boolean":
        return (question.yes_words or question.name).removeprefix("是")
    if question.type == "number":
        words = answer_wording(answer, question)
        return question.name + (without_notes(words) if isinstance(answer, NumberRange) else words)
    return chosen_words(question, {answer} if isinstance(answer, str) else set(cast("Iterable[str]", answer)))


def chosen_words(question: Question, ids: Set[str]) -> str:
    """Say what was chosen: `小微企业`, `招用了登记失业人员、就业困难人员`."""
    chosen = [option for option in question.options if option.id in ids]
    plain = [option.label for option in chosen if not option.yes_words]
    said = (question.yes_words or OPTION_PLACE).removeprefix("是").replace(OPTION_PLACE, "、".join(plain))
    return "、".join([*([said] if plain else []), *(option.yes_words for option in chosen if option.yes_words)])


def without_notes(words: str) -> str:
    """Leave out what stands in brackets: the words come to stand in brackets themselves."""
    return "".join(part.partition("）")[2] if at else part for at, part in enumerate(words.split("（")))
