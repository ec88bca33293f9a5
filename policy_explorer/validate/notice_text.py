"""Rules: the files of a document, put together in their order, are the text of its notice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem, dotted, shown
from policy_explorer.text.citation import is_format, numbered
from policy_explorer.text.lookalikes import describe_difference
from policy_explorer.text.verbatim import Deviation, WrittenPassage, deviations, without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles, row_words
from policy_explorer.validate.source_file import EACH, SourceFile

PassagePlace = tuple[SourceFile, FieldPath]  # of a passage: the file that contains it, and its path there


def measure_headings(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require a heading of each measure.

    `measure_heading` of the document contains {number} or {chinese}, and {title}, once each, and no other field. If the
    document has none, each measure has a `heading`, and its title is in the heading or in the text after it.

    Passes: `measure_heading: '{number}.{title}。'`.
    Fails: `measure_heading: '{number}.'`; a measure without `heading` in a document without `measure_heading`.
    """
    if notice.document is None:
        return
    heading = notice.document.get("measure_heading", str)
    if heading is not None and not is_format(heading, "title"):
        yield notice.document.problem(
            ("measure_heading",),
            "要有 {number} 或 {chinese} 一个，{title} 一个，不能有别的花括号",
            heading,
            "如 '{number}.{title}。'",
        )
    for file in notice.measures:
        yield from own_heading(file, notice.document.value)


def own_heading(file: SourceFile, document: object) -> Iterator[Problem]:
    """Yield the problem of the heading of the measure `file`; `document` is the value of its document.yaml."""
    own, title = file.get("heading", str), file.get("title", str)
    if own is None and file.readable and isinstance(document, dict) and document.get("measure_heading") is None:
        yield file.problem(
            ("title",),
            "不知道这一项在原文中怎样开头",
            title or "",
            "在 document.yaml 写 measure_heading，或在这里写 heading",
            True,
        )
    elif own is not None and title is not None and without_whitespace(title) not in without_whitespace(own) + file.text:
        yield file.problem(("title",), "标题不在 heading 和正文里", title, "照原文写")


