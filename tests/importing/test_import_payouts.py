"""A fixed sum whose words leave no doubt is drafted as a payout; everything else is an amount with a mark."""

from __future__ import annotations

from policy_explorer.importing.fields.figures import figures_of
from policy_explorer.importing.fields.payouts import draft_payout

CASES = {
    "对首次入规的企业，一次性奖励10万元": ("fixed", 10),
    "对首次入规的企业，给予10万元一次性奖励": ("fixed", 10),
    "对首次入规的企业，一次性补助5000元，满3年的可以申请": ("fixed", 5000),
    "给予最高10万元奖励": ("at_most", 10),
    "最高一次性奖励10万元": None,
    "给予5万元至20万元补助": ("range", 5),
    "按贷款利息的５０％给予贴息，每户最高1,500元": ("rate", 50),
    "对产值首次突破1亿元、5亿元的，分别奖励１０万元、30万元": ("tiers", "万元"),
    "每家一次性奖励10万元": ("fixed", 10),
    "分别一次性奖励10万元、20万元": None,
    "按投资额的5%一次性奖励，另外奖励20万元": None,
    "按5%给予补助": None,
    "一次性奖励10万元，另外给予20万元补助": None,
    "奖励10万元": ("fixed", 10),
    "连续三年奖励10万元": None,
    "安排补助10万元": None,
    "每增加一家再奖励10万元": None,
}


def first_of(field) -> tuple[str, object]:
    way = field.value[0]
    fields = way.value.fields if hasattr(way.value, "fields") else way.value
    return way.key, next(each.value for each in fields if each.key in ("value", "from", "unit"))


def test_only_what_the_words_leave_no_doubt_of_is_drafted():
    drafted = {}
    for text in CASES:
        figures = figures_of(text)
        payout = draft_payout(figures, text, "asked")
        (field,) = payout.fields or (None,)
        drafted[text] = first_of(field) if hasattr(field, "value") else None
        assert (len(payout.rest) < len(figures)) == (drafted[text] is not None), text
        assert field or not any(figure.role in ("amount", "rate") for figure in figures), f"a mark: {text}"
    assert drafted == CASES
