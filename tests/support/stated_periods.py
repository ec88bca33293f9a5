"""Periods of a document or a measure, as files write them, and what is reported of them."""

from __future__ import annotations

from typing import Any

from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.period_words import periods_fit_words
from policy_explorer.validate.source_file import SourceFile

DAYS = {"issued": "2024-02-20", "published": "2024-02-26"}
CONTENT = Content(None, None, None, {}, (), {})


def reported(period: dict[str, Any], days: dict[str, str] = DAYS, general: dict[str, Any] | None = None) -> list[str]:
    """Return the fields that are reported: of the document's period, or of a measure's beside the `general` one."""
    document = {**days, "period": period if general is None else general}
    measures = () if general is None else (SourceFile("documents/x/measures/01.yaml", {"period": period}, ""),)
    notice = NoticeFiles("x", SourceFile("documents/x/document.yaml", document, ""), None, measures)
    return [problem.field for problem in periods_fit_words(CONTENT, notice)]


def document(
    end: dict[str, Any], quote: str, start: dict[str, Any] | None = None, start_quote: str = ""
) -> dict[str, Any]:
    begun = {"from": "2024-03-01"} if start is None else start
    return {**begun, **end, "from_quote": start_quote or "本措施自2024年3月1日起施行", "quote": quote}
