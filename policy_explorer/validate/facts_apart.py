"""Rule: facts that hang together do not meet in what judges a benefit, or in the tiers of its payout."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.load.problem import Problem
from policy_explorer.model import tests_in
from policy_explorer.validate.answers import questions_in
from policy_explorer.validate.computed import clash
from policy_explorer.validate.conditions import CLASH_HINT, clash_words
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.effective_rules import judged_benefits


def facts_stand_apart(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require of a benefit, with the clauses and the term that govern it and the tiers of its payout, what each rule has to be.

    Proofs take each fact by itself: a computed fact may not meet one of its parts, or another with a part in common.

    Passes: a benefit that tests rd_ratio, under a clause that tests area.
    Fails: a benefit that tests rd_ratio, under a clause that tests revenue, one of its parts.
    """
    if content.questions is None or not questions_in(content.questions).computed:
        return
    questions = questions_in(content.questions)
    for file in notice.measures:
        for judged in judged_benefits(file, notice.document, questions):
            payout = judged.benefit.payout
            tiers = [payout.tiers.by] if payout is not None and payout.tiers is not None else []
            facts = dict.fromkeys((*(test.fact for test in tests_in(judged.rule)), *tiers))
            if found := clash(facts, questions.valid):
                place = (*judged.at, "payout", "tiers", "by") if found[1] in tiers else (*judged.at, "eligibility")
                yield file.problem(place, clash_words(found), found[1], CLASH_HINT, on_key=found[1] not in tiers)
