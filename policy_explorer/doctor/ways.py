"""Rules: how to apply is known where there is a guide, and what web pages said was seen lately."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at, numbers_wording
from policy_explorer.load.problem import FieldPath
from policy_explorer.model.base import read_date
from policy_explorer.validate.access_words import benefits
from policy_explorer.validate.content import NoticeFiles
from policy_explorer.validate.source_file import DEEP, EACH, SourceFile

YEAR = timedelta(days=366)


def guides_are_used(context: RuleContext) -> Iterator[Finding]:
    """Expect that how to apply for a benefit is written, if the document has a companion such as a guide."""
    departments = context.vocabulary("departments", EACH, kind=dict)
    with_ways = {str(each.get("name")) for _, _, each in departments if each.get("how_to_apply")}
    for notice in context.content.notices:
        document = notice.document
        if document is None or not document.select("sources", EACH) or document.select("how_to_apply", EACH):
            continue
        if found := [number for number in numbers_without(notice, with_ways) if number is not None]:
            text = f"{numbers_wording(found)}没有写怎么办（how_to_apply），配套文本里有的，写进来"
            yield finding_at(document, ("sources",), text)


def numbers_without(notice: NoticeFiles, departments: set[str]) -> Iterator[int | None]:
    """Yield the number of each measure with a benefit to apply for of which no way is written.

    `departments` are those with ways of their own.
    """
    for file, at, benefit in benefits(notice):
        leads = file.select(*at, "lead", EACH, kind=str) or file.select("lead", EACH, kind=str)
        led = departments.intersection(name for _, name in leads)
        known = benefit.get("how_to_apply") or file.get("how_to_apply", list) or led
        if benefit.get("access") == "apply" and not known:
            yield file.get("number", int)


def pages_were_seen_lately(context: RuleContext) -> Iterator[Finding]:
    """Expect that no companion or web page was seen more than a year before the one that was seen last."""
    found = list(seen_days(context))
    newest = max((day for _, _, day in found), default=None)
    for file, at, day in found:
        if newest and day < newest - YEAR:
            yield finding_at(file, at, f"{day} 看到的，别处最近是 {newest}，再看一遍有没有变")


def seen_days(context: RuleContext) -> Iterator[tuple[SourceFile, FieldPath, date]]:
    """Yield (file, path, day) of each day on which a companion or a web page was seen."""
    content = context.content
    files = [file for notice in content.notices for file in notice.with_rules]
    for file in (*files, *filter(None, (content.vocabularies.get("departments"),))):
        for at, mapping in file.select(DEEP, kind=dict):
            day = read_date(mapping.get("seen"))
            if isinstance(day, date):
                yield file, (*at, "seen"), day
