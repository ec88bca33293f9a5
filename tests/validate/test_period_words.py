"""Periods beside the words of their quotes: lengths, open ends, extensions, and what is provisional."""

from __future__ import annotations

from typing import Any

import pytest

from policy_explorer.validate.content import NoticeFiles
from policy_explorer.validate.period_words import periods_fit_words
from policy_explorer.validate.periods import dates_in_quotes
from policy_explorer.validate.source_file import SourceFile
from support.stated_periods import CONTENT, DAYS, document, reported


@pytest.mark.parametrize(
    ("end", "quote"),
    [
        ({"lasts": {"years": 3}}, "有效期3年"),
        ({"lasts": {"years": 3}}, "有效期三年"),
        ({"lasts": {"years": 3}}, "有效期为36个月"),
        ({"lasts": {"months": 18}, "provisional": True}, "试行期一年半"),
        ({"lasts": {"years": 3}}, "有效期叁年"),
        ({"until": "2025-03-31"}, "执行期限2024.04.01—2025.03.31"),
        ({"lasts": {"years": 2}, "provisional": True}, "暂定两年"),
        ({"lasts": {"months": 6}}, "有效期半年"),
        ({"lasts": {"months": 30}}, "有效期2年6个月"),
        ({"lasts": {"months": 18}}, "有效期一年零六个月"),
        ({"until": "2025-08-31"}, "有效期1年零6个月"),
        ({"lasts": {"days": 30}}, "公示期后执行30日"),
        ({"lasts": {"years": 3}}, "自施行之日后3年内有效"),
        ({"lasts": {"years": 3}}, "本办法3年有效，到期前3个月评估"),
        ({"until": "2027-02-28"}, "有效期3年"),
        ({"until": "2027-03-01"}, "有效期三年"),  # whether the last day counts is not said
        ({"until": "2026-12-31"}, "有效期至2026年12月31日"),
        ({"until": "2035-02-28"}, "有效期至二〇三五年二月二十八日"),
        ({"until": "2026-12-31"}, "有效期至2026年12月31日，期满后3年内仍可兑付"),
        ({"until": "2024-12-31"}, "贷款最长3年，政策执行至年底"),
        ({"ends": "indefinite"}, "长期有效"),
        ({"ends": "further_notice"}, "另行通知为止"),
        ({"ends": "further_notice"}, "国家有新规定的，从其规定"),
        ({"ends": "budget"}, "额满即止"),
        ({"ends": "budget", "until": "2024-12-31"}, "至2024年12月31日，资金用完即止"),
        ({"ends": "project"}, "至项目结束为止"),
        ({"ends": "further_notice"}, "国家政策调整的，从其规定"),
        ({"ends": "further_notice"}, "国家没有新规定的，继续执行"),
        ({"ends": "further_notice"}, "至另行通知为止，后续视情况调整"),
        ({"ends": "budget"}, "在年度预算总额内执行"),
        ({"ends": "budget"}, "补贴总额不超过500万元"),
        ({"ends": "budget"}, "500个名额，先报先得"),
        ({"provisional": True}, "本办法试行"),
        ({"until": "2026-12-31"}, "《云溪县扶持办法（试行）》有效期至2026年12月31日"),
        ({"until": "2026-12-31"}, "《云溪县试行办法》有效期至2026年12月31日"),
        ({"until": "2026-12-31"}, "试行期满后延续至2026年12月31日"),
        ({"until": "2026-12-31"}, "每人暂定500元，有效期至2026年12月31日"),
        ({"until": "2026-12-31"}, "不再试行，有效期至2026年12月31日"),
        ({"until": "2026-12-31"}, "2027年1月1日起失效"),
        ({"until": "2026-12-31"}, "2026年12月31日后自行失效"),
        ({"ends": "indefinite"}, "不设有效期"),
        ({"ends": "indefinite"}, "有效期限不限"),
        ({"ends": "indefinite"}, "持续有效"),
        ({"ends": "further_notice"}, "截止时间以公告为准"),
        ({"ends": "further_notice"}, "与上级政策同步终止"),
        ({"ends": "further_notice"}, "至修订时止"),
        ({"ends": "budget"}, "名额500个，报满为止"),
        ({"ends": "budget"}, "资金耗尽"),
        ({"ends": "budget"}, "限前100名"),
        ({"ends": "budget"}, "补贴资金发放完毕为止"),
        ({"ends": "project"}, "至项目验收止"),
        ({"ends": "project"}, "建设期内"),
        ({"ends": "indefinite"}, "原有效期至2023年12月31日，现长期有效"),
        ({"ends": "indefinite"}, "有效期至2025年12月31日届满后，转为长期有效"),
        ({"ends": "project"}, "对实施至2025年12月31日的项目，至项目结束为止"),
        ({"ends": "further_notice"}, "有效期3年以上的，另行通知"),
        ({"lasts": {"years": 1}, "provisional": True}, "试点一年"),
        ({"lasts": {"years": 1}, "provisional": True}, "先行先试一年"),
        ({"ends": "further_notice"}, "有效期最长不超过3年，至另行通知为止"),
        ({"until": "2026-12-31"}, "有效期至2026年12月31日，其中消费券额满即止"),
        ({"until": "2026-12-31"}, "有效期至2026年12月31日；消费券额满即止"),
        # What has a term of some length, is at least or at most so long: none of these is that of the document.
        ({"ends": "further_notice"}, "有效期3年的证书，至另行通知为止"),
        ({"ends": "further_notice"}, "有效期3年及以上的证书，至另行通知为止"),
        ({"ends": "further_notice"}, "有效期最长3年，至另行通知为止"),
    ],
)
def test_what_the_words_bear_out(end: dict[str, Any], quote: str) -> None:
    assert reported(document(end, quote)) == []


