"""Measures that readers who filter by their own line or sort hardly find."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Case, Finding, at, list_of
from policy_explorer.validate.content import EACH, NoticeFiles, SourceFile


def no_sector(case: Case) -> Iterator[Finding]:
    """A measure has a sector besides the one that stands for all of them; told once a document, for it may be so."""
    file = case.content.vocabularies.get("sectors")
    everything = set()
    for field, marked in file.select(EACH, "everything", sort=bool) if file else ():
        everything |= {name for _, name in file.select(field[0], "name", sort=str) if marked}
    for notice in case.content.notices:
        yield from together(notice, "sectors", everything, "只标“不限行业”的那一个；原文点到具体行业的，补上")


def no_audience(case: Case) -> Iterator[Finding]:
    """A measure has an audience besides the one that most measures of its document have, where that is more than half."""
    for notice in case.content.notices:
        tags = [names(file, "audiences") for file in notice.measures]
        common = {name for name in set().union(*tags) if sum(name in own for own in tags) * 2 > len(tags)}
        yield from together(
            notice, "audiences", common, f"只标最宽的“{'、'.join(sorted(common))}”；原文点到具体对象的，补上"
        )


def together(notice: NoticeFiles, field: str, broad: set[str], advice: str) -> Iterator[Finding]:
    """One finding for the measures with none but broad tags, at the first of them, and one for each without any."""
    bare = []
    for file in notice.measures:
        own = names(file, field)
        if not own and file.readable:
            yield at(file, (field,), "一个也没有标")
        elif own and own <= broad:
            bare.append(file)
    if bare:
        yield at(bare[0], (field,), f"{list_of(file.get('number', int) or 0 for file in bare)}{advice}")


def names(file: SourceFile, field: str) -> set[str]:
    return {name for _, name in file.select(field, EACH, "name", sort=str)}
