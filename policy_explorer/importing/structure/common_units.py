"""The units that a sentence around the measures gives to all of them: 以上政策由县甲局负责组织实施. Pure."""

from __future__ import annotations

import re

from msgspec.structs import replace

from policy_explorer.importing.structure.outline import Outline
from policy_explorer.importing.structure.provisions import SELF
from policy_explorer.importing.wording.unit_clauses import UNIT_END, split_names
from policy_explorer.text.verbatim import without_whitespace

ALL = re.compile(
    rf"(?:(?:以上|上述)(?:各项)?(?:政策|措施|事项|条款)|{SELF})(?:均|统一)?由(?P<units>[^，。；由]{{2,60}}?)(?:牵头)?(?:负责)?(?:具体)?(?:组织实施|组织落实|具体实施|实施|落实|执行|兑现)"
)
GUESS = "各项没有写单位，取自正文以外的一句“{quote}”，核对是不是管每一项"


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
