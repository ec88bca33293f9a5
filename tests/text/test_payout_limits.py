"""Words for sums that no payout works out, and words that only look like them."""

from __future__ import annotations

import pytest

from policy_explorer.text.payout_limits import LESS_THAN_A_SUM, limits


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("每满100万元奖励1万元", "每满100"),
        ("年产值每增加一千万元奖励5万元", "每增加一千"),
        ("每新增就业10人奖励1万元", "每新增就业10"),
        ("每10亩补贴500元", "每10"),
        ("每两户补贴500元", "每两"),
        ("按超额累进方式给予补助", "累进"),
        ("对超过500万元的部分按10%给予补助", "超过500万元的部分"),
        ("500万元以下部分按8%给予补助", "500万元以下部分"),
        ("按投资额的10%与实际支出孰低给予补助", "孰低"),
        ("以两者中的较低者为准", "较低者"),
        ("按较低的标准给予补贴", "按较低的"),
    ],
)
def test_what_no_payout_works_out(text: str, words: str) -> None:
    assert [limit.words for limit in limits(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "每满一年补贴1000元",
        "每增加1个百分点奖励10万元",
        "每新增一名残疾人补贴2000元",
        "每千瓦补贴500元",
        "每3年评审一次",
        "每年每户补贴300元",
        "最高20万元，超过20万元部分不予补贴",
        "对利率较低的贷款给予1%贴息",
        "对新增部分按1%奖励",
        "给予一部分补贴",
        "争取低息贷款的，给予1%贴息",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert list(limits(text)) == []


def test_a_sum_that_is_the_most_is_a_cap() -> None:
    assert LESS_THAN_A_SUM.search("按实付租金的20%与20万元孰低给予补贴")
    assert not LESS_THAN_A_SUM.search("按投资额的10%与实际支出孰低给予补助")
