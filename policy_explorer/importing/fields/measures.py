"""One measure of the outline to the draft of its file. Pure.

What is not certain is marked as a guess, with the reason. Writing its conditions as rules is the editor's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.importing.draft import DraftMapping, Field, Inline, Span
from policy_explorer.importing.fields.benefits import draft_benefits
from policy_explorer.importing.fields.default_vocabularies import NOBODY, VocabularyEntry
from policy_explorer.importing.fields.existing_content import ExistingContent
from policy_explorer.importing.fields.figures import figures_of, spans_of
from policy_explorer.importing.fields.units import Names, Units, expand, read_clause
from policy_explorer.importing.fields.ways import way_fields
from policy_explorer.importing.fields.windows import window_fields, without_times
from policy_explorer.importing.structure.annexes import tables_of
from policy_explorer.importing.structure.outline import Item
from policy_explorer.text.term_ends import is_provisional
from policy_explorer.text.verbatim import without_whitespace

TERM = re.compile(r"有效期|期限|截至|截止|执行至|延续")
MOST_TAGS = 4
PERIOD_GUESS = "从日期前后的字句看是期限，请核对起止"
SUMMARY_GUESS = "这是正文第一句，改成一句话简介"


class MeasureDraft(Struct, frozen=True):
    """The draft of a measure's file, and what it uses of the vocabularies."""

    number: int
    fields: DraftMapping
    units: Units | None  # None where the notice names none
    vocabularies: dict[str, tuple[VocabularyEntry, ...]]  # by vocabulary: sectors, audiences, kinds
    quantity_units: tuple[str, ...]
    questions: tuple[tuple[Field, ...], ...] = ()  # that its payouts need
    judged: bool = False  # whether it has a rule


def draft_measure(
    item: Item,
    heading: str | None,
    known: ExistingContent,
    names: Names,
    fact: str,
    common: tuple[Field, ...] = (),
    term: Span | None = None,
) -> MeasureDraft:
    """Return the draft of `item`. `heading` is None where the document's `measure_heading` gives it.

    `fact` is the id of a question, should it need one. `common` are the windows that the notice says for all
    measures or for this one, and `term` how long it says elsewhere that this one is available.
    """
    units = units_of(item, names)
    sentences = list(sentences_of(item))
    figures, spans = figures_of(item.text), spans_of(item.text)
    windows, window_quotes = window_fields(item.text, spans, item.when)
    figures = without_times(figures, window_quotes)
    spans = tuple(span for span in spans if not any(span.quote in quote for quote in window_quotes))
    period = next((span for span in spans if span.is_period), term)
    sectors = tags(known.vocabularies["sectors"], sentences) or [(known.everything, sentences[0])]
    audiences = tags(known.vocabularies["audiences"], sentences) or [(NOBODY, sentences[0])]
    benefits = draft_benefits(item, sentences, figures, known, fact)
    fields = (
        Field("number", item.number),
        Field("chapter", item.chapter),
        Field("title", on_one_line(item.title), item.title_guess),
        *((Field("heading", on_one_line(heading)),) if heading else ()),
        Field("text", item.text),
        *table_fields(item),
        *unit_fields(units),
        Field("summary", (Field("text", sentences[0]), Field("quote", sentences[0])), SUMMARY_GUESS),
        Field("sectors", tag_fields(sectors), "按正文里的字眼选的，核对是否合适、有没有漏"),
        Field(
            "audiences",
            tag_fields(audiences),
            "原文没有点到人或单位，请补" if audiences[0][0] == NOBODY else "按正文里的字眼选的，核对是否合适、有没有漏",
        ),
        period_field(item, period),
        *(windows or (common if benefits.judged else ())),
        *way_fields([item.text]),
        *date_fields(span for span in spans if span is not period),
        Field("benefits", benefits.fields, benefits.guess),
    )
    vocabularies = {
        "sectors": tuple(entry for entry, _ in sectors),
        "audiences": tuple(entry for entry, _ in audiences),
        "kinds": benefits.kinds,
    }
    used = (*(figure.unit for figure in figures), *benefits.units)
    return MeasureDraft(item.number, fields, units, vocabularies, used, benefits.questions, benefits.judged)


def on_one_line(text: str) -> str:
    """Return `text` with each run of white space as one space."""
    return " ".join(text.split())


