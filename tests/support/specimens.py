"""The content that the authoring guide shows, file by file."""

from __future__ import annotations

import re
from pathlib import Path

GUIDE = Path(__file__).parents[2] / "docs" / "authoring.zh.md"


def specimens() -> dict[str, str]:
    """Return the specimens of the authoring guide, by the path of the file that each of them is."""
    sections = (section for section in GUIDE.read_text("utf-8").split("\n### ")[1:] if section.startswith("`"))
    return {
        section.split("`")[1]: re.search(r"^```\w+\n(.*?)^```", section, re.MULTILINE | re.DOTALL)[1]
        for section in sections
    }


def write_specimens(content: Path) -> Path:
    """Write the files into the folder `content`, just as the guide shows them, and return it."""
    for path, text in specimens().items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return content
