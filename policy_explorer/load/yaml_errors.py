"""Syntax errors of libyaml to Chinese messages for editors. Pure.

The parser says what it expected; the message says what is there, and the hint what the editor most likely did.
"""

from __future__ import annotations

from typing import Literal

import yaml

LineAndColumn = tuple[int, int]

TAB = ("不能用制表符（Tab）缩进", "缩进一律用空格")
UNBALANCED_QUOTE = ("引号没有配对", "从这里开始的引号没有结束；补上另一半")
STARTS_BADLY = ("值不能这样开头", "值以 @、`、%、* 或 & 开头时，整个值加引号")
ESCAPE = ("双引号里的反斜杠写法不对", "改用单引号，反斜杠就照原样保留")
COLON_IN_BRACKETS = ("值里有“: ”，括号里的值不能这样写", "整个值加引号，如 {note: '注意: 只限农户'}")
IN_BRACKETS = ("did not find expected ',' or ']'", "did not find expected ',' or '}'")
GENERIC = ("不符合 YAML 的写法，无法读取", "检查这一行和上一行的缩进、冒号、引号和括号")
FULL_WIDTH_COLON = "这里有中文冒号“：”；字段名之后要用英文冒号加空格“: ”"

# By libyaml's message: (message, hint), and which of its two marks is the better place to show: where it noticed the
# error ("problem") or where the construct began ("context").
BY_PROBLEM: dict[str, tuple[tuple[str, str], Literal["problem", "context"]]] = {
    "mapping values are not allowed in this context": (
        ("这里不该有冒号", "值里有“: ”时整个值加引号；否则检查上一行是否写全、缩进是否对齐"),
        "problem",
    ),
    "could not find expected ':'": (("字段名之后缺少冒号", "写成“字段: 值”，英文冒号加一个空格"), "context"),
    "block sequence entries are not allowed in this context": (
        ("这里不能写列表项“- ”", "列表要从新的一行开始，比字段名多缩进两格"),
        "problem",
    ),
    "mapping keys are not allowed in this context": (("这里不能以“? ”开头", "值以 ? 开头时加引号"), "problem"),
    "did not find expected alphabetic or numeric character": (STARTS_BADLY, "context"),
    "did not find expected comment or line break": (
        ("“|”或“>”之后应当换行", "正文从下一行开始，多缩进两格"),
        "context",
    ),
    "found a tab character that violates indentation": (TAB, "problem"),
    "found a tab character where an indentation space is expected": (TAB, "problem"),
    "found unknown escape character": (ESCAPE, "problem"),
    "did not find expected hexdecimal number": (ESCAPE, "problem"),
    "found invalid Unicode character escape code": (ESCAPE, "problem"),
    "did not find expected ',' or ']'": (
        ("方括号没有配对，或两项之间缺少逗号", "从这里的 [ 开始检查，逗号用英文的"),
        "context",
    ),
    "did not find expected ',' or '}'": (
        ("花括号没有配对，或两项之间缺少逗号", "从这里的 { 开始检查，逗号用英文的"),
        "context",
    ),
    "did not find expected key": (
        ("这里应当是一个字段名", "检查缩进是否与上面的字段对齐；引号、括号之后不能再有别的文字"),
        "problem",
    ),
    "did not find expected '-' indicator": (("这里应当是列表的下一项“- ”", "检查缩进是否与上面各项对齐"), "problem"),
    "did not find expected node content": (("这里缺少值", "补上值，或检查括号"), "problem"),
    "exceeded maximum nesting depth": (("括号嵌套得太深", "检查括号是否配对"), "problem"),
    "found undefined tag handle": (STARTS_BADLY, "problem"),
}


def syntax_problem(error: yaml.YAMLError, text: str) -> tuple[LineAndColumn, str, str]:
    """Return ((line, column) from 1, message, hint) of a syntax error in `text`."""
    problem = getattr(error, "problem", None) or ""
    marks = {"problem": getattr(error, "problem_mark", None), "context": getattr(error, "context_mark", None)}
    (message, hint), at = explain(error, problem, marks["problem"], marks["context"], text)
    mark = marks[at] or marks["problem"] or marks["context"]
    if mark is None:
        return (1, 1), message, hint
    if any("：" in line_at(text, m.line) for m in marks.values() if m is not None) and message != TAB[0]:
        hint = FULL_WIDTH_COLON if "冒号" in message or "字段名" in message else hint
    return (mark.line + 1, mark.column + 1), message, hint


def explain(
    error: yaml.YAMLError, problem: str, mark: yaml.Mark | None, context: yaml.Mark | None, text: str
) -> tuple[tuple[str, str], Literal["problem", "context"]]:
    """Return ((message, hint), which mark to show) for libyaml's message `problem`, noticed at `mark`.

    `context` is where the construct began.
    """
    if problem == "found character that cannot start any token" and mark is not None:
        return (TAB if line_at(text, mark.line)[mark.column : mark.column + 1] == "\t" else STARTS_BADLY), "problem"
    if problem.startswith("found unexpected") and "quoted" in (getattr(error, "context", None) or ""):
        return UNBALANCED_QUOTE, "context"
    if problem in IN_BRACKETS and mark is not None and context is not None and mark.line == context.line:
        if line_at(text, mark.line)[mark.column : mark.column + 1] == ":":
            return COLON_IN_BRACKETS, "problem"
    return BY_PROBLEM.get(problem, (GENERIC, "problem"))


def line_at(text: str, line: int) -> str:
    """Return the line with index `line`, from 0, of `text`; "" after its end."""
    lines = text.split("\n", line + 1)
    return lines[line] if line < len(lines) else ""
