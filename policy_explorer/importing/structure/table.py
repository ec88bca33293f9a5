"""Tables of measures: which column is what, and a row divided into heading, text and units. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from policy_explorer.importing.blocks import Row
from policy_explorer.importing.wording.headings import Heading, marker_of, split_heading, without_title

COLUMNS = {
    "when": re.compile(r"(?:申[报请领]|受理|办理|报名)(?:的)?(?:时间|时限|期限|日期)"),
    "number": re.compile(r"序\s*号|编\s*号"),
    "lead": re.compile(r"牵头|主办|主管"),
    "responsible": re.compile(r"责任|配合|落实|协办|实施单位|承办|负责"),
    "title": re.compile(r"事\s*项|名\s*称|项\s*目|措施名称|政策名称|类\s*别|标\s*题|任务$"),
    "content": re.compile(r"内\s*容|措\s*施|条\s*款|政\s*策|标\s*准|任\s*务|举\s*措"),
}
LONGEST_HEAD = 14  # a cell of a header


class Table(Struct, frozen=True):
    """The columns of a table. Cells in their order are the heading and the text of a measure."""

    width: int  # the number of columns
    columns: dict[str, int]  # index by role, a key of COLUMNS; "content" is always there

    def divide(self, row: Row) -> tuple[Heading, str, tuple[str, str] | None, str | None]:
        """Return (heading, text, (leading units, responsible units), clause about units) of a row."""
        title = self.columns.get("title", self.columns.get("number", -1))
        content = self.columns["content"]
        if "title" not in self.columns or title >= content:
            head, words = row.cells[:content], row.cells[content]
            marker = marker_of(words)
            own = split_heading(words, marker.end if marker else 0, False)
            guess = own.guess
            start = " ".join(filter(None, (*head, own.heading)))
            heading = Heading(start or own.title, own.title, own.rest if start else words[len(own.title) :], guess)
        else:
            heading = Heading(
                " ".join(filter(None, row.cells[: title + 1])),
                row.cells[title] or without_title(row.cells[content], 0).title,
                " ".join(filter(None, row.cells[title + 1 : content + 1])),
            )
        text = " ".join(filter(None, (heading.rest, *row.cells[content + 1 :])))
        return heading, text, *self.units(row)

    def when(self, row: Row) -> str:
        """Return when one can apply, as a column behind the content says; "" where none does."""
        at = self.columns.get("when", 0)
        return row.cells[at] if at > self.columns["content"] else ""

    def units(self, row: Row) -> tuple[tuple[str, str] | None, str | None]:
        """Return (leading units, responsible units) and their clause; None where no column after content has any."""
        columns = [self.columns[role] for role in ("lead", "responsible") if role in self.columns]
        if not columns or min(columns) <= self.columns["content"] or not any(row.cells[at] for at in columns):
            return None, None
        lead, rest = (row.cells[self.columns[role]] if role in self.columns else "" for role in ("lead", "responsible"))
        return (lead, rest), " ".join(filter(None, row.cells[min(columns) : max(columns) + 1]))


def is_header(row: Row) -> bool:
    """Return whether most cells of `row` are names of columns."""
    named = [cell for cell in row.cells if any(pattern.search(cell) for pattern in COLUMNS.values())]
    return (
        len(named) >= 2
        and len(named) * 2 > len([cell for cell in row.cells if cell])
        and all(len(cell) <= LONGEST_HEAD for cell in row.cells)
    )


def table_of(parts: Iterable[str | Row]) -> Table | None:
    """Return the first table that has a header, a column for measures, and two rows; None where there is none."""
    rows = [part for part in parts if isinstance(part, Row)]
    for at, row in enumerate(rows):
        if (
            is_header(row)
            and (table := columns_of(row))
            and sum(len(r.cells) == table.width for r in rows[at + 1 :]) >= 2
        ):
            return table
    return None


def columns_of(row: Row) -> Table | None:
    """Return the table whose header is `row`; None where it has no measures with units or numbers."""
    at: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        role = next((role for role, pattern in COLUMNS.items() if role not in at and pattern.search(cell)), None)
        if role:
            at[role] = place
    if "content" not in at and "title" in at:
        at["content"] = at.pop("title")
    return (
        Table(len(row.cells), at)
        if "content" in at and ("lead" in at or "responsible" in at or "number" in at)
        else None
    )
