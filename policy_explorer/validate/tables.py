"""Rule: the rows of a table have the same number of cells."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.load.problem import Problem
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import EACH, Pattern, SourceFile

IN_MEASURES = (("tables", EACH),)
IN_DOCUMENTS = (("opening", EACH), ("closing", EACH), ("annexes", EACH, "passages", EACH))


def tables_are_complete(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that all rows of a table have as many cells as the first, and that it has more rows than its header.

    Passes: `rows: [[类别, 标准], [高级工, 2000元]]`; `[高级工, '']`, where the notice leaves the second cell empty.
    Fails: `rows: [[类别, 标准], [高级工]]`; `header_rows: 2` with those two rows.
    """
    for file, patterns in (*((file, IN_MEASURES) for file in notice.measures), (notice.document, IN_DOCUMENTS)):
        if file is not None:
            for pattern in patterns:
                yield from incomplete_tables(file, pattern)


def incomplete_tables(file: SourceFile, pattern: Pattern) -> Iterator[Problem]:
    """Yield the problems of the tables at the paths of `pattern`; other passages have no rows."""
    for at, table in file.select(*pattern, kind=dict):
        rows = file.select(*at, "rows", EACH, kind=list)
        for place, row in rows[1:]:
            if len(row) != len(rows[0][1]):
                hint = "空格子写 ''；合并的格子，文字写在第一格，其余写 ''"
                yield file.problem(place, f"这一行有 {len(row)} 格，第一行有 {len(rows[0][1])} 格", hint=hint)
        headers = table.get("header_rows")
        if rows and isinstance(headers, int) and headers >= len(rows):
            yield file.problem((*at, "header_rows"), "表头占了所有的行", headers, "写前几行是表头；没有表头的写 0")
