"""The tables of a page of a PDF, by the lines that are drawn around their cells. Pure.

A PDF has no tables, only characters and strokes. Strokes that cross make a grid; where one is missing between two cells,
they are merged.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator

import pypdfium2
import pypdfium2.raw as pdfium
from msgspec import Struct

from policy_explorer.importing.blocks import Row

NEAR = 2.5  # points: strokes as near as this are one
SHORTEST = 6  # points, of a stroke around a cell
MOST_STROKES = 4_000  # of a page
MOST_CELLS = 3_000  # of a table
Box = tuple[float, float, float, float]  # left, bottom, right, top


class Stroke(Struct, frozen=True):
    """A line across or down: its place on the other axis, and from where to where it goes."""

    across: bool
    at: float
    start: float
    end: float


class PageTable(Struct, frozen=True):
    """A table: from where to where it reaches down the page, and its rows."""

    top: float
    bottom: float
    rows: tuple[Row, ...]


def tables_of(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage) -> list[PageTable]:
    """Return the tables of `page` from the top; `words` are its text."""
    strokes = list(strokes_of(page))
    if not 6 <= len(strokes) <= MOST_STROKES:
        return []
    found = (table_of(group, words) for group in crossing(strokes))
    return sorted(filter(None, found), key=lambda table: -table.top)


def strokes_of(page: pypdfium2.PdfPage) -> Iterator[Stroke]:
    """Yield the straight lines that the page draws: thin rectangles, the sides of others, and strokes."""
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        for points in outlines_of(drawn):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            wide, high = max(xs) - min(xs), max(ys) - min(ys)
            if high < NEAR and wide >= SHORTEST:
                yield Stroke(True, (max(ys) + min(ys)) / 2, min(xs), max(xs))
            elif wide < NEAR and high >= SHORTEST:
                yield Stroke(False, (max(xs) + min(xs)) / 2, min(ys), max(ys))
            elif wide >= SHORTEST and high >= SHORTEST:
                yield from sides_of(points)


def sides_of(points: list[tuple[float, float]]) -> Iterator[Stroke]:
    """Yield the sides of an outline that go across or down."""
    for (x, y), (to_x, to_y) in zip(points, [*points[1:], points[0]], strict=True):
        if abs(y - to_y) < 0.5 and abs(x - to_x) >= SHORTEST:
            yield Stroke(True, y, min(x, to_x), max(x, to_x))
        elif abs(x - to_x) < 0.5 and abs(y - to_y) >= SHORTEST:
            yield Stroke(False, x, min(y, to_y), max(y, to_y))


def outlines_of(drawn: pypdfium2.PdfObject) -> Iterator[list[tuple[float, float]]]:
    """Yield the points of each outline of a path, on the page."""
    a, b, c, d, e, f = drawn.get_matrix().get()
    points: list[tuple[float, float]] = []
    for number in range(min(pdfium.FPDFPath_CountSegments(drawn), MOST_STROKES)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
    if points:
        yield points


def crossing(strokes: list[Stroke]) -> Iterator[list[Stroke]]:
    """Yield groups of strokes that touch each other, directly or through others."""
    left = list(strokes)
    while left:
        group, edge = [], [left.pop()]
        while edge:
            one = edge.pop()
            group.append(one)
            near = [other for other in left if touch(one, other)]
            left = [other for other in left if not any(other is each for each in near)]
            edge += near
        if len(group) >= 6:
            yield group


def touch(one: Stroke, other: Stroke) -> bool:
    """Return whether two strokes cross, meet, or continue each other."""
    if one.across == other.across:
        return abs(one.at - other.at) < NEAR and one.start - NEAR < other.end and other.start - NEAR < one.end
    return one.start - NEAR < other.at < one.end + NEAR and other.start - NEAR < one.at < other.end + NEAR


def table_of(strokes: list[Stroke], words: pypdfium2.PdfTextPage) -> PageTable | None:
    """Return the table whose cells `strokes` surround; None where there are less than two rows or columns."""
    xs = places(stroke.at for stroke in strokes if not stroke.across)
    ys = places(stroke.at for stroke in strokes if stroke.across)[::-1]
    columns, lines = len(xs) - 1, len(ys) - 1
    if columns < 2 or lines < 2 or columns * lines > MOST_CELLS:
        return None
    down = [stroke for stroke in strokes if not stroke.across]
    across = [stroke for stroke in strokes if stroke.across]
    cells = [["" for _ in range(columns)] for _ in range(lines)]
    taken: set[tuple[int, int]] = set()
    for row in range(lines):
        for column in range(columns):
            if (row, column) in taken:
                continue
            last_column, last_row = column, row
            middle = (ys[row] + ys[row + 1]) / 2
            while last_column + 1 < columns and not covers(down, xs[last_column + 1], middle):
                last_column += 1
            middle = (xs[column] + xs[column + 1]) / 2
            while last_row + 1 < lines and not covers(across, ys[last_row + 1], middle):
                last_row += 1
            taken |= {(r, c) for r in range(row, last_row + 1) for c in range(column, last_column + 1)}
            box = (xs[column], ys[last_row + 1], xs[last_column + 1], ys[row])
            cells[row][column] = " ".join(words.get_text_bounded(*box).split())
    rows = tuple(Row(tuple(row)) for row in cells if any(row))
    return PageTable(ys[0], ys[-1], rows) if len(rows) > 1 else None


def places(found: Iterable[float]) -> list[float]:
    """Return the places in order, those that are near each other once."""
    ordered: list[float] = []
    for place in sorted(found):
        if not ordered or place - ordered[-1] > NEAR:
            ordered.append(place)
    return ordered


def covers(strokes: list[Stroke], at: float, middle: float) -> bool:
    """Return whether one of the parallel `strokes` is at a place and passes the `middle` of a cell."""
    return any(abs(stroke.at - at) <= NEAR and stroke.start < middle < stroke.end for stroke in strokes)
