"""What a way to divide a notice leaves unexplained, said to the editor. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from policy_explorer.importing.outline import Item, Outline
from policy_explorer.importing.unit_clauses import find_clause

LONG = 1200  # characters of a measure that seems to be several
TIMES = 4  # as long as the median
MANY = 8  # paragraphs that belong to nothing


def leftovers(outline: Outline) -> Iterator[str]:
    """Yield what an editor should look at first: parts that are too long, text that belongs to no measure, tables."""
    yield from (
        f"第 {item.number} 项有 {len(item.text):,} 字，像是漏分了"
        for item in outline.items
        if is_too_long(item, outline)
    )
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
    rows = sum(len(annex.rows) for annex in outline.annexes)
    if rows:
        yield f"附件里的表格（{rows} 行）没有当作措施，照录在 annexes"
    words = sum(len(part) for annex in outline.annexes for part in annex.parts if isinstance(part, str))
    if words > LONG:
        yield f"附件有 {words:,} 字，照录在 annexes，没有当作措施"


def is_too_long(item: Item, outline: Outline) -> bool:
    """Return whether a measure is so much longer than the others that it seems to be several."""
    return len(item.text) > max(LONG, TIMES * median(len(each.text) for each in outline.items))
