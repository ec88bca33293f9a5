"""The keys and addresses of documents and measures. Pure."""

from __future__ import annotations

from policy_explorer.model import Companion, Document, Measure


def measure_key(document: Document, measure: Measure) -> str:
    return f"{document.id}/{measure.number}"


def measure_url(document: Document, measure: Measure) -> str:
    return measure_url_of(document, measure.number)


def measure_url_of(document: Document, number: int) -> str:
    """Return the address of the measure with this number."""
    return f"measures/{document.id}-{number}.html"


def document_url(document: Document) -> str:
    return f"documents/{document.id}.html"


def companion_url(document: Document, companion: Companion) -> str:
    """Return the address of the page of a companion. No id contains a dot, so the addresses are distinct."""
    return f"sources/{document.id}.{companion.id}.html"
