"""Find where on the site a quote of a measure stands: in a sentence or a table on its own page, or in an annex. No effects.

The anchors of annexes are on the page of the document; all others are on the page of the measure.
"""

from __future__ import annotations

from policy_explorer.derive.addresses import document_url
from policy_explorer.derive.anchors import anchored_passages, annex_anchor
from policy_explorer.derive.site import SiteMeasure
from policy_explorer.model import Benefit, quotes_in
from policy_explorer.render.passages import WHOLE_TEXT, sentence_anchor
from policy_explorer.text.verbatim import without_whitespace

IN_ANNEX, IN_TABLE = "x-", "t-"  # begin the anchors of annexes and of tables, and no others


def quote_anchor(entry: SiteMeasure, quote: str) -> str:
    """Return the anchor of the sentence, the table or the passage of an annex that contains `quote`."""
    anchor = sentence_anchor(entry.measure.text, quote)
    if anchor != WHOLE_TEXT or not (entry.measure.tables or entry.document.annexes):
        return anchor
    wanted = without_whitespace(quote)
    for number, table in enumerate(entry.measure.tables, start=1):
        if wanted in without_whitespace(table.content):
            return f"t-{number}"
    for annex in entry.document.annexes:
        passages = [(place, without_whitespace(content)) for place, content in anchored_passages(annex)]
        for place, content in passages:
            if wanted in content:
                return place
        if wanted in "".join(content for _, content in passages):
            return annex_anchor(annex)
    return WHOLE_TEXT


def quote_place(entry: SiteMeasure, quote: str) -> str:
    """Return the anchor of `quote` on the page of the measure, or its whole address where it stands in an annex."""
    anchor = quote_anchor(entry, quote)
    return f"{document_url(entry.document)}#{anchor}" if anchor.startswith(IN_ANNEX) else anchor


def quote_address(entry: SiteMeasure, quote: str, root: str) -> str:
    """Return the address of `quote` for a page from which `root` leads to the top of the site."""
    place = quote_place(entry, quote)
    return f"{root}{place}" if "#" in place else f"{root}{entry.url}#{place}"


def own_address(entry: SiteMeasure, quote: str, root: str) -> tuple[str, str]:
    """Return the address of `quote` for the page of the measure itself, and the text of a link to it."""
    place = quote_place(entry, quote)
    if "#" in place:
        return f"{root}{place}", "见附件"
    return f"#{place}", "见表格" if place.startswith(IN_TABLE) else "见原文"


def stands_here(entry: SiteMeasure, quote: str) -> bool:
    """Return whether `quote` stands in the heading, the text or a table of the measure, and so on its page."""
    place = quote_place(entry, quote)
    if place == WHOLE_TEXT:
        return without_whitespace(quote) in without_whitespace(entry.heading + entry.measure.text)
    return "#" not in place


def quotes_elsewhere(benefit: Benefit, entry: SiteMeasure) -> list[str]:
    """Return the quotes of figures and conditions of a benefit that stand in a table or an annex, each once."""
    if not (entry.measure.tables or entry.document.annexes):
        return []
    quotes = [amount.quote for amount in benefit.amounts]
    quotes += list(quotes_in(benefit.eligibility)) if benefit.eligibility else []
    found = (quote for quote in quotes if quote_anchor(entry, quote).startswith((IN_ANNEX, IN_TABLE)))
    return [quote for quote in dict.fromkeys(found) if quote not in benefit.quote]


def clauses_beside(benefit: Benefit) -> list[str]:
    """Return the clauses of `access`, `strength` and the payout that are not within the quote of the benefit, each once."""
    paid = benefit.payout.quotes if benefit.payout else ()
    clauses = dict.fromkeys(filter(None, (benefit.access_quote, benefit.strength_quote, *paid)))
    return [clause for clause in clauses if clause not in benefit.quote]
