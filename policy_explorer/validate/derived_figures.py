"""Rules: the figures in texts by the editor are figures of the notice, and what they promise is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.base import read_date
from policy_explorer.text.borne_out import OfficialText, not_borne_out
from policy_explorer.text.patterns import regex
from policy_explorer.text.promises import WITHOUT_APPLYING, unfounded_promises
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.facts import DocumentFacts, question_figures
from policy_explorer.validate.source_file import EACH, SourceFile, cached_per_file

# The fields that editors put in their own words.
IN_MEASURES = (
    ("title",),
    ("summary", "text"),
    ("amounts", EACH, "label"),
    ("dates", EACH, "label"),
    ("benefits", EACH, "title"),
    ("benefits", EACH, "amounts", EACH, "label"),
    ("benefits", EACH, "payout", "label"),
)
IN_DOCUMENTS = (("chapters", EACH, "title"), ("clauses", EACH, "title"))
DAYS = ("from", "until")


def derived_figures_in_text(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the figures of summaries, titles and labels are in the text of the measure, or around the measures.

    Quantities are compared by value: 2年 may stand for 24个月.

    Passes: summary 每家可得10万元, text 每家给予10万元奖励.
    Fails: summary 每家可得1000万元, with that text.
    """
    general: list[OfficialText] = []
    for file in notice.measures:
        own = OfficialText(file.text)
        if all_borne_out(file, own):
            continue
        for at, text in editors_texts(file):
            if any(not_borne_out(text, (own,))):
                general = general or [OfficialText(around_measures(notice))]
                whole = OfficialText(file.text + cells_of(file) + numbered_title(file, notice), recorded_days(file))
                yield from unfounded_figures(file, [(at, text)], (whole, *general))
    if notice.document and notice.official:
        whole = OfficialText(notice.official)
        for pattern in IN_DOCUMENTS:
            yield from unfounded_figures(notice.document, notice.document.select(*pattern, kind=str), (whole,))


def all_borne_out(file: SourceFile, own: OfficialText) -> bool:
    """Return whether the text of a measure alone has all figures of its editor, as it nearly always has."""
    return not any(True for text in editors_words(file) for _ in not_borne_out(text, (own,)))


def promises_in_text(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that what summaries, titles and labels promise is in the text of the measure, or around the measures.

    Passes: summary 每人最高1000元, text 每人不超过1000元.
    Fails: summary 免申即享, or 最高1000元, where the text does not say so.
    """
    general = ""
    for file in notice.measures:
        if all_promised(file):
            continue
        own = file.text + cells_of(file)
        accesses = set(file.values("benefits", EACH, "access", kind=str))
        for at, text in editors_texts(file):
            if any(unfounded_promises(text, own)):
                general = general or around_measures(notice)
                for words in unfounded_promises(text, own + general):
                    # Of work of the government 不用申请 promises nothing.
                    if accesses != {"government"} or not WITHOUT_APPLYING.fullmatch(words):
                        yield file.problem(at, f"原文没有说“{words}”", text, "照原文的意思写；原文没有这样说的，删去")


def all_promised(file: SourceFile) -> bool:
    """Return whether the text of a measure alone has all promises of its editor, as it nearly always has."""
    return not any(True for text in editors_words(file) for _ in unfounded_promises(text, file.text))


@cached_per_file
def editors_words(file: SourceFile) -> list[str]:
    """Return the texts of `editors_texts` without their paths, which takes less time, and each once."""
    texts = [text for pattern in IN_MEASURES for text in file.values(*pattern, kind=str)]
    return [without_whitespace(text) for text in dict.fromkeys(texts)]


def editors_texts(file: SourceFile) -> list[tuple[FieldPath, str]]:
    """Return (path, text without white space) of what the editor worded in the measure `file`."""
    found = (pair for pattern in IN_MEASURES for pair in file.select(*pattern, kind=str))
    return [(at, without_whitespace(text)) for at, text in found]


def around_measures(notice: NoticeFiles) -> str:
    """Return the text of the notice without that of its measures: headings, what is before and behind, annexes."""
    text = notice.official
    for file in notice.measures:
        text = text.replace(file.text, "。", 1) if file.text else text
    return text


def numbered_title(file: SourceFile, notice: NoticeFiles) -> str:
    """Return the title if it follows the measure's number in the notice: the 121 of 3.121人才项目 is not part of 3.121."""
    value = file.value if isinstance(file.value, dict) else {}
    title = without_whitespace(str(value.get("title", "")))
    printed = regex(rf"(?<![0-9]){re.escape(str(value.get('number', '')))}[.．]{re.escape(title)}")
    return f"。{title}" if title[:1].isdigit() and printed.search(notice.official or "") else ""


def cells_of(file: SourceFile) -> str:
    """Return the text of the tables of a measure, cell by cell."""
    cells = file.select("tables", EACH, "rows", EACH, EACH, kind=str)
    return "".join(f"。{without_whitespace(cell)}" for _, cell in cells)


def recorded_days(file: SourceFile) -> frozenset[date]:
    """Return the days on which periods and other spans of the measure begin and end."""
    if not isinstance(file.value, dict):
        return frozenset()
    mappings = [file.value.get("period"), *(value for _, value in file.select("benefits", EACH, "period", kind=dict))]
    days = [read_date(each.get(field)) for each in mappings if isinstance(each, dict) for field in DAYS]
    return frozenset(day for day in days if isinstance(day, date))


def unfounded_figures(
    file: SourceFile, written: list[tuple[FieldPath, str]], officials: tuple[OfficialText, ...]
) -> Iterator[Problem]:
    """Yield a problem for each figure of the texts `written`, pairs of path and text, that `officials` do not have."""
    for at, text in written:
        for words in not_borne_out(without_whitespace(text), officials):
            yield file.problem(at, f"原文里没有“{words}”", text, "照原文的数写；换算过的，要和原文的数相等")


def question_figures_in_texts(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that the figures of questions, their options and their help are in the text of a document.

    Examples, as in 例如8万元填8, are none.

    Passes: an option 适用3%征收率的应税销售收入, where a notice.txt contains 3%.
    Fails: `help: 满5年才算`, where none says so.
    """
    if content.questions is None or not any(document.has_text for document in facts.values()):
        return
    known: frozenset[str] = frozenset().union(*(document.figures for document in facts.values()))
    for at, text, figure in question_figures(content.questions):
        if figure.words not in known:
            message = f"没有一份文件的原文里有“{figure.words}”"
            yield content.questions.problem(at, message, text, "照原文写；举例写在“例如”后面")
