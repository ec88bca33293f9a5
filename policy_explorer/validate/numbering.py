"""Documents, chapters and measures are numbered as the notice numbers them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from policy_explorer.load.problem import Problem
from policy_explorer.validate.content import EACH, Content, NoticeFiles, SourceFile


def folder_name(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """A document's id is the name of its folder: addresses are made of it."""
    written = notice.document.get("id", str) if notice.document else None
    if written is not None and written != notice.id:
        yield notice.document.problem(("id",), "文件代号与文件夹名不一致", written, f"文件夹名是 {notice.id}")


def measure_numbers(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """The measures of a document are numbered 1, 2, 3 … without a gap, each once, and a file's name
    begins with its number (`07.yaml`, `07-loans.yaml`).
    """
    holders: dict[int, SourceFile] = {}
    numbered = [(file, number) for file in notice.measures if (number := file.get("number", int)) is not None]
    for file, number in numbered:
        if number in holders:
            yield file.problem(("number",), "序号重复", number, f"{holders[number].path} 已经用过")
        holders.setdefault(number, file)
        in_name = re.match(r"\d+", file.path.rpartition("/")[2])
        if in_name and int(in_name.group()) != number:
            hint = f"文件名里是 {int(in_name.group())}；改序号，或把文件改名"
            yield file.problem(("number",), "序号与文件名不一致", number, hint)
    # A file without a readable number may be the one that is missing.
    if len(numbered) == len(notice.measures):
        for before, number in itertools.pairwise((0, *sorted(holders))):
            if number > before + 1:
                yield gap(holders[number], number, before + 1)


def gap(file: SourceFile, number: int, first: int) -> Problem:
    absent = f"第 {first} 项" if first == number - 1 else f"第 {first} 至 {number - 1} 项"
    return file.problem(("number",), f"前面缺少{absent}", number, "序号从 1 起连续；补上缺少的文件，或改序号")


def chapters(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """The chapters of a document are numbered in their order; a measure stands in one of them, and
    measures do not go back to an earlier chapter.
    """
    if notice.document is None:
        return
    known = {value: at for at, value in notice.document.select("chapters", EACH, "number", sort=int)}
    numbers = list(known)
    for before, after in itertools.pairwise(numbers):
        if after < before:
            yield notice.document.problem(known[after], "章的先后不对", after, f"写在第 {before} 章之后")
    yield from chapters_of(notice, numbers)


def chapters_of(notice: NoticeFiles, known: list[int]) -> Iterator[Problem]:
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
