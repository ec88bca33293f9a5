"""Markdown to lines and table rows, without its marks. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from policy_explorer.importing.blocks import Block, Line, Reading, Row
from policy_explorer.importing.readers.read_txt import read_txt

HEAD = re.compile(r"\s{0,3}#{1,6}\s+(?P<text>.*?)\s*#*\s*")
LISTED = re.compile(r"(?P<indent>\s*)(?:[-*+]|>)\s+")
RULE = re.compile(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,}|```.*)")
DIVIDER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*")  # below the header of a table
EMPHASIS = re.compile(r"(?P<mark>\*\*\*|\*\*|__|~~|\*|`)(?=\S)(?P<text>.+?)(?<=\S)(?P=mark)")
LINK = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|~>-])")
NOTE = "Markdown 的记号（#、**、- 一类）没有读入"


def read_md(content: bytes) -> Reading:
    """Return the lines and table rows of the Markdown `content`."""
    reading = read_txt(content)
    blocks = tuple(block for line in reading.blocks if isinstance(line, Line) for block in blocks_of(line))
    same = blocks == reading.blocks
    return replace(reading, blocks=blocks, notes=reading.notes if same else (*reading.notes, NOTE))


def blocks_of(line: Line) -> Iterator[Block]:
    """Yield what a line of Markdown says: nothing for a rule, a row of a table, or the line without marks."""
    text = line.text
    if RULE.fullmatch(text) or DIVIDER.fullmatch(text):
        return
    if text.strip().startswith("|") and text.strip().endswith("|") and text.count("|") > 2:
        cells = re.split(r"(?<!\\)\|", text.strip()[1:-1])
        yield Row(tuple(plain(cell.strip()) for cell in cells))
        return
    if head := HEAD.fullmatch(text):
        text = head["text"]
    while found := LISTED.match(text):
        text = found["indent"] + text[found.end() :]
    yield Line(plain(text), line.edge)


def plain(text: str) -> str:
    """Return `text` without the marks of emphasis, code and links."""
    text = LINK.sub(lambda link: link["text"], text)
    before = ""
    while before != text:
        before, text = text, EMPHASIS.sub(lambda found: found["text"], text)
    return ESCAPED.sub(r"\1", text)
