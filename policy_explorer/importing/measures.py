"""One measure of the outline to the draft of its file. Pure.

What is not certain is marked as a guess, with the reason. A draft has one benefit: dividing it into several and writing
its conditions as rules is the editor's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policy_explorer.importing.access import GOVERNMENT, access_fields
from policy_explorer.importing.annexes import tables_of
from policy_explorer.importing.default_vocabularies import (
    ENCOURAGEMENT,
    FINANCING,
    GRANT,
    KINDS,
    NOBODY,
    RELIEF,
    WORK,
    VocabularyEntry,
)
from policy_explorer.importing.draft import DraftMapping, Field, Figure, Inline, Span
from policy_explorer.importing.existing_content import ExistingContent
from policy_explorer.importing.figures import figures_of, spans_of
from policy_explorer.importing.outline import Item
from policy_explorer.importing.payouts import PayoutDraft, draft_payout
from policy_explorer.importing.units import Names, Units, expand, read_clause
from policy_explorer.importing.ways import way_fields
from policy_explorer.importing.windows import window_fields, without_times
from policy_explorer.text.verbatim import without_whitespace

GIVES = re.compile(
    r"(?:给予|予以|发放|享受|兑现|落实|安排)[^。；]{0,40}?(?:奖|补|资助|减|免|返还|贴息|资金|优惠)|免征|免收|减按|减半征收|加计|可申请|可以申请|均可申报|返还"
    r"|一次性[^。；，]{0,8}(?:奖|补)|(?:奖励|补助|补贴|资助|奖补)[^。；，]{0,8}[0-9０-９]|最高[^。；，]{0,12}元|[0-9０-９][万亿]?元[^。；，]{0,8}(?:奖|补)|按规定给予"
)
TERM = re.compile(r"有效期|期限|截至|截止|执行至|延续")
MOST_TAGS = 4
MANUAL = "是否符合本项写明的条件、给予多少"
RULE_GUESS = "原文像是给予什么，暂按“由部门判断”写；请把写明的条件逐条写成规则，办法见 docs/rules.zh.md"
PERIOD_GUESS = "从日期前后的字句看是期限，请核对起止"
SUMMARY_GUESS = "这是正文第一句，改成一句话简介"
FIGURES_GUESS = "单位、role（用途）、label（说明）都是从上下文推断的，逐个核对"
BENEFIT_GUESS = "一项措施先只写一项内容；原文给了几样的，拆成几项，名称、代号也请改"


class MeasureDraft(Struct, frozen=True):
    """The draft of a measure's file, and what it uses of the vocabularies."""

    number: int
    fields: DraftMapping
    units: Units | None  # None where the notice names none
    vocabularies: dict[str, tuple[VocabularyEntry, ...]]  # by vocabulary: sectors, audiences, kinds
    quantity_units: tuple[str, ...]
    question: tuple[Field, ...] = ()  # that its payout needs
    judged: bool = False  # whether it has a rule


def draft_measure(item: Item, heading: str | None, known: ExistingContent, names: Names, fact: str) -> MeasureDraft:
    """Return the draft of `item`. `heading` is None where the document's `measure_heading` gives it.

    `fact` is the id of a question, should it need one.
    """
    units = units_of(item, names)
    sentences = list(sentences_of(item))
    figures, spans = figures_of(item.text), spans_of(item.text)
    windows, window_quotes = window_fields(item.text, spans)
    figures = without_times(figures, window_quotes)
    spans = tuple(span for span in spans if not any(span.quote in quote for quote in window_quotes))
    period = next((span for span in spans if span.is_period), None)
    sectors = tags(known.vocabularies["sectors"], sentences) or [(known.everything, sentences[0])]
    audiences = tags(known.vocabularies["audiences"], sentences) or [(NOBODY, sentences[0])]
    given = next((sentence for sentence in sentences if GIVES.search(sentence)), None)
    kind = kind_of(item.text, given, known)
    access, quote = access_fields(given, sentences)
    government = access[0].value == GOVERNMENT
    payout = PayoutDraft((), figures) if government else draft_payout(figures, item.text, fact)
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
        *windows,
        *way_fields([item.text]),
        *date_fields(span for span in spans if span is not period),
        Field("benefits", (benefit(item, kind, payout, access, quote),), BENEFIT_GUESS),
    )
    vocabularies = {
        "sectors": tuple(entry for entry, _ in sectors),
        "audiences": tuple(entry for entry, _ in audiences),
        "kinds": (kind,),
    }
    used = (*(figure.unit for figure in figures), *payout.units)
    return MeasureDraft(item.number, fields, units, vocabularies, used, payout.question, not government)


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


