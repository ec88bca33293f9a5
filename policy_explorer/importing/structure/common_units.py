"""The units that the heading of a chapter gives to its measures, 一、强化创新（区甲局牵头）, or a sentence to all of them. Pure."""

from __future__ import annotations

import re

from msgspec.structs import replace

from policy_explorer.importing.structure.outline import Outline
from policy_explorer.importing.structure.provisions import SELF
from policy_explorer.importing.wording.unit_clauses import UNIT_END, find_clause, split_names
from policy_explorer.text.verbatim import without_whitespace

ALL = re.compile(
    rf"(?:(?:以上|上述)(?:各项)?(?:政策|措施|事项|条款)|{SELF})(?:均|统一)?由(?P<units>[^，。；由]{{2,60}}?)(?:牵头)?(?:负责)?(?:具体)?(?:组织实施|组织落实|具体实施|实施|落实|执行|兑现)"
)
GUESS = "各项没有写单位，取自正文以外的一句“{quote}”，核对是不是管每一项"
HEADED = "这一项没有写单位，取自这一章的标题，核对是不是管每一项"


def with_chapter_units(outline: Outline) -> Outline:
    """Return `outline` with the units that the heading of a chapter names for those of its measures that name none."""
    clauses = {each.number: find_clause(each.heading) for each in outline.chapters if each.heading}
    items = (
        item if item.clause or item.columns else replace(item, clause=clauses.get(item.chapter), columns_guess=HEADED)
        for item in outline.items
    )
    return replace(outline, items=tuple(items)) if any(clauses.values()) else outline


def with_common_units(outline: Outline) -> Outline:
    """Return `outline` with the units that the text around gives to all measures, if none names its own."""
    if any(item.clause or item.columns for item in outline.items):
        return outline
    around = (*outline.closing, *outline.opening, *(chapter.text or "" for chapter in outline.chapters))
    found = next((match for text in around if (match := ALL.search(without_whitespace(text)))), None)
    if found is None or not all(UNIT_END.search(name) for name in split_names(found["units"])):
        return outline
    quote = found.group()
    items = (
        replace(item, columns=("", found["units"]), clause=quote, columns_guess=GUESS.format(quote=quote))
        for item in outline.items
    )
    return replace(outline, items=tuple(items))
