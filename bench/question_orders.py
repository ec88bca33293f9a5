"""Compare orders of asking by the number of questions until no answer can change a verdict any more.

    python bench/question_orders.py [--content DIR] [--applicants N]

Three kinds of random applicants answer: `any` at random, `plausible` mostly with no and none, `example` like an example
of the content and otherwise plausibly; some do not know. Four orders are compared: that of the file; by the number of
benefits that an answer can decide; by the mean number that the answers decide; by votes, as on the site, which asks
several at once besides. Each is measured inside the tiers of the author, without tiers, and without tiers with the
questions file shuffled. Prints mean and maximum of the questions asked, and after how many the first and the last benefit
becomes yes (mean).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import rules_in
from policy_explorer.load.loader import load
from policy_explorer.model import Catalogue, Question, tests_in
from policy_explorer.model.answers import Answer, Answers, parse_answers
from policy_explorer.rules.cells import cells_of, representatives
from policy_explorer.rules.evaluate import truth
from policy_explorer.rules.relevance import open_facts
from policy_explorer.validate.validate import validate

SEED = 7
Weight = Callable[["Interview", str, list[int], Answers], float]


class Interview:
    """The questions and rules of a site. What is open in a rule is computed once for the same answers."""

    def __init__(self, catalogue: Catalogue) -> None:
        benefits = [
            benefit for notice in catalogue.notices for measure in notice.measures for benefit in measure.benefits
        ]
        self.rules = [rule for _, rule, _ in rules_in(derive(catalogue).measures.values())]
        self.examples = [parse_answers(example.answers) for benefit in benefits for example in benefit.examples]
        self.questions = catalogue.questions
        self.facts = [sorted({test.fact for test in tests_in(rule)}) for rule in self.rules]
        self.choices = {question.id: list(self.distinct_answers(question)) for question in catalogue.questions}
        self.known: dict[tuple, frozenset[str]] = {}
        self.tiers = {question.id: question.tier for question in catalogue.questions}
        self.met: dict[tuple, frozenset[int]] = {}

    def distinct_answers(self, question: Question) -> Iterator[Any]:
        """Yield one answer from each set of answers that no rule distinguishes."""
        tests = [test for rule in self.rules for test in tests_in(rule) if test.fact == question.id]
        if question.type == "choices":
            yield from ((), *((option.id,) for option in question.options))
        elif tests:
            yield from cells_of(tests, representatives(question, tests)).values()

    def open_in(self, place: int, answers: Answers) -> frozenset[str]:
        key = (place, *(repr(answers[fact]) if fact in answers else None for fact in self.facts[place]))
        if key not in self.known:
            self.known[key] = open_facts(self.rules[place], answers)
        return self.known[key]

    def open(self, answers: Answers) -> dict[str, list[int]]:
        """Return the open facts, each with the indexes of the rules that its answer can decide."""
        found: dict[str, list[int]] = {}
        for place in range(len(self.rules)):
            for fact in self.open_in(place, answers):
                found.setdefault(fact, []).append(place)
        return found

    def spoken_for(self, fact: str, answers: Answers) -> frozenset[int]:
        """Return the rules of which an answer meets a condition."""
        key = (fact, repr(answers[fact]))
        if key not in self.met:
            only = {fact: answers[fact]}
            self.met[key] = frozenset(
                place
                for place, rule in enumerate(self.rules)
                if any(test.fact == fact and truth(test, only) is True for test in tests_in(rule))
            )
        return self.met[key]

    def vote(self, place: int, answers: Answers) -> float:
        spoken = [self.spoken_for(fact, answers) for fact in self.facts[place] if fact in answers]
        return 1 / len(self.rules) + sum(1 / len(places) for places in spoken if place in places)

    def asked(
        self, applicant: Answers, weight: Weight, questions: Sequence[Question], tiers: bool
    ) -> tuple[int, list[int]]:
        """Return how many questions are asked, and after how many of them a benefit becomes yes."""
        answers: dict[str, Answer] = {}
        deciding: list[int] = []
        while concerned := self.open(answers):
            waiting = [question for question in questions if question.id in concerned]
            first = min(
                waiting,
                key=lambda question: (
                    question.tier if tiers else 0,
                    -weight(self, question.id, concerned[question.id], answers),
                ),
            )
            answers[first.id] = applicant[first.id]
            now = sum(truth(self.rules[place], answers) is True for place in concerned[first.id])
            deciding += [len(answers)] * (now > 0)
        return len(answers), deciding


def by_file(interview: Interview, fact: str, places: list[int], answers: Answers) -> float:
    return 0


def by_benefits(interview: Interview, fact: str, places: list[int], answers: Answers) -> float:
    return len(places)


def by_decided(interview: Interview, fact: str, places: list[int], answers: Answers) -> float:
    choices = interview.choices[fact]
    decided = sum(not interview.open_in(place, {**answers, fact: answer}) for place in places for answer in choices)
    return round(decided / len(choices), 9)


def by_votes(interview: Interview, fact: str, places: list[int], answers: Answers) -> float:
    """As static/js/rules/question_votes.js counts them."""
    got = 0.0
    for place in places:
        waited_for = interview.open_in(place, answers)
        if interview.tiers[fact] == min(interview.tiers[each] for each in waited_for):
            got += interview.vote(place, answers) / len(waited_for)
    return round(got, 9)


ORDERS = (by_file, by_benefits, by_decided, by_votes)


def any_answer(question: Question, choices: list[Any], chance: random.Random) -> Any:
    if chance.random() < 0.08:
        return None
    if question.type == "choices":
        return [option.id for option in question.options if chance.random() < 0.5]
    return chance.choice(choices)


def plausible_answer(question: Question, choices: list[Any], chance: random.Random) -> Any:
    if chance.random() < 0.06:
        return None
    if question.type == "choices":
        return [] if chance.random() < 0.55 else chance.choice(choices[1:])
    if question.type == "boolean":
        return chance.random() < 0.35
    return chance.choice(choices)


def applicants(interview: Interview, sort: str, number: int) -> list[Answers]:
    chance = random.Random(SEED)
    answer = any_answer if sort == "any" else plausible_answer
    found: list[Answers] = []
    for _ in range(number):
        drawn = {
            question.id: answer(question, interview.choices[question.id], chance)
            for question in interview.questions
            if interview.choices[question.id]
        }
        found.append(drawn | (chance.choice(interview.examples) if sort == "example" else {}))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--applicants", type=int, default=1000)
    arguments = parser.parse_args()
    interview = Interview(validate(load(arguments.content)))
    print(f"{len(interview.rules)} benefits with a rule, {sum(map(bool, interview.choices.values()))} questions")
    shuffled = random.Random(SEED).sample(interview.questions, len(interview.questions))
    ways = {"kept": (interview.questions, True), "without": (interview.questions, False), "shuffled": (shuffled, False)}
    print(f"{'applicants':12}{'tiers':10}" + "".join(f"{order.__name__:>26}" for order in ORDERS))
    for sort in ("any", "plausible", "example"):
        people = applicants(interview, sort, arguments.applicants)
        for name, way in ways.items():
            print(f"{sort:12}{name:10}" + "".join(f"{figures(interview, people, order, *way):>26}" for order in ORDERS))


def figures(
    interview: Interview, people: list[Answers], order: Weight, questions: Sequence[Question], tiers: bool
) -> str:
    asked = [interview.asked(applicant, order, questions, tiers) for applicant in people]
    counts = [count for count, _ in asked]
    ends = [(deciding[0], deciding[-1]) for _, deciding in asked if deciding]
    first, last = (sum(column) / len(column) for column in zip(*ends, strict=True))
    return f"{sum(counts) / len(counts):.2f} / {max(counts)} ({first:.1f}, {last:.1f})"


if __name__ == "__main__":
    main()
