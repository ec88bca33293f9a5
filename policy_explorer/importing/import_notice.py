"""A notice in a file to a drafted document in the content folder: the steps of the import. Reads and writes files."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol, TypeVar

from msgspec import Struct

from policy_explorer.importing.blocks import ImportFailed
from policy_explorer.importing.clean import clean
from policy_explorer.importing.existing_content import ExistingContent, read_existing_content
from policy_explorer.importing.folder import draft_folder
from policy_explorer.importing.read import read
from policy_explorer.importing.report import report
from policy_explorer.importing.structure import structure
from policy_explorer.importing.write_folder import write_folder

Result = TypeVar("Result")


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
    drafted = draft_folder(id, content, cleaned, structure(cleaned.parts), existing)
    return Draft(drafted.files, report(drafted, cleaned, reading.notes, id, content))
