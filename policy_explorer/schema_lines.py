"""The first line of a YAML file, which tells an editor's program where its JSON Schema lies. Pure."""

from __future__ import annotations

import os
from pathlib import Path

SCHEMAS = Path(__file__).resolve().parents[1] / "docs" / "schemas"


def schema_line(file: Path, kind: str) -> str:
    """The comment for a file of that kind; the path leads from the file to the project's docs/schemas."""
    path = os.path.relpath(SCHEMAS / f"{kind}.schema.json", file.resolve().parent)
    return f"# yaml-language-server: $schema={Path(path).as_posix()}"
