"""Rules: a measure is tagged with specific sectors and audiences, by which readers filter."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at, numbers_wording
from policy_explorer.validate.content import NoticeFiles
from policy_explorer.validate.source_file import EACH, SourceFile


def has_a_sector(context: RuleContext) -> Iterator[Finding]:
    """Expect a sector of a measure besides the one that means "no restriction".

    There is one finding for each document, because broad tags may be right.
    """
    everything: set[str] = set()
    for file, field, marked in context.vocabulary("sectors", EACH, "everything", kind=bool):
        everything |= {name for _, name in file.select(field[0], "name", kind=str) if marked}
    for notice in context.content.notices:
        yield from broad_tags(notice, "sectors", everything, "只标“不限行业”的那一个；原文点到具体行业的，补上")


def has_an_audience(context: RuleContext) -> Iterator[Finding]:
    """Expect an audience of a measure besides those that more than half of the measures of its document have."""
    for notice in context.content.notices:
        tags = [names(file, "audiences") for file in notice.measures]
        common = {name for name in set[str]().union(*tags) if sum(name in own for own in tags) * 2 > len(tags)}
        yield from broad_tags(
            notice, "audiences", common, f"只标最宽的“{'、'.join(sorted(common))}”；原文点到具体对象的，补上"
        )


def broad_tags(notice: NoticeFiles, field: str, broad: set[str], advice: str) -> Iterator[Finding]:
    """Yield one finding for all measures whose tags are all in `broad`, and one for each measure without any.

    The former is at the first of these measures. `field` is that of the tags; `advice` follows the numbers.
    """
    only_broad = []
    for file in notice.measures:
        own = names(file, field)
        if not own and file.readable:
            yield finding_at(file, (field,), "一个也没有标")
        elif own and own <= broad:
            only_broad.append(file)
    if only_broad:
        numbers = numbers_wording(file.get("number", int) or 0 for file in only_broad)
        yield finding_at(only_broad[0], (field,), f"{numbers}{advice}")


def names(file: SourceFile, field: str) -> set[str]:
    """Return the names of the tags in `field` of the measure `file`."""
    return {name for _, name in file.select(field, EACH, "name", kind=str)}
