"""Every quote is verbatim: what an editor derived is held by the official text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem, shown
from policy_explorer.text.lookalikes import contrast
from policy_explorer.text.verbatim import common_length, squeeze
from policy_explorer.validate.content import DEEP, EACH, HOLDERS, Content, NoticeFiles, SourceFile, once_a_file

QUOTE_FIELDS = ("quote", "units_quote", "from_quote")
# Names of places, which a list of units leaves out from the second unit on: 区甲局、乙局.
LEADING = "省市区县镇乡"
SHORTEST_NAME = 3
NEAREST_SHOWN = 24
SHORTEST_PIECE = 2


def verbatim_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Whatever is called a quote is a substring of its measure's text, white space aside; in document.yaml, of the
    notice. A notice may say once for all measures who is in charge, so `units_quote` may stand anywhere in it. Where the
    text itself departs from the notice, a quote that the notice has is not blamed.
    """
    at = 0
    for file in notice.measures:
        if file.text:
            at = found_from(at, file.text, notice.official)
            copied = at >= 0
            yield from departing_quotes(file, file.text, "本项正文", notice.official, () if copied else QUOTE_FIELDS)
    if notice.document and notice.official:
        yield from departing_quotes(notice.document, notice.official, " notice.txt ")


def found_from(at: int, text: str, notice: str) -> int:
    """Where a text stands in the notice, or -1; measures stand in their order, so it is looked for from the last one on."""
    found = notice.find(text, max(0, at))
    return notice.find(text) if found < 0 else found


def departing_quotes(
    file: SourceFile, text: str, where: str, notice: str = "", anywhere: Collection[str] = ()
) -> Iterator[Problem]:
    """`anywhere` names the fields whose quotes may stand in any place of the notice, besides `units_quote`."""
    if all(squeeze(quote) in text for quote in set(quoted(file.value))):
        return
    for at, quote in quotes(file):
        squeezed = squeeze(quote)
        beyond = notice if at == ("units_quote",) or at[-1] in anywhere else ""
        if squeezed and squeezed not in text and squeezed not in beyond:
            yield departing_quote(file, at, squeezed, text, where)


def departing_quote(file: SourceFile, at: FieldPath, quote: str, text: str, where: str) -> Problem:
    """At the first character that is not the one of the nearest passage, with that passage."""
    found = nearest(quote, text)
    if found is None:
        return file.problem(at, f"引文不在{where}里", quote, "正文里找不到相近的话；引文要逐字照录")
    same, there = found
    message = (
        f"引文不在{where}里：从第 {same + 1} 个字起不同，{contrast(quote[same : same + 1], text[there : there + 1])}"
    )
    passage = text[max(0, there - same, there - NEAREST_SHOWN // 2) : there + NEAREST_SHOWN // 2]
    return file.problem_at_character(at, same, message, quote, f"最相近的是“{shown(passage)}”")


def quoted(value: Any) -> Iterator[str]:
    """Whatever may be a quote, wherever it stands: the places are worked out where one departs."""
    left = [value] if isinstance(value, HOLDERS) else []
    while left:
        value = left.pop()
        if isinstance(value, dict):
            yield from (value[name] for name in QUOTE_FIELDS if name in value and isinstance(value[name], str))
            value = value.values()
        left += [inner for inner in value if isinstance(inner, HOLDERS)]


def quotes(file: SourceFile) -> Iterator[tuple[FieldPath, str]]:
    for at, holder in file.select(DEEP, sort=dict):
        # The answers of an example are named by facts, which may be called anything.
        if at[-1:] != ("answers",):
            yield from (
                ((*at, name), holder[name]) for name in QUOTE_FIELDS if name in holder and isinstance(holder[name], str)
            )


def nearest(quote: str, text: str) -> tuple[int, int] | None:
    """Where a quote and the passage nearest to it part: the index of the first character that differs, in both.

    Nearest is the passage that begins as the quote does, if it agrees in as much as half of it; or else one
    that holds its longest piece. Pieces are halved until one is found, so that a long notice costs a few fast searches.
    """
    same = beginning(quote, text)
    if 2 * same >= len(quote):
        return same, text.find(quote[:same]) + same
    length = len(quote) // 2
    while length >= SHORTEST_PIECE and length > same:
        for start in range(0, len(quote) - length + 1, max(1, length // 2)):
            found = text.find(quote[start : start + length])
            if found >= 0:
                # Words put in or left out: the beginning stands not far before the piece, though not where it would be reckoned.
                begun = (
                    text.rfind(quote[:same], max(0, found - 2 * len(quote)), found) if same >= SHORTEST_PIECE else -1
                )
                return (same, begun + same) if begun >= 0 else parting(quote, text, start, found)
        length //= 2
    return (same, text.find(quote[:same]) + same) if same >= SHORTEST_PIECE else None


def beginning(quote: str, text: str) -> int:
    """How many of the quote's first characters stand in the text together."""
    low, high = 0, len(quote)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if quote[:middle] in text else (low, middle - 1)
    return low


def parting(quote: str, text: str, start: int, found: int) -> tuple[int, int]:
    """The piece that begins at `start` of the quote stands at `found` of the text: what differs in front of it, as far back
    as both go; or else behind it. All that differs may be what the quote has before the text begins.
    """
    behind = max(0, found - start)
    ahead = start - (found - behind)
    same = common_length(quote[ahead:], text[behind:])
    return (ahead + same, behind + same) if ahead + same < len(quote) else (ahead - 1, behind)


def units_in_quote(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """`units_quote` names each leading and responsible unit: by its name, by an alias, or by its name
    without the place before it.
    """
    departments = content.vocabularies.get("departments")
    names = spellings(departments) if departments else {}
    for file in notice.measures:
        quote = squeeze(file.get("units_quote", str) or "")
        for field in ("lead", "responsible"):
            for at, unit in file.select(field, EACH, sort=str):
                if quote and unit in names and not any(squeeze(name) in quote for name in names[unit]):
                    yield file.problem(
                        at,
                        "units_quote 里没有提到这个单位",
                        unit,
                        "换成提到它的那一段，或删去这个单位；简写可在词表里列为别名",
                    )


@once_a_file
def spellings(departments: SourceFile) -> dict[str, list[str]]:
    known: dict[str, list[str]] = {}
    for _, entry in departments.select(EACH, sort=dict):
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
