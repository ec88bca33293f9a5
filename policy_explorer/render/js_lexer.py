"""JavaScript text -> tokens: as much of the language as joining modules needs. Pure.

Knows strings, template literals, comments and regular expressions, so that a word or a bracket
inside one of them is never taken for code. What cannot be told for certain (a slash after a
closing brace) is refused rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policy_explorer.errors import PolicyExplorerError


class Token(NamedTuple):
    """A piece of the text. `depth` counts the brackets open around it."""

    kind: str  # space, comment, string, template, regex, number, word, sign
    text: str
    line: int
    depth: int


class JoinError(PolicyExplorerError):
    """A script that cannot be bundled: path, line, and the reason."""

    def __init__(self, path: str, line: int, message: str):
        super().__init__(path, line, message)

    def __str__(self) -> str:
        path, line, message = self.args
        return f"脚本有误：{path}:{line}: {message}"


PLAIN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<string>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")
  | (?P<number>\.?[0-9](?:[eE][+-]|[\w.])*)
  | (?P<word>[#@]?[\w$]+)
  | (?P<sign>\+\+|--|=>|\?\.(?![0-9])|[-+*%&|^!~<>=?:;,.(){}\[\]])
    """,
    re.VERBOSE | re.DOTALL,
)
REGEX = re.compile(r"/(?:[^/\\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+/[a-z]*")
TEMPLATE_PIECE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
# After these words a slash begins a regular expression; after any other it divides.
BEFORE_REGEX = frozenset("return typeof instanceof in of new delete void throw case do else yield await".split())
# A closing bracket of one of these is followed by a statement, which a regular expression may begin.
BEFORE_STATEMENT = frozenset("if while for with".split())
CLOSING = {")": "(", "]": "[", "}": "{"}


def scan(text: str, path: str) -> Iterator[Token]:
    """Every character of the text, in order, as tokens."""
    at, line = 0, 1
    previous: Token | None = None
    open_brackets: list[tuple[str, Token | None]] = []  # the bracket, and the token before it
    closed_before: Token | None = None  # what stood before the bracket that `previous` closes
    while at < len(text):
        depth = len(open_brackets)
        kind, piece = next_piece(text, at, previous, closed_before, open_brackets, path, line)
        if kind == "sign" and piece in "([{":
            open_brackets.append((piece, previous))
        elif kind == "sign" and piece in CLOSING:
            closed_before = close(open_brackets, piece, path, line)
            depth -= 1
        elif kind == "template":
            depth = track_template(open_brackets, piece)
        token = Token(kind, piece, line, depth)
        yield token
        if kind not in ("space", "comment"):
            previous = token
        at += len(piece)
        line += piece.count("\n")
    if open_brackets:
        raise JoinError(path, line, f"the file ends inside {open_brackets[-1][0]!r}")


def next_piece(text, at, previous, closed_before, open_brackets, path, line) -> tuple[str, str]:
    """The kind and the text of the token that begins at `at`."""
    if text[at] == "`" or (text[at] == "}" and open_brackets and open_brackets[-1][0] == "${"):
        piece = TEMPLATE_PIECE.match(text, at + 1)
        if piece is None:
            raise JoinError(path, line, "a template literal without an end")
        return "template", text[at] + piece[0]
    if text[at] == "/" and not text.startswith(("//", "/*"), at):
        return slash(text, at, previous, closed_before, path, line)
    found = PLAIN.match(text, at)
    if found is None:
        raise JoinError(path, line, f"cannot make out {text[at : at + 12]!r}")
    return found.lastgroup, found[0]


def slash(text, at, previous, closed_before, path, line) -> tuple[str, str]:
    """A slash is a division or begins a regular expression; the token before it tells."""
    if previous is not None and previous.text in ("}", "++", "--"):
        raise JoinError(path, line, f"unclear whether '/' after {previous.text!r} divides; use brackets or a name")
    if divides(previous, closed_before):
        return "sign", "/"
    found = REGEX.match(text, at)
    if found is None:
        raise JoinError(path, line, "a regular expression without an end")
    return "regex", found[0]


def divides(previous: Token | None, closed_before: Token | None) -> bool:
    if previous is None:
        return False
    if previous.text == ")":
        return closed_before is None or closed_before.text not in BEFORE_STATEMENT
    if previous.kind == "word":
        return previous.text not in BEFORE_REGEX
    if previous.kind == "template":
        return not previous.text.endswith("${")
    return previous.kind != "sign" or previous.text == "]"


def close(open_brackets, bracket: str, path: str, line: int) -> Token | None:
    """Take the matching bracket off; return what stood before it."""
    if not open_brackets or open_brackets[-1][0] != CLOSING[bracket]:
        raise JoinError(path, line, f"{bracket!r} closes nothing")
    return open_brackets.pop()[1]


def track_template(open_brackets, piece: str) -> int:
    """Follow a template literal into and out of its `${…}`; return the depth that it stands at."""
    if piece[0] == "}":
        open_brackets.pop()
    depth = len(open_brackets)
    if piece.endswith("${"):
        open_brackets.append(("${", None))
    return depth
