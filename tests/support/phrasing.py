"""Sentences as notices phrase them, with the condition that each is read as: no gate may report any of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from policy_explorer.load.problem import Problem
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import SourceFile
from support.rule_mutations import GATES


class Sentence(Struct, frozen=True):
    """A sentence, the quote from it (by default all of it), the question, and the condition without its quote."""

    text: str
    condition: dict[str, Any]
    quote: str = ""
    unit: str = ""
    ask: str = "您符合吗？"
    name: str = "事实"
    options: tuple[str, ...] = ()
    decided: bool = True  # whether the words leave no other operator


def number(text: str, operator: str, bound: float, unit: str, **rest: Any) -> Sentence:
    return Sentence(text, {operator: bound}, unit=unit, **rest)


def day(text: str, operator: str, on: str, **rest: Any) -> Sentence:
    return Sentence(text, {operator: on}, **rest)


def length(text: str, end: str, count: int, unit: str = "years", **rest: Any) -> Sentence:
    return Sentence(text, {f"elapsed_{end}": {unit: count}}, **rest)


def age(text: str, end: str, years: int, **rest: Any) -> Sentence:
    return Sentence(text, {f"age_{end}": years}, **rest)


def truth(text: str, value: bool, name: str, ask: str, **rest: Any) -> Sentence:
    return Sentence(text, {"is": value}, name=name, ask=ask, **rest)


def option(text: str, tested: str, *others: str, **rest: Any) -> Sentence:
    return Sentence(text, {"is": "a"}, options=(tested, *others), **rest)


def excluded(sentence: Sentence) -> Sentence:
    return Sentence(
        **{name: getattr(sentence, name) for name in Sentence.__struct_fields__ if name != "condition"},
        condition={"not": sentence.condition},
    )


SENTENCES: dict[str, tuple[Sentence, ...]] = {
    "以上、以下": (
        number("对月销售额10万元以下（含本数）的增值税小规模纳税人，免征增值税", "at_most", 10, "万元"),
        number("企业吸纳登记失业半年以上人员就业", "at_least", 6, "个月"),
        number("45周岁以下的青年人才", "at_most", 45, "周岁"),
        number("用工20名员工以上的企业", "at_least", 20, "人"),
    ),
    "及以上、及以下": (
        number("按规定缴纳职工养老保险6个月及以上的", "at_least", 6, "个月"),
        number("外方股东申报年度内实际到资达500万美元及以上的项目", "at_least", 500, "万美元"),
    ),
    "含与不含": (
        number("对全年上缴工会经费低于1万元（不含）的小额缴费工会组织", "less_than", 1, "万元"),
        number("年营业收入2000万元（含）以上的企业", "at_least", 2000, "万元"),
        number("职工10人（含10人）以上的", "at_least", 10, "人"),
        number("投资额1亿元以上(不含)的项目", "more_than", 10_000, "万元"),
        number("职工人数在50人以下（不含本数）的", "less_than", 50, "人"),
        number("职工人数在50人以下（“以下”不含本数）的", "less_than", 50, "人"),
        number("职工人数在50人以上（所称“以上”均包括本数）的", "at_least", 50, "人"),
        number("20亩以上50亩以下（“以上”含本数，“以下”不含本数）的", "less_than", 50, "亩", decided=False),
        day("2031年1月1日以前（以前不含当日）开业的", "before", "2031-01-01"),
    ),
    "不低于、不少于、不超过": (
        number("给予中小企业不低于采购合同金额50%的预付款", "at_least", 50, "%"),
        number("培养不少于10名人才", "at_least", 10, "人"),
        number("上年度亏损不超过100万元的", "at_most", 100, "万元"),
        number("贷款期限不得超过三年的", "at_most", 36, "个月"),
    ),
    "超过、高于、不足、不满": (
        number("年营业收入首次超过2000万元的", "more_than", 2000, "万元"),
        number("客房不足5间的民宿", "less_than", 5, "间"),
        number("未满18周岁的", "less_than", 18, "岁"),
        number("缴费不满一年的", "less_than", 12, "个月"),
    ),
    "满、达到": (
        number("开业满一年的小店", "at_least", 1, "年"),
        number("入驻企业达到30家的园区", "at_least", 30, "家"),
        number("年满60周岁的农户", "at_least", 60, "周岁"),
    ),
    "以内、内": (
        number("毕业两年以内的高校毕业生", "at_most", 2, "年"),
        number("登记注册3年内的小微企业", "at_most", 36, "个月"),
    ),
    "至多、至少、起": (
        number("每家至少聘用3人的", "at_least", 3, "人"),
        number("同时申报至多2个项目", "at_most", 2, "个"),
        number("一次采购100台起的", "at_least", 100, "台"),
    ),
    "上下两头": (
        number("客房5间以上15间以下的民宿", "at_least", 5, "间"),
        number("客房5间以上15间以下的民宿", "at_most", 15, "间"),
        number("满3年不满5年的", "less_than", 5, "年"),
        number("年营业收入500万元（含）至1000万元（不含）的", "less_than", 1000, "万元"),
        number("产值1亿元（含）至5亿元的", "less_than", 5, "亿元", decided=False),
        number("产值1亿元（含）至5亿元的", "at_most", 5, "亿元", decided=False),
        number("用工50－100人（含）的", "more_than", 50, "人", decided=False),
        number("用工5至10人的", "at_most", 10, "人"),
        number("用工5至10人的", "at_least", 5, "人"),
        number("16至24周岁的青年", "at_most", 24, "周岁"),
        number("年营业收入5-10万元的", "at_most", 10, "万元"),
        number("用工5至10人的补5万元，10至20人的补8万元", "less_than", 10, "人", decided=False),
        number("用工5至10人的补5万元，10至20人的补8万元", "at_least", 10, "人", decided=False),
    ),
    "几档": (
        number("出口额100万美元以上、300万美元以上的，分别奖励1万元、2万元", "at_least", 300, "万美元"),
        number("首次超过2000万元的，奖励10万元；超过5000万元的，奖励20万元", "more_than", 5000, "万元"),
    ),
    "别的单位": (
        number("投资1亿元以上的项目", "at_least", 10_000, "万元"),
        number("经营满两年半的", "at_least", 30, "个月"),
        number("增长百分之五以上的", "at_least", 5, "%"),
        number("月收入不足3千元的", "less_than", 0.3, "万元"),
        number("种植面积20亩以上的", "at_least", 20, "亩"),
        number("种植面积2万平方米（30亩）以上的", "at_least", 30, "亩", decided=False),
        number("营业面积500㎡以上的", "at_least", 500, "平方米", decided=False),
        number("用工20名以上的", "at_least", 20, "人"),
        number("带动20户以上的企业", "at_least", 20, "家"),
        number("带动20人（户）以上的企业", "at_least", 20, "户", decided=False),
        number("注册资本500人民币以上的", "at_least", 500, "户"),
    ),
    "等级、名次": (
        number("三级以上资质的建筑企业", "at_most", 3, "级", decided=False),
        number("第3名以上的", "at_most", 3, "名", decided=False),
    ),
    "没有达到、不能超过": (
        number("增幅没有达到10%的", "less_than", 10, "%"),
        number("每户申报不能超过3次", "at_most", 3, "次"),
        number("税负率不应低于2%的", "at_least", 2, "%"),
        number("产值尚未超过1亿元的", "at_most", 1, "亿元"),
        number("入住率≥60%的酒店", "at_least", 60, "%"),
        number("负债率＜70%的", "less_than", 70, "%"),
    ),
    "一段时间内没有": (
        number("近3年内无安全事故的企业", "at_least", 36, "个月", decided=False),
        number("近3年内无安全事故的企业", "more_than", 3, "年", decided=False),
        day("2022年1月1日以后未受过处罚的", "before", "2022-01-01", decided=False),
    ),
    "几个数一句": (
        number("年应纳税所得额不超过300万元、从业人数不超过300人、资产总额不超过5000万元", "at_most", 300, "人"),
        number("注册满1年、职工10人以上、营业收入不低于500万元的", "at_least", 10, "人"),
    ),
    "约数": (number("筛选50家左右重点外贸企业", "at_least", 50, "家", decided=False),),
    "除外": (
        excluded(number("年营业收入超过2亿元的除外", "more_than", 20_000, "万元")),
        number("年营业收入超过2亿元的除外", "at_most", 20_000, "万元"),
        excluded(number("但职工超过300人的企业，不享受本政策", "more_than", 300, "人", quote="职工超过300人的企业")),
        number("除5亩以下的以外，每亩补助100元", "more_than", 5, "亩"),
        number("职工10人以上的企业（劳务派遣公司除外）", "at_least", 10, "人"),
    ),
    "起、以后、及以后": (
        day("2023年4月1日（含当日）以后取得旅行社业务经营许可证", "on_or_after", "2023-04-01"),
        day("自2024年1月1日起新登记的", "on_or_after", "2024-01-01"),
        day("2024年1月1日以后开业的", "on_or_after", "2024-01-01", decided=False),
        day("2024年1月1日以后开业的", "after", "2024-01-01", decided=False),
        day("2024年及以后新建的", "on_or_after", "2024-01-01"),
    ),
    "前、以前、之前、底前": (
        day("2031年12月31日（含当日）以前已经开业的民宿", "on_or_before", "2031-12-31"),
        day("2032年1月1日之前开业的", "before", "2032-01-01"),
        day("2032年1月1日之前开业的", "on_or_before", "2031-12-31"),
        day("2024年6月底前完工的", "on_or_before", "2024-06-30"),
        day("2024年9月30日前办结的", "on_or_before", "2024-09-30", decided=False),
    ),
    "截至、至……止、不晚于": (
        day("截至2023年12月31日仍在营业的", "on_or_before", "2023-12-31"),
        day("申报时间不晚于2024年5月31日", "on_or_before", "2024-05-31"),
    ),
    "自……至……": (
        day("自2023年1月1日至2023年12月31日签订合同的", "on_or_after", "2023-01-01"),
        day("自2023年1月1日至12月31日签订合同的", "on_or_before", "2023-12-31"),
        day("2024年5月31日（含）起至2025年5月31日（含），对新建仓库给予补助", "on_or_before", "2025-05-31"),
    ),
    "汉字日期": (
        day("二〇三一年一月一日（含当日）以后开业的民宿", "on_or_after", "2031-01-01"),
        day("二〇三二年一月一日之前开业的", "before", "2032-01-01"),
        day("二〇二三年一月一日至十二月三十一日签订合同的", "on_or_before", "2023-12-31"),
        day("二〇二三年一月一日至十二月三十一日签订合同的", "on_or_after", "2023-01-01"),
    ),
    "哪一年": (
        day("2023年新投产纳统的规上工业企业", "on_or_after", "2023-01-01", decided=False),
        day("2023年新投产纳统的规上工业企业", "on_or_before", "2023-12-31", decided=False),
    ),
    "是、已、取得": (
        truth("取得有机认证的农户", True, "有机认证", "是否取得有机认证？"),
        truth("对纳入“小升规”培育库的企业", True, "纳入“小升规”培育库", "您的企业纳入“小升规”培育库了吗？"),
        truth("分不同上市进程阶段给予补助", True, "处于上市进程", "您的企业处于上市进程中吗？"),
        truth("免征增值税的小规模纳税人", True, "小规模纳税人", "您是增值税小规模纳税人吗？"),
        truth("及时支付农民工工资的企业", False, "拖欠农民工工资", "您的企业是否拖欠农民工工资？", decided=False),
        truth("退出小升规培育库的企业", False, "纳入小升规培育库", "您的企业纳入小升规培育库了吗？", decided=False),
        truth("按时足额缴纳社保的", False, "欠缴社保", "您欠缴社保吗？", decided=False),
        truth("无欠税的企业", False, "欠税", "您的企业欠税吗？"),
        truth("从未受过行政处罚的企业", True, "未受过行政处罚", "您的企业是否未受过行政处罚？", decided=False),
    ),
    "未、不、没有、非": (
        truth("未取得有机认证的农户", False, "有机认证", "是否取得有机认证？"),
        truth("没有不良信用记录的企业", False, "不良信用记录", "您有不良信用记录吗？", decided=False),
        truth("非失信被执行人", False, "失信被执行人", "您是失信被执行人吗？"),
        truth("未按规定纳入培育库的", False, "纳入培育库", "您的企业纳入培育库了吗？"),
        truth(
            "首次认定高新技术企业的", False, "认定过高新技术企业", "您的企业以前认定过高新技术企业吗？", decided=False
        ),
        excluded(truth("未取得有机认证的农户不受理", False, "有机认证", "是否取得有机认证？", decided=False)),
    ),
    "对象除外": (
        excluded(option("本措施不适用于民宿", "民宿", "农户", decided=False)),
        excluded(option("房地产企业除外", "房地产企业", "其他", decided=False)),
        excluded(option("农户和个体工商户均可", "其他单位", "农户", decided=False)),
        option("农户、民宿均可申请", "民宿", "农户", decided=False),
        option("不含民宿的农户", "农户", "民宿", decided=False),
        excluded(option("住宿企业（不含民宿）", "民宿", "住宿企业", decided=False)),
        excluded(option("住宿企业（民宿、农户除外）", "民宿", "住宿企业", decided=False)),
        option("小微企业（不含个体工商户）", "小微企业（不含个体工商户）", "个体工商户", decided=False),
        option("民宿（改造民宿的贷款除外）", "民宿", "农户", decided=False),
        option("免除企业社会保险费", "企业", "个人", decided=False),
        option("不动产登记中的企业", "企业", "个人", decided=False),
    ),
    "不予支持、不得享受": (
        truth("欠税企业不得享受本措施", False, "欠税", "您的企业欠税吗？"),
        truth("存在欠税情形的，一律不予支持", False, "欠税", "您的企业欠税吗？"),
        truth("失信被执行人不予补贴", False, "失信被执行人", "您是失信被执行人吗？"),
        truth("属于失信被执行人的不纳入支持范围", False, "失信被执行人", "您是失信被执行人吗？"),
        excluded(truth("失信被执行人禁止申报", True, "失信被执行人", "您是失信被执行人吗？")),
        truth("取得有机认证的不予处罚", True, "有机认证", "是否取得有机认证？", decided=False),
        truth("小规模纳税人中欠税的不予支持", True, "小规模纳税人", "您是小规模纳税人吗？", decided=False),
        truth("未取得有机认证的不予补贴", True, "有机认证", "是否取得有机认证？", decided=False),
        truth("除取得有机认证的农户外，不予补贴", True, "有机认证", "是否取得有机认证？", decided=False),
        truth("取得有机认证的农户不得重复享受", True, "有机认证", "是否取得有机认证？", decided=False),
        excluded(number("超过60周岁的不予补贴", "more_than", 60, "周岁")),
        number("超过60周岁的，不予补贴", "at_most", 60, "周岁"),
        number("10万元以下的企业禁止申报", "more_than", 10, "万元"),
        number("不足20亩的不予受理", "at_least", 20, "亩"),
        number("20亩以上欠税的不予支持", "at_least", 20, "亩", decided=False),
        day("2031年1月1日（不含）以前的不予支持", "on_or_after", "2031-01-01"),
        excluded(option("住宿企业不得申报", "住宿企业", "餐饮企业", decided=False)),
        option("须取得许可证，住宿企业除外", "住宿企业", "餐饮企业", decided=False),
        option("非住宿企业不得申报", "住宿企业", "餐饮企业", decided=False),
        option("住宿企业中欠税的不得申报", "住宿企业", "餐饮企业", decided=False),
        option("欠税的住宿企业不得申报", "住宿企业", "餐饮企业", decided=False),
    ),
    "多久以前": (
        length("成立满3年的企业", "at_least", 3),
        length("成立3年以上的企业", "at_least", 3),
        length("成立不满3年的企业", "less_than", 3),
        length("成立未满三年的企业", "less_than", 36, "months"),
        length("近12个月内取得的", "at_most", 12, "months"),
        length("近一年内取得的", "at_most", 1),
        length("最近两年取得专利的", "at_most", 2),
        length("登记注册超过5年的", "more_than", 5),
        length("毕业2年以内的高校毕业生", "at_most", 2),
        length("开业满1年不满3年的", "less_than", 3),
        length("开业满1年不满3年的", "at_least", 1),
        length("成立1至3年的企业", "at_most", 3),
        length("90日内签订合同的", "at_most", 90, "days"),
        length("连续经营不少于6个月的", "at_least", 6, "months"),
        excluded(length("成立不满1年的除外", "less_than", 1)),
        length("近3年内无不良记录的", "more_than", 3, decided=False),
    ),
    "几周岁": (
        age("年满18周岁的", "at_least", 18),
        age("45周岁以下的青年人才", "at_most", 45),
        age("不超过45周岁的", "at_most", 45),
        age("45周岁（含）以下的", "at_most", 45),
        age("60岁以上的老人", "at_least", 60),
        age("未满18周岁的", "less_than", 18),
        age("16至24周岁的青年", "at_most", 24),
        age("16至24周岁的青年", "at_least", 16),
        excluded(age("超过60周岁的不予补贴", "more_than", 60)),
    ),
    "没有数字": (
        number("规模以上工业企业", "at_least", 2000, "万元", decided=False),
        number("一次性给予吸纳就业补贴", "at_least", 6, "个月", decided=False),
    ),
}


def problems(sentence: Sentence, condition: dict[str, Any] | None = None) -> list[Problem]:
    """Return what the gates report of the sentence read as `condition`, by default the one that it stands for."""
    written = quoted(condition or sentence.condition, sentence.quote or sentence.text)
    value = {"number": 1, "text": f"为此，{sentence.text}。", "benefits": [{"eligibility": written}]}
    questions = SourceFile("questions.yaml", [question(sentence)], "")
    content = Content(None, questions, None, {}, (), {})
    notice = NoticeFiles("x", None, None, (SourceFile("documents/x/measures/01.yaml", value, ""),))
    return [problem for gate in GATES for problem in gate(content, notice)]


def quoted(condition: dict[str, Any], quote: str) -> dict[str, Any]:
    if "not" in condition:
        return {"not": quoted(condition["not"], quote)}
    return {"fact": "asked", **condition, "quote": quote}


def question(sentence: Sentence) -> dict[str, Any]:
    common = {"id": "asked", "name": sentence.name, "ask": sentence.ask}
    if sentence.options:
        options = [{"id": id, "label": label} for id, label in zip("abc", sentence.options, strict=False)]
        return {**common, "type": "choice", "options": options}
    inner = sentence.condition.get("not", sentence.condition)
    ((operator, operand),) = inner.items()
    if isinstance(operand, bool):
        return {**common, "type": "boolean"}
    if isinstance(operand, str | date | dict) or operator.startswith("age_"):
        return {**common, "type": "date"}
    return {**common, "type": "number", "unit": sentence.unit}
