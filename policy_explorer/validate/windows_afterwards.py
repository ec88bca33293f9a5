"""Rule: a window in which one applies after the term has days after the last one of the term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policy_explorer.derive.afterwards import later_times, with_later_windows
from policy_explorer.derive.resolve_period import resolve_period
from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Document, Period, Window
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.effective_rules import document_model
from policy_explorer.validate.shapes import read_shape
from policy_explorer.validate.source_file import SourceFile

HINT = "删去 afterwards；没有写 afterwards 的，到期限的截止日为止"


def windows_have_days_afterwards(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require of `afterwards` that a day of its window comes after the last day of the term, which the term has.

    Where the term ends follows from another document (`basis: other`), the last day need not be known.

    Passes: `once: {from: 2032-03-01, until: 2032-03-31}, afterwards: true` in a term until 2031-12-31.
    Fails: that window in a term until 2032-12-31, in one that is compared with an answer, or in one without a last day.
    """
    document = document_model(notice.document)
    for file in notice.measures:
        measure: Any = read_shape(file)[0] if file.readable else None
        if measure is None or document is None:
            continue
        yield from without_days(file, (), measure.windows, measure.period, document)
        for place, benefit in enumerate(measure.benefits):
            period = benefit.period or measure.period
            yield from without_days(file, ("benefits", place), benefit.windows, period, document)


def without_days(
    file: SourceFile, at: FieldPath, windows: tuple[Window, ...], period: Period, document: Document
) -> Iterator[Problem]:
    """Yield a problem for each of `windows`, in the mapping at path `at`, without a day after `period`."""
    if not any(window.afterwards for window in windows):
        return
    term = resolve_period(period, document)
    unknown = term.until is None and (term.lasts is not None or period.basis == "other")
    for place, window in enumerate(windows):
        if not window.afterwards or unknown or later_times(with_later_windows(term, [window])):
            continue
        message = "期限按申请人填的日期判断" if term.fact else "期限没有截止日"
        if term.until and not term.fact:
            message = f"期限到 {term.until} 为止，申请时间没有哪一天在那以后"
        yield file.problem((*at, "windows", place, "afterwards"), message, True, HINT)
