"""Why a verdict is what it is: which tests make a rule fail, or what keeps it open. Pure.

`static/js/rules/reasons.js` is the twin in the browser; docs/decisions/ask-what-matters.md gives the reasons.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from policy_explorer.model import Condition, FactTest, Manual, parts
from policy_explorer.model.answers import Answers
from policy_explorer.rules.changes import Change, Questions, smallest_changes
from policy_explorer.rules.evaluate import truth
from policy_explorer.rules.relevance import open_tests
from policy_explorer.rules.remedies import remedies


class FailureReasons(Struct, frozen=True):
    """Why a rule fails: all of `always`, and of the sets in `one_of`, if there are any, one would be enough."""

    always: tuple[Change, ...]
    one_of: tuple[tuple[Change, ...], ...]


class Undecided(Struct, frozen=True):
    """What keeps a rule open: tests to be answered, tests whose answer decides nothing, matters for a department."""

    unanswered: tuple[FactTest, ...]
    unknown: tuple[FactTest, ...]
    manual: tuple[Manual, ...]


def failure_reasons(rule: Condition, answers: Answers, questions: Questions) -> FailureReasons:
    """Return the smallest sets of tests that make a rule fail, taken from its remedies if it has any."""
    sets = [remedy.changes for remedy in remedies(rule, answers, questions)]
    sets = sets or smallest_changes(rule, answers, questions)
    smallest = [changes for changes in sets if len(changes) == len(sets[0])]
    if len(smallest) < 2:
        return FailureReasons(smallest[0] if smallest else (), ())
    always = tuple(change for change in smallest[0] if all(change in changes for changes in smallest))
    return FailureReasons(
        always, tuple(tuple(change for change in changes if change not in always) for changes in smallest)
    )


def undecided(rule: Condition, answers: Answers) -> Undecided:
    """Return the open leaves of an undecided rule; of the unanswered ones only those that an answer can still decide."""
    found = list(open_leaves(rule, answers))
    return Undecided(
        unanswered=tuple(open_tests(rule, answers)),
        unknown=tuple(leaf for leaf in found if isinstance(leaf, FactTest) and leaf.fact in answers),
        manual=tuple(leaf for leaf in found if isinstance(leaf, Manual)),
    )


def open_leaves(condition: Condition, answers: Answers) -> Iterator[FactTest | Manual]:
    """Yield the tests and the matters for a department on which an undecided condition waits."""
    if truth(condition, answers) is not None:
        return
    if isinstance(condition, (FactTest, Manual)):
        yield condition
    for part in parts(condition):
        yield from open_leaves(part, answers)