def units_of(item: Item, names: Names) -> Units | None:
    """Return the units of `item`, None where it names none."""
    if item.columns:
        guesses = [item.columns_guess] if item.columns_guess else []
        lead, rest = (expand([column], names, guesses)[0] for column in item.columns)
        if not lead and names.first_leads is not None and item.number >= names.first_leads:
            lead, rest = rest[:1], rest[1:]
        if lead or rest:
            return Units(
                item.clause or "", lead, tuple(n for n in rest if n not in lead), tuple(dict.fromkeys(guesses))
            )
    units = read_clause(item.clause, names, item.number) if item.clause else None
    if units and item.columns_guess:
        units = replace(units, guesses=(item.columns_guess, *units.guesses))
    return units if units and (units.lead or units.responsible) else None


def table_fields(item: Item) -> Iterator[Field]:
    """Yield the field `tables`, if there are any behind the text."""
    found = [(Field("rows", rows), *heads) for rows, *heads in tables_of(item.rows)]
    if found:
        yield Field("tables", tuple(found), "表头有几行写在 header_rows，没有表头的写 0")


def unit_fields(units: Units | None) -> Iterator[Field]:
    """Yield the fields of the units; none where the notice names none for this measure."""
    if units is None:
        return
    responsible = units.responsible or (units.standing if units.standing and "责任" in units.quote else ())
    guess = "；".join(units.guesses)
    if units.lead:
        yield Field("lead", units.lead, guess)
    if responsible:
        yield Field("responsible", responsible, "" if units.lead else guess)
    yield Field("units_quote", on_one_line(units.quote))


def sentences_of(item: Item) -> Iterator[str]:
    """Yield the sentences of the text, without white space and the clause about units; at least one."""
    text = without_whitespace(item.text)
    clause = without_whitespace(item.clause or "")
    found = [
        s
        for piece in (text.split(clause) if clause else [text])
        for s in re.findall(r"[^。；！？]+", piece)
        if re.search(r"\w", s)
    ]
    yield from found or [text]


def tags(entries: tuple[VocabularyEntry, ...], sentences: list[str]) -> list[tuple[VocabularyEntry, str]]:
    """Return the entries of a vocabulary that the text is about, each with a clause that is, in its order."""
    found: list[tuple[VocabularyEntry, str]] = []
    for entry in entries:
        clauses = (clause for sentence in sentences for clause in re.findall(r"[^，：:]+", sentence))
        clause = next((clause for clause in clauses if any(keyword in clause for keyword in entry.keywords)), None)
        if clause is not None:
            found.append((entry, clause))
    return found[:MOST_TAGS]


def tag_fields(found: list[tuple[VocabularyEntry, str]]) -> tuple[Inline, ...]:
    """Return the tags for `found`, pairs of entry and clause."""
    return tuple(Inline((Field("name", entry.name), Field("quote", quote))) for entry, quote in found)


def period_field(item: Item, period: Span | None) -> Field:
    """Return the period of the measure: the one that its text states, or that of the document."""
    if period is None:
        hint = "原文说到期限，但没有写明日期，请核对" if TERM.search(without_whitespace(item.text)) else ""
        return Field("period", Inline((Field("basis", "document"),)), hint)
    guess = f"{PERIOD_GUESS}；原文写的是“{period.words}”，没有写到日" if period.words else PERIOD_GUESS
    provisional = (Field("provisional", True),) if is_provisional(without_whitespace(period.quote)) else ()
    stated = (Field("basis", "stated"), *end_fields(period), *provisional, Field("quote", period.quote))
    return Field("period", stated, guess)


def end_fields(span: Span) -> Iterator[Field]:
    """Yield the fields of the first and the last day, as far as there are any."""
    yield from (Field("from", span.first),) if span.first else ()
    yield from (Field("until", span.last),) if span.last else ()


def date_fields(spans: Iterator[Span]) -> Iterator[Field]:
    """Yield the field `dates`, if there are any."""
    dates = tuple(
        Inline((Field("label", span.quote[:24]), *end_fields(span), Field("quote", span.quote))) for span in spans
    )
    if dates:
        yield Field("dates", dates, "label 写明每个日期是什么；写成“前”“底”的，核对是哪一天以前")
