"""Terms that ended, that end soon, and that nobody knows the end of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from policy_explorer.doctor.finding import Case, Finding, at, list_of
from policy_explorer.load.problem import FieldPath
from policy_explorer.model.base import read_date
from policy_explorer.validate.content import EACH, NoticeFiles, SourceFile


def terms_ended(case: Case) -> Iterator[Finding]:
    """A document's term, and those terms of its measures that end on another day, lie behind the day looked from."""
    yield from ends(case, date.min, case.on - timedelta(days=1), "已过")


def soon_over(case: Case) -> Iterator[Finding]:
    """They end within `soon_days` from the day looked from, that day included."""
    yield from ends(case, case.on, case.on + timedelta(days=case.soon_days), "快到了")


def terms_unknown(case: Case) -> Iterator[Finding]:
    """A term that another policy document gives has no end: whether it still holds, only that document says."""
    for notice in case.content.notices:
        for file in notice.measures:
            for field, period in (
                *file.select("period", sort=dict),
                *file.select("benefits", EACH, "period", sort=dict),
            ):
                if period.get("basis") == "other" and "until" not in period:
                    yield at(file, field, "期限依另外的文件，没有写到哪一天；那份文件到期或改了，这里也要改")


def ends(case: Case, first: date, last: date, state: str) -> Iterator[Finding]:
    """One finding for each document, and one for each other day on which measures of it end."""
    for notice in case.content.notices:
        own = day(notice.document, ("period", "until")) if notice.document else None
        if own and first <= own <= last:
            yield at(notice.document, ("period", "until"), f"有效期到 {own}，{state}；{following(notice, own)}")
        for until, places in sorted(stated(notice).items()):
            if first <= until <= last and until != own:
                file, field, _ = places[0]
                yield at(file, field, f"{list_of(number for *_, number in places)}写明到 {until}，{state}")


def following(notice: NoticeFiles, until: date) -> str:
    """How many measures end with their document: those without a term of their own, and those that state the same day."""
    follow = sum(any(basis == "document" for _, basis in file.select("period", "basis")) for file in notice.measures)
    same = len({number for *_, number in stated(notice).get(until, ())})
    told = (f"{follow} 项没有另写期限，随它" if follow else "", f"{same} 项写明同一天" if same else "")
    return "，".join(filter(None, told)) or "各项都另有期限"


def stated(notice: NoticeFiles) -> dict[date, list[tuple[SourceFile, FieldPath, int]]]:
    """The days on which terms of measures and benefits end, with where and in which measures they are written."""
    found: dict[date, list[tuple[SourceFile, FieldPath, int]]] = defaultdict(list)
    for file in notice.measures:
        for field, _ in (*file.select("period", "until"), *file.select("benefits", EACH, "period", "until")):
            if until := day(file, field):
                found[until].append((file, field, file.get("number", int) or 0))
    return found


def day(file: SourceFile, field: FieldPath) -> date | None:
    read = next((read_date(value) for _, value in file.select(*field)), None)
    return read if isinstance(read, date) else None