@pytest.mark.parametrize(
    ("end", "quote", "field"),
    [
        ({"lasts": {"years": 5}}, "有效期3年", "lasts"),
        ({"lasts": {"years": 3}}, "有效期三个月", "lasts"),
        ({"lasts": {"days": 3}}, "有效期3年", "lasts"),
        ({"lasts": {"years": 5}}, "有效期至二〇三五年二月二十八日", "lasts"),
        ({"lasts": {"days": 28}}, "有效期至二〇三五年二月二十八日", "lasts"),
        ({"lasts": {"years": 2}}, "有效期2年6个月", "lasts"),
        ({"lasts": {"months": 3}}, "有效期3年。有效期届满前3个月评估", "lasts"),
        ({"lasts": {"months": 3}}, "有效期届满前三个月评估", "lasts"),
        ({"lasts": {"years": 5}}, "有效期3年，连续补贴5年", "lasts"),
        ({"lasts": {"months": 6}}, "有效期一年零六个月", "lasts"),
        ({"until": "2026-02-28"}, "有效期2年6个月", "until"),
        ({"lasts": {"years": 3}}, "有效期至2026年12月31日", "lasts"),
        ({"until": "2036-02-28"}, "有效期3年", "until"),
        ({"until": "2027-02-27"}, "有效期3年", "until"),
        ({"until": "2024-06-01"}, "自2024年6月1日起至2026年12月31日", "until"),
        ({"ends": "indefinite"}, "额满即止", "ends"),
        ({"ends": "budget"}, "长期有效", "ends"),
        ({"ends": "project"}, "另行通知", "ends"),
        ({"ends": "indefinite"}, "不长期有效", "ends"),
        ({"ends": "indefinite"}, "长期护理保险参保人员", "ends"),
        ({"ends": "further_notice"}, "后续视情况调整", "ends"),
        ({"ends": "further_notice"}, "可根据实施情况适时调整", "ends"),
        ({"ends": "further_notice"}, "可根据实施情况适时调整或废止", "ends"),
        ({"ends": "further_notice"}, "到期自动失效，不再另行通知", "ends"),
        ({"ends": "further_notice"}, "本通知自印发之日起施行，原办法同时废止", "ends"),
        ({"ends": "budget"}, "列入年度预算", "ends"),
        ({"ends": "budget"}, "不设总额限制", "ends"),
        ({"provisional": True}, "自2024年3月1日起执行", "provisional"),
        ({"provisional": True, "until": "2026-12-31"}, "不再试行，有效期至2026年12月31日", "provisional"),
        ({"ends": "further_notice"}, "有效期3年，国家有新规定的，从其规定", "quote"),
        ({"ends": "indefinite"}, "有效期至2026年12月31日，长期坚持", "quote"),
        ({"ends": "project"}, "执行至2026年12月31日为止", "quote"),
        ({"ends": "project"}, "资金用完为止", "ends"),
        ({"ends": "budget"}, "有效期至2026年12月31日，资金用完即止", "quote"),
        ({"until": "2026-12-31"}, "有效期至2026年12月31日，资金用完即止", "quote"),
        ({"until": "2026-12-31"}, "长期有效", "until"),
        ({"until": "2026-12-31"}, "执行至另行通知为止", "until"),
        ({"until": "2026-12-31"}, "暂定执行至2026年12月31日", "quote"),
        ({"until": "2026-12-31", "provisional": False}, "试行至2026年12月31日", "quote"),
        ({"lasts": {"years": 2}}, "有效期暂定两年", "quote"),
        ({"lasts": {"years": 3}}, "本办法试行3年", "quote"),
    ],
)
def test_what_the_words_do_not_bear_out(end: dict[str, Any], quote: str, field: str) -> None:
    assert reported(document(end, quote)) == [f"period.{field}"]


