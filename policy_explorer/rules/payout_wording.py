"""A payout, and what it comes to, in Chinese words. Pure.

`plan_words` are what pages show without answers, and are in the data of the questionnaire. `headline` and `steps` say what comes of
answers; `static/js/questionnaire/results/payout_words.js` is their twin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from policy_explorer.model import Payout, Question
from policy_explorer.model.answers import Answers
from policy_explorer.model.payout import PERCENT, Instalments, Quota
from policy_explorer.rules.payout_plan import payout_plan
from policy_explorer.rules.payouts import Worked
from policy_explorer.text.data_shapes.payouts import PayoutEntry
from policy_explorer.text.payout_figures import EVERY, is_money
from policy_explorer.text.wording import answer_wording, quantity

DECIDED = "，具体多少由办理的单位定"
NOT_NOW = "现在不能享受；期限内："  # before what a benefit came to whose term is over, for good or for now
OUTSIDE = "按您填的，不在文件写的任何一档里，文件没有写给多少"
NOT_FINAL = "按原文和您填的答案算，以部门核定为准"


class Step(NamedTuple):
    """One step of a figure, in words, with its clause."""

    words: str
    quote: str


def worded_plan(payout: Payout, questions: Mapping[str, Question]) -> PayoutEntry:
    """Return the plan of a payout with the words of its parts."""
    plan = payout_plan(payout, questions)
    plan["words"] = way_words(plan, questions)
    if "capped_at" in plan:
        plan["capped_at"]["words"] = f"最高不超过{figure(plan['capped_at']['value'], plan['capped_at']['unit'])}"
    if payout.instalments is not None:
        plan["instalments"]["words"] = instalment_words(payout.instalments)
    if payout.quota is not None:
        plan["allotted"]["words"] = quota_words(payout.quota)
    return plan


def way_words(plan: PayoutEntry, questions: Mapping[str, Question]) -> str:
    """Return how the figure comes about: `20% × 实付租金`, `按年产值分 6 档`, `1万元至3万元`."""
    each, times = plan["each"], f" × {questions[plan['times']].name}" if "times" in plan else ""
    if plan["way"] == "tiers":
        ways = f"按{questions[plan['by']].name}分 {len(plan['tiers'])} 档"
        return f"{ways}，所属一档的{'比例' if each == PERCENT else '标准'}{times}" if times else ways
    if plan["way"] == "range":
        return f"{figure(plan['from'], each)}至{figure(plan['to'], each)}"
    if plan["way"] == "at_most":
        return f"最高{figure(plan['value'], each)}"
    return f"{figure(plan['value'], each)}{times}"


def instalment_words(parts: Instalments) -> str:
    every = f"{EVERY[parts.every]}一期"
    if parts.equal is not None:
        return f"平均分 {parts.equal} 期，{every}"
    if parts.parts is not None:
        return f"分 {parts.parts} 期，{every}，各期多少文件没有写"
    shares = "、".join(quantity(share, PERCENT) for share in parts.shares)
    return f"分 {len(parts.shares)} 期，{every}：{shares}"


def quota_words(quota: Quota) -> str:
    every = EVERY[quota.every] if quota.every else "共"
    return f"{'总额' if is_money(quota.unit) else '名额'}有限：{every}{quantity(quota.value, quota.unit)}"


def figure(value: str, unit: str) -> str:
    """Return a figure with its unit, as `quantity` writes it."""
    return f"{value}{unit}"


def plan_steps(plan: PayoutEntry) -> Iterator[Step]:
    """Yield what a payout consists of, without answers."""
    yield Step(plan["words"], plan["quote"])
    for line in plan.get("tiers", ()):
        yield Step(f"{line['words']}：{figure(line['value'], plan['each'])}", line["quote"])
    if "highest" in plan:
        yield Step("同时属于几档的，按最高一档", plan["highest"]["quote"])
    for part in (plan.get("capped_at"), plan.get("instalments"), plan.get("allotted")):
        if part is not None:
            yield Step(part["words"], part["quote"])


def headline(plan: PayoutEntry, worked: Worked, verdict: str, questions: Mapping[str, Question]) -> str:
    """Return in one sentence what a payout comes to for a verdict of yes or maybe."""
    names = "、".join(f"“{questions[fact].name}”" for fact in worked.facts)
    match worked.state:
        case "figure":
            words = figure(worked.value or "", worked.unit or "")
            if worked.value == "0":
                return f"按您填的算，是{words}，没有可得到的"
            counted = words if plan["way"] == "fixed" else f"按您填的算，是{words}"
            return counted if verdict == "yes" else f"如果符合，{counted}"
        case "decided":
            return plan["words"] + DECIDED
        case "unanswered":
            return f"填了{names}，才算得出多少"
        case "unknown":
            return f"{names}不清楚，算不出多少"
        case "range":
            return f"{names}填的是范围，要填准数才算得出多少"
    return OUTSIDE


def headline_in_term(words: str, worked: Worked, over: bool) -> str:
    """Return a headline as it is on the reference date: what is `over` came to that much once."""
    return NOT_NOW + words if over and worked.state in ("figure", "decided") else words


def steps(plan: PayoutEntry, worked: Worked, answers: Answers, questions: Mapping[str, Question]) -> Sequence[Step]:
    """Return the steps by which a figure comes about, each with its clause; the parts of the payout where there is none."""
    if worked.state != "figure":
        return list(plan_steps(plan))
    return list(figure_steps(plan, worked, answers, questions))


def figure_steps(
    plan: PayoutEntry, worked: Worked, answers: Answers, questions: Mapping[str, Question]
) -> Iterator[Step]:
    value, quote = plan.get("value", ""), plan["quote"]
    if worked.line is not None:
        line, question = plan["tiers"][worked.line], questions[plan["by"]]
        value, quote = line["value"], line["quote"]
        answer = answer_wording(answers[plan["by"]], question)
        yield Step(f"{question.name}{answer}，属于“{line['words']}”一档：{figure(value, plan['each'])}", quote)
        if "highest" in plan:
            yield Step("同时属于几档的，按最高一档", plan["highest"]["quote"])
    if worked.number is not None:
        given = figure(worked.number, plan["counted"])
        result = figure(worked.product or "", plan["unit"])
        yield Step(f"按您填的{given}：{figure(value, plan['each'])} × {given} = {result}", quote)
    elif worked.line is None:
        yield Step(plan["words"], quote)
    yield from closing_steps(plan, worked)


def closing_steps(plan: PayoutEntry, worked: Worked) -> Iterator[Step]:
    """Yield the cap, the instalments and the quota."""
    if "capped_at" in plan:
        cap = figure(plan["capped_at"]["value"], plan["capped_at"]["unit"])
        words = f"{plan['capped_at']['words']}，按{cap}" if worked.capped else f"没有超过上限{cap}"
        yield Step(words, plan["capped_at"]["quote"])
    if "instalments" in plan:
        parts = [f"第 {at} 期{figure(part, worked.unit or '')}" for at, part in enumerate(worked.parts, 1)]
        words = plan["instalments"]["words"]
        yield Step(f"{words}，即{'，'.join(parts)}" if parts else words, plan["instalments"]["quote"])
    if "allotted" in plan:
        yield Step(plan["allotted"]["words"], plan["allotted"]["quote"])
