"""Strict YAML: what is read, what is refused, and where it is."""

from __future__ import annotations

import re

import pytest

from policy_explorer.load.yaml_parser import DEEPEST, YamlReading, positions, read_yaml


def read(text: str) -> YamlReading:
    return read_yaml("f.yaml", text)


def problem(text: str) -> str:
    """The one problem of a text, as an editor reads it."""
    (only,) = read(text).problems
    return str(only)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("0", 0),
        ("-12", -12),
        ("+5", 5),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        ("2023-12-31", "2023-12-31"),
        ("2023-02-30", "2023-02-30"),
        ("2023-12-31 10:00:00", "2023-12-31 10:00:00"),
        ("12万元", "12万元"),
        ("1.2.3", "1.2.3"),
        ("5+2", "5+2"),
        ("none", "none"),
        ("是", "是"),
        ("'NO'", "NO"),
        ('"1:30"', "1:30"),
        ("'~'", "~"),
        ("''", ""),
        ("'0o17'", "0o17"),
        ("a: b", {"a": "b"}),
        ("[]", []),
        ("{}", {}),
    ],
)
def test_what_is_read(written: str, value: object) -> None:
    reading = read(f"v: {written}\n" if ": " not in written else f"v:\n  {written}\n")
    assert reading.problems == ()
    assert reading.value == {"v": value}
    assert type(reading.value["v"]) is type(value)


@pytest.mark.parametrize(
    "written",
    [
        *"yes Yes NO no on OFF y N 1:30 190:20:30.15 1_000 0o17 0x1F 0b1 017 00.5 .inf -.INF .nan ~".split(),
        "",
        "123456789012345678901234567890",
        "0.12345678901234567",
        "1e999",
        "1e308",
        "-1e15",
        "1e-300",
        "1e-999",
    ],
)
def test_what_other_readers_take_for_something_else_is_refused(written: str) -> None:
    said = problem(f"v: {written}\n")
    assert said.startswith("f.yaml:1:")
    assert " v：" in said and "提示：" in said
    assert written in said


@pytest.mark.parametrize("key", ["yes", "NO", "y", "1", "1.5", "true", "null", "~"])
def test_keys_are_words(key: str) -> None:
    assert "字段名只能是文字" in problem(f"{key}: 1\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{text: 企业, 有补助。, quote: 甲}", "text：值里有英文逗号，被拆成了两段（写的是：企业, 有补助。）"),
        ("{quote: 产值3,000万元以上}", "提示：整个值加引号：'产值3,000万元以上'"),
        ("{a: 厂房 #1 的补助, b: 1}", "是正文就整个值加引号：'厂房 #1 的补助'"),
        ("{value: 1,5, unit: 元}", "数里不能有逗号（写的是：1,5） 提示：写成 1.5"),
        ("{value: 1,500, unit: 元}", "数里不能有逗号（写的是：1,500） 提示：写成 1500"),
        ("a:\xa08\nb: 2\n", "冒号后面是不换行空格（U+00A0）"),
        ("- a: 1\n  b:\u3000丙\n", "冒号后面是全角空格（U+3000）"),
    ],
)
def test_what_an_editor_most_likely_did_is_named_and_nothing_else(text: str, said: str) -> None:
    assert said in problem(text)


def test_what_a_comma_cuts_off_is_kept() -> None:
    reading = read("{text: 企业, 有补助。, 空: , quote: 甲}")
    assert reading.value == {"text": "企业, 有补助。", "空": "", "quote": "甲"}


def test_plain_yes_and_no_are_verdicts() -> None:
    assert read("[{verdict: yes}, {verdict: no}]").problems == ()
    assert read("verdict: YES").problems
    assert read("[yes]").problems


def test_duplicate_keys_keep_the_first_value() -> None:
    reading = read("a: 1\nb: {c: 1}\na: 2\n")
    assert reading.value == {"a": 1, "b": {"c": 1}}
    assert str(reading.problems[0]) == "f.yaml:3:1: a：字段重复（写的是：a） 提示：第 1 行已经写过，删去一处"


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "*x : 1", "a: &x [1]", "- &a b\n- *a\n- *a\n"])
def test_references_are_refused_once(text: str) -> None:
    assert "不支持锚点和别名" in problem(text)
    assert not read(text).readable