def test_a_last_day_is_not_the_first() -> None:
    quote = "自2024年6月1日起至2026年12月31日"
    stated = {"basis": "stated", "from": "2024-06-01", "until": "2026-12-31", "quote": quote}
    assert reported(stated, general={}) == []
    assert reported({**stated, "from": "2026-12-31"}, general={}) == ["period.from"]
    assert reported({**stated, "quote": "2024年6月1日以前，2026年12月31日以后"}, general={}) == [
        "period.from",
        "period.until",
    ]
    assert reported({**stated, "quote": "2024年6月1日、2026年12月31日"}, general={}) == []


def test_a_length_needs_a_day_to_count_from() -> None:
    lasting = {"lasts": {"years": 3}, "quote": "有效期3年"}
    assert reported(lasting) == ["period.lasts"]
    assert reported({**lasting, "basis": "stated"}, general={}) == ["period.lasts"]
    assert reported({**lasting, "basis": "stated"}, general={"from": "2024-03-01"}) == []
    assert (
        reported({**lasting, "basis": "stated", "counted_from": "issued", "quote": "自成文之日起有效期3年"}, general={})
        == []
    )


def test_another_document_gives_the_last_day_of_a_period_by_it() -> None:
    other = {"basis": "other", "until": "2025-12-31", "quote": "按《创业担保贷款办法》执行2年"}
    assert reported(other, general={"from": "2024-03-01"}) == []


@pytest.mark.parametrize(("lasts", "fits"), [({"months": 30}, True), ({"years": 2}, False), ({"months": 6}, False)])
def test_the_length_of_an_extension(lasts: dict[str, int], fits: bool) -> None:
    entry = {"document": "y", "lasts": lasts, "quote": "有效期延长2年6个月"}
    notice = NoticeFiles("x", SourceFile("documents/x/document.yaml", {**DAYS, "extends": [entry]}, ""), None, ())
    found = [problem.field for problem in periods_fit_words(CONTENT, notice)]
    assert found == ([] if fits else ["extends[0].lasts"])


@pytest.mark.parametrize(
    ("day", "fits"), [("2024-02-26", True), ("2024-02-20", True), ("2024-03-15", False), ("2026-12-31", False)]
)
def test_an_extension_may_begin_on_a_day_named_by_what_happened_on_it(day: str, fits: bool) -> None:
    quote = "《云溪县办法》自本通知印发之日起继续执行至2026年12月31日"
    entry = {"document": "y", "from": day, "until": "2026-12-31", "quote": quote}
    notice = NoticeFiles("x", SourceFile("documents/x/document.yaml", {**DAYS, "extends": [entry]}, ""), None, ())
    found = [each.field for gate in (periods_fit_words, dates_in_quotes) for each in gate(CONTENT, notice)]
    assert found == ([] if fits else ["extends[0].from"])


@pytest.mark.parametrize(
    ("words", "provisional", "fits"),
    [
        ("《办法（试行）》延续实施至2032年12月31日", False, True),
        ("《办法》试行期满后延续实施至2032年12月31日", False, True),
        ("《办法（试行）》延续试行至2032年12月31日", False, False),
        ("《办法》继续试行至2032年12月31日", True, True),
        ("《办法》继续试行，至2032年12月31日", False, False),
        ("《办法》停止继续试行，延续至2032年12月31日", False, True),
        ("《办法》延续实施至2032年12月31日", True, False),
    ],
)
def test_what_goes_on_on_trial_is_provisional(words: str, provisional: bool, fits: bool) -> None:
    entry = {"document": "y", "until": "2032-12-31", "provisional": provisional, "quote": words}
    notice = NoticeFiles("x", SourceFile("documents/x/document.yaml", {**DAYS, "extends": [entry]}, ""), None, ())
    assert ([each.field for each in periods_fit_words(CONTENT, notice)] == []) == fits


def test_an_extension_without_an_end_has_no_day() -> None:
    entry = {"document": "y", "until": "2026-12-31", "quote": "《云溪县办法》继续长期有效"}
    notice = NoticeFiles("x", SourceFile("documents/x/document.yaml", {**DAYS, "extends": [entry]}, ""), None, ())
    assert [each.field for each in periods_fit_words(CONTENT, notice)] == ["extends[0].until"]


def test_the_length_of_a_benefit_may_be_another_than_a_term_in_its_quote() -> None:
    loan = {"basis": "stated", "lasts": {"years": 2}, "quote": "期限3年的贷款，连续贴息2年"}
    assert reported(loan, general={"from": "2024-03-01"}) == []
    after = {**loan, "lasts": {"months": 3}, "quote": "贴息2年，期满后3个月内清算"}
    assert reported(after, general={"from": "2024-03-01"}) == ["period.lasts"]
