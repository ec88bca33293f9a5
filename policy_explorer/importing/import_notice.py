"""A notice in a file to a drafted document in the content folder: the steps of the import. Reads and writes files."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from policy_explorer.importing.blocks import ImportFailed
from policy_explorer.importing.clean import clean
from policy_explorer.importing.existing_content import read_existing_content
from policy_explorer.importing.folder import draft_folder
from policy_explorer.importing.read import read
from policy_explorer.importing.report import report
from policy_explorer.importing.structure import structure
from policy_explorer.importing.write_folder import write_folder

CHINA = timezone(timedelta(hours=8))


def import_notice(file: Path, id: str, content: Path) -> str:
    """Draft documents/<id>/, and what else the folder `content` lacks, from the notice in `file`.

    Return the summary, in Chinese. Raise ImportFailed where there can be no draft; nothing is written then.
    """
    existing = read_existing_content(content)
    if id in existing.documents:
        raise ImportFailed(f"{content / 'documents' / id} 已经有了，没有改动。换一个 --id，或先把原有的移走")
    reading = read(file)
    cleaned = clean(reading)
    drafted = draft_folder(id, content, cleaned, structure(cleaned.parts), existing, datetime.now(tz=CHINA).date())
    write_folder(drafted.files, id, content)
    return report(drafted, cleaned, reading.notes, id, content)
