"""Rule: a time for applying that comes once is not wholly outside the term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policy_explorer.derive.resolve_period import resolve_period
from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Document, Period, Window
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.effective_rules import document_model
from policy_explorer.validate.shapes import read_shape
from policy_explorer.validate.source_file import SourceFile


def windows_in_terms(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that `once` does not begin after the last day of the term, nor end before its first, where these are known.

    A term that is compared with an answer says nothing of the day on which one applies.

    Passes: `once: {from: 2031-03-01, until: 2031-03-31}` in a term until 2031-12-31.
    Fails: `once: {from: 2032-03-01, until: 2032-03-31}` in that term.
    """
    document = document_model(notice.document)
    for file in notice.measures:
        measure: Any = read_shape(file)[0] if file.readable else None
        if measure is None or document is None:
            continue
        yield from outside(file, (), measure.windows, measure.period, document)
        for place, benefit in enumerate(measure.benefits):
            period = benefit.period or measure.period
            yield from outside(file, ("benefits", place), benefit.windows, period, document)


def outside(
    file: SourceFile, at: FieldPath, windows: tuple[Window, ...], period: Period, document: Document
) -> Iterator[Problem]:
    """Yield a problem for each of `windows`, in the mapping at path `at`, that is wholly outside `period`."""
    term = resolve_period(period, document)
    if term.fact:
        return
    hint = "核对日期；期限按申请人填的日期（如税款所属期）判断的，在 period 里写 fact"
    for place, window in enumerate(windows):
        once, path = window.once, (*at, "windows", place, "once")
        if once and once.from_ and term.until and once.from_ > term.until:
            yield file.problem((*path, "from"), f"期限到 {term.until} 为止，申请时间在那以后", once.from_, hint)
        elif once and once.until and term.from_ and once.until < term.from_:
            yield file.problem((*path, "until"), f"期限自 {term.from_} 起，申请时间在那以前", once.until, hint)
