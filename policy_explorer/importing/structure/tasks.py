"""A table in an annex that divides tasks among units (任务分工表), joined to the measures that it divides. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.importing.blocks import Row
from policy_explorer.importing.structure.annexes import AnnexParts
from policy_explorer.importing.structure.outline import Item
from policy_explorer.importing.structure.table import Table, columns_of, is_header

FEWEST_ALIKE = 4  # characters of a title that is found within another one
GUESS = "单位取自附件的任务分工表，按名称对应到这一项，请核对"


class Task(Struct, frozen=True):
    """A row of the table: what the task is called, its units, and its place."""

    name: str
    units: tuple[str, str]  # leading, responsible
    row: int
    words: str  # the cells up to the units, as the quote


def with_tasks(items: tuple[Item, ...], annexes: tuple[AnnexParts, ...]) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """Return `items` with the units that an annex gives to those without any, and notes for the editor."""
    tasks = [task for annex in annexes for task in tasks_of(annex.rows)]
    without = [item for item in items if item.clause is None and item.columns is None]
    if not tasks or not without:
        return items, ()
    matched = {item.number: rows for item in without if (rows := list(matching(item, tasks)))}
    joined = tuple(joined_item(item, matched[item.number]) if item.number in matched else item for item in items)
    left = [task.name for task in tasks if not any(task in rows for rows in matched.values())]
    notes = [f"附件的任务分工表按名称对应到了 {len(matched)} 项措施，单位照表起草"] if matched else []
    if left:
        shown = "、".join(f"“{name[:12]}”" for name in left[:3])
        notes.append(
            f"任务分工表里有 {len(left)} 行没有对应到哪一项措施：{shown}{'等' if len(left) > 3 else ''}，请自己看"
        )
    return joined, tuple(notes)


def tasks_of(rows: Iterable[Row]) -> Iterator[Task]:
    """Yield the tasks of the first table with a column of units. An empty name is that of the row above."""
    table, name = None, ""
    for at, row in enumerate(rows):
        if (
            is_header(row)
            and (found := columns_of(row))
            and ("lead" in found.columns or "responsible" in found.columns)
        ):
            table = found
        elif table and len(row.cells) == table.width:
            name = words_of(table, row) or name
            lead, rest = (
                row.cells[table.columns[role]] if role in table.columns else "" for role in ("lead", "responsible")
            )
            last = max(table.columns[role] for role in ("lead", "responsible") if role in table.columns)
            if name and (lead or rest):
                yield Task(name, (lead, rest), at, " ".join(filter(None, row.cells[: last + 1])))


def words_of(table: Table, row: Row) -> str:
    """Return what the task of a row is called."""
    return row.cells[table.columns.get("title", table.columns["content"])] or row.cells[table.columns["content"]]


def matching(item: Item, tasks: list[Task]) -> Iterator[Task]:
    """Yield the tasks that are named as `item`, or one within the other."""
    title = plain(item.title)
    for task in tasks:
        name = plain(task.name)
        shorter, longer = sorted((title, name), key=len)
        if shorter and (shorter == longer or (len(shorter) >= FEWEST_ALIKE and longer.startswith(shorter))):
            yield task


def plain(text: str) -> str:
    """Return the letters of a title without its number."""
    return re.sub(r"\W", "", re.sub(r"^\W*(?:第?[0-9一二三四五六七八九十]{1,3}[、.．）)条]\s*)?", "", text))


def joined_item(item: Item, tasks: list[Task]) -> Item:
    """Return `item` with the units of `tasks`; the quote is their rows, as far as they follow one another."""
    together = [task for at, task in enumerate(tasks) if task.row == tasks[0].row + at]
    columns = tuple("、".join(filter(None, (task.units[at] for task in together))) for at in (0, 1))
    return replace(item, columns=columns, clause=tasks[0].words, columns_guess=GUESS)
