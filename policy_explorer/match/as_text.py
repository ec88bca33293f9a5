"""A match -> the report that a clerk reads in a terminal, in Chinese. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from policy_explorer.derive.contact import benefit_contact, contact_of
from policy_explorer.derive.effective_rule import clause_place
from policy_explorer.derive.gives import gives_words
from policy_explorer.derive.site import SiteBenefit
from policy_explorer.derive.status import LABELS, USED_UP, status_label, status_wording
from policy_explorer.derive.term_wording import extension_wording, term_wording
from policy_explorer.derive.window_wording import window_line
from policy_explorer.match.gist import all_ended, gist_words, over_words
from policy_explorer.match.match import VERDICTS, Match, MatchedBenefit, MatchedCondition, MatchedMeasure, counts
from policy_explorer.match.order import FITS, by_verdict, in_order
from policy_explorer.match.reason_lines import QuestionsById, open_lines, refusal_wording, remedy_lines
from policy_explorer.model import AllOf, CountOf, FactTest, Manual
from policy_explorer.rules.evaluate import MeasureVerdict, Truth
from policy_explorer.rules.payout_wording import NOT_FINAL, NOT_NOW
from policy_explorer.text.access_wording import access_label, strength_wording
from policy_explorer.text.citation import citation_words
from policy_explorer.text.condition_wording import condition_wording, list_heading
from policy_explorer.text.wording import UNANSWERED, UNNAMED_UNITS, answer_wording, day_wording

NAMES: dict[MeasureVerdict, str] = {"yes": "符合", "maybe": "可能符合", "no": "不符合", "none": "没有可申请的事项"}
SIGNS: dict[Truth, str] = {True: "✓", None: "?", False: "✗"}
VERDICT_SIGNS: dict[MeasureVerdict, str] = {"yes": "✓", "maybe": "?", "no": "✗", "none": "–"}
FITTING: dict[MeasureVerdict, str] = {"yes": "条件符合", "maybe": "可能符合"}
# By the label of its status, what the verdict adds; `static/js/questionnaire/results/verdict_wording.js` has the same.
OUTSIDE = {
    LABELS["afterwards"]: "期限已过，仍可申请",
    LABELS["ended"]: "但已到期",
    USED_UP: "但额度已用完",
    LABELS["superseded"]: "但文件已废止",
    LABELS["upcoming"]: "但还没有开始",
}
NO_DECISION = "这是按回答与条件逐项对照的结果，只供参考，不是审批决定，能否享受由牵头单位或者办理的单位决定。"
OPEN = ("unanswered", "unknown", "range")  # the states of a payout in which nothing was worked out yet
STEP = "  "


def as_text(match: Match) -> str:
    blocks = (gist_block, answers_block, counts_block, *(verdict_block(verdict) for verdict in VERDICTS), closing_block)
    return "\n\n".join(filter(None, ("\n".join(block(match)) for block in blocks))) + "\n"


def gist_block(match: Match) -> Iterator[str]:
    gist = gist_words(match)
    yield from filter(None, (gist, "" if gist and all_ended(match) else over_words(match)))


def answers_block(match: Match) -> Iterator[str]:
    yield "回答" if match.answers else "回答：一题也没有"
    for fact, answer in match.answers.items():
        question = match.questions[fact]
        yield f"{STEP}{question.name}：{answer_wording(answer, question)}"


def counts_block(match: Match) -> Iterator[str]:
    benefits = [benefit.verdict for measure in match.measures for benefit in measure.benefits]
    yield counted("措施", (measure.verdict for measure in match.measures))
    yield counted("各项内容", benefits)
    yield (
        f"期限只按{day_wording(match.day)}判断，与今天是哪一天无关。"
        if match.day
        else "没有指定日期（--on），只列出期限，不判断是否有效。"
    )
    yield from outside_period(match)


def outside_period(match: Match) -> Iterator[str]:
    """Yield how many of the benefits that fit cannot be had on the day, which a verdict alone would promise."""
    fitting = [benefit for measure in match.measures for benefit in measure.benefits if benefit.verdict in FITS]
    labels = Counter(status_label(each.entry.period, each.status) for each in fitting if each.status)
    outside = (LABELS["afterwards"], LABELS["ended"], USED_UP, LABELS["superseded"], LABELS["upcoming"])
    found = [f"{labels[label]} 项{label}" for label in outside if label in labels]
    if found:
        yield f"符合、可能符合的各项内容中，{'，'.join(found)}。"


def counted(what: str, verdicts: Iterable[MeasureVerdict]) -> str:
    found = counts(verdicts)
    return f"{what}：" + "，".join(f"{NAMES[verdict]} {found[verdict]} 项" for verdict in VERDICTS) + "。"


def verdict_block(verdict: MeasureVerdict) -> Callable[[Match], Iterator[str]]:
    def block(match: Match) -> Iterator[str]:
        measures = by_verdict(match)[verdict]
        if measures:
            yield f"【{NAMES[verdict]}】{len(measures)} 项"
        for measure in measures:
            yield from measure_lines(measure, match)

    return block


def measure_lines(matched: MatchedMeasure, match: Match) -> Iterator[str]:
    entry = matched.entry
    yield ""
    yield f"{entry.document.reference}{citation_words(entry.label)}　{entry.measure.title}"
    contact = contact_of(entry)
    yield f"{STEP}{contact.label}：{contact.words}"
    for benefit in in_order(matched.benefits):
        deciders = benefit_contact(benefit.entry, entry).deciders
        yield from (STEP + line for line in benefit_lines(benefit, match, deciders))


def benefit_lines(matched: MatchedBenefit, match: Match, lead: Sequence[str]) -> Iterator[str]:
    benefit, questions = matched.entry.benefit, match.questions
    yield f"{verdict_words(matched)}　{benefit.title}（{matched.entry.kind.name}）"
    if matched.verdict == "no" and matched.judged:
        yield f"{STEP}{refusal_wording(matched.judged, match.completed, questions)}。"
    if matched.verdict in FITS and benefit.payout is None and (gives := gives_words(matched.entry)):
        yield f"{STEP}{then(matched)}能得到：{gives}"
    yield f"{STEP}{period_line(matched)}"
    yield from (STEP + line for line in payout_lines(matched))
    if matched.rule:
        yield f"{STEP}{how_line(matched, lead)}"
    yield from (f"{STEP}这一项的{line}" for line in unit_lines(matched.entry))
    yield from (f"{STEP}申请时间：{window_line(window, match.day, match.answers)}" for window in matched.entry.windows)
    if matched.verdict in FITS:
        yield from (STEP + line for line in way_lines(matched))
        yield from (STEP + line for line in relation_lines(matched.entry))
    for condition in top_conditions(matched.rule):
        yield from (STEP + line for line in condition_lines(condition, questions, lead))
    yield from (STEP + line for line in remedy_lines(matched, match.completed, questions))
    yield from (STEP + line for line in open_lines(matched, match, lead))


def verdict_words(matched: MatchedBenefit) -> str:
    """Return the verdict with the state of the term on the reference date: a bare 符合 would mislead where it is over."""
    sign, status = VERDICT_SIGNS[matched.verdict], matched.status
    label = status_label(matched.entry.period, status) if status else ""
    outside = OUTSIDE.get(label) if matched.verdict in FITS else None
    return f"{sign} {FITTING[matched.verdict]}，{outside}" if outside else f"{sign} {NAMES[matched.verdict]}"


def then(matched: MatchedBenefit) -> str:
    """Return the word that puts into the past what is over for good on the reference date."""
    status = matched.status
    return "当时" if status and status.is_over and not status.resumes else ""


def payout_lines(matched: MatchedBenefit) -> Iterator[str]:
    """Yield what a benefit comes to, and the steps with their clauses."""
    payout = matched.payout
    if payout is None:
        return
    words = payout.words.removeprefix(NOT_NOW) if then(matched) else payout.words  # 当时 says so already
    known = gives_words(matched.entry) if payout.worked.state in OPEN else ""
    yield f"{then(matched)}能得到：{known and f'{known}；'}{words}（{NOT_FINAL}）"
    for step in payout.steps:
        yield f"{STEP}{step.words}"
        yield f"{STEP}{STEP}原文：{step.quote}"


def how_line(matched: MatchedBenefit, lead: Sequence[str]) -> str:
    """Return what there is to do, and what a clause promises that only allows or encourages."""
    benefit = matched.entry.benefit
    promise = strength_wording(benefit, "、".join(lead) or UNNAMED_UNITS)
    return f"{then(matched)}怎么办：{access_label(benefit)}" + (f"。{promise}" if promise else "")


def way_lines(matched: MatchedBenefit) -> Iterator[str]:
    """Yield how to apply, each statement with where it is from, and what nobody wrote of it."""
    entry = matched.entry
    for way in entry.ways:
        said = "；".join(f"{label}：{words}" for _, label, words in way.labelled)
        yield f"{then(matched)}怎么办：{said}（{way.origin}）"
    if entry.missing:
        yield f"这一项，{entry.missing}。"


def relation_lines(entry: SiteBenefit) -> Iterator[str]:
    """Yield how the benefit stands to others, with the clause that says so."""
    for relation in entry.relations:
        others = "、".join(
            f"{other.title}（{other.document_name}{citation_words(other.label)}）" for other in relation.others
        )
        yield f"{relation.words}：{others}"
        yield f"{STEP}原文{f'（{relation.title}）' if relation.title else ''}：{relation.quote}"


def unit_lines(entry: SiteBenefit) -> Iterator[str]:
    """Yield the units that a benefit alone names, by role."""
    for role, units in (("牵头单位", entry.lead), ("责任单位", entry.responsible)):
        if units:
            yield f"{role}：{'、'.join(unit.name for unit in units)}"


def period_line(matched: MatchedBenefit) -> str:
    period = matched.entry.period
    days = f"期限：{term_wording(period)}" + (f"（{extension_wording(period)}）" if period.extended_by else "")
    if matched.status:
        counted = matched.status.state in (
            "open",
            "closing",
        )  # days are counted from today only, which a match does not know
        words = status_label if counted else status_wording
        return f"{days}，{words(period, matched.status)}"
    return f"{days}，文件自 {day_wording(period.superseded_from)}起废止" if period.superseded_from else days


def top_conditions(rule: MatchedCondition | None) -> tuple[MatchedCondition, ...]:
    """Return the parts of an `all`, for its own outcome is the verdict, which stands above; else the rule itself."""
    if rule is None:
        return ()
    return rule.parts if isinstance(rule.condition, AllOf) else (rule,)


def condition_lines(matched: MatchedCondition, questions: QuestionsById, lead: Sequence[str]) -> Iterator[str]:
    condition = matched.condition
    if isinstance(condition, (FactTest, Manual)):
        yield f"{SIGNS[matched.truth]} {condition_wording(condition, questions, lead)}{answered(matched, questions)}"
        yield f"{STEP}原文{f'（{matched.source.label}）' if matched.source else ''}：{condition.quote}"
        return
    yield f"{SIGNS[matched.truth]} {list_heading(condition)}："
    if isinstance(condition, CountOf):
        yield f"{STEP}原文{f'（{matched.source.label}）' if matched.source else ''}：{condition.quote}"
    for part in matched.parts:
        yield from (STEP + line for line in condition_lines(part, questions, lead))


def answered(matched: MatchedCondition, questions: QuestionsById) -> str:
    if not isinstance(matched.condition, FactTest):
        return ""
    if not matched.answered:
        return f"（{UNANSWERED}）"
    if matched.steps:
        return f"（{matched.steps}）"
    return f"（回答：{answer_wording(matched.answer, questions[matched.condition.fact])}）"


def closing_block(match: Match) -> Iterator[str]:
    for document, clause in match.clauses:
        where = clause_place(clause, document)
        place = f"（{where}）" if where else ""
        yield f"{document.reference}“{clause.title}”{place}：{clause.quote}"
    yield NO_DECISION
    yield match.disclaimer
