"""Rules: the days of a document are those of its date line and its imprint, and no budget is used up before it is issued."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.base import read_date
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import dates
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles, periods
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.source_file import EACH, SourceFile

# Right before a day: what happened on it, and the fields of document.yaml that may hold it.
LABELS: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...] = (
    (regex("成文(?:日期|时间)[：:]\\Z"), "成文日期", ("issued",)),
    (regex("(?<!首次)(?<!初次)(?<!原)印发(?:日期|时间)[：:]\\Z"), "印发日期", ("published",)),
    (regex("(?<!首次)(?<!初次)(?<!原)(?:发布|公布)(?:日期|时间)[：:]\\Z"), "发布日期", ("published", "announced")),
)
IMPRINT = ("印发", "印制")
# As the headers of web pages have it: 发布日期：2031-03-02 10:30.
WITH_DASHES = regex("(?<![0-9])([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?![-/0-9])")
# Behind the day of a date line.
RELEASED = regex("（此件[^）]*）\\Z")
BRACKETS = "()（）"
# Behind a day of a note: （2031年3月10日印发，2031年3月15日公布）.
REVISED = regex("修订|修正|修改|废止|首次|初次")
HAPPENED = regex("(?:印发|公布|发布)(?=[，、；。）)]|\\Z)")


class SaidDay(Struct, frozen=True):
    """A day that the notice gives around its measures, what it calls that day, and the fields that may hold it."""

    day: date
    called: str
    fields: tuple[str, ...]


def days_of_document_fit_text(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that `issued` and `published` are the days of the date line and of the imprint, where the notice has these.

    Passes: issued 2031-03-01, date line 2031年3月1日; published 2031-03-02, imprint 县政府办公室2031年3月2日印发.
    Passes: published 2031-03-02, that imprint, and 发布日期：2031年3月5日, which `announced` may hold.
    Fails: issued 2031-03-02 with that date line; published 2031-03-01 with that imprint; announced 2031-03-14 with the note
    （2031年3月15日公布）.
    Fails: published 2031-03-02, page artefact 发布日期：2031-03-05, without `announced`.
    Fails: no `issued`, date line 2031年3月1日.
    """
    if notice.document is None:
        return
    said = said_days(notice.document)
    imprinted = {each.day for each in said if each.fields == ("published",)}
    for fields in dict.fromkeys(each.fields for each in said):
        found = [each for each in said if each.fields == fields]
        written = {field: day for field in fields if (day := day_in(notice.document, (field,)))}
        if "announced" in fields and "announced" not in written and written.get("published") in imprinted:
            continue  # the day of announcing is another one, and not recorded
        if fields == ("issued",) and "issued" not in top_level(notice.document):
            hint = f"补上 issued: {found[0].day}"
            yield notice.document.problem((), "原文写了成文日期，没有写 issued", hint=hint)
        if written and not any(each.day in written.values() for each in found):
            field = next(iter(written))
            days = "、".join(dict.fromkeys(str(each.day) for each in found))
            message = f"与原文写的{found[0].called}不同"
            other_day = (
                "；这一天不是印发日期的，写在 announced 里" if "announced" in fields and field != "announced" else ""
            )
            yield notice.document.problem((field,), message, str(written[field]), f"原文写的是 {days}{other_day}")


def said_days(document: SourceFile) -> list[SaidDay]:
    """Return the days of the date line, the imprint, and such as 发布日期：, before and behind the measures or on each page."""
    found: list[SaidDay] = []
    for part in ("opening", "closing"):
        for _, passage in document.select(part, EACH, kind=dict):
            text = passage.get("text")
            if isinstance(text, str):
                found += days_of_passage(in_one_form(text), str(passage.get("role")))
    for text in document.values("page_artefacts", EACH, kind=str):
        found += days_of_passage(in_one_form(text), "artefact")
    return found


def in_one_form(text: str) -> str:
    """Return the text without white space, and 2031-03-02 as 2031年03月02日."""
    return without_whitespace(WITH_DASHES.sub(r"\1年\2月\3日", text))


def days_of_passage(text: str, role: str) -> Iterator[SaidDay]:
    """Yield the days that a passage, without white space, gives. A date line is nothing but a day.

    A paragraph may tell when other documents were issued: 根据县政府2030年5月6日印发的《意见》.
    """
    text = RELEASED.sub("", text) if role == "date" else text
    for mention in dates(text):
        if mention.first != mention.last:
            continue
        label = next((each for each in LABELS if each[0].search(text, 0, mention.start)), None)
        happened = HAPPENED.match(text, mention.end) if role == "note" and not REVISED.search(text) else None
        if text.startswith(IMPRINT, mention.end) and (
            role == "imprint" or (role != "paragraph" and text.endswith(IMPRINT))
        ):
            yield SaidDay(mention.first, "印发日期", ("published",))
        elif label:
            yield SaidDay(mention.first, label[1], label[2])
        elif happened:
            field = "published" if happened[0] == "印发" else "announced"
            yield SaidDay(mention.first, f"{happened[0]}日期", (field,))
        elif role == "date" and text.strip(BRACKETS) == text[mention.start : mention.end]:
            yield SaidDay(mention.first, "成文日期", ("issued",))


def budgets_are_used_up_later(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that a budget is used up on the day of issue or later, that of an extension also once it has begun.

    Passes: `used_up: {since: 2031-11-05, ...}`, issued 2031-03-01.
    Fails: `used_up: {since: 2030-11-05, ...}`, issued 2031-03-01; `since: 2031-04-30` of an extension `from: 2031-05-01`.
    """
    issued = day_in(notice.document, ("issued",)) if notice.document else None
    if notice.document is None or issued is None:
        return
    entries = (("period",), ("extends", EACH))
    places = [(notice.document, at) for entry in entries for at, _ in notice.document.select(*entry, kind=dict)]
    places += [(file, at) for file in notice.measures for at, _ in periods(file)]
    for file, at in places:
        since = day_in(file, (*at, "used_up", "since"))
        begins = day_in(file, (*at, "from")) if at[0] == "extends" else None
        if since and since < issued:
            message = "额度用完的日期早于成文日期"
            yield file.problem((*at, "used_up", "since"), message, str(since), f"文件成文于 {issued}")
        elif since and begins and since < begins:
            message = "延续以后的额度用完的日期早于延续的起始日"
            hint = f"延续自 {begins} 起；延续以前用完的，写在原来的 period 里"
            yield file.problem((*at, "used_up", "since"), message, str(since), hint)


def some_day_is_known(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require a day that the site can show as that of its content: of a document, or `updated` of site.yaml.

    Passes: a document without `issued`, and `updated: 2031-03-01`.
    Fails: that document alone.
    """
    documents = [notice.document for notice in content.notices if notice.document]
    known = any(day_in(each, (field,)) for each in documents for field in ("issued", "published"))
    if content.settings and documents and not known and day_in(content.settings, ("updated",)) is None:
        hint = "补上 updated: 内容最后一次修订的日期"
        yield content.settings.problem((), "各份文件都没有写日期，网站没有日期可写", hint=hint)


def top_level(file: SourceFile) -> dict[str, object]:
    """Return the fields of a file, none where it is no mapping."""
    return file.value if isinstance(file.value, dict) else {}


def day_in(file: SourceFile, at: FieldPath) -> date | None:
    """Return the date at the path `at`, None where there is none."""
    read = next((read_date(value) for _, value in file.select(*at)), None)
    return read if isinstance(read, date) else None
