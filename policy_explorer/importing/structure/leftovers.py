"""What a way to divide a notice leaves unexplained, said to the editor. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from policy_explorer.importing.structure.outline import Outline
from policy_explorer.importing.wording.headings import marker_of
from policy_explorer.importing.wording.unit_clauses import find_clause

LONG = 1200  # characters of a measure that seems to be several
TIMES = 4  # as long as the median
FEWEST_EXPLAINED = 0.35  # of the text
SHORT = 1500  # characters of a notice with little besides its measures
MANY = 8  # paragraphs that belong to nothing


def leftovers(outline: Outline) -> Iterator[str]:
    """Yield what an editor should look at first: parts that are too long, text that belongs to no measure, tables."""
    usual = median(len(item.text) for item in outline.items) if outline.items else 0
    too_long = (item for item in outline.items if len(item.text) > max(LONG, TIMES * usual))
    yield from (f"第 {item.number} 项有 {len(item.text):,} 字，像是漏分了" for item in too_long)
    several = [
        item for item in outline.items if sum(find_clause(text) is not None for text in item.text.split("\n")) > 2
    ]
    if several:
        shown = "、".join(str(item.number) for item in several[:5])
        yield f"第 {shown} 项里不止一处写明责任单位，像是几项并成了一项"
    before = sum("。" in text for text in outline.opening)
    if before > MANY:
        yield f"开头 {before} 段没有归到任何一项"
    for chapter in outline.chapters:
        count = (chapter.text or "").count("\n") + 1
        if count > MANY and not any(item.chapter == chapter.number for item in outline.items):
            yield f"“{chapter.title[:20]}”下面 {count} 段没有归到任何一项"
    own = sum("。" in text for text in outline.closing)
    if own > MANY:
        yield f"结尾 {own} 段没有归到任何一项"
    yield from articles_outside(outline)
    share = explained(outline)
    length = sum(len(item.text) for item in outline.items) + sum(map(len, (*outline.opening, *outline.closing)))
    if outline.items and length > SHORT and share < FEWEST_EXPLAINED:
        yield f"只有 {share:.0%} 的文字归到了各项措施"


def articles_outside(outline: Outline) -> Iterator[str]:
    """Yield which articles, as 第三条, are in no measure and are no provision."""
    known = {text.split("\n")[0] for text in outline.provisions}
    around = (*outline.opening, *outline.closing, *(chapter.text or "" for chapter in outline.chapters))
    lines = [line for text in around for line in text.split("\n") if line not in known]
    found = [marker.number for line in lines if (marker := marker_of(line)) and marker.style == "article"]
    if found:
        shown = "、".join(map(str, found[:5]))
        yield f"第 {shown} 条{'等' if len(found) > 5 else ''}没有归到任何一项"


def explained(outline: Outline) -> float:
    """Return the share of the text before the annexes that measures, provisions and headings of chapters hold."""
    inside = sum(len(item.heading) + len(item.text) for item in outline.items) + sum(map(len, outline.provisions))
    headings = sum(len(chapter.heading or "") for chapter in outline.chapters)
    around = sum(map(len, (*outline.opening, *outline.closing)))
    around += sum(len(chapter.text or "") for chapter in outline.chapters) - sum(map(len, outline.provisions))
    return (inside + headings) / max(1, inside + headings + max(0, around))


def about_annexes(outline: Outline) -> Iterator[str]:
    """Yield what the annexes hold that is no measure."""
    rows = sum(len(annex.rows) for annex in outline.annexes)
    if rows:
        yield f"附件里的表格（{rows} 行）没有当作措施，照录在 annexes"
    words = sum(len(part) for annex in outline.annexes for part in annex.parts if isinstance(part, str))
    if words > LONG:
        yield f"附件有 {words:,} 字，照录在 annexes，没有当作措施"
