"""The numbers that Word counts by itself, as text: `一、`, `（二）`, `3.`, `第四条`. Counts as it is asked, paragraph by paragraph."""

from __future__ import annotations

import re

from docx.oxml.ns import qn

from policy_explorer.importing.chinese_numbers import written_number

HAN = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "ideographDigital",
        "chineseLegalSimplified",
    )
)
ARABIC = frozenset(("decimal", "decimalFullWidth", "decimalHalfWidth", "decimalZero"))


class Numbering:
    """Counters by list and level. `written` numbers were given, `unknown` could not be."""

    def __init__(self, document):
        self.written = self.unknown = 0
        self.counts: dict[str, list[int]] = {}
        self.styles = document.styles
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            root = None
        abstract = {a.get(qn("w:abstractNumId")): a for a in root.iter(qn("w:abstractNum"))} if root is not None else {}
        self.lists = {
            num.get(qn("w:numId")): abstract.get(num.find(qn("w:abstractNumId")).get(qn("w:val")))
            for num in (root.iter(qn("w:num")) if root is not None else ())
        }

    def number(self, paragraph) -> str:
        """What Word prints before a paragraph; nothing where it counts nothing there."""
        properties = self.properties(paragraph)
        if properties is None:
            return ""
        list_id, level = properties
        levels = self.levels(list_id)
        if level not in levels:
            return ""
        abstract = self.lists[list_id].get(qn("w:abstractNumId"))
        counts = self.counts.setdefault(abstract, [0] * 9)
        counts[level] = counts[level] + 1 if counts[level] else levels[level][2]
        counts[level + 1 :] = [0] * (8 - level)
        if levels[level][0] in ("bullet", "none"):
            return ""
        text = self.text(levels, counts, level)
        self.written, self.unknown = self.written + (text is not None), self.unknown + (text is None)
        return text or ""

    def properties(self, paragraph) -> tuple[str, int] | None:
        """(list, level), the paragraph's own or its style's."""
        style, holders = paragraph.style, [paragraph._p.pPr]
        while style is not None:
            holders.append(style.element.pPr)
            style = style.base_style
        for holder in holders:
            number = holder.find(qn("w:numPr")) if holder is not None else None
            if number is not None and (list_id := number.find(qn("w:numId"))) is not None:
                level = number.find(qn("w:ilvl"))
                return list_id.get(qn("w:val")), int(level.get(qn("w:val"))) if level is not None else 0
        return None

    def levels(self, list_id: str) -> dict[int, tuple[str, str, int]]:
        """Format, text and start of each level of a list."""
        abstract = self.lists.get(list_id)
        found = {}
        for level in abstract.iter(qn("w:lvl")) if abstract is not None else ():
            value = lambda name, level=level: e.get(qn("w:val")) if (e := level.find(qn(name))) is not None else None  # noqa: E731
            found[int(level.get(qn("w:ilvl")))] = (
                value("w:numFmt") or "decimal",
                value("w:lvlText") or "",
                int(value("w:start") or 1),
            )
        return found

    def text(self, levels: dict[int, tuple[str, str, int]], counts: list[int], level: int) -> str | None:
        written = levels[level][1]
        for named in sorted(set(map(int, re.findall(r"%([1-9])", written)))):
            format = levels.get(named - 1, ("", "", 1))[0]
            if format not in HAN | ARABIC:
                return None
            number = counts[named - 1] or 1
            written = written.replace(f"%{named}", written_number(number) if format in HAN else str(number))
        return written
