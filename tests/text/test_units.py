"""Quantities as a text writes them, compared by value; and what an official text bears out."""

from __future__ import annotations

import pytest

from policy_explorer.text.borne_out import OfficialText, not_borne_out
from policy_explorer.text.chinese_numbers import read_quantity
from policy_explorer.text.units import quantities, read_unit


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("1亿元", 10_000, "万元"),
        ("3千元", 0.3, "万元"),
        ("一百二十万元", 120, "万元"),
        ("两年", 24, "个月"),
        ("两年半", 30, "月"),
        ("半年", 6, "个月"),
        ("百分之五十", 50, "%"),
        ("５‰", 0.5, "%"),
        ("18周岁", 18, "岁"),
        ("2周", 14, "天"),
        ("1000万美元", 1000, "万美元"),
        ("20元/人", 20, "元"),
    ],
)
def test_equal_quantities(text: str, number: float, unit: str) -> None:
    (found,) = quantities(text)
    assert found.may_be(number, read_unit(unit)) and not found.may_be(number + 1, read_unit(unit))


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [("1000万美元", 1000, "万元"), ("30天", 1, "个月"), ("5%", 5, "元"), ("15亩", 1, "公顷")],
)
def test_quantities_that_are_not_comparable(text: str, number: float, unit: str) -> None:
    (found,) = quantities(text, "亩")
    assert not found.may_be(number, read_unit(unit))


@pytest.mark.parametrize(
    "text",
    [
        "第三年",
        "上半年",
        "一次性",
        "统一",
        "2031年1月1日",
        "每万元",
        "每月十日",
        "2022年第四季度",
        "二〇三五年二月二十八日",
        "二零三五年",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert quantities(text) == ()


def test_the_first_of_a_range_has_the_unit_of_the_second() -> None:
    first, second = quantities("5至10万元")
    assert (first.value, second.value) == (50_000, 100_000)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十二", 12),
        ("一百零三", 103),
        ("两千", 2000),
        ("一百二十万", 1_200_000),
        ("三亿五千万", 350_000_000),
        ("半", 0.5),
        ("二〇三五", 2035),
        ("万", None),
    ],
)
def test_chinese_figures(text: str, number: float | None) -> None:
    assert read_quantity(text) == number


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        ("每家可得1000万元", ["1000万元"]),
        ("每家可得10万元，即100000元", []),
        ("3年内有效，共36个月", []),
        ("三年里每年最高15万", []),
        ("最多补五年", ["五年"]),
        ("补50％，投资10000万元以上", []),
        ("2024年6月底前申报", []),
        ("2025年起", ["2025年"]),
        ("分7档", ["7"]),
        ("一年一次，一家企业", []),
    ],
)
def test_figures_of_an_editor(written: str, missing: list[str]) -> None:
    text = "对新落户企业每家给予10万元奖励，三年内每年最高15万元，2024年6月30日前申报。投资1亿元以上的，按50%给予补助"
    assert list(not_borne_out(written, [OfficialText(text)])) == missing


def test_a_cell_of_a_table_may_leave_out_its_unit() -> None:
    assert list(not_borne_out("每人1500元", [OfficialText("。补贴标准（元/月）。1500。博士")])) == []
    assert list(not_borne_out("每人3000元", [OfficialText("（3000）支持企业")])) == ["3000元"]
