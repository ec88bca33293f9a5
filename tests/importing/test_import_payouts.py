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
    "合同成交额20万元（含）以上100万元以下的，奖励2万元；100万元以上的，奖励8万元": ("tiers", "万元"),
    "合同成交额20万元以上100万元以下的，奖励2万元；200万元以上的，奖励8万元": None,  # nothing is said from 100 to 200
    "合同成交额20万元以上100万元以下的，奖励2万元；100万元以上500万元以下的，奖励8万元": None,  # nor from 500 on
    "按新车价格分档补贴：10万元以下补贴6000元，10万元（含）至20万元补贴1万元，20万元以上补贴1.5万元": ("tiers", "元"),
    "年出栏500头以上、1000头以上、5000头以上的，分别给予10万元、25万元、80万元补助": ("tiers", "万元"),
    "改造茶园30亩以上100亩以下的，每亩补助600元；100亩以上的，每亩补助800元": ("tiers", "元/亩"),
    "销售额100万元以下的，奖励2万元；500万元以下的，奖励8万元": None,
    "按照实际支付费用的40%兑付，年度总额不超过20万元": ("rate", 40),
    "每引进1家规模以上企业奖励5万元": ("per", 5),
    "每新增1名签订1年以上合同的服务员，给予企业1000元奖励": ("per", 1000),
    "按每平方米500元给予一次性装修补贴，最高100万元，分三年按5:3:2比例拨付": ("per", 500),
    "举办赛事的，按实际支出的20%给予补助，单场活动补助不超过30万元": ("rate", 20),
    "对首次创业的，给予1万元一次性创业补贴": ("fixed", 1),
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
