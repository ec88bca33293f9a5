"""The value and the unit of an amount beside its wording in the text."""

from __future__ import annotations

import pytest

from policy_explorer.validate.amounts import says_value


@pytest.mark.parametrize(
    ("form", "value", "unit"),
    [
        ("1亿元", 10000, "万元"),
        ("2000元", 0.2, "万元"),
        ("1000元", 1000, "元/人"),
        ("2000万元", 20000000, "元"),
        ("500万美元", 500, "万美元"),
        ("1千元", 1000, "元"),
        ("五千元", 5000, "元"),
        ("一点五万元", 1.5, "万元"),
        ("百分之零点五", 0.5, "%"),
        ("百分之五", 5, "%"),
        ("千分之五", 5, "‰"),
        ("半年", 6, "个月"),
        ("两年", 24, "个月"),
        ("一年零六个月", 18, "个月"),
        ("5至10万元", 5, "万元"),
        ("5万—10万元", 5, "万元"),
        ("每满1年2000元", 2000, "元"),
        ("第2档2000元", 2000, "元"),
        ("2031年", 2031, "年"),
        ("12月", 12, "月"),
        ("3个百分点", 3, "%"),
        ("30个工作日", 30, "日"),
        ("20", 20, "万元"),
        ("亿元", 1, "亿元"),
        ("全额", 100, "%"),
        ("四大经济", 4, "专名"),
        ("5+2", 2, "专名"),
        ("3000元", 3000, "人"),
    ],
)
def test_wording_that_says_the_value(form: str, value: float, unit: str) -> None:
    assert says_value(form, value, unit)


@pytest.mark.parametrize(
    ("form", "value", "unit"),
    [
        ("2000元", 2000, "万元"),
        ("2000万元", 2000, "元"),
        ("2000万元", 20000000, "万元"),
        ("1亿元", 1, "万元"),
        ("5000元", 3000, "元"),
        ("500美元", 500, "元"),
        ("3个月", 3, "年"),
        ("5%", 5, "‰"),
        ("3000元", 3000, "%"),
        ("两年", 2, "个月"),
        ("五千元", 5, "万元"),
    ],
)
def test_wording_that_says_another_value(form: str, value: float, unit: str) -> None:
    assert not says_value(form, value, unit)
