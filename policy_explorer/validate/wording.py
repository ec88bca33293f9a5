"""The files of a document, put together, are its notice."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from ..contrast import contrast
from ..fidelity import Departure, Passage, departures, squeeze
from ..problems import FieldPath, Problem, dotted, shown
from .content import EACH, Content, NoticeFiles, SourceFile

Place = tuple[SourceFile, FieldPath]
HEADING_FIELDS = ["number", "title"]


def measure_headings(content: Content) -> Iterator[Problem]:
    """`measure_heading` holds {number} and {title}, once each, and no other field."""
    for notice in content.notices:
        heading = notice.document.get("measure_heading", str) if notice.document else None
        if heading is not None and not fits_heading(heading):
            yield notice.document.problem(
                ("measure_heading",), "要有 {number} 和 {title} 各一个，不能有别的花括号", heading, "如 '{number}.{title}。'"
            )


def fits_heading(heading: str) -> bool:
    try:
        parts = [(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(heading) if name is not None]
    except ValueError:
        return False
    return sorted(name for name, _, _ in parts) == HEADING_FIELDS and not any(spec or conversion for _, spec, conversion in parts)


def whole_notice(content: Content) -> Iterator[Problem]:
    """Opening, chapters with their measures, and closing give the text of notice.txt without a gap:
    nothing of it is left out, changed or added."""
    for notice in content.notices:
        if notice.document is None or not notice.official:
            continue
        heading = notice.document.get("measure_heading", str) or ""
        if fits_heading(heading):
            found = departures(passages(notice, notice.document, heading), notice.official)
            yield from (departure_problem(notice.document, departure) for departure in found)


def passages(notice: NoticeFiles, document: SourceFile, heading: str) -> Iterator[Passage]:
    """A measure whose chapter cannot be told may stand before or after the next chapter's heading."""
    yield from parts(document, "opening")
    chapters = list(document.select("chapters", EACH, sort=dict))
    known, unsure = [chapter_number(chapter) for _, chapter in chapters], False
    for file in notice.measures:
        written = file.get("chapter", int)
        if written not in known and chapters:
            yield chapter_heading(document, *chapters[0], optional=True)
            unsure = True
        while written in known and chapters and chapter_number(chapters[0][1]) <= written:
            yield chapter_heading(document, *chapters.pop(0), optional=unsure)
            unsure = False
        yield from measure_passages(file, heading)
    for at, chapter in chapters:
        yield chapter_heading(document, at, chapter, optional=unsure)
        unsure = False
    yield from parts(document, "closing")


def measure_passages(file: SourceFile, heading: str) -> Iterator[Passage]:
    number, title = file.get("number", int), file.get("title", str)
    known = number is not None and title is not None
    yield Passage((file, ("title",)), heading.format(number=number, title=title) if known else None)
    yield Passage((file, ("text",)), file.get("text", str))


def parts(document: SourceFile, field: str) -> Iterator[Passage]:
    for at, part in document.select(field, EACH, sort=dict):
        text = part.get("text")
        yield Passage((document, (*at, "text")), text if isinstance(text, str) else None)


def chapter_number(chapter: dict) -> int:
    number = chapter.get("number")
    return number if isinstance(number, int) else 0


def chapter_heading(document: SourceFile, at: FieldPath, chapter: dict, optional: bool) -> Passage:
    heading = chapter.get("heading")
    return Passage((document, (*at, "heading")), heading if isinstance(heading, str) else None, optional)


def departure_problem(document: SourceFile, departure: Departure) -> Problem:
    if departure.place is None:
        message = f"notice.txt 后面还有文字没有写进来：“{shown(departure.unwritten)}”"
        return document.problem(("closing",), message, hint="补在 closing 里，或补上缺少的措施", on_key=True)
    file, at = departure.place
    if departure.unwritten:
        message = f"notice.txt 在这一段之前还有文字没有写进来：“{shown(departure.unwritten)}”"
        return file.problem(at, message, hint=f"补上缺少的章、措施或段落{end_of(departure.before)}", on_key=True)
    if not departure.official:
        return file.problem(at, "这一段不在 notice.txt 里，或位置不对", departure.written, "逐字照原文写，次序也与原文一致")
    message = f"从这个字起与 notice.txt 不一致：{contrast(*departure.characters)}"
    hint = f"原文是“{shown(departure.official)}”；逐字照原文写"
    index = departure.at - len(heading_before(document, file, at))
    if index < 0:
        return file.problem(at, message, departure.written, hint)
    return file.problem_at_character(at, index, message, departure.written, hint)


def end_of(before: Place | None) -> str:
    """Where else the missing words may belong."""
    return f"，或补在 {before[0].path} 的 {dotted(before[1])} 末尾" if before else ""


def heading_before(document: SourceFile, file: SourceFile, at: FieldPath) -> str:
    """What the notice's way of writing headings puts before a measure's title."""
    if at != ("title",):
        return ""
    heading = document.get("measure_heading", str) or ""
    return squeeze(heading.partition("{title}")[0].format(number=file.get("number", int)))