def kind_of(text: str, given: str | None, known: ExistingContent) -> VocabularyEntry:
    """Return the kind of the benefit. `given` is the sentence that gives something, None where there is none."""
    text = without_whitespace(text)
    order: tuple[VocabularyEntry, ...]
    if given is None:
        order = (ENCOURAGEMENT,) if any(keyword in text for keyword in ENCOURAGEMENT.keywords) else (WORK,)
    else:
        order = tuple(kind for kind in (RELIEF, GRANT, FINANCING) if any(keyword in given for keyword in kind.keywords))
        order = order or (GRANT,)
    by_name = {entry.name: entry for entry in known.vocabularies["kinds"]}
    return next((by_name[kind.name] for kind in (*order, *KINDS) if kind in order and kind.name in by_name), order[0])


def period_field(item: Item, period: Span | None) -> Field:
    """Return the period of the measure: the one that its text states, or that of the document."""
    if period is None:
        hint = "原文说到期限，但没有写明日期，请核对" if TERM.search(without_whitespace(item.text)) else ""
        return Field("period", Inline((Field("basis", "document"),)), hint)
    guess = f"{PERIOD_GUESS}；原文写的是“{period.words}”，没有写到日" if period.words else PERIOD_GUESS
    return Field("period", (Field("basis", "stated"), *end_fields(period), Field("quote", period.quote)), guess)


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


def benefit(
    item: Item, kind: VocabularyEntry, payout: PayoutDraft, access: tuple[Field, ...], quote: str
) -> DraftMapping:
    """Return the fields of the one benefit of the draft: see `draft_measure`."""
    return (
        Field("id", f"m{item.number}"),
        Field("title", on_one_line(item.title)),
        Field("kind", kind.name, "按正文里的字眼选的"),
        Field("quote", quote),
        *payout.fields,
        *((Field("amounts", tuple(map(amount, payout.rest)), FIGURES_GUESS),) if payout.rest else ()),
        *access,
        *(() if access[0].value == GOVERNMENT else rule(quote, payout.lowest)),
    )


def amount(figure: Figure) -> Inline:
    """Return the fields of an amount."""
    return Inline(
        (
            Field("value", figure.value),
            Field("unit", figure.unit),
            Field("role", figure.role),
            *((Field("comparator", figure.comparator),) if figure.comparator else ()),
            Field("label", figure.label),
            *((Field("written", figure.written),) if figure.written else ()),
            Field("quote", figure.quote),
        )
    )


def rule(given: str, lowest: tuple[Field, ...]) -> Iterator[Field]:
    """Yield the fields of a rule that leaves everything to a department; `given` is its quote.

    `lowest` is the condition that the lowest of several tiers sets, if there are any.
    """
    manual = (Field("manual", MANUAL), Field("quote", given))
    if not lowest:
        yield Field("eligibility", manual, RULE_GUESS)
        yield Field("open_to_all", True)
        yield Field("examples", (example((), "maybe"),))
        return
    fact, bound, _ = lowest
    meets = bound.value + (bound.key == "more_than")
    fails = bound.value - (bound.key == "at_least")
    yield Field("eligibility", (Field("all", (Inline(lowest), Inline(manual))),), RULE_GUESS)
    answered = tuple(example((Field(fact.value, n),), verdict) for n, verdict in ((meets, "maybe"), (fails, "no")))
    yield Field("examples", (*answered, example((), "maybe")))


def example(answers: tuple[Field, ...], verdict: str) -> Inline:
    """Return an example of a rule."""
    return Inline((Field("answers", Inline(answers)), Field("verdict", verdict)))
