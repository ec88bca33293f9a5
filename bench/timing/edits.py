"""Edit a measure or a template. Each edit inserts a mark of one character, to be found on the page. No effects."""

from __future__ import annotations

import re

MARKS, TEMPLATE_MARKS = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉"


def title_of(measure: str) -> str:
    return re.search(r"^title: (.+)$", measure, re.MULTILINE)[1].strip("\"'")


def retitled(measure: str, mark: str) -> str:
    """Return the file of a measure with `mark` at the end of the title, in place of an earlier mark."""
    bare = title_of(measure).rstrip(MARKS)
    return re.sub(r"^title: .+$", f"title: {bare}{mark}", measure, count=1, flags=re.MULTILINE)


def retitled_notice(notice: str, old: str, new: str) -> str:
    """Return the notice with the title of one measure replaced, wherever its lines break."""
    pattern = r"\s*".join(map(re.escape, f".{old}。"))
    return re.sub(pattern, lambda _: f".{new}。", notice, count=1)


def resummed(measure: str, mark: str) -> str:
    """Return the file of a measure, or a page of Hugo, with `mark` at the end of the summary."""
    return re.sub(
        rf"^(summary|lede):\n  text: (.+?)[{MARKS}]?$", rf"\1:\n  text: \2{mark}", measure, count=1, flags=re.MULTILINE
    )


def marked_heading(template: str, mark: str) -> str:
    """Return the template with `mark` at the end of its heading."""
    return re.sub(rf"[{TEMPLATE_MARKS}]?</h1>", f"{mark}</h1>", template, count=1)


def heading_shows(page: str, mark: str) -> bool:
    """Return whether the heading of a page ends with `mark`, which the mark of a template may follow."""
    return re.search(rf"{mark}[{TEMPLATE_MARKS}]?</h1>", page) is not None
