"""What rules between documents know of a document besides its document.yaml. Small, to be sent between processes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from policy_explorer.derive.resolve_period import document_period, resolve_period
from policy_explorer.load.problem import FieldPath
from policy_explorer.model.period import PeriodBase
from policy_explorer.text.borne_out import Figure, OfficialText, figures
from policy_explorer.text.citation import is_format, numbered
from policy_explorer.text.patterns import regex
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles, periods, tests
from policy_explorer.validate.everyday import absent_words_of_notice, words_of_measures
from policy_explorer.validate.outside_windows import OutsideWindow, outside_windows
from policy_explorer.validate.payouts import facts_of_payouts
from policy_explorer.validate.shapes import read_shape
from policy_explorer.validate.source_file import EACH, SourceFile, cached_per_file
from policy_explorer.validate.windows import windows

# The fields of questions.yaml that editors put in their own words.
OF_QUESTIONS = (
    (EACH, "name"),
    (EACH, "ask"),
    (EACH, "help"),
    (EACH, "options", EACH, "label"),
    (EACH, "options", EACH, "help"),
)
EXAMPLE = regex("(?:例如|比如|譬如|如：|如(?=[0-9]))[^。；]*|以[^。；，]*为单位[^。；]*|(?<=填)[0-9.]+")


class DocumentFacts(Struct, frozen=True):
    """A summary of one document for `SITE_RULES` of `validate.py`."""

    tested: frozenset[
        str
    ]  # the facts that its rules test, its payouts need, or whose dates its terms or windows are compared with
    terms: frozenset[str]  # the names of the vocabulary of terms that are in its text
    everyday: frozenset[str]  # the words of everyday.yaml that its measures contain
    not_absent: frozenset[str]  # the words of everyday.yaml said to be absent that its notice contains
    figures: frozenset[str]  # the figures of questions.yaml that its text bears out
    has_text: bool  # its notice.txt is readable and not empty
    readable: bool  # all of its measures are
    last_day: str | None  # of the document, as ISO text; None where it gives none, or cannot be read
    last_days: dict[int, str | None]  # of each measure, by its number
    extendable: bool  # whether an extension of the whole document changes a term: its own, or one that ends with it
    has_budget: bool  # whether a term of it ends with a budget, or that is not known
    labels: dict[int, str]  # of each measure, by its number: how the notice cites it
    outside_windows: tuple[OutsideWindow, ...]
    benefits: frozenset[str]  # as relations name them: number and id


def document_facts(content: Content, notice: NoticeFiles) -> DocumentFacts:
    """Return the summary of `notice`."""
    terms, everyday = content.vocabularies.get("terms"), content.vocabularies.get("everyday")
    names = (name for _, name in terms.select(EACH, "name", kind=str)) if terms else ()
    rules = (test for file in notice.with_rules for _, test in tests(file))
    terms_compared = (period for file in notice.measures for _, period in periods(file))
    events = (window.get("after") for file in notice.measures for _, window in windows(file))
    figured = (fact for file in notice.measures for fact in facts_of_payouts(file))
    asking = (each for each in (*rules, *terms_compared, *events) if isinstance(each, dict))
    return DocumentFacts(
        tested=frozenset((*figured, *(each["fact"] for each in asking if isinstance(each.get("fact"), str)))),
        terms=frozenset(name for name in names if without_whitespace(name) in notice.official),
        everyday=words_of_measures(everyday, notice) if everyday else frozenset(),
        not_absent=absent_words_of_notice(everyday, notice) if everyday else frozenset(),
        figures=figures_in(content.questions, notice),
        has_text=bool(notice.official),
        readable=all(file.readable and file.get("number", int) is not None for file in notice.measures),
        last_day=last_day(None, notice.document),
        last_days={
            number: last_day(file, notice.document)
            for file in notice.measures
            if (number := file.get("number", int)) is not None
        },
        extendable=is_extendable(notice),
        has_budget=any(term is None or term.ends == "budget" for term in terms_of(notice)),
        labels=labels(notice),
        outside_windows=tuple(outside_windows(notice)),
        benefits=frozenset(
            f"{file.get('number', int)}/{id}"
            for file in notice.measures
            for id in file.values("benefits", EACH, "id", kind=str)
        ),
    )


def is_extendable(notice: NoticeFiles) -> bool:
    """Tell whether the document gives an end, or a measure or benefit has none of its own, or that is not known."""
    general, *own = terms_of(notice)
    return general is None or general.says_end or not all(term and term.says_end for term in own)


def terms_of(notice: NoticeFiles) -> Iterator[PeriodBase | None]:
    """Yield the written periods of a document, of its measures and of their benefits, None for one that cannot be read."""
    document: Any = read_shape(notice.document)[0] if notice.document and notice.document.readable else None
    yield document and document.period
    for file in notice.measures:
        measure: Any = read_shape(file)[0] if file.readable else None
        yield measure and measure.period
        yield from (benefit.period for benefit in (measure.benefits if measure else ()) if benefit.period)


def labels(notice: NoticeFiles) -> dict[int, str]:
    """Return the label of each measure, by its number."""
    form = (notice.document.get("citation", str) if notice.document else None) or "{number}"
    return {
        number: file.get("citation", str) or (numbered(form, number) if is_format(form) else "")
        for file in notice.measures
        if (number := file.get("number", int)) is not None
    }


@cached_per_file
def question_figures(questions: SourceFile) -> list[tuple[FieldPath, str, Figure]]:
    """Return (path, text, figure) of each figure that editors wrote into questions.yaml, examples aside."""
    found = [pair for pattern in OF_QUESTIONS for pair in questions.select(*pattern, kind=str)]
    return [(at, text, figure) for at, text in found for figure in figures(EXAMPLE.sub("", without_whitespace(text)))]


def figures_in(questions: SourceFile | None, notice: NoticeFiles) -> frozenset[str]:
    """Return the words of the figures of questions.yaml that the text of `notice` bears out."""
    if questions is None:
        return frozenset()
    official = OfficialText(notice.official)
    return frozenset(figure.words for _, _, figure in question_figures(questions) if official.bears_out(figure))


def last_day(file: SourceFile | None, document: SourceFile | None) -> str | None:
    """Return the last day of the measure `file`, or of the document itself, without what other documents change in it."""
    known: Any = read_shape(document)[0] if document and document.readable else None
    measure: Any = read_shape(file)[0] if file and file.readable else None
    if known is None or (file and measure is None):
        return None
    period = resolve_period(measure.period, known) if measure else document_period(known)
    return period.until.isoformat() if period.until else None
