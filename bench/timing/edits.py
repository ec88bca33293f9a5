"""What an editor changes: one measure, or a template. Pure; each puts in a mark of one character, to be found again."""

from __future__ import annotations

import re

MARKS, TEMPLATE_MARKS = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉"


def title_of(measure: str) -> str:
    return re.search(r"^title: (.+)$", measure, re.MULTILINE)[1].strip("\"'")


def retitled(measure: str, mark: str) -> str:
    """A measure's file with another title: `甲` or another mark behind it, in place of the last."""
    bare = title_of(measure).rstrip(MARKS)
    return re.sub(r"^title: .+$", f"title: {bare}{mark}", measure, count=1, flags=re.MULTILINE)


def retitled_notice(notice: str, old: str, new: str) -> str:
    """The notice with the title replaced where it heads its measure, wherever its lines are broken."""
    pattern = r"\s*".join(map(re.escape, f".{old}。"))
    return re.sub(pattern, lambda _: f".{new}。", notice, count=1)


def resummed(measure: str, mark: str) -> str:
    """A measure's file, or a page of Hugo's, with a mark at the end of the editor's summary."""
    return re.sub(
        rf"^(summary|lede):\n  text: (.+?)[{MARKS}]?$", rf"\1:\n  text: \2{mark}", measure, count=1, flags=re.MULTILINE
    )


def marked_heading(template: str, mark: str) -> str:
    """A template with a mark at the end of its heading."""
    return re.sub(rf"[{TEMPLATE_MARKS}]?</h1>", f"{mark}</h1>", template, count=1)


def heading_shows(page: str, mark: str) -> bool:
    """Whether the heading of a page ends with a mark, the title's before the template's."""
    return re.search(rf"{mark}[{TEMPLATE_MARKS}]?</h1>", page) is not None
