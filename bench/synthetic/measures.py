"""Make one synthetic measure. Measure k is the same in content of any size.

It draws from random numbers of its own, and from as many questions, departments and sectors as content of k measures uses
(`Pools`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from synthetic.questions import QUESTIONS
from synthetic.rules import Test, chinese_day, examples, make_rule
from synthetic.words import (
    AUDIENCES,
    COSTS,
    DEPARTMENTS,
    ENCOURAGE,
    EVERYTHING,
    FIRST_HALVES,
    JOIN,
    METHODS,
    MODIFIERS,
    PLACE_KINDS,
    PLACES,
    PURPOSES,
    SECOND_HALVES,
    SECTORS,
    THINGS,
    WORK,
    draw,
    several,
)

SEED = "澜桥"
A_DOCUMENT, A_CHAPTER = 100, 12
SHORTEST = 60


@dataclass(frozen=True, slots=True)
class Pools:
    """The numbers of questions, departments and sectors in use."""

    questions: int
    departments: int
    sectors: int


def pools(k: int) -> Pools:
    """Return the pools for measure `k`."""
    return Pools(25, 25, 15) if k < 37 else Pools(60, 40, 25) if k < 1000 else Pools(120, 60, 40)


@dataclass(slots=True)
class Draft:
    """A measure under construction."""

    random: Random
    pools: Pools
    sentences: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    sectors: dict[str, str] = field(default_factory=dict)
    audiences: dict[str, str] = field(default_factory=dict)
    benefits: list[dict] = field(default_factory=list)


def make_measure(k: int) -> dict[str, Any]:
    """Return measure `k`, counted from 0, with the fields of its file."""
    random = Random(f"{SEED}/{k}")
    draft = Draft(random, pools(k))
    lead, *responsible = several(
        random, [name for name, _ in DEPARTMENTS[: draft.pools.departments]], random.choice((1, 1, 2, 2, 3, 4, 5))
    )
    for at in range(random.choice((1, 1, 1, 2, 2, 2, 3))):
        if random.random() < (0.45 if at == 0 else 0.2):
            add_grant(draft, QUESTIONS[1 + (7 * k + at) % (draft.pools.questions - 1)], lead)
        else:
            add_work(draft)
    units = f"（牵头单位：{lead}{'；责任单位：' if responsible else ''}{'、'.join(responsible)}）"
    while len("".join(draft.sentences) + units) < SHORTEST:
        draft.sentences.append(f"{draw(random, METHODS)}，{draw(random, PURPOSES)}。")
    period, sentence = make_period(random)
    number = k % A_DOCUMENT + 1
    first = draft.benefits[0]
    return {
        "number": number,
        "chapter": (number - 1) // A_CHAPTER + 1,
        "title": draft.titles[0],
        "text": "".join(draft.sentences) + sentence + units,
        "lead": [lead],
        **({"responsible": responsible} if responsible else {}),
        "units_quote": units,
        "summary": {"text": summary(first), "quote": first["quote"]},
        "sectors": tags(draft.sectors),
        "audiences": tags(draft.audiences),
        "period": period,
        "benefits": [
            {"id": f"{'grant' if 'eligibility' in each else 'work'}-{at}", **each}
            for at, each in enumerate(draft.benefits, 1)
        ],
    }


def tags(quotes: dict[str, str]) -> list[dict]:
    return [{"name": name, "quote": quote} for name, quote in quotes.items()][:3]


def summary(benefit: dict) -> str:
    return f"{benefit['title']}：{'，'.join(benefit['quote'].split('，')[-2:])}。"


def make_period(random: Random) -> tuple[dict, str]:
    """Return a period and a sentence that states it: mostly the period of the document, with an empty sentence."""
    if random.random() > 0.2:
        return {"basis": "document"}, ""
    start = date(2024, 1, 1) + timedelta(random.randrange(700))
    end = start + timedelta(180 + random.randrange(900))
    quote = f"{chinese_day(start)}至{chinese_day(end)}"
    return {"basis": "stated", "from": start, "until": end, "quote": quote}, f"实施期限为{quote}。"


def add_work(draft: Draft) -> None:
    """Add work of the government, or what it only encourages."""
    random = draft.random
    thing, who = f"{draw(random, MODIFIERS)}{draw(random, THINGS)}", draw(random, AUDIENCES)[0]
    place = f"{random.choice(PLACES)}{random.choice(PLACE_KINDS)}"
    methods = "、".join(several(random, METHODS, random.choice((1, 2, 2, 3))))
    field_of_work = industry(draft)
    if random.random() < 0.5:
        verb, join = draw(random, ENCOURAGE), draw(random, JOIN)
        kind, name, title = "鼓励引导", f"{verb}{who}{join}{thing}", f"{verb}{field_of_work}{who}{join}{thing}"
        draft.audiences.setdefault(who, name)
        quote = f"围绕{field_of_work}，{name}，{methods}，{draw(random, PURPOSES)}"
    else:
        kind, verb = random.choice(("政府工作", "政府工作", "融资支持", "政府采购")), draw(random, WORK)
        name, title = f"{verb}{thing}", f"{verb}{place}{thing}"
        served = f"为{who}{draw(random, PURPOSES)}"
        draft.audiences.setdefault(who, served)
        quote = f"在{place}{name}，面向{field_of_work}{methods}，{served}"
    draft.sentences.append(f"{quote}。")
    draft.titles.append(title)
    draft.benefits.append({"title": name, "kind": kind, "quote": quote, "access": "government"})


def industry(draft: Draft) -> str:
    """Return a line of business, which decides the sector of the measure."""
    sector, _, lines = draw(draft.random, SECTORS[: draft.pools.sectors])
    words = draft.random.choice(lines)
    draft.sectors.setdefault(sector, words)
    if sector != EVERYTHING and draft.random.random() < 0.15:
        other, _, others = draw(draft.random, SECTORS[: draft.pools.sectors])
        if other not in draft.sectors:
            draft.sectors[other] = second = draft.random.choice(others)
            return f"{words}、{second}"
    return words


def add_grant(draft: Draft, question: Any, lead: str) -> None:
    """Add a benefit that one applies for, with its rule."""
    random = draft.random
    who, applicant, _ = draw(random, AUDIENCES)
    scheme = f"{random.choice(FIRST_HALVES)}{random.choice(SECOND_HALVES)}"
    review = f"经{lead}按“{scheme}”要求审核"
    judged = {"manual": f"是否符合“{scheme}”的要求", "quote": review}
    kind_of_applicant = Test(
        "applicant", "is", applicant, who, applicant, "person" if applicant != "person" else "enterprise"
    )
    rule = make_rule(
        random, question, draft.pools.questions, kind_of_applicant if random.random() < 0.75 else None, judged
    )
    cost = draw(random, COSTS)
    kind, name, words, amounts = grant(random, cost)
    conditions = [test.quote for test in rule.tests if test.fact != "applicant"]
    conditions += ["或者".join("且".join(test.quote for test in way) for way in rule.ways)] if rule.ways else []
    excepted = f"（{rule.excepted.quote}的除外）" if rule.excepted else ""
    line = industry(draft)
    quote = f"对从事{line}，{'、'.join(conditions)}的{who}{excepted}，{f'{review}，' if rule.judged else ''}{words}"
    draft.audiences.setdefault(who, who)
    draft.sentences.append(f"{quote}。")
    draft.titles.append(f"{line}{who}{name}")
    bounds = list(threshold_amounts(rule.tests)) if random.random() < 0.4 else []
    draft.benefits.append(
        {
            "title": name,
            "kind": kind,
            "quote": quote,
            "access": "apply",
            "strength": "shall",
            **({"amounts": [*amounts, *bounds]} if amounts or bounds else {}),
            "eligibility": rule.written,
            "examples": list(examples(rule)),
        }
    )


def threshold_amounts(tests: tuple[Test, ...]) -> Iterator[dict]:
    units = {question.id: question for question in QUESTIONS if question.unit}
    for test in tests:
        if test.fact in units:
            question = units[test.fact]
            yield {
                "value": test.operand,
                "unit": question.unit,
                "role": "threshold",
                "label": question.name,
                "quote": test.quote,
            }


def grant(random: Random, cost: str) -> tuple[str, str, str, list[dict]]:
    """Return kind, name, text and amounts of a grant towards a cost."""
    most, share, each, months = (
        random.randint(1, 99) * random.choice((1, 5, 10)),
        random.randint(3, 60),
        100 * random.randint(2, 60),
        random.randint(3, 36),
    )
    sum_of = {
        "value": most,
        "unit": "万元",
        "role": "amount",
        "comparator": "at_most",
        "label": "金额",
        "quote": f"不超过{most}万元",
    }
    rate = {"value": share, "unit": "%", "role": "rate", "label": "比例", "quote": f"{cost}的{share}%"}
    term = {
        "value": months,
        "unit": "个月",
        "role": "threshold",
        "label": "最长期限",
        "quote": f"期限不超过{months}个月",
    }
    head = {
        "value": each,
        "unit": "元/人",
        "role": "amount",
        "label": "每人标准",
        "written": f"{each}元",
        "quote": f"按每人{each}元标准",
    }
    return random.choice(
        (
            ("补贴奖励", f"{cost}补助", f"按{cost}的{share}%给予补助，最高不超过{most}万元", [rate, sum_of]),
            ("补贴奖励", f"{cost}奖励", f"就{cost}一次性给予不超过{most}万元的奖励", [sum_of]),
            ("补贴奖励", f"{cost}按人补贴", f"就{cost}按每人{each}元标准给予补贴", [head]),
            ("税费减免", f"减免{cost}", f"减免{cost}的{share}%", [rate]),
            ("退税和费用返还", f"返还{cost}", f"返还{cost}的{share}%，最高不超过{most}万元", [rate, sum_of]),
            ("缓交延期", f"缓交{cost}", f"允许缓交{cost}，期限不超过{months}个月", [term]),
            (
                "融资支持",
                f"{cost}专项贷款",
                f"就{cost}提供不超过{most}万元的贷款，期限不超过{months}个月",
                [sum_of, term],
            ),
        )
    )
