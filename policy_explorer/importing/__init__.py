"""An official notice -> a drafted content folder. A command beside the pipeline, never a stage of it.

`read` (one module a format) gives lines and table rows, `clean` paragraphs, `structure` the parts of the notice; `units`, `figures`,
`measures` and `document` read what stands in them; `folder` puts the files together and proves that they are the notice; `publish`
alone writes, and never over anything.
"""

from __future__ import annotations

from pathlib import Path

from policy_explorer.importing.blocks import ImportFault
from policy_explorer.importing.clean import clean
from policy_explorer.importing.folder import draft_folder
from policy_explorer.importing.known import known_in
from policy_explorer.importing.publish import publish
from policy_explorer.importing.read import read
from policy_explorer.importing.structure import structure
from policy_explorer.importing.told import told

__all__ = ["ImportFault", "import_notice"]


def import_notice(file: Path, id: str, content: Path) -> str:
    """Draft `documents/<id>/` and what else the content folder lacks; return the summary. ImportFault where there is no draft."""
    known = known_in(content)
    if id in known.documents:
        raise ImportFault(f"{content / 'documents' / id} 已经有了，没有改动。换一个 --id，或先把原有的移走")
    reading = read(file)
    cleaned = clean(reading)
    drafted = draft_folder(id, content, cleaned, structure(cleaned.parts), known)
    publish(drafted.files, id, content)
    return told(drafted, cleaned, reading.notes, id, content)
