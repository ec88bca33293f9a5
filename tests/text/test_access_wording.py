"""What a clause promises that only allows or encourages, by whom it moves."""

from __future__ import annotations

import pytest

from policy_explorer.derive.site import WholeSite
from policy_explorer.text.access_wording import access_label, strength_of, strength_wording


@pytest.mark.parametrize(
    ("number", "id", "words"),
    [
        (9, "deferred-repayment", "文件写的是“鼓励”，不是一定给予，由银行业金融机构决定。"),
        (6, "project-loans", "文件写的是“推动”，不是一定给予，由金融机构决定。"),
        (17, "prepayment", "文件写的是“可以”，不是一定给予，由采购人决定。"),
        (19, "attraction-reward", "文件写的是“视情况”，不是一定给予，由甲局决定。"),
        # The applicant is encouraged: a travel agency does not decide whether an office entrusts it with anything.
        (25, "entrust-agencies", "文件写的是“鼓励”，没有写一定能得到什么。"),
        (15, "electricity-finance", "文件写的是“鼓励”，没有写一定能得到什么。"),
        (4, "renewal-without-repayment", "文件写的是“推动”，没有写一定能得到什么。"),
        (24, "defer-deposit", "文件写的是“可申请”，不是一定给予，由甲局决定。"),
        (34, "overseas-booth-subsidy", None),
    ],
)
def test_who_decides_is_whom_the_clause_moves(real: WholeSite, number: int, id: str, words: str | None) -> None:
    measure = real.measures[f"gulou-2023-1/{number}"]
    found = next(each.benefit for each in measure.benefits if each.benefit.id == id)
    assert strength_wording(found, "甲局") == words


@pytest.mark.parametrize(
    ("clause", "label"),
    [
        ("符合条件的免申即享，给予企业奖励", "直接享受，免申即享"),
        ("推动落实“免申即享”机制，给予企业奖励", "直接享受，文件写的是推动落实“免申即享”机制"),
        ("探索奖励资金免申即享", "直接享受，文件写的是探索奖励资金免申即享"),
        ("纳税人自行判别，直接享受", "直接享受"),
    ],
)
def test_what_the_notice_only_works_towards_is_said_in_its_words(real: WholeSite, clause: str, label: str) -> None:
    grants = real.measures["gulou-2023-1/10"].benefits[0].benefit
    assert access_label(grants.model_copy(update={"access": "direct", "access_quote": clause})) == label


@pytest.mark.parametrize(
    ("clause", "strength"),
    [
        ("引导金融机构为企业提供专项支持，保障融资需求", "encourage"),
        ("配合鼓励企业入驻平台，优先安排展位", "encourage"),
        ("鼓励企业参展，给予展位费补助", "shall"),
        ("为企业提供专项支持，保障融资需求", "shall"),
        ("引导企业入驻园区的，可以给予奖励", "may"),
    ],
)
def test_a_clause_that_begins_with_encouraging_promises_only_what_it_gives(clause: str, strength: str) -> None:
    assert strength_of(clause) == strength
