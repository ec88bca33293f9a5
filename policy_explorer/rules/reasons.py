"""Why a verdict is what it is: which tests fail, what would have to be different, what is open. Pure.

`static/js/rules/reasons.js` says the same in the browser; docs/decisions/ask-what-matters.md tells why so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from policy_explorer.model import Condition, FactTest, Manual, Question, parts, tests_in
from policy_explorer.rules.candidates import Candidate, candidates
from policy_explorer.rules.evaluate import Answers, Truth, fact_truth, truth
from policy_explorer.rules.relevance import open_tests
from policy_explorer.rules.remedies import Change, said, smallest_changes
from policy_explorer.rules.spec import SPEC

Way = tuple[int, Mapping[str, Any]]  # how many other tests it changes, and the new answers
Questions = Mapping[str, Question]


class Remedy(Struct, frozen=True):
    """Changes none of which can be spared, what the rule then is, and new answers under which it is so."""

    changes: tuple[Change, ...]
    then: Truth
    answers: Mapping[str, Any]


class Blame(Struct, frozen=True):
    """Why a rule fails: all of `always`, and of the sets in `one_of`, if there are any, one would be enough."""

    always: tuple[Change, ...]
    one_of: tuple[tuple[Change, ...], ...]


class Undecided(Struct, frozen=True):
    """What keeps a rule open: tests to be answered, tests whose answer decides nothing, matters for a department."""

    unanswered: tuple[FactTest, ...]
    unknown: tuple[FactTest, ...]
    manual: tuple[Manual, ...]


def remedies(rule: Condition, answers: Answers, questions: Questions) -> list[Remedy]:
    """What would have to be different for a rule that fails, the least first; empty for any other rule."""
    attempts = (remedy(rule, answers, questions, changes) for changes in changes_needed(rule, answers, questions))
    found = [one for one in attempts if one]
    for one in reversed(found.copy()):
        if any(asks_more(one, other, answers) for other in found if other is not one):
            found.remove(one)
    return found[: SPEC.most_remedies]


def asks_more(one: Remedy, other: Remedy, answers: Answers) -> bool:
    """Whether one remedy cannot be had without the other, and gives no more: 不超过 10 beside 不超过 20."""
    new = {**answers, **one.answers}
    return one.then is other.then and all(
        fact_truth(change.test, new[change.test.fact]) is change.wanted for change in other.changes
    )


def blamed(rule: Condition, answers: Answers, questions: Questions) -> Blame:
    """The smallest sets of tests that make a rule fail, taken from its remedies where it has any."""
    sets = [one.changes for one in remedies(rule, answers, questions)] or changes_needed(rule, answers, questions)
    smallest = [changes for changes in sets if len(changes) == len(sets[0])]
    if len(smallest) < 2:
        return Blame(smallest[0] if smallest else (), ())
    always = tuple(change for change in smallest[0] if all(change in changes for changes in smallest))
    return Blame(always, tuple(tuple(change for change in changes if change not in always) for changes in smallest))


def undecided(rule: Condition, answers: Answers) -> Undecided:
    """The open leaves of an undecided rule; of those not answered only what an answer can still settle."""
    found = list(open_leaves(rule, answers))
    return Undecided(
        unanswered=tuple(open_tests(rule, answers)),
        unknown=tuple(leaf for leaf in found if isinstance(leaf, FactTest) and leaf.fact in answers),
        manual=tuple(leaf for leaf in found if isinstance(leaf, Manual)),
    )


def open_leaves(condition: Condition, answers: Answers) -> Iterable[Condition]:
    if truth(condition, answers) is not None:
        return
    if not parts(condition):
        yield condition
    for part in parts(condition):
        yield from open_leaves(part, answers)


def changes_needed(rule: Condition, answers: Answers, questions: Questions) -> list[tuple[Change, ...]]:
    return smallest_changes(rule, answers, [fact for fact, question in questions.items() if question.fixed])


def remedy(rule: Condition, answers: Answers, questions: Questions, changes: tuple[Change, ...]) -> Remedy | None:
    """The remedy that these changes are; None where no answers bring them about without making the rule fail elsewhere.

    Of the ways that change the fewest other tests the least favourable is taken, for the changes alone must give what is promised.
    """
    best: tuple[tuple[int, bool], Truth, Mapping[str, Any]] | None = None
    for strays, new in ways(rule, answers, questions, changes):
        then = truth(rule, {**answers, **new})
        rank = (strays, then is True)
        if then is not False and (best is None or rank < best[0]):
            best = (rank, then, new)
    return Remedy(changes, best[1], best[2]) if best else None


def ways(rule: Condition, answers: Answers, questions: Questions, changes: tuple[Change, ...]) -> list[Way]:
    """New answers to the facts concerned that bring the changes about, those that change the fewest other tests first."""
    found: list[Way] = [(0, {})]
    for fact in dict.fromkeys(change.test.fact for change in changes):
        own = candidates_for(fact, rule, answers, questions, changes)
        longer = ((strays + one.strays, {**new, fact: one.answer}) for strays, new in found for one in own)
        found = sorted(longer, key=lambda way: way[0])[: SPEC.most_ways]
    return found


def candidates_for(
    fact: str, rule: Condition, answers: Answers, questions: Questions, changes: tuple[Change, ...]
) -> list[Candidate]:
    tests = [test for test in tests_in(rule) if test.fact == fact]
    wanted_of = {said(change.test): change.wanted for change in changes}
    wanted = {at: wanted_of[said(test)] for at, test in enumerate(tests) if said(test) in wanted_of}
    return candidates(questions[fact], tests, wanted, answers[fact])
