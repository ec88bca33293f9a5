"""The paragraphs of a companion, and the place of a quote among them. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from itertools import accumulate

from policy_explorer.derive.addresses import companion_url
from policy_explorer.model import Companion, Document
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.text.wording import day_wording

TOP = "main"


@lru_cache(maxsize=64)
def paragraphs(text: str) -> tuple[str, ...]:
    """Return the lines of a text that are not empty. They are shown one by one, each with an anchor."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def paragraph_anchor(text: str, quote: str) -> str:
    """Return the anchor of the paragraph in which a quote begins, on the page of the companion."""
    unspaced = [without_whitespace(paragraph) for paragraph in paragraphs(text)]
    at = "".join(unspaced).find(without_whitespace(quote))
    return f"p-{bisect_right(list(accumulate(map(len, unspaced))), at) + 1}" if at >= 0 else TOP


def companion_place(document: Document, companions: Mapping[str, str], id: str, quote: str) -> str:
    """Return the address of a quote of the companion with this id. `companions` are the texts by id."""
    companion = next(each for each in document.sources if each.id == id)
    return f"{companion_url(document, companion)}#{paragraph_anchor(companions[id], quote)}"


def companion_facts(companion: Companion) -> str:
    """Return who published a companion and when, and the day on which the editor saw it: `某局发布，2032年4月2日查看`."""
    published = day_wording(companion.published) if companion.published else ""
    by = f"{companion.issuer or ''}{' ' if companion.issuer and published else ''}{published}"
    return f"{by}发布，{seen_words(companion.seen)}" if by else seen_words(companion.seen)


def seen_words(day: date) -> str:
    return f"{day_wording(day)}查看"
