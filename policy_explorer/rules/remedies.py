"""New answers under which a rule that fails would hold, with the fewest changes. Pure.

First the smallest sets of tests are found that would have to come out otherwise (`changes`). Then answers are looked for
that change all tests of a set at once (`candidates`). `static/js/rules/remedies.js` is the twin in the browser;
docs/decisions/ask-what-matters.md gives the reasons.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from msgspec import Struct

from policy_explorer.model import Condition, tests_in
from policy_explorer.model.answers import Answers
from policy_explorer.rules.candidates import candidates
from policy_explorer.rules.changes import Change, Questions, key_of, smallest_changes
from policy_explorer.rules.evaluate import Truth, fact_truth, truth
from policy_explorer.rules.spec import SPEC


class Remedy(Struct, frozen=True):
    """Changes none of which can be spared, what the rule then is, and new answers under which it is so."""

    changes: tuple[Change, ...]
    then: Truth
    answers: Answers


class Combination(NamedTuple):
    """One answer to each of several questions, and how many tests they change that were not to change."""

    side_effects: int
    answers: Answers


def remedies(rule: Condition, answers: Answers, questions: Questions) -> list[Remedy]:
    """Return the remedies of a rule that fails, the least first; none for any other rule."""
    attempts = (remedy(rule, answers, questions, changes) for changes in smallest_changes(rule, answers, questions))
    found = [attempt for attempt in attempts if attempt]
    for candidate in reversed(found.copy()):
        if any(asks_more(candidate, other, answers) for other in found if other is not candidate):
            found.remove(candidate)
    return found[: SPEC.most_remedies]


def asks_more(remedy: Remedy, other: Remedy, answers: Answers) -> bool:
    """Return whether a remedy includes the other and gives no more, as 不超过 10 includes 不超过 20."""
    new = {**answers, **remedy.answers}
    return remedy.then is other.then and all(
        fact_truth(change.test, new[change.test.fact]) is change.wanted for change in other.changes
    )


def remedy(rule: Condition, answers: Answers, questions: Questions, changes: Collection[Change]) -> Remedy | None:
    """Return the remedy that these changes are; None if no answers bring them about without making the rule fail elsewhere.

    Of the combinations with the fewest side effects the least favourable is taken, for the changes alone must give what
    is promised.
    """
    best: tuple[tuple[int, bool], Truth, Answers] | None = None
    for side_effects, new in combinations(rule, answers, questions, changes):
        then = truth(rule, {**answers, **new})
        rank = (side_effects, then is True)
        if then is not False and (best is None or rank < best[0]):
            best = (rank, then, new)
    return Remedy(tuple(changes), best[1], best[2]) if best else None


def combinations(
    rule: Condition, answers: Answers, questions: Questions, changes: Collection[Change]
) -> list[Combination]:
    """Return new answers to the facts concerned that bring the changes about, those with the fewest side effects first."""
    found = [Combination(0, {})]
    for fact in dict.fromkeys(change.test.fact for change in changes):
        tests = [test for test in tests_in(rule) if test.fact == fact]
        wanted_by_key = {key_of(change.test): change.wanted for change in changes}
        wanted = {at: wanted_by_key[key_of(test)] for at, test in enumerate(tests) if key_of(test) in wanted_by_key}
        own = candidates(questions[fact], tests, wanted, answers[fact])
        longer = (
            Combination(shorter.side_effects + each.side_effects, {**shorter.answers, fact: each.answer})
            for shorter in found
            for each in own
        )
        found = sorted(longer, key=lambda combination: combination.side_effects)[: SPEC.most_combinations]
    return found
