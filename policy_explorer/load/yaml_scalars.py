"""Plain (unquoted) YAML scalars to values. Pure.

The types are those of the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema): `true`, `false`,
`null`, decimal integers and fractions; all else is a string. What YAML 1.1 reads as another type (`NO`, `1:30`,
`1_000`, `0o17`, `~`) is refused, so that a value means the same to every program and to the editor.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from policy_explorer.text.quantities import LONGEST_NUMBER

# A scalar that starts with any other character is a string. Most do, and skip the patterns below.
SUSPECT = frozenset("0123456789+-.~tTfFnNyYoO")

KEYWORDS = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL"), None),
}
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
FRACTION = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


class ScalarProblem(Struct, frozen=True):
    """Why a scalar is refused: a message and a hint for the editor."""

    message: str
    hint: str


QUOTE_IT = "是文字就加引号：'{}'"
REFUSED = (
    (
        re.compile(r"yes|no|on|off|y|n", re.IGNORECASE),
        "不加引号的 yes、no、on、off、y、n 在别的程序里会变成真假值",
        "是文字就加引号：'{}'；是真假就写 true 或 false",
    ),
    (re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"), "带冒号的数会被当成六十进制数", QUOTE_IT),
    (
        re.compile(r"[-+]?0[xobXOB][0-9a-fA-F_]+"),
        "十六进制、八进制、二进制数容易读错",
        "是文字就加引号：'{}'；是数就写成十进制",
    ),
    (
        re.compile(r"[-+]?(0[0-9][0-9_]*(\.[0-9_]*)?)"),
        "以 0 开头的数会被当成八进制数",
        "是文字就加引号：'{}'；是数就去掉开头的 0",
    ),
    (
        re.compile(r"[-+]?[0-9]+(_[0-9]*)+(\.[0-9_]*)?"),
        "带下划线的数在不同程序里读法不同",
        "是文字就加引号：'{}'；是数就去掉下划线",
    ),
    (re.compile(r"[-+]?\.inf|\.nan", re.IGNORECASE), "无穷大和“非数”不是可用的数值", QUOTE_IT),
    (re.compile(r"~|"), "没有写值", "补上值；可以不写的字段，也可以整行删去"),
)


def read_plain(text: str) -> tuple[Any, ScalarProblem | None]:
    """Return the value of the plain scalar `text`, and None or why it is refused. A refused value is `text` itself."""
    if text and text[0] not in SUSPECT:
        return text, None
    if text in KEYWORDS:
        return KEYWORDS[text], None
    if FRACTION.fullmatch(text):
        return read_number(text)
    for pattern, message, hint in REFUSED:
        if pattern.fullmatch(text):
            return text, ScalarProblem(message, hint.format(text))
    return text, None


def read_number(text: str) -> tuple[Any, ScalarProblem | None]:
    """Return the number that `text` gives, and None or why it cannot be stored exactly."""
    if len(text) > LONGEST_NUMBER + 1 and len(re.sub(r"\D", "", text)) > LONGEST_NUMBER:
        return text, ScalarProblem("数太长，无法准确保存", QUOTE_IT.format(text))
    if INTEGER.fullmatch(text):
        return int(text), None
    number = float(text)
    if abs(number) >= 10**LONGEST_NUMBER:
        return text, ScalarProblem("数太大，无法准确保存", QUOTE_IT.format(text))
    if 0 < abs(number) < 10**-LONGEST_NUMBER or (number == 0 and re.search("[1-9]", re.split("[eE]", text)[0])):
        return text, ScalarProblem("数太小，无法准确保存", QUOTE_IT.format(text))
    return number, None
