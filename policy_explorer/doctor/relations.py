"""Rule: what may not be had twice is written as a relation, as a general clause, or as the highest tier of a payout."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at
from policy_explorer.load.problem import FieldPath, shown
from policy_explorer.text.relation_words import NOT_TWICE
from policy_explorer.text.verbatim import surroundings, without_whitespace
from policy_explorer.validate.content import NoticeFiles
from policy_explorer.validate.payouts import payouts
from policy_explorer.validate.source_file import EACH, SourceFile


def exclusions_are_written(context: RuleContext) -> Iterator[Finding]:
    """Expect a relation or a general clause for each passage by which something may not be had twice.

    就高 among the tiers of one payout is written there, as `take`.
    """
    for notice in context.content.notices:
        if notice.document is None:
            continue
        written = quotes_of(notice)
        texts: list[tuple[SourceFile, FieldPath, str]] = [(file, ("text",), file.text) for file in notice.measures]
        around = notice.document.select("closing", EACH, "text", kind=str)
        texts += [(notice.document, at, without_whitespace(text)) for at, text in around]
        for file, at, text in texts:
            quotes = [*written, *highest_quotes(file)]
            for found in NOT_TWICE.finditer(text):
                if not any(found[0] in quote for quote in quotes if quote in text):
                    sentence = surroundings(found[0], text)[0].sentence
                    yield finding_at(file, at, f"“{shown(sentence)}”没有写成 relations 或 clauses，看是哪几项之间的")


def quotes_of(notice: NoticeFiles) -> list[str]:
    """Return the quotes of relations and general clauses, without white space."""
    assert notice.document
    fields = ("relations", "clauses")
    return [
        without_whitespace(quote)
        for field in fields
        for quote in notice.document.values(field, EACH, "quote", kind=str)
    ]


def highest_quotes(file: SourceFile) -> list[str]:
    """Return the quotes by which tiers of payouts take the highest, without white space."""
    tiers = (written.payout.tiers for written in payouts(file))
    return [without_whitespace(each.take_quote or each.quote) for each in tiers if each is not None and each.take]
