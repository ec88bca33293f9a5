"""Hints how to correct a value: what it may have been meant to be. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from policy_explorer.load.problem import shown
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import MULTIPLIERS, narrow

TYPE_HINTS: dict[str, str] = {
    "list": "每项一行，以“- ”开头；或写在方括号里，用英文逗号隔开",
    "mapping": "每个字段一行，写成“字段: 值”",
}

DATE = regex("[0-9]{4}-[0-9]{2}-[0-9]{2}")
PLAIN_NUMBER = regex(r"[0-9]+(\.[0-9]+)?")
SCALED = regex(r"(?P<figure>[0-9]+(\.[0-9]+)?)(?P<multiplier>[万亿])(?P<rest>[^0-9]*)")
COUNTED = regex(r"(?P<figure>[0-9]+(\.[0-9]+)?)\s*[^0-9.,]+")
CHINESE_NUMBER = regex("[零一二两三四五六七八九十百千半]")


def type_hint(kinds: set[str], value: Any) -> str:
    """Return the hint for `value`, whose types of error are `kinds`."""
    if "string_type" in kinds and isinstance(value, bool | int | float):
        return "是文字就加引号"
    if kinds & {"int_type", "float_type"} and isinstance(value, str):
        return number_hint(value)
    if "tuple_type" in kinds:
        return TYPE_HINTS["list"]
    return TYPE_HINTS["mapping"] if kinds & {"model_type", "dict_type"} else ""


def number_hint(written: str) -> str:
    """Return the hint for `written`, a text where a number is expected; "" where it resembles none."""
    figure = narrow(written).strip().replace(",", "")
    if PLAIN_NUMBER.fullmatch(figure):
        return "去掉引号" if figure == written else f"写成 {figure}，用半角数字，不写逗号"
    if scaled := SCALED.fullmatch(figure):
        value = float(scaled["figure"]) * MULTIPLIERS[scaled["multiplier"]]
        return f"写成 {value:.15g}；或照单位来写，如单位是{scaled['multiplier']}{scaled['rest'] or '元'}的写 {scaled['figure']}"
    if counted := COUNTED.fullmatch(figure):
        return f"只写数：{counted['figure']}；单位写在 unit 或问题里"
    return "写成阿拉伯数字，如 五 写成 5" if CHINESE_NUMBER.match(figure) else ""


def suggestion(word: str, words: Iterable[str]) -> str:
    """Return the hint 是否想写 …？ with the word of `words` most similar to `word`; "" where none is similar."""
    near = get_close_matches(word, list(words), n=1, cutoff=0.5)
    return f"是否想写 {shown(near[0])}？" if near else ""
