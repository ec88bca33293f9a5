"""Rules: what a payout leaves open in the words of its clause, and a cap that is never reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.effective_rules import JudgedBenefit
from policy_explorer.validate.payout_limits import limits_beside
from policy_explorer.validate.payout_proofs import cap_is_reached, number_test, possible, provable
from policy_explorer.validate.payout_words import HIGHEST
from policy_explorer.validate.payouts import WrittenPayout, payouts
from policy_explorer.validate.source_file import SourceFile

# 每户2000元 is a fixed sum where the applicant is one household, and not where a firm applies for several people.
EACH = re.compile("每一?(?:人|名|位|户|家|个|项|次|场|年|季度|月|学期)")


def fixed_sums_are_given_once(context: RuleContext) -> Iterator[Finding]:
    """Expect a fixed sum of which the clause does not say 每."""
    for file, written in all_payouts(context):
        fixed = written.payout.fixed
        if fixed is not None and (found := EACH.search(without_whitespace(fixed.quote))):
            text = f"引文写“{found[0]}”：一位申请人可以有几份的，写成 per；只有一份的不用改"
            yield finding_at(file, (*written.at, "fixed"), text)


def payouts_say_all(context: RuleContext) -> Iterator[Finding]:
    """Expect no words beside the clause of a payout for what a payout cannot work out: 每满, 超过部分, 孰低."""
    for file, written in all_payouts(context):
        for limit in limits_beside(file, written):
            text = f"同一句里写“{limit.words}”（{limit.says}），payout 写不出来：说的是这一笔的，删去 payout，数写进 amounts"
            yield finding_at(file, written.at, text)


def highest_of_several_is_a_tier(context: RuleContext) -> Iterator[Finding]:
    """Expect that a clause that says 就高 is one of tiers."""
    for file, written in all_payouts(context):
        words = "；".join(map(without_whitespace, written.payout.quotes))
        if written.payout.tiers is None and (found := HIGHEST.search(words)):
            yield finding_at(
                file, written.at, f"引文写“{found[0]}”：是几档取最高的，写成 tiers；是和别的一项只取一项的，不用改"
            )


def caps_are_reached(context: RuleContext) -> Iterator[Finding]:
    """Expect a cap that some answers with which the rule can be met come to."""
    for file, written, judged, questions in provable_payouts(context):
        if written.payout.cap is not None and not cap_is_reached(written, judged, questions, below=False):
            text = "上限用不上：符合条件的人算出来都没有这么多；看数、单位，和问题的 maximum 对不对"
            yield finding_at(file, (*written.at, "cap"), text)


def nobody_gets_nothing(context: RuleContext) -> Iterator[Finding]:
    """Expect a rule that nobody meets whose payout is worked out as 0, of whom the notice does not speak: 招用……的."""
    for file, written, judged, questions in provable_payouts(context):
        times = written.payout.times
        minimum = questions.valid[times].minimum if times is not None else None
        if times is None or (minimum is not None and minimum > 0):
            continue
        if possible(judged, questions, number_test(times, "at_most", 0)):
            text = f"“{questions.valid[times].name}”填 0 的也判为符合，算出来是 0；原文说的是有的人，就写成条件（如 more_than: 0）"
            yield finding_at(file, written.at, text)


def provable_payouts(
    context: RuleContext,
) -> Iterator[tuple[SourceFile, WrittenPayout, JudgedBenefit, Questions]]:
    """Yield every payout of which all answers can be tried, with its file, its rule and the questions."""
    if context.content.questions is None:
        return
    questions = questions_in(context.content.questions)
    for notice in context.content.notices:
        for file in notice.measures:
            yield from (
                (file, written, judged, questions) for written, judged in provable(file, notice.document, questions)
            )


def all_payouts(context: RuleContext) -> Iterator[tuple[SourceFile, WrittenPayout]]:
    """Yield every payout of the content that has the right shape, with its file."""
    for notice in context.content.notices:
        for file in notice.measures:
            yield from ((file, written) for written in payouts(file))
