"""A notice in a file to a drafted document in the content folder: the steps of the import. Reads and writes files."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Protocol, TypeVar

from msgspec import Struct

from policy_explorer.importing.blocks import ImportFailed
from policy_explorer.importing.fields.existing_content import ExistingContent, read_existing_content
from policy_explorer.importing.fields.guide import is_guide
from policy_explorer.importing.readers.read import read
from policy_explorer.importing.report import report
from policy_explorer.importing.structure.clean import clean
from policy_explorer.importing.structure.outline import flat
from policy_explorer.importing.structure.structure import structure
from policy_explorer.importing.writing.folder import draft_folder
from policy_explorer.importing.writing.punctuation import parts_in_full_width
from policy_explorer.importing.writing.write_folder import write_folder

Result = TypeVar("Result")
CHINA = timezone(timedelta(hours=8))


class Draft(Struct, frozen=True):
    """What an import writes, as text by path from the content folder, and its summary for the editor."""

    files: dict[str, str]
    summary: str


class Runner(Protocol):
    """Makes a call, and returns what it returns: `here`, or `limits.within_limits` in a process with limits."""

    def __call__(self, function: Any, arguments: tuple[Any, ...], result: type[Result], /) -> Result: ...


def here(function: Any, arguments: tuple[Any, ...], result: type[Result], /) -> Result:
    """Make a call in this process."""
    made: Result = function(*arguments)
    return made


def import_notice(file: Path, id: str, content: Path, run: Runner = here) -> str:
    """Draft documents/<id>/, and what else the folder `content` lacks, from the notice in `file`.

    Return the summary, in Chinese. Raise ImportFailed where there can be no draft; nothing is written then.
    """
    existing = read_existing_content(content)
    if id in existing.documents:
        raise ImportFailed(f"{content / 'documents' / id} 已经有了，没有改动。换一个 --id，或先把原有的移走")
    made = run(draft_notice, (file, id, content, existing), Draft)
    write_folder(made.files, id, content)
    return made.summary


def draft_notice(file: Path, id: str, content: Path, existing: ExistingContent) -> Draft:
    """Return the draft of the notice in `file`, for the folder `content`, which has `existing`."""
    reading = read(file)
    cleaned = clean(reading)
    if is_guide(tuple(map(flat, cleaned.parts))):
        raise ImportFailed(guide_hint(file, content, existing))
    outline = structure(tuple(parts_in_full_width(cleaned.parts)))
    drafted = draft_folder(id, content, cleaned, outline, existing, datetime.now(tz=CHINA).date())
    return Draft(drafted.files, report(drafted, cleaned, reading.notes, id, content))


def guide_hint(file: Path, content: Path, existing: ExistingContent) -> str:
    """Return for the editor how to import a guide."""
    documents = sorted(existing.documents)
    which = documents[0] if len(documents) == 1 else "文件代号"
    where = "" if str(content) == "content" else f" --content {content}"
    known = f"（已有的文件：{'、'.join(documents[:5])}）" if documents else "；它所配的公文还没有收录的，先导入公文"
    return (
        "这像是申报指南，写的是申报对象、材料、时间、方式，不是一项项措施。"
        f"作为公文的配套文本导入：build.py import {file} --companion-of {which}{where}{known}"
    )
