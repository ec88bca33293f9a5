"""Bounds of conditions and numbers of their quotes, in equal and in different units."""

from __future__ import annotations

import pytest

from policy_explorer.validate.bounds import quoted_numbers


@pytest.mark.parametrize(
    ("quote", "unit", "bound", "says"),
    [
        ("月销售额10万元以下", "万元", 10, True),
        ("月销售额10万元以下", "元", 100_000, True),
        ("月销售额10万元以下", "元", 10, False),
        ("月销售额10万元以下", "万元", 100_000, False),
        ("投资1亿元以上", "万元", 10_000, True),
        ("投资1亿元以上", "万元", 1, False),
        ("月销售额６．５万元", "万元", 6.5, True),
        ("不足6000元", "万元", 0.6, True),
        ("增长５％以上", "%", 5, True),
        ("增长5%以上", "%", 0.05, False),
        ("满2年", "个月", 24, True),  # another unit: perhaps a multiple
        ("满2年", "个月", 25, False),
        ("增长5%以上", "", 0.05, True),
        ("自2023年4月1日起满6个月", "个月", 6, True),
        ("自2023年4月1日起满6个月", "个月", 4, False),
    ],
)
def test_a_bound_is_said_in_the_unit_of_its_question(quote, unit, bound, says):
    assert any(number.says(bound) for number in quoted_numbers(quote, unit)) is says
