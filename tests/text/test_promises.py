"""What editors promise, held against the words of a notice."""

from __future__ import annotations

import pytest

from policy_explorer.text.promises import unfounded_promises


@pytest.mark.parametrize(
    ("text", "official", "found"),
    [
        ("免申即享1000元", "给予1000元补贴", ["免申即享"]),
        ("免申即享1000元", "符合条件的免申即享", []),
        ("不用申请就能拿到", "给予1000元补贴", ["不用申请"]),
        ("不用申请就能拿到", "资金直接拨付到企业", []),
        ("每人最高1000元", "每人给予1000元补贴", ["最高"]),
        ("每人最高1000元", "每人补贴不超过1000元", []),
        ("最多补3年", "补贴期限在3年以内", []),
        ("至少100元", "给予100元补贴", ["至少"]),
        ("至少5人", "5人以上的", []),
        ("一次性奖1万元", "奖励1万元", ["一次性"]),
        ("全额返还", "返还50%", ["全额"]),
        ("分三年给", "奖励1万元", ["分三年"]),
        ("每户5000元", "给予5000元奖励", ["每"]),
        ("每户5000元", "各户奖励5000元", []),
        ("奖励1万元，每年评一次", "奖励1万元", []),
    ],
)
def test_a_promise_is_in_the_text(text: str, official: str, found: list[str]) -> None:
    assert list(unfounded_promises(text, official)) == found
