"""The outline to the draft of document.yaml. Pure.

Every paragraph outside the measures becomes a passage; title, reference, dates and period are read from these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from policy_explorer.importing.draft import Absent, DraftMapping, Field
from policy_explorer.importing.fields.document_period import FoundPeriod, days_in, find_period
from policy_explorer.importing.fields.document_relations import KnownDocument, relation_fields
from policy_explorer.importing.fields.general_clauses import clause_fields
from policy_explorer.importing.fields.issuers import RolesAndTexts, issuer_fields
from policy_explorer.importing.fields.procedure_ways import hours_around, procedure_ways
from policy_explorer.importing.fields.units import Units, first_led
from policy_explorer.importing.fields.ways import way_fields
from policy_explorer.importing.readers.page_facts import day_in
from policy_explorer.importing.structure.annexes import annex_fields
from policy_explorer.importing.structure.outline import Item, Outline
from policy_explorer.importing.wording.page_words import is_about_page
from policy_explorer.importing.wording.passages import LABELLED, REFERENCE, TITLE_END, passages
from policy_explorer.importing.wording.unit_clauses import lead_rule
from policy_explorer.text.chinese_numbers import written_number
from policy_explorer.text.citation import numbered
from policy_explorer.text.quantities import narrow
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.document_days import days_of_passage, in_one_form

SUPERIOR = re.compile(rf"《(?P<title>[^《》]{{4,80}})》[（(](?P<reference>{REFERENCE.pattern})[）)]")
CITATIONS = ("第{chinese}条", "第{number}条", "（{chinese}）", "（{number}）")
ANNOUNCED_GUESS = "标题旁边写的发布日期；只是网页的日期、不是公布日期的，删去"
ANNOUNCED = re.compile("(?:发布|公布|公开)(?:日期|时间)(?P<day>.{0,24})")
NO_REFERENCE = "未编文号"
NO_TITLE = "没有标题的文件"


def draft_document(
    id: str,
    outline: Outline,
    heading: str | None,
    units: list[tuple[Item, Units | None]],
    known: Mapping[str, KnownDocument],
    judged: bool,
    timed: frozenset[str] = frozenset(),
) -> DraftMapping:
    """Return the fields of document.yaml. `heading` is its `measure_heading`; `units` are those of each measure.

    `known` are the documents of the site; `judged` is whether any measure has a rule. `timed` are the
    clauses that the windows of the measures quote.
    """
    opening, closing = passages(outline.opening), passages(outline.closing, closing=True)
    texts = (
        [text for _, text in (*opening, *closing)]
        + [text for c in outline.chapters for text in (c.text or "").split("\n")]
        + [item.text for item in outline.items]
    )
    ordered = [text for _, text in (*closing, *reversed(opening))] + texts[len(opening) + len(closing) :]
    issued, published = days_of(opening, closing)
    announced = announced_of(opening) if issued else None
    period = find_period(ordered, {"issued": issued, "published": published, "announced": announced})
    lines = {line for text in outline.provisions for line in text.split("\n")} | {item.text for item in outline.items}
    relations = tuple(relation_fields(texts, known, bool(period and period.start)))
    around = [*outline.provisions, *(text for text in texts if text not in lines)]
    return (
        Field("id", id),
        *title_fields(opening),
        *reference_fields(opening, texts),
        *issuer_fields(opening, closing),
        *day_fields(issued, published, announced),
        *addressee_fields(opening),
        *superior_fields(opening, relations),
        *relations,
        period_field(period),
        *lead_rule_fields(texts, outline.items),
        *standing_fields(units),
        *way_fields(
            [text for _, text in (*opening, *closing)] + [chapter.text for chapter in outline.chapters if chapter.text],
            [
                way
                for way in (*procedure_ways(outline.provisions), *hours_around(t for t in texts if t not in lines))
                if way.fields[0].value not in timed
            ],
        ),
        *clause_fields(around, judged),
        *((Field("chapters", tuple(chapter_fields(outline))),) if outline.chapters else ()),
        *citation_fields(outline.items),
        *((Field("measure_heading", heading),) if heading else ()),
        *((Field("opening", passage_fields(opening), "各段的 role（标题、主送、署名……）是推断的"),) if opening else ()),
        *((Field("closing", passage_fields(closing), "各段的 role（正文、署名、印发……）是推断的"),) if closing else ()),
        *annex_fields(outline.annexes),
    )


def title_fields(opening: RolesAndTexts) -> Iterator[Field | Absent]:
    """Yield the title: the last one of the opening, which is that of the text itself."""
    titles = [text for role, text in opening if role == "title" and not text.endswith("文件")]
    titles = [text for text in titles if TITLE_END.search(without_whitespace(text))] or titles
    if titles and (title := without_whitespace(titles[-1])):
        yield Field("title", title, "取自正文前的标题")
        yield Field("short_title", title, "改成页面上用的简称")
    else:
        yield Field("title", NO_TITLE, "原文没有标题，或者没有认出来；有的照原文改")
        yield Field("short_title", NO_TITLE, "改成页面上用的简称")


def day_fields(issued: date | None, published: date | None, announced: date | None) -> Iterator[Field | Absent]:
    """Yield the days of issue and publication, and that on which the page that was copied says it was put on the web."""
    if issued:
        yield Field("issued", issued, "取自落款或印发的日期")
        yield Field("published", published, "印发日期，与成文日期不同的请改")
        if announced and announced != published:
            yield Field("announced", announced, ANNOUNCED_GUESS)
    else:
        yield Absent(
            "issued", "没有认出成文日期；原文没有写的就不写，写了的补上 issued（成文日期）和 published（印发日期）"
        )


def reference_fields(opening: RolesAndTexts, texts: list[str]) -> Iterator[Field | Absent]:
    """Yield the reference: a paragraph of its own, or one near the title."""
    own = next((text for role, text in opening if role == "reference"), None)
    if own:
        yield Field("reference", without_whitespace(own))
        return
    # A reference further on in the text is more often that of another document.
    near = next((m.group() for text in texts[:3] if (m := REFERENCE.search(text)) and "《" not in text), None)
    labelled = next((m["reference"] for text in texts[:3] if (m := LABELLED.search(text))), None)
    near = labelled or (near and re.sub("^.*[局委办厅会府室]以", "", without_whitespace(near)))
    yield (
        Field("reference", without_whitespace(near), "从标题附近认出的文号")
        if near
        else Field("reference", NO_REFERENCE, "原文开头没有认出文号")
    )


def days_of(opening: RolesAndTexts, closing: RolesAndTexts) -> tuple[date | None, date | None]:
    """Return the days of issue and of publication: from the signature and the imprint, or else from what there is."""
    signed = [day for role, text in (*opening, *closing) if role == "date" for day in days_in(text)]
    printed = [day for role, text in (*opening, *closing) if role == "imprint" for day in days_in(text)[-1:]]
    noted = [
        day
        for role, text in opening
        if role in ("note", "title") and not is_about_page(text)
        for day in days_in(text)[:1]
    ]
    issued = next(iter((*signed, *printed, *noted)), None)
    return issued, next(iter((*printed, *said_in_notes(opening, "published"), *signed, *noted)), None)


def said_in_notes(opening: RolesAndTexts, field: str) -> list[date]:
    """Return the days of `field` in notes such as （2031年3月10日印发，2031年3月15日公布）."""
    notes = (in_one_form(text) for role, text in opening if role == "note")
    return [said.day for text in notes for said in days_of_passage(text, "note") if said.fields == (field,)]


def announced_of(opening: RolesAndTexts) -> date | None:
    """Return the day on which the notice was put on the web, as a line that was copied with it says: 发布时间：2024-03-18."""
    lines = (ANNOUNCED.search(text) for at, (role, text) in enumerate(opening) if not at or role in ("note", "title"))
    copied = (day_in(found["day"]) for found in lines if found)
    return next(filter(None, copied), next(iter(said_in_notes(opening, "announced")), None))


def addressee_fields(opening: RolesAndTexts) -> Iterator[Field]:
    """Yield the addressees, if the opening has any."""
    written = next((text for role, text in opening if role == "addressees"), None)
    if written:
        yield Field(
            "addressees",
            tuple(filter(None, re.split(r"[，,；;]", without_whitespace(written).rstrip("：:")))),
            "按逗号分开的",
        )


def superior_fields(opening: RolesAndTexts, relations: Iterable[Field | Absent]) -> Iterator[Field]:
    """Yield the documents that the opening names with their references, but those that the notice repeals or changes."""
    found = {m["reference"]: m for role, text in opening for m in SUPERIOR.finditer(without_whitespace(text))}
    entries = (entry for each in relations if isinstance(each, Field) for entry in each.value)
    changed = {field.value for entry in entries for field in entry if field.key == "reference"}
    found = {reference: m for reference, m in found.items() if reference not in changed}
    if found:
        each = tuple(
            (Field("title", m["title"]), Field("reference", m["reference"]), Field("quote", m.group()))
            for m in found.values()
        )
        yield Field("superiors", each, "正文开头提到的文件，不是本文件所贯彻的请删去")


def period_field(period: FoundPeriod | None) -> Field | Absent:
    """Return the period of the document as far as it was found, or that none was."""
    fields = period.fields() if period else ()
    if not fields:
        known = f"；认出的施行一句：{period.start_quote}" if period else ""
        return Absent(
            "period", f"没有认出从何时起、到何时止；原文没有写的就不写 period，写法见 docs/authoring.zh.md{known}"
        )
    end = "" if period and period.end else "，没有认出何时止，原文没有写的就不写"
    no_day = period and any(f.key == "until" for f in period.end) and not days_in(period.quote)
    end = "，止于哪一天原文没有写到日，暂按年底写" if no_day else end
    return Field("period", fields, f"从结尾或附则认出{end}{other_day(period)}")


def other_day(period: FoundPeriod | None) -> str:
    """Return that the day from which the text counts is not known, where another one stands for it."""
    if period is None or not any(field.value == "published" for field in period.start):
        return ""
    said = re.search("发布|公布", period.start_quote)
    return (
        f"；原文写的是自{said[0]}之日起，没有写{said[0]}日期，暂从印发日期起算，查到了写 announced，counted_from 改成 announced"
        if said
        else ""
    )


def lead_rule_fields(texts: list[str], items: tuple[Item, ...]) -> Iterator[Field | Absent]:
    """Yield the rule by which the unit that is named first leads, where the notice has one for all measures."""
    notice = without_whitespace("".join(texts))
    first = first_led(items, notice)
    if first == 0:
        yield Field("lead_rule", (Field("quote", lead_rule(notice)),), "各项的牵头单位照它取第一个")
    elif first:
        yield Absent("lead_rule", f"“{lead_rule(notice)}”写在第 {first} 项里，只管它和以后各项，所以不写 lead_rule")


def citation_fields(items: Iterable[Item]) -> Iterator[Field]:
    """Yield how the notice cites its measures, where all headings begin so: 第三条, （三）."""
    forms = {
        next((form for form in CITATIONS if item.heading.startswith(numbered(form, item.number))), None)
        for item in items
    }
    form = forms.pop() if len(forms) == 1 else None
    if form:
        yield Field("citation", form, "取自各项的开头，原文别处另有称呼的请改")


def standing_fields(units: list[tuple[Item, Units | None]]) -> Iterator[Field]:
    """Yield the standing rule, if the clause of a measure says which units take part from then on."""
    for item, found in units:
        if found and found.standing:
            rule = (Field("units", found.standing), Field("after", item.number), Field("quote", found.standing_quote))
            yield Field("standing_rule", rule, "原文写了“以下均由……”，其后各项默认这些单位")
            return


def chapter_fields(outline: Outline) -> Iterator[tuple[Field | Absent, ...]]:
    """Yield the fields of each chapter."""
    for chapter in outline.chapters:
        guess = "" if chapter.heading else "原文不分章，这是代拟的名称，页面的目录和筛选里会用到"
        yield (
            Field("number", chapter.number),
            *((Field("heading", chapter.heading),) if chapter.heading else ()),
            Field("title", chapter.title, guess),
            *((Field("text", chapter.text),) if chapter.text else ()),
        )


def passage_fields(found: Iterable[tuple[str, str]]) -> tuple[tuple[Field, Field], ...]:
    """Return the fields of passages, which are (role, text) pairs."""
    return tuple((Field("role", role), Field("text", text)) for role, text in found)


def common_heading(items: tuple[Item, ...]) -> str | None:
    """Return the format of the headings of more than half of the measures, as `measure_heading`, or None."""
    forms = Counter(form for item in items if (form := form_of(item)))
    form, count = next(iter(forms.most_common(1)), (None, 0))
    return form if count * 2 > len(items) else None


def form_of(item: Item) -> str | None:
    """Return the format of the heading of `item`, with {number} or {chinese}, and {title}; None without such a form."""
    if "{" in item.heading or "}" in item.heading or item.title not in item.heading:
        return None
    before, _, after = item.heading.partition(item.title)
    for field, number in (("number", str(item.number)), ("chinese", written_number(item.number))):
        if before.count(number) == 1 and narrow(before) == before:
            return f"{before.replace(number, f'{{{field}}}')}{{title}}{after}"
    return None


def gives_heading(form: str | None, item: Item) -> bool:
    """Return whether the format `form` gives the heading of `item`."""
    return form is not None and without_whitespace(numbered(form, item.number, title=item.title)) == without_whitespace(
        item.heading
    )
