"""The keys and addresses of documents and measures. Pure."""

from __future__ import annotations

from policy_explorer.model import Document, Measure


def measure_key(document: Document, measure: Measure) -> str:
    return f"{document.id}/{measure.number}"


def measure_url(document: Document, measure: Measure) -> str:
    return f"measures/{document.id}-{measure.number}.html"


def document_url(document: Document) -> str:
    return f"documents/{document.id}.html"
