"""Rules: quotes are verbatim, and the quote about units names them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem, shown
from policy_explorer.text.lookalikes import describe_difference
from policy_explorer.text.verbatim import common_length, without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import CONTAINERS, DEEP, EACH, SourceFile, cached_per_file

QUOTE_FIELDS = ("quote", "units_quote", "from_quote", "access_quote", "strength_quote", "take_quote")
QUOTE_FIELD_NAMES = frozenset(QUOTE_FIELDS)
# First characters of names of units, for the place, which a list gives only once: 区甲局、乙局.
LEADING = "省市区县镇乡"
SHORTEST_NAME = 3
NEAREST_SHOWN = 24
SHORTEST_PIECE = 2


def verbatim_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require quotes that are in the title, the text or the tables of their measure, or in an annex of the document.

    Those of document.yaml are in the notice. White space does not count. `units_quote`, and the quotes of `windows` and of
    `period`, may be anywhere in the notice, which may say at its end what holds for several measures. So may every
    quote of a measure whose `text` is not in the notice: the text is reported, and the quote may be right.

    Passes: quote 每人补贴3000元, where the text has 按每人补贴3000元执行.
    Fails: quote 每人补贴3000元, where the text has 每人补助3000元.
    """
    at = 0
    for file in notice.measures:
        if file.text:
            at = find_from(at, file.text, notice.official)
            copied = at >= 0
            where = "本项标题、正文和附件" if notice.annexes else "本项标题和正文"
            text = "\n".join((file.words, file.official_title, *notice.annexes))
            yield from inexact_quotes(file, text, where, notice.official, () if copied else QUOTE_FIELDS)
    if notice.document and notice.official:
        yield from inexact_quotes(notice.document, notice.official, " notice.txt ")


def find_from(at: int, text: str, notice: str) -> int:
    """Return the index of `text` in `notice` from `at` on, or else anywhere, or -1. Measures are in notice order."""
    found = notice.find(text, max(0, at))
    return notice.find(text) if found < 0 else found


