"""Rules: periods have not ended, do not end soon, and have an end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at, numbers_wording
from policy_explorer.load.problem import FieldPath
from policy_explorer.text.days import moved, previous_day
from policy_explorer.text.term_ends import BUDGET_ENDS
from policy_explorer.validate.content import NoticeFiles, periods
from policy_explorer.validate.document_days import day_in
from policy_explorer.validate.source_file import EACH, SourceFile


def periods_ended(context: RuleContext) -> Iterator[Finding]:
    """Expect that periods end on the reference date or later.

    These are the period of each document, and the periods of its measures that end on another day.
    """
    yield from ends(context, date.min, previous_day(context.on), "已过")


def periods_ending_soon(context: RuleContext) -> Iterator[Finding]:
    """Expect that these periods do not end within `soon_days` from the reference date, that day included."""
    yield from ends(context, context.on, moved(context.on, context.soon_days), "快到了")


def periods_without_end(context: RuleContext) -> Iterator[Finding]:
    """Expect an end of a period that another document gives: otherwise only that document says when it is over."""
    for notice in context.content.notices:
        for file in notice.measures:
            for field, period in periods(file):
                if period.get("basis") == "other" and "until" not in period:
                    yield finding_at(file, field, "期限依另外的文件，没有写到哪一天；那份文件到期或改了，这里也要改")


def budgets_are_written(context: RuleContext) -> Iterator[Finding]:
    """Expect `ends: budget` where the text says that a budget may end what it gives: 额满即止.

    It may be that of the document, of the measure or of one of its benefits.
    """
    for notice in context.content.notices:
        general = notice.document.values("period", "ends", kind=str) if notice.document else []
        for file in notice.measures:
            found = BUDGET_ENDS.search(file.text)
            if found and "budget" not in [*general, *(period.get("ends") for _, period in periods(file))]:
                yield finding_at(file, ("text",), f"正文说“{found[0]}”，没有一处 period 写 ends: budget")


def ends(context: RuleContext, first: date, last: date, state: str) -> Iterator[Finding]:
    """Yield a finding for each document that ends between `first` and `last`.

    Each other day in between on which measures of the document end gets a finding too, unless another document extends
    them: then it is the end of the extension. `state` ends the sentence.
    """
    extended_in = extensions(context)
    for notice in context.content.notices:
        document, extended = notice.document, extended_in.get(notice.id, set())
        yield from extensions_ending(document, first, last, state)
        end = day_in(document, ("period", "until")) if document else None
        if document and end and None not in extended and first <= end <= last:
            yield finding_at(
                document, ("period", "until"), f"有效期到 {end}，{state}；{measures_ending_with(notice, end)}"
            )
        for until, all_places in sorted(stated_ends(notice).items()):
            places = [place for place in all_places if place[2] not in extended]
            if places and first <= until <= last and until != end:
                file, field, _ = places[0]
                yield finding_at(
                    file, field, f"{numbers_wording(number for *_, number in places)}写明到 {until}，{state}"
                )


def extensions(context: RuleContext) -> dict[str, set[int | None]]:
    """Return the numbers of the measures that are extended, by the id of their document; None for the whole document."""
    found: dict[str, set[int | None]] = defaultdict(set)
    for file in (notice.document for notice in context.content.notices if notice.document):
        for at, id in file.select("extends", EACH, "document", kind=str):
            numbers = {number for _, number in file.select(*at[:-1], "measures", EACH, kind=int)}
            found[id] |= numbers or {None}
    return found


def extensions_ending(document: SourceFile | None, first: date, last: date, state: str) -> Iterator[Finding]:
    """Yield a finding for each extension by `document` that ends between `first` and `last`."""
    for at, _ in document.select("extends", EACH, "until") if document else ():
        until = document and day_in(document, at)
        if document and until and first <= until <= last:
            yield finding_at(document, at, f"延续到 {until}，{state}")


def measures_ending_with(notice: NoticeFiles, until: date) -> str:
    """Return how many measures have the period of their document, and how many state the same end `until`, as text."""
    follow = sum(any(basis == "document" for _, basis in file.select("period", "basis")) for file in notice.measures)
    same = len({number for *_, number in stated_ends(notice).get(until, ())})
    counts = (f"{follow} 项没有另写期限，随它" if follow else "", f"{same} 项写明同一天" if same else "")
    return "，".join(filter(None, counts)) or "各项都另有期限"


def stated_ends(notice: NoticeFiles) -> dict[date, list[tuple[SourceFile, FieldPath, int]]]:
    """Return (file, path, number of the measure) of each stated end of a period, by day.

    A period that is compared with a date of the applicant's is left out: no day ends it.
    """
    found: dict[date, list[tuple[SourceFile, FieldPath, int]]] = defaultdict(list)
    for file in notice.measures:
        for place, period in periods(file):
            field = (*place, "until")
            if "fact" not in period and (until := day_in(file, field)):
                found[until].append((file, field, file.get("number", int) or 0))
    return found
