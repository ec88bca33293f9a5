"""The first line of a content file, by which text editors find its schema. Pure.

The form `# yaml-language-server: $schema=…` is that of yaml-language-server, which VS Code and other text editors use.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from policy_explorer.load.discovery import YAML_FILE
from policy_explorer.resources import SCHEMAS

MARK = "# yaml-language-server: $schema="
LINE = re.compile(rf"{re.escape(MARK)}(\S+)\s*$", re.MULTILINE)


def kind_of(path: str) -> str | None:
    """Return the kind of the file at `path` within the content folder, a key of `KINDS` in `content.py`, or None."""
    if not YAML_FILE.fullmatch(path):
        return None
    return "measure" if "/measures/" in path else path.rpartition("/")[2].removesuffix(".yaml")


def schema_line(file: Path, kind: str) -> str:
    """Return the line for `file` of `kind`, without a line break: the relative path from its folder to its schema."""
    folder = file.resolve().parent
    try:
        way = Path(os.path.relpath(SCHEMAS, folder)).as_posix()
    except ValueError:  # another drive
        way = SCHEMAS.as_uri()
    return f"{MARK}{way}/{kind}.schema.json"


def named_schema(text: str) -> str | None:
    """Return the schema that the line in `text` names, as written; None where there is no such line."""
    found = LINE.search(text)
    return found[1] if found else None
