"""The table or list of facts that a government's web page has above a notice: 索引号, 发文字号, 成文日期. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policy_explorer.importing.blocks import PageFacts, Row
from policy_explorer.importing.readers.page_lines import PageLine
from policy_explorer.importing.wording.page_words import DAY, LABEL, OTHER
from policy_explorer.importing.wording.passages import REFERENCE
from policy_explorer.text.verbatim import without_whitespace


def facts_of(lines: tuple[PageLine, ...]) -> tuple[PageFacts, set[int]]:
    """Return what the table or list of facts above the notice says, and the indices of its lines."""
    found: dict[str, str] = {}
    used: set[int] = set()
    for at, line in enumerate(lines):
        cells = line.block.cells if isinstance(line.block, Row) else (line.text,)
        pairs = list(pairs_in(cells)) if len(line.text) < 200 else []
        if not pairs and is_label(line.text) and at + 1 < len(lines) and not is_label(lines[at + 1].text):
            pairs = list(pairs_in((line.text, lines[at + 1].text)))  # a list of terms and descriptions
            used |= {at + 1} if pairs else set()
        if pairs:
            used.add(at)
            for field, value in pairs:
                if field and value:
                    found.setdefault(field, value)
        elif len(used) >= 2 and at - max(used) > 40:
            break
    if len(used) < 2 and len(found) < 2:
        return PageFacts(), set()
    days = {field: day_in(found.get(field, "")) for field in ("issued", "announced")}
    reference = found.get("reference")
    return (
        PageFacts(
            found.get("title"),
            reference if reference and REFERENCE.fullmatch(without_whitespace(reference)) else None,
            found.get("issuer"),
            days["issued"],
            days["announced"],
            found.get("state"),
        ),
        used,
    )


def is_label(text: str) -> bool:
    """Return whether a text is a label of the table of facts, and nothing else."""
    return any(pattern.fullmatch(text) for pattern in (*LABEL.values(), OTHER))


def pairs_in(cells: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield (field, value) for each label among `cells`; the field is "" for a label that is of no use here."""
    for at, cell in enumerate(cells):
        label, field = OTHER.match(cell), ""
        for name, pattern in LABEL.items():
            if found := pattern.match(cell):
                label, field = found, name
        if label is None or not ("：" in label.group() or ":" in label.group() or label.end() == len(cell)):
            continue
        if len(cells) > 1 or label.end() < len(cell):
            rest = cell[label.end() :] or (cells[at + 1] if at + 1 < len(cells) else "")
            yield field, rest.strip()


def day_in(text: str) -> date | None:
    """Return the first day that `text` writes."""
    found = DAY.search(text)
    try:
        return date(*(int(found[part]) for part in ("year", "month", "day"))) if found else None
    except ValueError:
        return None
