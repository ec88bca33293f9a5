"""Bounds of conditions and numbers of their quotes, in equal and in different units."""

from __future__ import annotations

import pytest

from policy_explorer.text.units import quantities, read_unit
from policy_explorer.validate.bounds import has_unit, quoted_quantities


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
        ("满2年", "个月", 24, True),
        ("满两年", "个月", 24, True),
        ("满两年", "个月", 12, False),
        ("登记失业半年以上", "个月", 6, True),
        ("一次性补贴", "个月", 6, None),  # no figure that counts months
        ("5至10万元", "万元", 5, True),
        ("5至10万元", "元", 5, False),
        ("增长百分之五", "%", 5, True),
        ("不足100户", "万元", 100, True),  # a unit that is not known: perhaps the same
        ("奖励100元", "个月", 100, False),
        ("10亩以上", "公顷", 10, True),  # 亩 and 公顷 are not compared
        ("满2年", "个月", 25, False),
        ("增长5%以上", "", 0.05, True),
        ("自2023年4月1日起满6个月", "个月", 6, True),
        ("自2023年4月1日起满6个月", "个月", 4, False),
    ],
)
def test_a_bound_is_said_in_the_unit_of_its_question(quote, unit, bound, says):
    quoted = quoted_quantities(quote, unit)
    assert (any(each.may_be(bound, read_unit(unit)) for each in quoted) if quoted else None) is says


@pytest.mark.parametrize(
    ("quote", "unit", "expected"),
    [
        ("月销售额10万元以下", "元", True),
        ("满两年", "个月", True),
        ("招用15人以上", "人", True),
        ("不足100户", "人", False),
        ("不足100户", "户", True),
        ("不足100户", "万元", False),
        ("增长5%以上", "万元", False),
    ],
)
def test_the_unit_of_a_figure_is_that_of_the_question_or_can_be_converted(quote, unit, expected):
    (figure,) = quantities(quote, unit)
    assert has_unit(quote, figure, unit) is expected
