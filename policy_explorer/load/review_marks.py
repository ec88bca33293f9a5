"""Content as written -> what an importer or an editor marked as not yet verified: comments `# 待核对：<reason>`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.cyaml import CParser

from policy_explorer.load.loader import Sources

WORD = "待核对"
MARK = re.compile(r"(?:^|(?<=\s))#[ \t]*待核对[：:]?[ \t]*(?P<reason>[^\n]*)", re.MULTILINE)


def unverified(sources: Sources) -> list[tuple[str, int, str]]:
    """(path, line, reason) of each mark, in the order of paths and lines."""
    return [(path, *mark) for path, text in sorted(sources.yaml_text.items()) for mark in marks(text)]


def marks(text: str) -> Iterator[tuple[int, str]]:
    """A mark within a value, as in a quoted official text, is none."""
    found = list(MARK.finditer(text)) if WORD in text else []
    inside = values(text) if found else []
    for match in found:
        if not any(start <= match.start() < end for start, end in inside):
            yield text.count("\n", 0, match.start()) + 1, match["reason"].strip()


def values(text: str) -> list[tuple[int, int]]:
    """Where scalars stand, as far as the text can be read."""
    spans, parser = [], CParser(text)
    try:
        while event := parser.get_event():
            # A plain scalar ends before a comment; only quoted and block ones can hold the sign of one.
            if isinstance(event, yaml.ScalarEvent) and event.style:
                spans.append((event.start_mark.index, event.end_mark.index))
            if isinstance(event, yaml.StreamEndEvent):
                break
    except yaml.YAMLError:
        pass
    return spans
