"""The command `new`: adds a document, a measure or a question to be filled in. Reads and writes the content folder.

No existing file is replaced. A question is appended to its file, whose other bytes stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from policy_explorer.derive.page_values import BOOKLET
from policy_explorer.errors import PolicyExplorerError, WrongUse
from policy_explorer.load.encoding import decode
from policy_explorer.load.yaml_parser import positions, read_yaml
from policy_explorer.model import Document, Measure, Question
from policy_explorer.publish.install import install
from policy_explorer.scaffold.skeleton import listed, skeleton
from policy_explorer.schemas.modeline import schema_line
from policy_explorer.validate.questions import COMPUTED, OF_NUMBERS, WITH_OPTIONS
from policy_explorer.validate.uniqueness import RESERVED

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FACT = re.compile(r"[a-z][a-z0-9_]*")
LONGEST_ID = 60


class InvalidName(WrongUse):
    """An id that cannot be used, or a document that does not exist. The text is shown, in Chinese."""


class NotWritten(PolicyExplorerError):
    """Nothing was written. The text says why, and is shown, in Chinese."""


class Created(Struct, frozen=True):
    """The result of `new`."""

    file: Path  # that was written, or that was added to
    next_steps: tuple[str, ...]  # what the editor does next, a sentence each


def new_document(content: Path, id: str) -> Created:
    """Write the skeleton of the document `id` into the folder `content`; raise InvalidName or NotWritten."""
    require_id(id, SLUG, "小写英文字母、数字和连字符，如 qinghe-2032-3")
    if id in RESERVED or id.endswith(BOOKLET):
        raise InvalidName(f"文件代号 {id} 另有用处，不能用；换一个，例如加上年份。")
    file = content / "documents" / id / "document.yaml"
    write_new_file(content, file, "document", skeleton(Document, {"id": id}))
    return Created(
        file,
        (
            f"把官方原文全文存成 {file.with_name('notice.txt')}（UTF-8 编码）。",
            f"逐项填好 {file}；以“# ”开头的字段需要时去掉“# ”再填，不需要的整行删去。",
            f"再用 new measure --document {id} 逐项加措施，用 check 检查。",
        ),
    )


def new_measure(content: Path, document: str, number: int | None = None) -> Created:
    """Write the skeleton of measure `number`, or the next one, of the document with the id `document`.

    Its chapter is that of the measure before it. Raise InvalidName or NotWritten.
    """
    require_id(document, SLUG, "小写英文字母、数字和连字符")
    folder = content / "documents" / document
    if not (folder / "document.yaml").is_file():
        raise InvalidName(
            f"没有 {document} 这份文件{known_documents(content)}；新文件先用 new document --id {document}。"
        )
    written = dict(sorted(numbered(folder / "measures")))
    number = max(written, default=0) + 1 if number is None else number
    if number in written:
        raise NotWritten(f"第 {number} 项已经有了：{written[number]}。没有改动任何文件。")
    before = [file for n, file in written.items() if n < number]
    chapter = chapter_of(before[-1]) if before else None
    file = folder / "measures" / f"{number:02d}.yaml"
    write_new_file(
        content, file, "measure", skeleton(Measure, {"number": number, **({"chapter": chapter} if chapter else {})})
    )
    return Created(
        file,
        (
            f"逐项填好 {file}；以“# ”开头的字段需要时去掉“# ”再填，不需要的整行删去。",
            "有人可以得到的写 strength、eligibility 和 examples；政府部门自己去做的，写 access: government，删去这三处。",
            "用 check 检查，改到没有问题为止。",
        ),
    )


def new_question(content: Path, id: str, type: str = "choice") -> Created:
    """Append the skeleton of a question of this `id` and `type` to questions.yaml; raise InvalidName or NotWritten."""
    require_id(id, FACT, "小写英文字母、数字和下划线，以字母开头，如 monthly_sales")
    file = content / "questions.yaml"
    require_inside(content, file)
    old = file.read_bytes() if file.exists() else f"{schema_line(file, 'questions')}\n".encode()
    install({file.name: with_question(old, id, question_item(id, type))}, content)
    return Created(
        file,
        (
            f"在 {file} 末尾逐项填好这个问题；以“# ”开头的字段需要时去掉“# ”再填，不需要的整行删去。",
            f"在措施的条件里用它：fact: {id}。没有条件用到的问题，check 会指出来。",
        ),
    )


def question_item(id: str, type: str) -> list[str]:
    """Return the lines of a question with this `id` and `type`, as an item of a list."""
    of_numbers = () if type == "number" else (*OF_NUMBERS, *COMPUTED)
    without = (*(() if type in WITH_OPTIONS else ("options",)), *of_numbers)
    return listed(skeleton(Question, {"id": id, "type": type}, without, needed=("ask", "options"), fewest=2))


def with_question(old: bytes, id: str, item: list[str]) -> bytes:
    """Return the bytes `old` of questions.yaml with `item` appended, in the file's line breaks and indentation.

    Raise NotWritten where the file has problems, has a question `id`, or is written in a way that excludes appending.
    """
    text, problems = decode("questions.yaml", old)
    before, start = read(text)
    if text is None or problems or not isinstance(before, list):
        raise NotWritten("questions.yaml 现在读不出来，没有改动它；先运行 check，改好再加问题。")
    if any(isinstance(question, dict) and question.get("id") == id for question in before):
        raise NotWritten(f"questions.yaml 里已经有 {id} 这个问题，没有改动它。")
    line_break = "\r\n" if "\r\n" in text else "\n"
    lines = [" " * start + line.removeprefix("  ") for line in item]
    separator = ("" if text.endswith("\n") else line_break) + (line_break if before else "")
    new = f"{text}{separator}{line_break.join(lines)}{line_break}"
    after, _ = read(new)
    if not isinstance(after, list) or after[:-1] != before or after[-1].get("id") != id:
        raise NotWritten("questions.yaml 不是“每项以 - 开头、各占几行”的写法，没法在末尾加；没有改动它。")
    return new.encode()


def read(text: str | None) -> tuple[Any, int]:
    """Return the value of a YAML list and the indentation of its items; an empty list where there are only comments."""
    if text is None:
        return None, 0
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
        return [], 0
    reading = read_yaml("questions.yaml", text)
    return (reading.value if reading.readable else None), positions(text)[()].value[1] - 1 if positions(text) else 0


def require_id(id: str, pattern: re.Pattern[str], form: str) -> None:
    """Raise InvalidName unless `id` matches `pattern`, which `form` describes, and is not too long."""
    if not pattern.fullmatch(id) or len(id) > LONGEST_ID:
        raise InvalidName(f"代号“{id}”不能用：只能用{form}，最多 {LONGEST_ID} 个字符。")


def require_inside(content: Path, file: Path) -> None:
    """Raise InvalidName where symbolic links lead from `file` out of the folder `content`."""
    if not file.resolve().is_relative_to(content.resolve()):
        raise InvalidName(f"{file} 通到内容文件夹之外，不能写。")


def write_new_file(content: Path, file: Path, kind: str, lines: list[str]) -> None:
    """Write `lines` and the line of the schema of `kind` to the new `file`; raise InvalidName or NotWritten."""
    require_inside(content, file)
    if file.exists() or file.is_symlink():
        raise NotWritten(f"{file} 已经有了，没有改动它。")
    install({file.name: "".join(f"{line}\n" for line in (schema_line(file, kind), *lines)).encode()}, file.parent)


def known_documents(content: Path) -> str:
    """Return the part of a sentence that lists the ids of the documents there are; "" where there are none."""
    known = sorted(file.parent.name for file in content.glob("documents/*/document.yaml"))
    return f"，已有：{'、'.join(known)}" if known else ""


def numbered(folder: Path) -> Iterator[tuple[int, Path]]:
    """Yield (number in its name, file) of each measure in `folder`."""
    for file in folder.glob("*.yaml"):
        if found := re.match(r"[0-9]+", file.name):
            yield int(found.group()), file


def chapter_of(file: Path) -> int | None:
    """Return the chapter of the measure in `file`, None where it cannot be read."""
    text, _ = decode(file.name, file.read_bytes())
    value = read_yaml(file.name, text).value if text else None
    chapter = value.get("chapter") if isinstance(value, dict) else None
    return chapter if isinstance(chapter, int) and not isinstance(chapter, bool) else None
