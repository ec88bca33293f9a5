"""Rule: what may not be had twice is written as a relation, as a general clause, or as the highest tier of a payout."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at
from policy_explorer.load.problem import FieldPath, shown
from policy_explorer.model.relations import KINDS
from policy_explorer.text.relation_words import NOT_TWICE
from policy_explorer.text.verbatim import surroundings, without_whitespace
from policy_explorer.validate.content import NoticeFiles
from policy_explorer.validate.payouts import payouts
from policy_explorer.validate.source_file import EACH, SourceFile

SHORTEST = 3  # characters of a title that agree by no chance


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


def benefits_that_clauses_name(context: RuleContext) -> Iterator[Finding]:
    """Expect each benefit in a relation that its quote names by its title."""
    for notice in context.content.notices:
        if notice.document is None:
            continue
        titles = dict(titles_in(notice))
        for at, written in notice.document.select("relations", EACH, kind=dict):
            quote = without_whitespace(str(written.get("quote", "")))
            own = {str(name) for name in (written.get("benefit"), *chain(*(written.get(kind) or () for kind in KINDS)))}
            known = {titles[name] for name in own if name in titles}
            for name, title in titles.items():
                if title in quote and name not in own and not any(title in each for each in known):
                    text = f"引文提到“{title}”（{name}），这条关系里没有写；看是不是写错了一项"
                    yield finding_at(notice.document, (*at, "quote"), text)


def titles_in(notice: NoticeFiles) -> Iterator[tuple[str, str]]:
    """Yield (name in relations, title without white space) of each benefit whose title is no single word."""
    for file in notice.measures:
        for _, benefit in file.select("benefits", EACH, kind=dict):
            title = without_whitespace(str(benefit.get("title", "")))
            if len(title) >= SHORTEST:
                yield f"{file.get('number', int)}/{benefit.get('id')}", title


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
