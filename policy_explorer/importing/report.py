"""A draft to a short summary for the editor, in Chinese. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from policy_explorer.importing.structure.clean import Cleaned
from policy_explorer.importing.writing.folder import Drafted


def report(drafted: Drafted, cleaned: Cleaned, notes: tuple[str, ...], id: str, content: Path) -> str:
    """Return what was found, changed (`cleaned`, `notes` of the reader) and not found, and what to do next."""
    return "\n".join(lines(drafted, cleaned, notes, id, content)) + "\n"


def lines(drafted: Drafted, cleaned: Cleaned, notes: tuple[str, ...], id: str, content: Path) -> Iterator[str]:
    """Yield the lines of the summary."""
    outline = drafted.outline
    folder = content / "documents" / id
    if outline.unexplained:
        yield "这份草稿没有把公文说全，先看这几处："
        yield from (f"· {each}。" for each in outline.unexplained)
    yield f"已写出草稿 {folder}：{len(drafted.files)} 个文件。"
    chapters = sum(chapter.heading is not None for chapter in outline.chapters)
    yield f"认出 {len(outline.items)} 项措施（{outline.shape}），{f'{chapters} 章' if chapters else '不分章'}，{len(drafted.units)} 个单位；{drafted.marks} 处标着“待核对”。"
    if outline.provisions:
        yield f"· 另有 {len(outline.provisions)} 条是总则、附则一类的规定，照录在开头、章下或结尾，不算措施。"
    yield from (f"· {note}。" for note in (*notes, *outline.notes, *about_cleaning(cleaned)))
    if drafted.without_units:
        yield f"· 第 {shown(drafted.without_units)} 项没有认出单位，共 {len(drafted.without_units)} 项；原文确实没有写的，不用补。"
    yield from (f"· {each}。" for each in drafted.suggestions)
    for path, entries in drafted.to_add.items():
        where = "请把 [] 换成" if path in drafted.empty else "请在末尾加上"
        yield f"{content / path} 已有，没有改动；{where}："
        yield from entries
    where = "" if str(content) == "content" else f" --content {content}"
    yield f"下一步：对照原件看一遍 {folder / 'notice.txt'}，运行 build.py check{where}，再用 build.py doctor --next{where} 一处一处核对，build.py serve{where} 看网页。办法见 docs/import.zh.md。"


def shown(numbers: tuple[int, ...]) -> str:
    """Return the first ten numbers as a list."""
    return "、".join(map(str, numbers[:10])) + ("等" if len(numbers) > 10 else "")


def about_cleaning(cleaned: Cleaned) -> Iterator[str]:
    """Yield what cleaning has changed."""
    if cleaned.wrapped:
        yield "原文是按行硬换行的，已把断开的行接成段"
    if cleaned.dropped:
        yield f"去掉了页码、页眉：{'、'.join(cleaned.dropped[:6])}{'等' if len(cleaned.dropped) > 6 else ''}"
    if cleaned.hidden:
        yield f"去掉了 {cleaned.hidden} 个看不见的字符"
