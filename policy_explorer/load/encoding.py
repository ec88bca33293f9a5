"""Decoding: the bytes of a file to text, which must be UTF-8 without a byte order mark. Pure."""

from __future__ import annotations

import codecs

from policy_explorer.load.problem import Problem

SAVE_AS = "用编辑器“另存为”，编码选 UTF-8"


def decode(path: str, content: bytes) -> tuple[str | None, list[Problem]]:
    """Return the text of `content` and the problems of its encoding. The text is None where it is empty or not UTF-8.

    `path` is named in the problems.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or looks_like_utf16(content):
        first_bytes = f"字节 {content[:2].hex(' ').upper()}"
        return None, [Problem(path, 1, 1, "", "文件不是 UTF-8 编码", first_bytes, f"看来是 UTF-16；{SAVE_AS}")]
    problems = []
    if content.startswith(codecs.BOM_UTF8):
        problems.append(Problem(path, 1, 1, "", "文件开头有字节顺序标记（BOM）", "", f"{SAVE_AS}（不带 BOM）"))
        content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [*problems, not_utf8(path, content, error.start)]
    if not text.strip():
        problems.append(Problem(path, 0, 0, "", "文件是空的", "", "写上内容，或删去文件"))
        return None, problems
    return text, problems


def looks_like_utf16(content: bytes) -> bool:
    """Return whether `content` is UTF-16 without a byte order mark: each ASCII character has a zero byte."""
    start = content[:4096]
    return len(start) > 1 and max(start[0::2].count(0), start[1::2].count(0)) * 10 > len(start)


def not_utf8(path: str, content: bytes, at: int) -> Problem:
    """Return the problem that the byte at index `at` is not UTF-8, with a guess at the encoding that it is in."""
    line_start = content.rfind(b"\n", 0, at) + 1
    line = content.count(b"\n", 0, at) + 1
    column = len(content[line_start:at].decode("utf-8")) + 1
    try:
        content.decode("gb18030")
        guess = f"看来是 GB18030（GBK、GB2312）；{SAVE_AS}"
    except UnicodeDecodeError:
        guess = SAVE_AS
    return Problem(path, line, column, "", "文件不是 UTF-8 编码", f"字节 {content[at]:02X}", guess)
