"""Make synthetic rules: conditions that quote the text, and examples on both sides of each bound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from synthetic.questions import QUESTIONS, Question
from synthetic.words import draw

# Shapes of rules: t is a test, n a test under `not`, m a manual condition, a tuple alternatives under `any` of one or two
# tests each.
SHAPES = (
    ("t", "t", "m"),
    ("t", "t", "t"),
    ("t", ("t", "t")),
    ("t", "t", "t", "m"),
    ("t", "t", "t", "t"),
    ("t", "t", ("t", "t")),
    ("t", "t", "n", "m"),
    ("t", "t", "t", "n"),
    ("t", "t", "t", "t", "m"),
    ("t", "t", ("t", "t"), "m"),
    ("t", "t", "t", ("t", "t")),
    ("t", "t", "t", "n", "m"),
    ("t", "t", ("t", "t", "t")),
    ("t", ("t", "tt"), "m"),
)
FIRST_DAY, DAYS = date(2021, 1, 1), 1800
NUMBERS = (
    ("at_least", "{name}{bound}{unit}以上", 0, -1),
    ("at_least", "{name}不低于{bound}{unit}", 0, -1),
    ("at_most", "{name}不超过{bound}{unit}", 0, 1),
    ("more_than", "{name}超过{bound}{unit}", 1, 0),
    ("less_than", "{name}低于{bound}{unit}", -1, 0),
)
DATES = (
    ("on_or_after", "{day}及以后{name}", 0, -1),
    ("on_or_before", "{day}及以前{name}", 0, 1),
    ("after", "{day}以后（不含当日）{name}", 1, 0),
    ("before", "{day}以前（不含当日）{name}", -1, 0),
)


@dataclass(frozen=True, slots=True)
class Test:
    """One condition with the words that it quotes, an answer that meets it and one that fails it.

    Of a number or a date, both answers are next to the bound.
    """

    fact: str
    operator: str
    operand: Any
    quote: str
    meets: Any
    fails: Any
    bounded: bool = False

    @property
    def written(self) -> dict:
        return {"fact": self.fact, self.operator: self.operand, "quote": self.quote}


def make_test(random: Random, question: Question) -> Test:
    return MAKERS[question.type](random, question)


def number_test(random: Random, question: Question) -> Test:
    operator, words, inside, outside = random.choice(NUMBERS)
    bound = question.size * random.randint(1, 40) + (random.randint(1, 9) if random.random() < 0.3 else 0)
    quote = words.format(name=question.name, bound=bound, unit=question.unit)
    return Test(question.id, operator, bound, quote, bound + inside, bound + outside, bounded=True)


def date_test(random: Random, question: Question) -> Test:
    operator, words, inside, outside = random.choice(DATES)
    day = FIRST_DAY + timedelta(random.randrange(DAYS))
    quote = words.format(day=chinese_day(day), name=question.name)
    return Test(question.id, operator, day, quote, day + timedelta(inside), day + timedelta(outside), bounded=True)


def boolean_test(random: Random, question: Question) -> Test:
    return Test(question.id, "is", True, question.name, True, False)


def choice_test(random: Random, question: Question) -> Test:
    (option, label), (other, other_label), *rest = random.sample(question.options, len(question.options))
    if random.random() < 0.4:
        return Test(
            question.id,
            "one_of",
            [option, other],
            f"{question.name}为{label}或者{other_label}",
            random.choice((option, other)),
            rest[0][0],
        )
    return Test(question.id, "is", option, f"{question.name}为{label}", option, other)


def choices_test(random: Random, question: Question) -> Test:
    (option, label), (other, other_label), *rest = random.sample(question.options, len(question.options))
    if random.random() < 0.4:
        met = [option, other] if random.random() < 0.3 else [other]
        return Test(
            question.id,
            "includes_any",
            [option, other],
            f"{question.name}{label}、{other_label}之一",
            met,
            [rest[0][0]],
        )
    return Test(
        question.id, "includes", option, f"{question.name}{label}", [option], random.choice(([], [other], [rest[0][0]]))
    )


MAKERS = {
    "number": number_test,
    "date": date_test,
    "boolean": boolean_test,
    "choice": choice_test,
    "choices": choices_test,
}


def chinese_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: all `tests` must be met, and one of `ways` (one or two tests each), and not `excepted`.

    `judged` is the manual condition.
    """

    tests: tuple[Test, ...]
    ways: tuple[tuple[Test, ...], ...] = ()
    excepted: Test | None = None
    judged: dict | None = None

    @property
    def written(self) -> dict:
        found: list[dict] = [test.written for test in self.tests]
        if self.ways:
            ways = ([test.written for test in way] for way in self.ways)
            found.append({"any": [way[0] if len(way) == 1 else {"all": way} for way in ways]})
        if self.excepted:
            found.append({"not": self.excepted.written})
        return {"all": [*found, self.judged] if self.judged else found}


def make_rule(random: Random, first: Question, pool: int, applicant: Test | None, judged: dict) -> Rule:
    """Return a rule of a random shape that asks `first` and others of the first `pool` questions, and tests `applicant`."""
    shape = random.choice(SHAPES)
    facts = {"applicant"}

    def fresh() -> Test:
        question = first
        while question.id in facts:
            question = draw(random, QUESTIONS[:pool])
        facts.add(question.id)
        return make_test(random, question)

    tests = [fresh() for part in shape if part == "t"]
    if applicant and len(tests) > 1:
        tests[-1] = applicant
        tests.reverse()
    ways = tuple(tuple(fresh() for _ in way) for part in shape if isinstance(part, tuple) for way in part)
    return Rule(tuple(tests), ways, fresh() if "n" in shape else None, judged if "m" in shape else None)


def examples(rule: Rule) -> Iterator[dict]:
    """Yield the examples that the checks demand: verdicts yes, no and open, and both sides of each bound."""
    met = "maybe" if rule.judged else "yes"
    for at in range(max(1, len(rule.ways))):
        answers = base(rule, at)
        note = {"note": "由部门审核"} if rule.judged and at == 0 else {}
        yield {"answers": answers, "verdict": met, **note}
        deciding = (*(rule.tests if at == 0 else ()), *(rule.ways[at] if rule.ways else ()))
        for test in deciding:
            if test.bounded:
                yield {"answers": {**answers, test.fact: test.fails}, "verdict": "no"}
    answers = base(rule, 0)
    if rule.excepted:
        yield {
            "answers": {**answers, rule.excepted.fact: rule.excepted.meets},
            "verdict": "no",
            "note": "属于除外的情形",
        }
        if rule.excepted.bounded:
            yield {"answers": {**answers, rule.excepted.fact: rule.excepted.fails}, "verdict": met}
    plain = next((test for test in rule.tests if not test.bounded), rule.tests[-1])
    if not plain.bounded:
        yield {"answers": {**answers, plain.fact: plain.fails}, "verdict": "no"}
    left_out = rule.tests[-1]
    rest = {fact: answer for fact, answer in answers.items() if fact != left_out.fact}
    yield {"answers": rest, "verdict": "maybe", "note": "有一题未回答"}


def base(rule: Rule, way: int) -> dict:
    """Return answers that meet the rule by one of its ways and no other."""
    answers = {test.fact: test.meets for test in rule.tests}
    for at, tests in enumerate(rule.ways):
        answers |= {test.fact: test.meets if at == way else test.fails for test in tests}
    if rule.excepted:
        answers[rule.excepted.fact] = rule.excepted.fails
    return answers
