"""The keys of measures, and the addresses of pages relative to the top of the site. Pure."""

from __future__ import annotations

from policy_explorer.model import Document, Measure


def measure_key(document: Document, measure: Measure) -> str:
    return f"{document.id}/{measure.number}"


def measure_url(document: Document, measure: Measure) -> str:
    return numbered_url(document.id, measure.number)


def numbered_url(id: str, number: int) -> str:
    """Return the address of the measure with this number of the document `id`."""
    return f"measures/{id}-{number}.html"


def document_url(id: str) -> str:
    return f"documents/{id}.html"
