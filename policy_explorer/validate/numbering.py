"""Rules: the id of a document is its folder's name; chapters and measures are numbered, and cited, as in the notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from policy_explorer.load.problem import Problem
from policy_explorer.text.citation import is_format, numbered
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import EACH, SourceFile


def folder_name(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that a document's id is the name of its folder.

    Passes: `id: qinghe-2032-3` in documents/qinghe-2032-3/document.yaml.
    Fails: `id: qinghe-3` in the same file.
    """
    document = notice.document
    written = document.get("id", str) if document else None
    if document and written is not None and written != notice.id:
        yield document.problem(("id",), "文件代号与文件夹名不一致", written, f"文件夹名是 {notice.id}")


def measure_numbers(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require distinct numbers of the measures of a document, and file names that begin with them.

    They may begin anywhere and have gaps: that no measure is missing follows from the text of the whole notice.

    Passes: `number: 7` in measures/07.yaml or measures/07-loans.yaml; measures 3, 4 and 6.
    Fails: `number: 7` in measures/08.yaml; two measures with `number: 7`.
    """
    first: dict[int, SourceFile] = {}
    numbered = [(file, number) for file in notice.measures if (number := file.get("number", int)) is not None]
    for file, number in numbered:
        if number in first:
            yield file.problem(("number",), "序号重复", number, f"{first[number].path} 已经用过")
        first.setdefault(number, file)
        in_name = re.match(r"\d+", file.path.rpartition("/")[2])
        if in_name and int(in_name.group()) != number:
            hint = f"文件名里是 {int(in_name.group())}；改序号，或把文件改名"
            yield file.problem(("number",), "序号与文件名不一致", number, hint)


def distinct_citations(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that no two measures of a document are cited alike.

    A citation by articles is distinct in the whole document; another one, such as （一）, may begin anew in a chapter.

    Passes: 第一条 and 第二条; （一） in chapter 1 and （一） in chapter 2.
    Fails: `citation: 第一条` in two measures; （一） twice in chapter 1.
    """
    form = (notice.document.get("citation", str) if notice.document else None) or "{number}"
    first: dict[tuple[str, int | None], tuple[int, SourceFile]] = {}
    for file in notice.measures:
        own, number = file.get("citation", str), file.get("number", int)
        if number is None or not is_format(form):
            continue
        label = without_whitespace(own or numbered(form, number))
        key = (label, None if "条" in label else file.get("chapter", int))
        other, at = first.setdefault(key, (number, file))
        if other != number:
            place = "citation" if own else "number"
            yield file.problem((place,), "两项的称呼相同", own or label, f"{at.path} 已经这样称呼；核对原文")


def chapters(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that chapters are numbered in their order, and that each measure is in one of them.

    No measure may be in an earlier chapter than the measure before it. A document without measures has no chapters.

    Passes: chapters 1 and 2; measures 1 to 5 in chapter 1, 6 to 9 in chapter 2.
    Fails: measure 6 in chapter 2 and measure 7 in chapter 1; a measure in chapter 3; chapter 2 before chapter 1.
    """
    if notice.document is None:
        return
    places = {value: at for at, value in notice.document.select("chapters", EACH, "number", kind=int)}
    numbers = list(places)
    if places and not notice.measures:
        hint = "每项措施写一个文件，如 measures/01.yaml；没有措施的文件不写 chapters"
        yield notice.document.problem(("chapters",), "有章，但还没有任何措施", hint=hint, on_key=True)
    for before, after in pairwise(numbers):
        if after < before:
            yield notice.document.problem(places[after], "章的先后不对", after, f"写在第 {before} 章之后")
    yield from chapters_of_measures(notice, numbers)


def chapters_of_measures(notice: NoticeFiles, known: list[int]) -> Iterator[Problem]:
    """Yield a problem for each measure whose chapter is not in `known` or is before that of an earlier measure."""
    latest = 0
    for file in notice.measures:
        chapter = file.get("chapter", int)
        if chapter is None:
            continue
        if chapter not in known:
            options = "、".join(map(str, known))
            yield file.problem(("chapter",), "document.yaml 里没有这一章", chapter, f"可写：{options}")
        elif chapter < latest:
            yield file.problem(("chapter",), "章的先后不对", chapter, f"前面的措施已经到第 {latest} 章")
        else:
            latest = chapter