def test_an_alias_bomb_is_refused() -> None:
    """Expanded, it would never end: that this test ends is half of what it says."""
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert "不支持锚点和别名" in problem("\n".join(lines))


@pytest.mark.parametrize("text", ["[" * 200_000, "{a: " * 50_000, "- " * 2000 + "x", "? " * 500])
def test_deep_nesting_is_refused(text: str) -> None:
    reading = read(text)
    assert not reading.readable and reading.problems


def test_the_deepest_nesting_that_is_read() -> None:
    assert read("[" * DEEPEST + "]" * DEEPEST).problems == ()
    assert f"超过 {DEEPEST} 层" in problem("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a:\n\t- b\n", "2:1", "制表符"),
        ("a: |\n  x\n\ty\n", "3:1", "制表符"),
        ('a: "x\nb: 1\n', "1:4", "引号没有配对"),
        ("a: 'x\n", "1:4", "引号没有配对"),
        ("a: [1, 2\nb: 3\n", "1:4", "方括号没有配对"),
        ("a: {b: 1\n", "1:4", "花括号没有配对"),
        ("a: b: c\n", "1:5", "不该有冒号"),
        ("a: 1\nb：2\n", "2:1", "中文冒号"),
        ("- a\n-b\n", "2:1", "缺少冒号"),
        ("- a\nb: 1\n", "2:1", "列表的下一项"),
        ("a:\n  b: 1\n c: 2\n", "3:2", "应当是一个字段名"),
        ('a: "x" y\n', "1:8", "引号、括号之后不能再有别的文字"),
        ("a: *重要\n", "1:4", "不能这样开头"),
        ("a: @x\n", "1:4", "不能这样开头"),
        ("a: `x`\n", "1:4", "不能这样开头"),
        ("a: %x\n", "1:4", "不能这样开头"),
        ('a: "\\q"\n', "1:5", "反斜杠"),
        ("a: }\n", "1:4", "缺少值"),
        ("a: - b\n", "1:4", "不能写列表项"),
        ("a: >x\n b\n", "1:4", "应当换行"),
        ("%YAML 3.0\n---\na\n", "1:1", "不符合 YAML 的写法"),
        ("[a]: 1\n", "1:1", "字段名只能是文字"),
        ("? {a: 1}\n: 2\n", "1:3", "字段名只能是文字"),
        ("a: {<<: {b: 1}}\n", "1:5", "合并键"),
        ("a: 1\n---\nb: 2\n", "2:1", "只能有一份"),
        ("# 只有注释\n", "1:1", "没有内容"),
    ],
)
def test_syntax_errors_are_explained_in_chinese(text: str, place: str, words: str) -> None:
    said = problem(text)
    assert said.startswith(f"f.yaml:{place}:")
    assert words in said
    assert not re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", said)
    assert not read(text).readable


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!str", "!x", "!!int"])
def test_tags_are_refused(tag: str) -> None:
    assert "不支持标签" in problem(f"a: {tag} '1'\n")


@pytest.mark.parametrize("character", "\u202e \u2066 \u200b \u200d \ufeff \xad \u2028 \ufffd \x7f \x00 \x1b".split(" "))
def test_invisible_characters_are_found_where_they_stand(character: str) -> None:
    first = read(f"a: 1\nb: 好{character}的\n").problems[0]
    assert (first.line, first.column) == (2, 5)
    assert f"U+{ord(character):04X}" in first.message


def test_an_invisible_character_cannot_hide_behind_an_escape() -> None:
    said = problem('a: "好\\u202e的"\n')
    assert said.startswith("f.yaml:1:4: a：") and "⟨U+202E⟩" in said
    assert "\u202e" not in said


def test_problems_come_from_the_whole_text() -> None:
    assert len(read("a: NO\nb: 1_000\na: 2\nc: {d: [~, 0o7]}\n").problems) == 5


def test_positions_of_keys_and_values() -> None:
    found = positions("a:\n  - {b: 一二, c: x}\n  - d:\n      e\n")
    assert found[("a", 0, "c")].key == (2, 13)
    assert found[("a", 0, "c")].value == (2, 16)
    assert found[("a", 1)].key == found[("a", 1)].value == (3, 5)
    assert found[("a", 1, "d")].value == (4, 7)
    assert found[()].value == (1, 1)


def test_positions_know_windows_line_ends() -> None:
    assert positions("a: 1\r\nb: 2\r\n")[("b",)].value == (2, 4)
