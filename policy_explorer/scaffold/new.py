"""`new`: a measure, a document or a question to be filled in, put among the content. Reads and writes the content folder.

What is there is never replaced; a question goes behind the others of its file, whose every byte stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from policy_explorer.derive.site import BOOKLET
from policy_explorer.errors import PolicyExplorerError, WrongUse
from policy_explorer.load.encoding import decode
from policy_explorer.load.yaml_parser import positions, read_yaml
from policy_explorer.model import Document, Measure, Question
from policy_explorer.publish.install import install
from policy_explorer.scaffold.skeleton import listed, skeleton
from policy_explorer.schemas.modeline import schema_line
from policy_explorer.validate.questions import OF_NUMBERS, WITH_OPTIONS
from policy_explorer.validate.uniqueness import RESERVED

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FACT = re.compile(r"[a-z][a-z0-9_]*")
LONGEST_ID = 60


class UnfitName(WrongUse):
    """A name that cannot be meant so; the text says why, in Chinese."""


class NotMade(PolicyExplorerError):
    """Nothing was written, and the text says why, in Chinese."""


class Made(Struct, frozen=True):
    """The file that was written or added to, and what an editor does next, a line each."""

    file: Path
    next: tuple[str, ...]


def new_document(content: Path, id: str) -> Made:
    require_id(id, SLUG, "小写英文字母、数字和连字符，如 qinghe-2032-3")
    if id in RESERVED or id.endswith(BOOKLET):
        raise UnfitName(f"文件代号 {id} 另有用处，不能用；换一个，例如加上年份。")
    file = content / "documents" / id / "document.yaml"
    make(content, file, "document", skeleton(Document, {"id": id}))
    return Made(
        file,
        (
            f"把官方原文全文存成 {file.with_name('notice.txt')}（UTF-8 编码）。",
            f"逐项填好 {file}；以“# ”开头的字段需要时去掉“# ”再填，不需要的整行删去。",
            f"再用 new measure --document {id} 逐项加措施，用 check 检查。",
        ),
    )


def new_measure(content: Path, document: str, number: int | None = None) -> Made:
    require_id(document, SLUG, "小写英文字母、数字和连字符")
    folder = content / "documents" / document
    if not (folder / "document.yaml").is_file():
        raise UnfitName(f"没有 {document} 这份文件{among(content)}；新文件先用 new document --id {document}。")
    written = dict(sorted(numbered(folder / "measures")))
    number = max(written, default=0) + 1 if number is None else number
    if number in written:
        raise NotMade(f"第 {number} 项已经有了：{written[number]}。没有改动任何文件。")
    before = [file for n, file in written.items() if n < number]
    chapter = chapter_of(before[-1]) if before else None
    file = folder / "measures" / f"{number:02d}.yaml"
    make(content, file, "measure", skeleton(Measure, {"number": number, **({"chapter": chapter} if chapter else {})}))
    return Made(
        file,
        (
            f"逐项填好 {file}；以“# ”开头的字段需要时去掉“# ”再填，不需要的整行删去。",
            "有人可以申请的写 eligibility 和 examples；政府自身工作、鼓励引导的，删去这两处，改写 no_application: true。",
            "用 check 检查，改到没有问题为止。",
        ),
    )


def new_question(content: Path, id: str, type: str = "choice") -> Made:
    require_id(id, FACT, "小写英文字母、数字和下划线，以字母开头，如 monthly_sales")
    file = content / "questions.yaml"
    require_inside(content, file)
    old = file.read_bytes() if file.exists() else f"{schema_line(file, 'questions')}\n".encode()
    install({file.name: with_question(old, id, item_of(id, type))}, content)
    return Made(
        file,
        (
            f"在 {file} 末尾逐项填好这个问题；以“# ”开头的字段需要时去掉“# ”再填，不需要的整行删去。",
            f"在措施的条件里用它：fact: {id}。没有条件用到的问题，check 会指出来。",
        ),
    )


def item_of(id: str, type: str) -> list[str]:
    without = (*(() if type in WITH_OPTIONS else ("options",)), *(() if type == "number" else OF_NUMBERS))
    return listed(skeleton(Question, {"id": id, "type": type}, without, needed=("options",), fewest=2))


def with_question(old: bytes, id: str, item: list[str]) -> bytes:
    """The file with one item more at its end, in its own line breaks and indentation; NotMade where that cannot be."""
    text, faults = decode("questions.yaml", old)
    before, start = read(text)
    if text is None or faults or not isinstance(before, list):
        raise NotMade("questions.yaml 现在读不出来，没有改动它；先运行 check，改好再加问题。")
    if any(isinstance(question, dict) and question.get("id") == id for question in before):
        raise NotMade(f"questions.yaml 里已经有 {id} 这个问题，没有改动它。")
    broken = "\r\n" if "\r\n" in text else "\n"
    lines = [" " * start + line.removeprefix("  ") for line in item]
    new = f"{text}{'' if text.endswith(chr(10)) else broken}{broken if before else ''}{broken.join(lines)}{broken}"
    after, _ = read(new)
    if not isinstance(after, list) or after[:-1] != before or after[-1].get("id") != id:
        raise NotMade("questions.yaml 不是“每项以 - 开头、各占几行”的写法，没法在末尾加；没有改动它。")
    return new.encode()


def read(text: str | None) -> tuple[Any, int]:
    """The value and the column at which its items begin; an empty list where there are only comments."""
    if text is None:
        return None, 0
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
        return [], 0
    reading = read_yaml("questions.yaml", text)
    return (reading.value if reading.readable else None), positions(text)[()].value[1] - 1 if positions(text) else 0


def require_id(id: str, pattern: re.Pattern[str], form: str) -> None:
    if not pattern.fullmatch(id) or len(id) > LONGEST_ID:
        raise UnfitName(f"代号“{id}”不能用：只能用{form}，最多 {LONGEST_ID} 个字符。")


def require_inside(content: Path, file: Path) -> None:
    """A symbolic link must not lead the writing out of the content."""
    if not file.resolve().is_relative_to(content.resolve()):
        raise UnfitName(f"{file} 通到内容文件夹之外，不能写。")


def make(content: Path, file: Path, kind: str, lines: list[str]) -> None:
    require_inside(content, file)
    if file.exists() or file.is_symlink():
        raise NotMade(f"{file} 已经有了，没有改动它。")
    install({file.name: "".join(f"{line}\n" for line in (schema_line(file, kind), *lines)).encode()}, file.parent)


def among(content: Path) -> str:
    known = sorted(file.parent.name for file in content.glob("documents/*/document.yaml"))
    return f"，已有：{'、'.join(known)}" if known else ""


def numbered(folder: Path) -> Iterator[tuple[int, Path]]:
    """The measures that there are, by the number in the name of their files."""
    for file in folder.glob("*.yaml"):
        if found := re.match(r"[0-9]+", file.name):
            yield int(found.group()), file


def chapter_of(file: Path) -> int | None:
    """The chapter that a measure stands in, as far as it can be read."""
    text, _ = decode(file.name, file.read_bytes())
    value = read_yaml(file.name, text).value if text else None
    chapter = value.get("chapter") if isinstance(value, dict) else None
    return chapter if isinstance(chapter, int) and not isinstance(chapter, bool) else None
