"""Sources -> the marks `# 待核对` that are left in them: guesses that nobody has looked at yet. Pure."""

from __future__ import annotations

import re

from .load import Sources

MARK = re.compile(r"#\s*待核对[：:]?\s*(.*)$")


def unverified(sources: Sources) -> list[tuple[str, int, str]]:
    """(path, line, reason) of each mark, in the order of files and lines; the reason may be empty."""
    found = []
    for path, text in sorted(sources.yaml_text.items()):
        for line, written in enumerate(text.splitlines(), 1):
            if mark := MARK.search(written):
                found.append((path, line, mark[1].strip()))
    return found
