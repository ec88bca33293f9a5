"""Slips of editors that YAML reads as something else: spaces that are none to it, and words behind a sign. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_explorer.load.problem import Problem, shown
from policy_explorer.load.yaml_errors import LineAndColumn, line_at
from policy_explorer.text.invisible import code_point

# What looks like indentation to an editor, and is part of the text to YAML.
WIDE_SPACES = {"\u3000": "全角空格", "\xa0": "不换行空格"}
WIDE_INDENTATION = re.compile(
    r"(?m)^[ ]*(?P<wide>[\u3000\xa0\u2000-\u200a\u202f\u205f])\s*(?:- |-$|[^\s:#\"'{\[]+:(?:\s|$))"
)
# A colon and a space that is none to YAML.
WIDE_BEHIND_COLON = re.compile(r"^[ ]*(?:- )?[^\s:#\"'{\[]+:(?P<wide>[\u3000\xa0\u2000-\u200a\u202f\u205f])")
NEXT_IN_BRACKETS = re.compile(r", [A-Za-z_]+: |[}\]]")


def wide_indentation(path: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each line that is a field or a list item, indented by spaces that YAML does not count."""
    for match in WIDE_INDENTATION.finditer(text):
        line = text.count("\n", 0, match.start("wide")) + 1
        column = match.start("wide") - text.rfind("\n", 0, match.start("wide"))
        written, name = line_at(text, line - 1).strip(), space_name(match["wide"])
        yield Problem(path, line, column, "", f"缩进里有{name}", shown(written), "换成普通的半角空格，每级两个")


def space_name(space: str) -> str:
    """Return what an editor may call a space that YAML does not count as one: 不换行空格（U+00A0）."""
    return f"{WIDE_SPACES.get(space, '特殊空格')}（{code_point(space)}）"


def wide_space_behind_colon(text: str, line: int) -> tuple[LineAndColumn, str, str] | None:
    """Return where there is a space behind a colon that YAML takes for text, in `line` or the one before, and what to say of it."""
    for number in filter(None, (line, line - 1)):
        if wide := WIDE_BEHIND_COLON.match(line_at(text, number - 1)):
            message = f"冒号后面是{space_name(wide['wide'])}"
            return (number, wide.start("wide") + 1), message, "换成普通的半角空格"
    return None


def rest_of_value(before: str, rest: str) -> str:
    """Return what of `rest` belongs to a value, which begins behind `before`: within brackets, up to the next field."""
    opened = sum(before.count(sign) for sign in "{[") > sum(before.count(sign) for sign in "}]")
    return NEXT_IN_BRACKETS.split(rest, maxsplit=1)[0] if opened else rest
