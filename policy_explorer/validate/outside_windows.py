"""The times for applying of a document that are wholly outside their own terms, as far as the document itself says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from policy_explorer.derive.extended_term import extended_number
from policy_explorer.derive.resolve_period import resolve_period
from policy_explorer.derive.term import BenefitTerm, plain_term
from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Document, Period, Window
from policy_explorer.validate.content import NoticeFiles
from policy_explorer.validate.effective_rules import document_model
from policy_explorer.validate.shapes import read_shape
from policy_explorer.validate.source_file import SourceFile

HINT = "核对日期；原文写明期限结束以后才申请的，在这一条里写 afterwards: true；期限按申请人填的日期（如税款所属期）判断的，在 period 里写 fact"
EARLY_HINT = "核对日期；期限按申请人填的日期（如税款所属期）判断的，在 period 里写 fact"


class OutsideWindow(Struct, frozen=True):
    """A time for applying that comes once, outside its term, and the problem unless another document extends the term."""

    from_: date | None
    until: date | None
    term: BenefitTerm
    problem: Problem


def outside_windows(notice: NoticeFiles) -> Iterator[OutsideWindow]:
    """Yield each `once` that begins after the last day of its term, or ends before the first, where these are known.

    A term that is compared with an answer says nothing of the day on which one applies.
    """
    document = document_model(notice.document)
    for file in notice.measures:
        measure: Any = read_shape(file)[0] if file.readable else None
        if measure is None or document is None:
            continue
        yield from outside(file, (), measure.windows, measure.period, document, measure.number)
        for place, benefit in enumerate(measure.benefits):
            period, number = benefit.period or measure.period, extended_number(benefit, measure)
            yield from outside(file, ("benefits", place), benefit.windows, period, document, number)


def outside(
    file: SourceFile,
    at: FieldPath,
    windows: tuple[Window, ...],
    period: Period,
    document: Document,
    number: int | None,
) -> Iterator[OutsideWindow]:
    """Yield each of `windows`, in the mapping at path `at`, that is wholly outside `period`."""
    if not windows:
        return
    term = plain_term(resolve_period(period, document))
    own = BenefitTerm(term, not period.says_end, number)
    for place, window in enumerate(windows):
        once, path = window.once, (*at, "windows", place, "once")
        if once is None or term.fact:
            continue
        if once.from_ and term.until and once.from_ > term.until and not window.afterwards:
            message = f"期限到 {term.until} 为止，申请时间在那以后"
            problem = file.problem((*path, "from"), message, once.from_, HINT)
        elif once.until and term.from_ and once.until < term.from_:
            message = f"期限自 {term.from_} 起，申请时间在那以前"
            problem = file.problem((*path, "until"), message, once.until, EARLY_HINT)
        else:
            continue
        yield OutsideWindow(once.from_, once.until, own, problem)
