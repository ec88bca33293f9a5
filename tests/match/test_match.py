"""One applicant against all rules: the verdicts and the reasons."""

from __future__ import annotations

from datetime import date

import pytest

from policy_explorer.model.answers import parse_answers
from policy_explorer.rules.evaluate import measure_verdict, verdict
from support.matching import DAY, applicants, match, measure_with_number
from support.personas import personas

# The verdicts


def test_they_are_those_of_the_evaluator(real, tiny):
    """Every example of every rule, against all rules."""
    compared = 0
    for site in (real, tiny):
        for answers in [*applicants(site), *(persona.answers for persona in personas() if site is real)]:
            for measure in match(site, answers, DAY).measures:
                expected = [verdict(entry.rule, parse_answers(answers)) for entry in measure.entry.benefits]
                assert [benefit.verdict for benefit in measure.benefits] == expected
                assert measure.verdict == measure_verdict(expected)
                compared += len(expected)
    assert compared > 5000


def test_an_example_has_the_verdict_that_it_states(real, tiny):
    for site in (real, tiny):
        for measure in site.measures.values():
            for at, entry in enumerate(measure.benefits):
                for example in entry.benefit.examples:
                    found = match(site, example.answers)
                    matched = next(other for other in found.measures if other.entry.key == measure.key).benefits[at]
                    assert matched.verdict == example.verdict


@pytest.mark.wide
def test_a_verdict_does_not_hang_on_the_day(real):
    for answers in applicants(real):
        days = (None, date(2022, 1, 1), date(2023, 6, 1), date(2030, 1, 1))
        assert len({tuple(measure.verdict for measure in match(real, answers, day).measures) for day in days}) == 1


# The reasons


def test_a_remedy_brings_about_what_it_promises(real):
    """With the new answers the rule comes out as said; and of these rules every no has one."""
    seen = 0
    for answers in applicants(real):
        for measure in match(real, answers).measures:
            for benefit in measure.benefits:
                assert (benefit.verdict == "no") == bool(benefit.remedies)
                for remedy in benefit.remedies:
                    changed = verdict(benefit.entry.rule, {**parse_answers(answers), **remedy.answers})
                    assert changed == ("yes" if remedy.then else "maybe")
                    seen += 1
    assert seen > 200


def test_a_maybe_and_nothing_else_lists_what_is_open(real):
    for answers in applicants(real):
        for measure in match(real, answers).measures:
            for benefit in measure.benefits:
                found = benefit.undecided
                assert bool(found.unanswered or found.unknown or found.manual) == (benefit.verdict == "maybe")


@pytest.mark.parametrize(
    ("day", "state", "left"),
    [
        (date(2031, 2, 28), "upcoming", 122),
        (date(2031, 3, 1), "open", 121),
        (date(2031, 5, 30), "open", 31),
        (date(2031, 5, 31), "closing", 30),
        (date(2031, 6, 30), "closing", 0),
        (date(2031, 7, 1), "ended", -1),
    ],
)
def test_both_ends_of_a_period_belong_to_it(tiny, day, state, left):
    status = measure_with_number(match(tiny, {}, day), 1).benefits[0].status
    assert (status.state, status.days_left) == (state, left)


@pytest.mark.parametrize("persona", personas(), ids=lambda persona: persona.id)
def test_periods_stand_as_was_worked_out_by_hand(real, persona):
    found = match(real, persona.answers, persona.day)
    states = {
        f"{measure.entry.measure.number}/{benefit.entry.benefit.id}": benefit.status.state
        for measure in found.measures
        for benefit in measure.benefits
    }
    assert {key: states[key] for key in persona.terms} == persona.terms
