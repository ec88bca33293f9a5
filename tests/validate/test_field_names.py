"""An editor who writes Chinese names of fields is told the English one."""

from __future__ import annotations

import pytest

from policy_explorer.model import Benefit, Document, Measure, Payout
from policy_explorer.model.rules import FactTest
from policy_explorer.validate.field_names import translated


@pytest.mark.parametrize(
    ("model", "name", "field"),
    [
        (Measure, "标题", "title"),
        (Measure, "原文", "text"),
        (Measure, "内容", "benefits"),
        (Measure, "主管部门", "lead"),
        (Measure, "有效期", "period"),
        (Measure, "申报时间", "windows"),
        (Benefit, "原文", "quote"),
        (Benefit, "怎样得到", "access"),
        (Benefit, "力度", "strength"),
        (Benefit, "补贴标准", "payout"),
        (Benefit, "申请条件", "eligibility"),
        (Payout, "封顶", "cap"),
        (Payout, "分期", "instalments"),
        (FactTest, "以上", "at_least"),
        (FactTest, "不足", "less_than"),
        (Document, "总则", "clauses"),
        (Document, "申报指南", "sources"),
    ],
)
def test_a_chinese_name_leads_to_its_field(model, name, field):
    fields = {of.alias or key: of.description or "" for key, of in model.model_fields.items()}
    assert translated(name, fields).startswith(f"是否想写 {field}（")


def test_a_name_of_nothing_leads_nowhere():
    assert translated("奖项", {"title": "标题"}) == translated("titel", {"title": "标题"}) == ""
