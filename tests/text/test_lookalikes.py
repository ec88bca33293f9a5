"""Where a text deviates, and the message that distinguishes the two characters."""

from __future__ import annotations

import pytest
import yaml

from policy_explorer.load.yaml_parser import positions
from policy_explorer.load.yaml_positions import character_places, line_and_column
from policy_explorer.text.lookalikes import describe_difference
from policy_explorer.validate.quotes import nearest


@pytest.mark.parametrize(
    ("written", "official", "said"),
    [
        ("三", "3", "写的是“三”，原文是“3”"),
        (",", "，", "写的是“,”（U+002C，半角），原文是“，”（U+FF0C，全角）"),
        ("а", "a", "写的是“а”（U+0430），原文是“a”（U+0061，半角）"),
        ("⼀", "一", "写的是“⼀”（U+2F00），原文是“一”（U+4E00）"),
        ("—", "－", "写的是“—”（U+2014），原文是“－”（U+FF0D，全角）"),
        ("\u200b", "元", "写的是“⟨U+200B⟩”（U+200B），原文是“元”（U+5143）"),
        ("\u0301", "元", "写的是“◌\u0301”（U+0301），原文是“元”（U+5143）"),
        ("\ue000", "元", "写的是“\ue000”（U+E000），原文是“元”（U+5143）"),
        ("", "元", "写到这里就断了，原文接着是“元”"),
        ("元", "", "写的是“元”，原文到这里已经结束"),
    ],
)
def test_two_characters(written: str, official: str, said: str) -> None:
    assert describe_difference(written, official) == said


TEXT = "每年组织有机农产品推介活动不少于3场，费用由县里承担。"


@pytest.mark.parametrize(
    ("quote", "differ"),
    [
        ("推介活动不少于3次", ("次", "场")),
        ("推介活动不少于3场，费用由本人承担", ("本", "县")),
        ("组织好有机农产品推介活动", ("好", "有")),
        ("组织农产品推介活动不少于3场", ("农", "有")),
        ("今年组织有机农产品", ("今", "每")),
        ("本县每年组织有机农产品", ("县", "每")),
        ("费用由县里承担。完", ("完", "")),
        ("无关的话", None),
    ],
)
def test_the_first_character_that_differs_from_the_nearest_passage(quote: str, differ: tuple[str, str] | None) -> None:
    found = nearest(quote, TEXT)
    assert (found and (quote[found[0] : found[0] + 1], TEXT[found[1] : found[1] + 1])) == differ


@pytest.mark.parametrize(
    "text",
    [
        "a: 甲乙 丙，丁\n",
        "a: 甲乙\n  丙，丁\n",
        "a: '甲乙 丙，丁'\n",
        "a: '甲''乙''''丙\n\n  丁'''\n",
        'a: "甲\\"乙\\\\ 丙\\u4e01\\U0001F600\\x41\\n丁"\n',
        'a: "甲\\\n   乙\\t\\N\\_丙\\/丁"\n',
        "a: |\n  甲乙\n   丙 ，丁\n",
        "a: >-  # 说明\n  甲乙\n\n  丙，丁\n",
        "a: |2+\n    甲\n  乙\n\nb: 1\n",
        "a: 甲乙\r\n  丙，丁\r\n",
        "- {a: 甲乙 丙，丁, b: 1}\n",
    ],
)
def test_every_character_of_a_scalar_is_found_where_it_stands(text: str) -> None:
    """PyYAML reads the value; each of its characters stands where it is said, or an escape that gives it."""
    loaded = yaml.safe_load(text)
    value = loaded[0]["a"] if isinstance(loaded, list) else loaded["a"]
    path = next(path for path in positions(text) if path[-1:] == ("a",))
    places = list(character_places(text, *positions(text)[path].span))
    assert "".join(character for character, _ in places) == "".join(value.split())
    for character, index in places:
        line, column = line_and_column(text, index)
        assert text[index] in (character, "\\")
        assert text.replace("\r\n", "\n").split("\n")[line - 1][column - 1] == text[index]
