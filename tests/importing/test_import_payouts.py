"""A fixed sum whose words leave no doubt is drafted as a payout; everything else is an amount with a mark."""

from __future__ import annotations

from policy_explorer.importing.figures import figures_of
from policy_explorer.importing.payouts import payout_fields

CASES = {
    "对首次入规的企业，一次性奖励10万元": 10,
    "对首次入规的企业，给予10万元一次性奖励": 10,
    "对首次入规的企业，一次性补助5000元，满3年的可以申请": 5000,
    "最高一次性奖励10万元": None,
    "每家一次性奖励10万元": None,
    "分别一次性奖励10万元、20万元": None,
    "按投资额的5%一次性奖励": None,
    "一次性奖励10万元，另外给予20万元补助": None,
    "奖励10万元": None,
}


def test_only_a_plain_sum_given_once_is_certain():
    drafted = {}
    for text in CASES:
        figures = figures_of(text)
        fields, rest = payout_fields(figures)
        fixed = [
            {each.key: each.value for each in field.value[0].value.fields}
            for field in fields
            if field.key == "payout" and hasattr(field, "value")
        ]
        drafted[text] = fixed[0]["value"] if fixed else None
        assert len(rest) == len(figures) - len(fixed), text
        assert fields or not any(figure.role in ("amount", "rate") for figure in figures), f"a mark: {text}"
    assert drafted == CASES