def inexact_quotes(
    file: SourceFile, text: str, where: str, notice: str = "", anywhere: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield a problem for each quote of `file` that is not in `text`, which messages call `where`.

    The quotes of the fields `anywhere`, `units_quote` and those of `windows` and `period` may be in `notice` instead.
    """
    if all(without_whitespace(quote) in text for quote in set(quoted(file.value))):
        return
    for at, quote in quotes(file):
        if source_of(file, at) is not None:  # a quote of a companion: see `companion_quotes`
            continue
        characters = without_whitespace(quote)
        also_in = notice if at[-1] in ("units_quote", *anywhere) or {"windows", "period"} & set(at) else ""
        if characters and characters not in text and characters not in also_in:
            yield inexact_quote(file, at, characters, text, where)


def inexact_quote(file: SourceFile, at: FieldPath, quote: str, text: str, where: str) -> Problem:
    """Return the problem of `quote`, placed at its first character that differs from the nearest passage of `text`."""
    found = nearest(quote, text)
    if found is None:
        return file.problem(at, f"引文不在{where}里", quote, "正文里找不到相近的话；引文要逐字照录")
    same, there = found
    difference = describe_difference(quote[same : same + 1], text[there : there + 1])
    message = f"引文不在{where}里：从第 {same + 1} 个字起不同，{difference}"
    passage = text[max(0, there - same, there - NEAREST_SHOWN // 2) : there + NEAREST_SHOWN // 2]
    return file.problem_at_character(at, same, message, quote, f"最相近的是“{shown(passage)}”")


def quoted(value: Any) -> Iterator[str]:
    """Yield the values of all fields that may be quotes within `value`, without their paths, which takes less time."""
    left = [value] if isinstance(value, CONTAINERS) else []
    while left:
        value = left.pop()
        if isinstance(value, dict):
            yield from (value[name] for name in value.keys() & QUOTE_FIELD_NAMES if isinstance(value[name], str))
            value = value.values()
        left += [inner for inner in value if isinstance(inner, CONTAINERS)]


def quotes(file: SourceFile) -> Iterator[tuple[FieldPath, str]]:
    """Yield (path, quote) of each quote in `file`."""
    for at, mapping in file.select(DEEP, kind=dict):
        # The keys of an example's answers are facts, and a fact may be called `quote`.
        if at[-1:] != ("answers",):
            for name in QUOTE_FIELDS:
                if isinstance(mapping.get(name), str):
                    yield (*at, name), mapping[name]


def source_of(file: SourceFile, at: FieldPath) -> str | None:
    """Return the companion that the quote at path `at` of `file` is taken from; None for a quote of the notice."""
    return next((source for _, source in file.select(*at[:-1], "source", kind=str)), None)


def nearest(quote: str, text: str) -> tuple[int, int] | None:
    """Return the indices, in `quote` and in `text`, of the first difference between `quote` and the nearest passage.

    The nearest passage is the one that begins like the quote, if they agree in half of the quote or more; or else one
    that contains the longest piece of the quote that is found by halving its length, so that a long notice takes a few
    searches with `str.find`. None where not even a piece of `SHORTEST_PIECE` characters is in the text.
    """
    same = longest_prefix(quote, text)
    if 2 * same >= len(quote):
        return same, text.find(quote[:same]) + same
    length = len(quote) // 2
    while length >= SHORTEST_PIECE and length > same:
        for start in range(0, len(quote) - length + 1, max(1, length // 2)):
            found = text.find(quote[start : start + length])
            if found >= 0:
                # Words were inserted or left out: the beginning is in the text shortly before the piece.
                begun = (
                    text.rfind(quote[:same], max(0, found - 2 * len(quote)), found) if same >= SHORTEST_PIECE else -1
                )
                return (same, begun + same) if begun >= 0 else first_difference(quote, text, start, found)
        length //= 2
    return (same, text.find(quote[:same]) + same) if same >= SHORTEST_PIECE else None


def longest_prefix(quote: str, text: str) -> int:
    """Return the length of the longest beginning of `quote` that is in `text`, by bisection."""
    low, high = 0, len(quote)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if quote[:middle] in text else (low, middle - 1)
    return low


def first_difference(quote: str, text: str, start: int, found: int) -> tuple[int, int]:
    """Return the indices of the first difference, where the piece at `start` of `quote` is at `found` of `text`.

    Both are compared from as far before the piece as both go. Where they agree to the end of the quote, the difference
    is what the quote has before the text begins.
    """
    in_text = max(0, found - start)
    in_quote = start - (found - in_text)
    same = common_length(quote[in_quote:], text[in_text:])
    return (in_quote + same, in_text + same) if in_quote + same < len(quote) else (in_quote - 1, in_text)


def units_in_quote(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that `units_quote`, of a measure or of a benefit, names all departments beside it.

    It names them by name, by alias, or by name without the place.

    Passes: lead 市财政局, units_quote 由市财政局牵头, or 市农业局、财政局负责.
    Fails: lead 市财政局, units_quote 由市农业局牵头.
    """
    departments = content.vocabularies.get("departments")
    names = spellings(departments) if departments else {}
    for file in notice.measures:
        for at, quote in units_quotes(file):
            for field in ("lead", "responsible"):
                for place, unit in file.select(*at, field, EACH, kind=str):
                    if unit in names and not any(without_whitespace(name) in quote for name in names[unit]):
                        yield file.problem(
                            place,
                            "units_quote 里没有提到这个单位",
                            unit,
                            "换成提到它的那一段，或删去这个单位；简写可在词表里列为别名",
                        )


@cached_per_file
def units_quotes(file: SourceFile) -> list[tuple[FieldPath, str]]:
    """Return (path of the measure or benefit, its `units_quote` without white space) where one is written."""
    found = [pair for at in ((), ("benefits", EACH)) for pair in file.select(*at, "units_quote", kind=str)]
    return [(at[:-1], characters) for at, quote in found if (characters := without_whitespace(quote))]


def leads_are_named_first(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require, in a document with a `lead_rule`, that the lead is the unit that `units_quote` names first.

    Passes: lead 市财政局, units_quote 责任单位：市财政局、市农业局.
    Fails: lead 市农业局 with that quote; the same quote without a lead.
    """
    departments = content.vocabularies.get("departments")
    if departments is None or notice.document is None or notice.document.get("lead_rule", dict) is None:
        return
    names = spellings(departments)
    for file in notice.measures:
        for at, quote in units_quotes(file):
            first = first_named(quote, names)
            lead = [unit for _, unit in file.select(*at, "lead", EACH, kind=str)]
            if first is not None and lead != [first]:
                hint = f"列第一位的是 {shown(first)}；其余的写在 responsible 里"
                yield file.problem(
                    (*at, "lead"), "按文件的 lead_rule，牵头单位应是 units_quote 里列第一位的", "、".join(lead), hint
                )


def first_named(quote: str, names: Mapping[str, list[str]]) -> str | None:
    """Return the unit that `quote` names first, by any of its spellings in `names`; None where it names none."""
    found = (
        (quote.find(without_whitespace(word)), -len(word), unit) for unit, words in names.items() for word in words
    )
    return min((place for place in found if place[0] >= 0), default=(0, 0, None))[2]


@cached_per_file
def spellings(departments: SourceFile) -> dict[str, list[str]]:
    """Return, by the name of a unit, the words that name it: the name, its aliases, the name without the place."""
    known: dict[str, list[str]] = {}
    for _, entry in departments.select(EACH, kind=dict):
        name: Any = entry.get("name")
        if isinstance(name, str) and name:
            aliases = entry.get("aliases")
            known[name] = [
                name,
                *(a for a in (aliases if isinstance(aliases, list) else ()) if isinstance(a, str) and a),
            ]
            if name[0] in LEADING and len(name) > SHORTEST_NAME:
                known[name].append(name[1:])
    return known
