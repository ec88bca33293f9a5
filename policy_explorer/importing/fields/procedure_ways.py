"""How to apply, as the provisions of a notice say it: what to bring, when and where. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policy_explorer.importing.draft import Field, Inline
from policy_explorer.importing.fields.figures import spans_of
from policy_explorer.importing.fields.guide import bare, kind_of, papers
from policy_explorer.importing.fields.windows import clauses_of, window_in
from policy_explorer.importing.wording.headings import BRACKETED, marker_of
from policy_explorer.text.verbatim import without_whitespace

BRINGS = "提交|提供|递交|报送"
LISTED = re.compile(rf"(?:{BRINGS})[^。；：]{{0,16}}(?:材料|资料)[：:]$")  # items follow, a paragraph each
NAMED = re.compile(
    rf"(?:{BRINGS})(?P<papers>[^。；：，、]{{2,24}}(?:、[^。；：，、]{{2,24}}){{1,9}}?)等(?:有关|相关|申[请报])?(?:证明)?(?:材料|资料)"
)
FEWEST = 2  # papers of a list


def procedure_ways(provisions: Iterable[str]) -> Iterator[Inline]:
    """Yield an entry of `how_to_apply` for each statement of the provisions, which may have several paragraphs each."""
    for provision in provisions:
        lines = [without_whitespace(line) for line in provision.split("\n")]
        bodies = [line[marker.end if (marker := marker_of(line)) else 0 :] for line in lines]
        bracket = BRACKETED.match(bodies[0])
        if bracket:
            bodies[0] = f"{bracket['round'] or bracket['square']}：{bodies[0][bracket.end() :]}"
        kind, rest = kind_of(bodies[0])
        if len(lines) > FEWEST and LISTED.search(bodies[0]):
            yield entry("papers", tuple(map(bare, bodies[1:])), "".join((rest or bodies[0], *lines[1:])))
        elif kind == "papers" and rest and len(lines) == 1 and "、" in rest and NAMED.search(rest) is None:
            yield entry("papers", tuple(papers((rest,))), rest)
        elif kind in ("hours", "address", "channel") and rest:
            yield entry(kind, bare(rest), rest)
        else:
            yield from (
                entry("papers", tuple(m["papers"].split("、")), m.group()) for m in NAMED.finditer("".join(bodies))
            )
        if kind != "hours":
            yield from hours_around(["".join(bodies)])


def hours_around(texts: Iterable[str]) -> Iterator[Inline]:
    """Yield an entry for each time to apply that the paragraphs around the measures say: 每年3月31日前申报上年度资金."""
    for text in texts:
        spans = spans_of(text)
        yield from (entry("hours", clause, clause) for clause in clauses_of(text) if any(window_in(clause, spans)))


def entry(field: str, value: str | tuple[str, ...], quote: str) -> Inline:
    """Return an entry with its quote."""
    return Inline((Field(field, value), Field("from", Inline((Field("quote", quote),)))))
