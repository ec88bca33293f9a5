"""Review marks: comments `# 待核对：<reason>`, by which importer and editors mark what is not yet verified. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # missing in the stubs of PyYAML

from policy_explorer.load.loader import Sources

WORD = "待核对"
MARK = re.compile(r"(?:^|(?<=\s))#[ \t]*待核对[：:]?[ \t]*(?P<reason>[^\n]*)", re.MULTILINE)


def unverified(sources: Sources) -> list[tuple[str, int, str]]:
    """Return (path, line from 1, reason) of each review mark in `sources`, sorted by path and line."""
    return [(path, *mark) for path, text in sorted(sources.yaml_text.items()) for mark in marks(text)]


def marks(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line from 1, reason) of each review mark in the YAML `text`. Within a scalar, `# 待核对` is no mark."""
    found = list(MARK.finditer(text)) if WORD in text else []
    scalars = scalar_spans(text) if found else []
    for match in found:
        if not any(start <= match.start() < end for start, end in scalars):
            yield text.count("\n", 0, match.start()) + 1, match["reason"].strip()


def scalar_spans(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) indices of quoted and block scalars, up to the first syntax error."""
    spans: list[tuple[int, int]] = []
    parser = CParser(text)
    try:
        while event := parser.get_event():
            # A plain scalar ends before ` #`; only quoted and block scalars can contain it.
            if isinstance(event, yaml.ScalarEvent) and event.style and event.start_mark and event.end_mark:
                spans.append((event.start_mark.index, event.end_mark.index))
            if isinstance(event, yaml.StreamEndEvent):
                break
    except yaml.YAMLError:
        pass
    return spans
