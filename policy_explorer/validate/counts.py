"""Rule: how many conditions have to be met is what the quote says."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.text.comparisons import is_in_note, operators_of_figure, readable
from policy_explorer.text.patterns import regex
from policy_explorer.text.units import Quantity, quantities
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles, tests
from policy_explorer.validate.source_file import SourceFile

# What conditions are counted in, in notices.
COUNTED = ("项", "条", "个", "种", "类", "款", "点", "方面")
ANY_ONE = regex("之一|任一|其一|任意一[项条个种]")


def counts_fit_words(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that a count asks for as many conditions as its quote says, if that says how many.

    Passes: at_least 2, quote 符合下列条件中两项以上的.
    Fails: at_least 3 with that quote; at_least 2 with the quote 符合下列条件之一的, or 不超过两项.
    """
    for file in notice.with_rules:
        for at, condition in tests(file):
            least, quote = condition.get("at_least"), condition.get("quote")
            if "count" in condition and isinstance(least, int) and isinstance(quote, str):
                of = condition["count"] if isinstance(condition["count"], list) else []
                yield from count_problems(file, at, least, len(of), without_whitespace(quote))


def count_problems(file: SourceFile, at: FieldPath, least: int, of: int, quote: str) -> Iterator[Problem]:
    """Yield the problem of a count of `of` conditions that asks for `least` of them."""
    said = numbers_said(quote)
    if not said:
        if ANY_ONE.search(quote):
            hint = "满足其一即可的，写 any；或换成写明几项的原文"
            yield file.problem((*at, "at_least"), "引文说的是满足其一", least, hint)
        return
    if any(least in numbers for _, numbers in said):
        return
    words = "、".join(dict.fromkeys(quote[each.start : each.end] for each, _ in said))
    if any(each.value in (least, of) and not numbers for each, numbers in said):
        yield file.problem((*at, "at_least"), "引文说的不是至少几项", least, f"引文写的是：{quote}")
    else:
        yield file.problem((*at, "at_least"), "引文写的不是这个数", least, f"引文里的数：{words}")


def numbers_said(quote: str) -> list[tuple[Quantity, frozenset[int]]]:
    """Return each number of conditions in a quote, and how many have to be met by the words around it; none if fewer are meant."""
    text = readable(quote)
    found: list[tuple[Quantity, frozenset[int]]] = []
    for unit in COUNTED:
        quoted = quantities(text, unit)
        for at, each in enumerate(quoted):
            if each.unit.dimension == unit and not is_in_note(text, each.start):
                operators = operators_of_figure(text, quoted, at) or {"at_least"}
                found.append((each, frozenset(NEEDED[op] + int(each.value) for op in operators if op in NEEDED)))
    return found


NEEDED = {"at_least": 0, "more_than": 1}  # beside the number that the words compare with
