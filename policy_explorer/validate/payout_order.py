"""Rule: what belongs together in a payout stands together in its clause: tiers with their figures, shares in order, 每年."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Question
from policy_explorer.model.payout import LOWER_ENDS, PERCENT, Instalments, TierLine, Tiers
from policy_explorer.text.comparisons import operators_of_figure, readable
from policy_explorer.text.intervals import intervals_named
from policy_explorer.text.payout_figures import EVERY, quoted_figures
from policy_explorer.text.units import counted_in, quantities, read_unit
from policy_explorer.text.verbatim import clauses_with, without_whitespace
from policy_explorer.validate.answers import questions_in
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.payouts import RATIO, WrittenPayout, payouts
from policy_explorer.validate.source_file import SourceFile

MOST = 1e-9  # by which two shares may differ


class Misplaced(NamedTuple):
    """A figure that the clause has in another place: its path, what is wrong, what is written, and what to do."""

    at: FieldPath
    message: str
    written: object
    hint: str


def payouts_keep_order(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require the figures of tiers and of instalments in the order of the clause, and how often as it says.

    Passes: tiers 1 and 5 亿元 with 10 and 30 万元, quote 达到1亿元、5亿元的，分别奖励10万元、30万元.
    Fails: the same with 30 and 10 万元; `shares: [40, 60]`, quote 分两年按60%、40%拨付; a quota `every: month`, quote 每年不超过20家.
    """
    questions = questions_in(content.questions).valid if content.questions else {}
    for file in notice.measures:
        for written in payouts(file):
            for found in misplaced(
                file, written, questions.get(written.payout.tiers.by) if written.payout.tiers else None
            ):
                yield file.problem((*written.at, *found.at), found.message, found.written, found.hint)


def misplaced(file: SourceFile, written: WrittenPayout, question: Question | None) -> Iterator[Misplaced]:
    payout = written.payout
    if payout.tiers is not None and question is not None:
        yield from tiers_out_of_order(payout.tiers, question)
        yield from lines_of_others(payout.tiers, question)
    if payout.instalments is not None:
        yield from shares_out_of_order(payout.instalments)
        named = intervals_named(without_whitespace(payout.instalments.quote))
        if named and payout.instalments.every not in named:
            yield other_interval(("instalments", "every"), payout.instalments.every, named)
    if payout.quota is not None:
        named = set().union(
            *(intervals_named(each, parts=False) for each in clauses_with(payout.quota.quote, file.text))
        )
        every = payout.quota.every
        if every is None and len(named) == 1:
            yield Misplaced(
                ("quota",),
                f"引文说的是{EVERY[next(iter(named))]}多少",
                payout.quota.quote,
                f"加上 every: {next(iter(named))}",
            )
        elif every is not None and every not in named:
            yield other_interval(("quota", "every"), every, named)


def other_interval(at: FieldPath, written: str, named: set[str]) -> Misplaced:
    said = "、".join(EVERY[each] for each in EVERY if each in named)
    return Misplaced(
        at, f"引文没有说{EVERY[written]}", written, f"引文说的是{said}" if said else "删去 every，或换一段引文"
    )


def tiers_out_of_order(tiers: Tiers, question: Question) -> Iterator[Misplaced]:
    """Yield the first tier whose figure stands elsewhere in the clause than its answers do, as far as that is plain."""
    quote = without_whitespace(tiers.quote)
    values = [places(line.value, tiers.unit, quote) for line in tiers.lines]
    if any(line.quote is not None for line in tiers.lines) or any(len(each) != 1 for each in values):
        return
    order = (
        order_of_numbers(tiers.lines, question, quote)
        if question.type == "number"
        else order_of_options(tiers.lines, question, quote)
    )
    wrong = next((other for one, other in pairwise(order) if values[one] > values[other]), None)
    if wrong is not None:
        said = "、".join(f"{tiers.lines[index].value:.15g}" for index in sorted(order, key=lambda index: values[index]))
        yield Misplaced(
            ("tiers", "lines", wrong, "value"),
            "这一档的数不在引文里它的位置",
            tiers.lines[wrong].value,
            f"引文里依次是 {said}",
        )


