"""Rule: what document.yaml says of who issued a notice and when is in the notice."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.document_days import day_in, said_days
from policy_explorer.validate.source_file import EACH, SourceFile

ORIGIN = ("issued", "published", "announced")


def origin_is_in_the_notice(context: RuleContext) -> Iterator[Finding]:
    """Expect the days of issue, printing and announcing and the issuers in the notice, and what it says in a field."""
    for document in (notice.document for notice in context.content.notices if notice.document):
        said = said_days(document)
        for field in ORIGIN:
            day = day_in(document, (field,))
            if day and day not in [each.day for each in said]:
                yield finding_at(document, (field,), f"原文的落款和印发处没有写 {day}，看这一天从哪里来")
        for each in said:
            if not any(day_in(document, (field,)) for field in each.fields):
                text = f"原文写了{each.called} {each.day}，没有写 {' 或 '.join(each.fields)}"
                yield finding_at(document, ("issued",), text)
        yield from issuers(document)


def issuers(document: SourceFile) -> Iterator[Finding]:
    """Yield a finding for each issuer that the signature does not name."""
    signed = [
        passage["text"]
        for part in ("opening", "closing")
        for _, passage in document.select(part, EACH, kind=dict)
        if passage.get("role") == "signature" and isinstance(passage.get("text"), str)
    ]
    signature = without_whitespace("".join(signed))
    written = document.select("issuer", kind=str) + document.select("issuer", EACH, kind=str)
    for at, issuer in written:
        if signature and without_whitespace(issuer) not in signature:
            yield finding_at(document, at, f"署名是“{signature}”，没有“{issuer}”")
