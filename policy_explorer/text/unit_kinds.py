"""Units that measure the same kind of thing without a ratio that all notices share: 亩 and 平方米, 人 and 户. Pure.

`units` compares quantities by value where their units are known; of these it is known only that they are not the same.
"""

from __future__ import annotations

from policy_explorer.text.patterns import regex

# By kind: the spellings of each unit, its name first.
KINDS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("亩",), ("平方米", "平米", "㎡", "m²"), ("公顷",), ("平方公里", "平方千米")),
    (("人", "名", "位"), ("户",), ("人次",)),
    (("米",), ("公里", "千米")),
    (("吨",), ("公斤", "千克"), ("斤",)),
    (("立方米", "立方"), ("升",)),
    (("千瓦",), ("兆瓦",), ("千瓦时", "度")),
    (("小时", "学时", "课时"), ("分钟",)),
)
NAMES = {spelling: spellings[0] for kind in KINDS for spellings in kind for spelling in spellings}
KIND_OF = {spellings[0]: number for number, kind in enumerate(KINDS) for spellings in kind}
SPELLING = regex(f"(?:{'|'.join(sorted(NAMES, key=lambda unit: (-len(unit), unit)))})(?!民币|均|额|单)")


def unit_name(unit: str) -> str:
    """Return one name for all spellings of `unit`: 人 for 名."""
    return NAMES.get(unit, unit)


def unit_named_at(text: str, index: int) -> str:
    """Return the name of the unit that `text` has at `index`, "" where it has none of these."""
    found = SPELLING.match(text, index)
    return NAMES[found[0]] if found else ""


def are_apart(unit: str, other: str) -> bool:
    """Return whether the units with these names are two of one kind: 人 and 户, not 人 and 亩."""
    return unit != other and unit in KIND_OF and KIND_OF[unit] == KIND_OF.get(other)