def places(value: float, unit: str, quote: str) -> list[int]:
    return [each.start for each in quoted_figures(value, unit, quote)]


def order_of_numbers(lines: Sequence[TierLine], question: Question, quote: str) -> list[int]:
    """Return the lines in the order in which the clause has their bounds, none where that is not plain."""
    said = [said_at(line, question, quote) for line in lines]
    if all(said) and len({min(each) for each in said}) == len(lines):
        return sorted(range(len(lines)), key=lambda index: min(said[index]))
    keys = [bound_of(line) for line in lines]
    numbers = [key for key in keys if not isinstance(key, str)]
    if len(set(numbers)) < len(lines):
        return []
    order = sorted(range(len(lines)), key=numbers.__getitem__)
    found = [places(numbers[index], question.unit or "", quote) for index in order]
    first = [each[0] for each in found if each]
    if len(first) < len(lines) or len(set(first)) < len(lines):
        return []
    return order if first == sorted(first) else order[::-1] if first[::-1] == sorted(first) else []


def said_at(line: TierLine, question: Question, quote: str) -> list[int]:
    """Return where the clause has a bound of the line beside words for its operator: 500万元以下, 超过500万元."""
    text = readable(quote)
    unit = read_unit(question.unit or "")
    found = quantities(text, counted_in(question.unit or ""))
    return [
        each.start
        for operator, bound in line.operands.items()
        for index, each in enumerate(found)
        if isinstance(bound, int | float) and each.may_be(bound, unit)
        if operator in operators_of_figure(text, found, index)
    ]


def bound_of(line: TierLine) -> Any:
    """Return the lower end of a line, the upper one where it has no other."""
    return next(
        (value for name, value in line.operands.items() if name in LOWER_ENDS), next(iter(line.operands.values()))
    )


def order_of_options(lines: Sequence[TierLine], question: Question, quote: str) -> list[int]:
    """Return the lines in the order in which the clause names their options, none where it does not name each once."""
    named = [[label for label in labels_of(line, question) if quote.count(label) == 1] for line in lines]
    if not all(named):
        return []
    return sorted(range(len(lines)), key=lambda index: min(map(quote.find, named[index])))


def labels_of(line: TierLine, question: Question) -> list[str]:
    """Return the labels of the options of a line, without white space; none for a line of numbers or of truth values."""
    one = (line.is_, line.includes)
    ids = [*(id for id in one if isinstance(id, str)), *(line.one_of or ()), *(line.includes_any or ())]
    return [without_whitespace(option.label) for option in question.options if option.id in ids]


def lines_of_others(tiers: Tiers, question: Question) -> Iterator[Misplaced]:
    """Yield each tier whose own clause names the option of another tier, and none of its own."""
    labels = [labels_of(line, question) for line in tiers.lines]
    for index, line in enumerate(tiers.lines):
        quote = without_whitespace(line.quote or "")
        others = [label for other, each in enumerate(labels) if other != index for label in each if label in quote]
        if others and labels[index] and not any(label in quote for label in labels[index]):
            yield Misplaced(
                ("tiers", "lines", index, "quote"), f"引文说的是“{others[0]}”", line.quote, "换成说这一档的那一段"
            )


def shares_out_of_order(parts: Instalments) -> Iterator[Misplaced]:
    """Yield the problem of shares that the clause has in another order."""
    quote = without_whitespace(parts.quote)
    said = [each.figure for each in quantities(quote) if quote[each.start : each.end].endswith(PERCENT)]
    ratio = RATIO.search(quote)
    if ratio and not said:
        numbers = [int(each) for each in ratio[0].replace("：", ":").replace("∶", ":").replace("比", ":").split(":")]
        said = [each * 100 / sum(numbers) for each in numbers] if sum(numbers) else []
    shares = list(parts.shares)
    alike = len(said) == len(shares) and all(
        abs(a - b) < MOST for a, b in zip(sorted(said), sorted(shares), strict=True)
    )
    if alike and any(abs(a - b) >= MOST for a, b in zip(said, shares, strict=True)):
        hint = f"引文里依次是 {'、'.join(f'{each:.15g}' for each in said)}"
        yield Misplaced(("instalments", "shares"), "各期的次序和引文不一样", shares, hint)
