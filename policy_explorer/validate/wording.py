"""The files of a document, put together, are its notice."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from policy_explorer.load.problem import FieldPath, Problem, dotted, shown
from policy_explorer.text.lookalikes import contrast
from policy_explorer.text.verbatim import Departure, Passage, departures, squeeze
from policy_explorer.validate.content import EACH, Content, NoticeFiles, SourceFile

Place = tuple[SourceFile, FieldPath]
HEADING_FIELDS = ["number", "title"]


def measure_headings(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """`measure_heading` holds {number} and {title}, once each, and no other field. A measure needs a `heading` of its own
    where the document has none; its title then stands in that heading, or in the text after it.
    """
    if notice.document is None:
        return
    heading = notice.document.get("measure_heading", str)
    if heading is not None and not fits_heading(heading):
        yield notice.document.problem(
            ("measure_heading",),
            "要有 {number} 和 {title} 各一个，不能有别的花括号",
            heading,
            "如 '{number}.{title}。'",
        )
    for file in notice.measures:
        yield from own_heading(file, notice.document.value)


def own_heading(file: SourceFile, document: object) -> Iterator[Problem]:
    own, title = file.get("heading", str), file.get("title", str)
    if own is None and file.readable and isinstance(document, dict) and document.get("measure_heading") is None:
        yield file.problem(
            ("title",),
            "不知道这一项在原文中怎样开头",
            title or "",
            "在 document.yaml 写 measure_heading，或在这里写 heading",
            True,
        )
    elif own is not None and title is not None and squeeze(title) not in squeeze(own) + file.text:
        yield file.problem(("title",), "标题不在 heading 和正文里", title, "照原文写")


def fits_heading(heading: str) -> bool:
    try:
        parts = [
            (name, spec, conversion) for _, name, spec, conversion in Formatter().parse(heading) if name is not None
        ]
    except ValueError:
        return False
    return sorted(name for name, _, _ in parts) == HEADING_FIELDS and not any(
        spec or conversion for _, spec, conversion in parts
    )


def whole_notice(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Opening, chapters with their measures, and closing give the text of notice.txt without a gap:
    nothing of it is left out, changed or added.
    """
    if notice.document is None or not notice.official:
        return
    heading = notice.document.get("measure_heading", str)
    if heading is None or fits_heading(heading):
        found = departures(passages(notice, notice.document, heading), notice.official)
        yield from (departure_problem(notice.document, departure) for departure in found)


def passages(notice: NoticeFiles, document: SourceFile, heading: str | None) -> Iterator[Passage]:
    """A measure whose chapter cannot be told may stand before or after the next chapter's heading."""
    yield from parts(document, "opening")
    chapters = document.select("chapters", EACH, sort=dict)
    known, unsure = [chapter_number(chapter) for _, chapter in chapters], False
    for file in notice.measures:
        written = file.get("chapter", int)
        if written not in known and chapters:
            yield from chapter_passages(document, *chapters[0], optional=True)
            unsure = True
        while written in known and chapters and chapter_number(chapters[0][1]) <= written:
            yield from chapter_passages(document, *chapters.pop(0), optional=unsure)
            unsure = False
        yield from measure_passages(file, heading)
    for at, chapter in chapters:
        yield from chapter_passages(document, at, chapter, optional=unsure)
        unsure = False
    yield from parts(document, "closing")


def measure_passages(file: SourceFile, heading: str | None) -> Iterator[Passage]:
    own, number, title = file.get("heading", str), file.get("number", int), file.get("title", str)
    known = heading is not None and number is not None and title is not None
    built = heading.format(number=number, title=title) if known else None
    yield Passage((file, ("title",) if own is None else ("heading",)), built if own is None else own)
    yield Passage((file, ("text",)), file.get("text", str))


def parts(document: SourceFile, field: str) -> Iterator[Passage]:
    for at, part in document.select(field, EACH, sort=dict):
        text = part.get("text")
        yield Passage((document, (*at, "text")), text if isinstance(text, str) else None)


def chapter_number(chapter: dict) -> int:
    number = chapter.get("number")
    return number if isinstance(number, int) else 0


def chapter_passages(document: SourceFile, at: FieldPath, chapter: dict, optional: bool) -> Iterator[Passage]:
    """Its heading, if the notice has chapters, and what stands between that and its first measure."""
    for field in ("heading", "text"):
        if field in chapter:
            written = chapter[field]
            yield Passage((document, (*at, field)), written if isinstance(written, str) else None, optional)


def departure_problem(document: SourceFile, departure: Departure) -> Problem:
    if departure.place is None:
        message = f"notice.txt 后面还有文字没有写进来：“{shown(departure.unwritten)}”"
        return document.problem(("closing",), message, hint="补在 closing 里，或补上缺少的措施", on_key=True)
    file, at = departure.place
    if departure.unwritten:
        message = f"notice.txt 在这一段之前还有文字没有写进来：“{shown(departure.unwritten)}”"
        return file.problem(at, message, hint=f"补上缺少的章、措施或段落{end_of(departure.before)}", on_key=True)
    if not departure.official:
        return file.problem(
            at, "这一段不在 notice.txt 里，或位置不对", departure.written, "逐字照原文写，次序也与原文一致"
        )
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
