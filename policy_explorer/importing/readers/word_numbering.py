"""The automatic numbers of a Word file, as text: `一、`, `（二）`, `3.`, `第四条`."""

from __future__ import annotations

import re
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from policy_explorer.text.chinese_numbers import written_number

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


def value_of(element: Any, name: str) -> str | None:
    """Return the attribute `w:val` of the child `name` of `element`, None where there is none."""
    child = element.find(qn(name))
    return None if child is None else child.get(qn("w:val"))


class Numbering:
    """The counters of a document's lists. `number` changes them: it takes the paragraphs in their order.

    `written` is how many numbers were returned, `unknown` how many have a format that is not supported.
    """

    def __init__(self, document: Document) -> None:
        self.written = self.unknown = 0
        self.counts: dict[str, list[int]] = {}  # of each level, by definition
        self.styles = document.styles
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            root = None
        definitions = {
            definition.get(qn("w:abstractNumId")): definition
            for definition in (root.iter(qn("w:abstractNum")) if root is not None else ())
        }
        self.definition_ids: dict[str, str] = {
            num.get(qn("w:numId")): num.find(qn("w:abstractNumId")).get(qn("w:val"))
            for num in (root.iter(qn("w:num")) if root is not None else ())
        }
        self.lists: dict[str, Any] = {
            list_id: definitions.get(definition) for list_id, definition in self.definition_ids.items()
        }

    def number(self, paragraph: Paragraph) -> str:
        """Return the number of the next paragraph, "" where it has none."""
        properties = self.properties(paragraph)
        if properties is None:
            return ""
        list_id, level = properties
        levels = self.levels(list_id)
        if level not in levels:
            return ""
        # Lists that share an abstract definition share their counters.
        counts = self.counts.setdefault(self.definition_ids[list_id], [0] * 9)
        counts[level] = counts[level] + 1 if counts[level] else levels[level][2]
        counts[level + 1 :] = [0] * (8 - level)
        if levels[level][0] in ("bullet", "none"):
            return ""
        text = self.text(levels, counts, level)
        self.written, self.unknown = self.written + (text is not None), self.unknown + (text is None)
        return text or ""

    def properties(self, paragraph: Paragraph) -> tuple[str, int] | None:
        """Return (list, level) of `paragraph`: its own, or that of its style. None where it is in no list."""
        style: Any = paragraph.style
        candidates: list[Any] = [paragraph._p.pPr]
        seen: set[Any] = set()  # a damaged file may have a style that is based on itself
        while style is not None and style.element not in seen:
            seen.add(style.element)
            candidates.append(style.element.pPr)
            style = style.base_style
        for properties in candidates:
            number = properties.find(qn("w:numPr")) if properties is not None else None
            if number is not None and (list_id := number.find(qn("w:numId"))) is not None:
                level = number.find(qn("w:ilvl"))
                return list_id.get(qn("w:val")), int(level.get(qn("w:val"))) if level is not None else 0
        return None

    def levels(self, list_id: str) -> dict[int, tuple[str, str, int]]:
        """Return (format, text, start) of each level of a list."""
        definition = self.lists.get(list_id)
        found = {}
        for level in definition.iter(qn("w:lvl")) if definition is not None else ():
            found[int(level.get(qn("w:ilvl")))] = (
                value_of(level, "w:numFmt") or "decimal",
                value_of(level, "w:lvlText") or "",
                int(value_of(level, "w:start") or 1),
            )
        return found

    def text(self, levels: dict[int, tuple[str, str, int]], counts: list[int], level: int) -> str | None:
        """Return the number that `counts` give at `level`, None where its format is not supported."""
        written = levels[level][1]
        for named in sorted(set(map(int, re.findall(r"%([1-9])", written)))):
            format = levels.get(named - 1, ("", "", 1))[0]
            if format not in HAN | ARABIC:
                return None
            number = counts[named - 1] or 1
            written = written.replace(f"%{named}", written_number(number) if format in HAN else str(number))
        return written
