"""A notice -> the anchors, on its page, of the clauses that other pages quote. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.derive.companions import companion_place
from policy_explorer.model import Notice, quotes_in
from policy_explorer.model.document import Annex
from policy_explorer.text.verbatim import without_whitespace

MAIN = "main"


def clause_anchors(notice: Notice) -> dict[str, str]:
    """Return the anchor of every clause that document.yaml quotes, by the quote; see `companion_anchors` for others."""
    document = notice.document
    quotes = [each.quote for each in document.clauses]
    quotes += [quote for each in document.clauses if each.eligibility for quote in quotes_in(each.eligibility)]
    quotes += [each.quote for each in document.supersedes]
    quotes += [each.quote for each in document.extends] + [each.quote for each in document.amends]
    quotes += [rule.quote for rule in (document.standing_rule, document.lead_rule) if rule]
    quotes += [each.quote for each in document.superiors]
    quotes += [each.quote for each in document.relations if each.source is None]
    quotes += [way.from_.quote for way in document.how_to_apply if way.from_.quote and not way.from_.source]
    quotes += [quote for quote in (document.period.quote, document.period.from_quote) if quote]
    texts = [(anchor, without_whitespace(text)) for anchor, text in anchored_texts(notice)]
    return {quote: anchor_among(texts, quote) for quote in quotes} | companion_anchors(notice)


def companion_key(source: str, quote: str) -> str:
    """Return the key under which `clause_anchors` has a quote of a companion."""
    return f"{source}:{quote}"


def companion_anchors(notice: Notice) -> dict[str, str]:
    """Return the whole address of each clause of a companion that document.yaml quotes, by `companion_key`."""
    document = notice.document
    quotes = [(each.source, each.quote) for each in document.relations if each.source]
    return {
        companion_key(source, quote): companion_place(document, notice.companions, source, quote)
        for source, quote in quotes
    }


def anchor_among(texts: list[tuple[str, str]], quote: str) -> str:
    """Return the first anchor whose text, without white space, contains the quote."""
    wanted = without_whitespace(quote)
    return next((anchor for anchor, text in texts if wanted in text), MAIN)


def anchored_texts(notice: Notice) -> Iterator[tuple[str, str]]:
    """Yield each anchor of the document's page with the text at that place."""
    document = notice.document
    yield from ((f"closing-{at}", passage.content) for at, passage in enumerate(document.closing, start=1))
    yield from ((f"opening-{at}", passage.content) for at, passage in enumerate(document.opening, start=1))
    yield from ((f"c-{chapter.number}", chapter.text) for chapter in document.chapters if chapter.text)
    for measure in notice.measures:
        yield f"m-{measure.number}", measure.text + "".join(table.content for table in measure.tables)
    for annex in document.annexes:
        yield from anchored_passages(annex)


def annex_anchor(annex: Annex) -> str:
    return f"x-{annex.id}"


def anchored_passages(annex: Annex) -> Iterator[tuple[str, str]]:
    """Yield the anchor and the text of each passage of an annex. No id contains a dot, so the anchors are distinct."""
    return ((f"{annex_anchor(annex)}.{at}", passage.content) for at, passage in enumerate(annex.passages, start=1))
