"""The first line of a YAML file, by which editors find its schema. Pure.

`# yaml-language-server: $schema=…` is what VS Code's YAML extension and others that use its server look for.
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
    """The kind of file (a key of `content_schemas.KINDS`) that a path within the content folder means."""
    if not YAML_FILE.fullmatch(path):
        return None
    return "measure" if "/measures/" in path else path.rpartition("/")[2].removesuffix(".yaml")


def schema_line(file: Path, kind: str) -> str:
    """The line for a file, without a line break: the way from its folder to the schema of its kind."""
    folder = file.resolve().parent
    try:
        way = Path(os.path.relpath(SCHEMAS, folder)).as_posix()
    except ValueError:  # another drive
        way = SCHEMAS.as_uri()
    return f"{MARK}{way}/{kind}.schema.json"


def named_schema(text: str) -> str | None:
    """The schema that a file's own line names, as it stands; None where there is no such line."""
    found = LINE.search(text)
    return found[1] if found else None
