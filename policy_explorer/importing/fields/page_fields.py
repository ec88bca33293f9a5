"""What a web page says of its notice, as fields of document.yaml where the notice itself does not say it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.importing.blocks import PageFacts
from policy_explorer.importing.draft import Absent, DraftMapping, Field
from policy_explorer.importing.fields.issuers import NO_ISSUER

GUESS = "取自网页的信息表，不是原文写的"
NO_REFERENCE = "未编文号"


def with_page_facts(document: DraftMapping, facts: PageFacts) -> DraftMapping:
    """Return the fields of `document`, with those of `facts` in place of what was not found."""
    written = {field.key: field.value for field in document if isinstance(field, Field)}
    return tuple(field for each in document for field in replaced(each, facts, written.get("published")))


def replaced(field: Field | Absent, facts: PageFacts, published: object) -> Iterator[Field | Absent]:
    """Yield `field`, or what the page says instead, and after the days of the notice that on which it was announced."""
    if field.key == "title" and isinstance(field, Absent) and facts.title:
        yield Field("title", facts.title, GUESS)
        yield Field("short_title", facts.title, "改成页面上用的简称")
    elif field.key == "reference" and isinstance(field, Field) and field.value == NO_REFERENCE and facts.reference:
        yield Field("reference", "".join(facts.reference.split()), GUESS)
    elif field.key == "issuer" and getattr(field, "value", NO_ISSUER) == NO_ISSUER and facts.issuer:
        yield Field("issuer", facts.issuer, GUESS)
    elif field.key == "issued" and isinstance(field, Absent) and facts.issued:
        yield Field("issued", facts.issued, GUESS)
    else:
        yield field
    last_day = "published" if published else "issued"
    if field.key == last_day and facts.announced and facts.announced != published:
        if not facts.issued or facts.announced >= facts.issued:
            yield Field("announced", facts.announced, "网页上写的发布日期；只是网页的日期、不是公布日期的，删去")