def measure_citations(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that a measure is cited by words of its heading.

    `citation` of the document contains {number} or {chinese} once, and no other field. What it gives, or the `citation`
    of a measure in its place, is in the heading of the measure.

    Passes: `citation: 第{chinese}条`, where the third measure begins 第三条　培育特色民宿。
    Fails: the same where it begins 三、培育特色民宿。; `citation: 第{title}条`.
    """
    if notice.document is None:
        return
    form = notice.document.get("citation", str)
    if form is not None and not is_format(form):
        hint = "如 '第{chinese}条'；各项的称呼没有共同写法的，写在各项的 citation 里"
        yield notice.document.problem(("citation",), "要有 {number} 或 {chinese} 一个，不能有别的花括号", form, hint)
        form = None
    common = notice.document.get("measure_heading", str)
    for file in notice.measures:
        own, number = file.get("citation", str), file.get("number", int)
        cited = own or (numbered(form, number) if form and number is not None else None)
        heading = written_heading(file, common)
        if cited and heading and without_whitespace(cited) not in without_whitespace(heading):
            yield file.problem(
                ("number",) if own is None else ("citation",),
                f"这一项的开头里没有“{cited}”",
                heading,
                "原文怎样编号就怎样称呼；这一项与别项写法不同的，在这里写 citation",
                on_key=own is None,
            )


def written_heading(file: SourceFile, common: str | None) -> str | None:
    """Return how the measure `file` begins: its own `heading`, or what the format `common` gives; None without either."""
    own, number, title = file.get("heading", str), file.get("number", int), file.get("title", str)
    if own is not None or common is None or number is None or title is None or not is_format(common, "title"):
        return own
    return numbered(common, number, title=title)


def whole_notice(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the parts of a document are the text of notice.txt, without a gap.

    They are `opening`, the chapters with their measures, `closing` and `annexes`. The cells of a table count in reading
    order. White space and the lines of `page_artefacts` do not count.

    Passes: each paragraph of notice.txt in one of these places, character by character.
    Fails: a paragraph that is in none of them; a character that differs; a paragraph that notice.txt does not have.
    """
    if notice.document is None or not notice.official:
        return
    heading = notice.document.get("measure_heading", str)
    if heading is None or is_format(heading, "title"):
        found = deviations(passages(notice, notice.document, heading), notice.official)
        yield from (deviation_problem(notice.document, deviation) for deviation in found)


def passages(notice: NoticeFiles, document: SourceFile, heading: str | None) -> Iterator[WrittenPassage]:
    """Yield the passages of a document in their order. `heading` is its `measure_heading`.

    Of a measure whose chapter is unknown it is not certain whether the next chapter's heading comes before or after it:
    that heading is optional in both places.
    """
    yield from passages_of_field(document, "opening")
    chapters = document.select("chapters", EACH, kind=dict)
    known, uncertain = [chapter_number(chapter) for _, chapter in chapters], False
    for file in notice.measures:
        number = file.get("chapter", int)
        if (number is None or number not in known) and chapters:
            yield from chapter_passages(document, *chapters[0], optional=True)
            uncertain = True
        while number is not None and number in known and chapters and chapter_number(chapters[0][1]) <= number:
            yield from chapter_passages(document, *chapters.pop(0), optional=uncertain)
            uncertain = False
        yield from measure_passages(file, heading)
    for at, chapter in chapters:
        yield from chapter_passages(document, at, chapter, optional=uncertain)
        uncertain = False
    yield from passages_of_field(document, "closing")
    for at, _ in document.select("annexes", EACH, kind=dict):
        yield from passages_of_field(document, *at, "passages")


def measure_passages(file: SourceFile, heading: str | None) -> Iterator[WrittenPassage]:
    """Yield the heading and the text of the measure `file`. `heading` is the format of headings not written there."""
    field = "heading" if file.get("heading", str) is not None else "title"
    yield WrittenPassage((file, (field,)), written_heading(file, heading))
    yield WrittenPassage((file, ("text",)), file.get("text", str))
    for at, _ in file.select("tables", EACH, kind=dict):
        yield from table_rows(file, at)


def passages_of_field(document: SourceFile, *field: str | int) -> Iterator[WrittenPassage]:
    """Yield the passages of the list at the path `field`: `opening`, `closing`, or those of an annex."""
    for at, passage in document.select(*field, EACH, kind=dict):
        text = passage.get("text")
        if "rows" in passage:
            yield from table_rows(document, at)
        else:
            yield WrittenPassage((document, (*at, "text")), text if isinstance(text, str) else None)


def table_rows(file: SourceFile, at: FieldPath) -> Iterator[WrittenPassage]:
    """Yield the rows of the table at path `at`, each with its cells one after the other."""
    for place, row in file.select(*at, "rows", EACH, kind=list):
        yield WrittenPassage((file, place), row_words(row) if all(isinstance(cell, str) for cell in row) else None)


def chapter_number(chapter: dict[str, Any]) -> int:
    """Return the number of `chapter`, 0 where it has none."""
    number = chapter.get("number")
    return number if isinstance(number, int) else 0


def chapter_passages(
    document: SourceFile, at: FieldPath, chapter: dict[str, Any], optional: bool
) -> Iterator[WrittenPassage]:
    """Yield the heading of `chapter`, at path `at`, and the text between it and the first measure, where written."""
    for field in ("heading", "text"):
        if field in chapter:
            written = chapter[field]
            yield WrittenPassage((document, (*at, field)), written if isinstance(written, str) else None, optional)


def deviation_problem(document: SourceFile, deviation: Deviation) -> Problem:
    """Return the problem that the passages deviate from the notice: at the passage, or at `closing` for its end."""
    if deviation.place is None:
        message = f"notice.txt 后面还有文字没有写进来：“{shown(deviation.unwritten)}”"
        return document.problem(("closing",), message, hint="补在 closing 或 annexes 里，或补上缺少的措施", on_key=True)
    place: PassagePlace = deviation.place
    file, at = place
    if deviation.unwritten:
        message = f"notice.txt 在这一段之前还有文字没有写进来：“{shown(deviation.unwritten)}”"
        return file.problem(at, message, hint=f"补上缺少的章、措施或段落{end_of(deviation.before)}", on_key=True)
    if not deviation.official:
        return file.problem(
            at, "这一段不在 notice.txt 里，或位置不对", deviation.written, "逐字照原文写，次序也与原文一致"
        )
    message = f"从这个字起与 notice.txt 不一致：{describe_difference(*deviation.characters)}"
    hint = f"原文是“{shown(deviation.official)}”；逐字照原文写"
    index = deviation.at - len(heading_before(document, file, at))
    if index < 0:
        return file.problem(at, message, deviation.written, hint)
    return file.problem_at_character(at, index, message, deviation.written, hint)


def end_of(before: PassagePlace | None) -> str:
    """Return the part of the hint that names the end of the passage `before`, where the missing words may belong."""
    return f"，或补在 {before[0].path} 的 {dotted(before[1])} 末尾" if before else ""


def heading_before(document: SourceFile, file: SourceFile, at: FieldPath) -> str:
    """Return what `measure_heading` puts before the title of the measure `file`; "" unless `at` is that title."""
    if at != ("title",):
        return ""
    heading = document.get("measure_heading", str) or ""
    return without_whitespace(numbered(heading.partition("{title}")[0], file.get("number", int) or 0))
