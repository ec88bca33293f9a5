"""Parts of a notice that give nothing: purpose, scope, procedure, explanation, term. They are no measures. Pure."""

from __future__ import annotations

import re

from policy_explorer.importing.structure.outline import RawMeasure, flat
from policy_explorer.importing.wording.headings import BRACKETED
from policy_explorer.importing.wording.procedures import MONEY, begins_procedure, is_procedure_heading
from policy_explorer.importing.wording.unit_clauses import find_clause, sentence_of_units

# In the brackets before an article: 第一条（目的和依据）.
PROVISION_TITLE = re.compile(
    "目的|宗旨|依据|适用(?!技术)|限制条款|违约|定义|含义|原则|解释|施行|(?:实施|执行|生效)(?:日期|时间)|(?:禁止|不得|不)重复|有效期|例外|附则|总则|溯及|参照"
)
SELF = r"(?:本|该)(?:实施)?(?:意见|措施|举措|办法|规定|通知|公告|政策|方案|细则|条例|指南|清单|行动计划|若干[^，。]{2,8})(?:[（(][^）)]{2,8}[）)])?"
PROVISION_CHAPTER = re.compile(
    r"总则|附则|总体要求|指导思想|基本原则|(?:行动|工作|主要|发展|总体|建设)?目标(?:任务)?|其他(?:事项|规定|说明)?|政策(?:执行|兑现|实施|适用)(?:与[^，。]{2,6})?|(?:有关|实施|政策)?说明|(?:实施|工作|推进)(?:步骤|要求|安排|进度)|(?:进度|时间)安排|(?:资助|补助|补贴|奖励|奖补|扶持|支持|申报|申请|适用|发放|使用)(?:对象|条件|范围)|(?:活动|使用|发放|领取)(?:规则|须知|说明|时间|期限|轮次)(?:[和及、与](?:金额|规模|总额|地点|安排))?|名词解释|(?:施行|实施|执行|有效)(?:日期|时间|期限?)"
)
# What is left to do at the end, where the parts of the first level are the measures.
LAST_DUTIES = re.compile("(?:切实)?(?:加强|强化)?组织(?:领导|实施|保障)|(?:强化|加强|工作)?保障措施")
APPLIES = re.compile("[^。；]{0,30}(?:每年|[0-9]{1,2}月)[^。；]{0,60}(?:提出|提交|受理)[^。，；]{0,8}申[请报]")
TERM = re.compile(r"自[^，。；]{0,24}(?:施行|实施|执行|生效)|有效期|(?:试行|执行|施行)(?:期|至)")
# A part that begins so, behind its number and its title.
FIRST = re.compile(
    rf"为(?:了|贯彻|进一步|深入|规范|加强|支持|帮扶|促进|推动|加快|落实|鼓励|提高|做好|全面|切实|更好)?[^。]{{0,200}}(?:制定|制订|出台|提出){SELF}"
    rf"|(?:根据|依据|按照)[^。]{{0,120}}(?:制定|制订){SELF}|{SELF}[^。]{{0,6}}(?:所称|所指|适用(?:于|范围|对象)|中的?[“\"])|[^。，]{{0,40}}适用{SELF}"
    r"|[^。，；]{2,12}是指"
    r"|[^。；]{0,40}(?:具备|符合|满足)(?:下列|以下)(?:基本)?条件|(?:适用|支持|扶持|奖补)(?:范围|对象)[：:。]|(?:适用|支持|扶持|奖补|补贴|补助|奖励)(?:范围|对象)(?:为|是|包括)"
)
LAST = re.compile(
    rf"{SELF}[^。；]{{0,40}}(?:负责?解释|解释权)|[^。；]{{0,30}}负责解释|{SELF}?[^。；，]{{0,12}}自[^。；]{{0,24}}(?:施行|实施|执行|生效)"
    rf"|{SELF}[^。；]{{0,12}}(?:有效期|试行|暂定|执行至|施行至|(?:执行|实施|施行)期限?)|(?:以上|上述)(?:各项)?(?:政策|措施|条款|规定)[^。；]{{0,40}}(?:执行|实施|施行|有效)(?:期|至)|(?:此前|以前|以往|过去|原)[^。；]{{0,30}}(?:与{SELF}|不一致)"
    rf"|{SELF}(?:未尽事宜|与[^。；]{{0,40}}(?:重复|交叉|不一致|抵触|相同))|(?:关于)?(?:政策适用|政策执行|政策兑现|执行期限|重复奖励|适用对象|解释权)"
    rf"|[^。；]{{0,40}}不(?:得?享受|适用){SELF}"
    r"|(?:同一|同类|同时)[^。；]{0,40}(?:不重复|就高|不得重复|从高|不再(?:重复|享受))|[^。；]{0,40}(?:同时|一并)废止"
    r"|(?:活动|执行|实施|补贴|申报)(?:时间|期限)[。：:]|(?:咨询|联系|服务)(?:电话|方式|人)[。：:]|(?:未尽事宜|其他事项)"
)

# What stands at the end of a notice of rules, such as one about taxes: what a word means, what was paid before.
LAST_OF_RULES = re.compile(
    rf"{SELF}[^。；]{{0,6}}(?:所称|所述|所指)[^。]{{2,60}}(?:是指|包括|，)|(?:按照?|依照|符合)?{SELF}(?:的?规定)?[^。；]{{0,40}}{SELF}(?:发布|印发|公布|施行|实施)(?:之?日)?[以之]?前"
    rf"|{SELF}(?:发布|印发|公布|施行|实施)(?:之?日)?[以之]?前[^。；]{{0,12}}已|[^。；]{{0,60}}可(?:以)?叠加享受{SELF}"
    "|[^。；]{0,60}(?:未享受满|已享受)[^。；]{0,40}(?:继续享受|不得再|不再)"
)


def is_provision(measure: RawMeasure, chapter: str, last: bool) -> bool:
    """Return whether a part is a provision: by the title of its `chapter`, or by how it begins.

    `last`: it is among the last parts, where the term and who explains are said; or else among the first.
    """
    whole = "\n".join(flat(part) for part in measure.paragraphs)
    if PROVISION_CHAPTER.fullmatch("".join(chapter.split())) and find_clause(whole) in (None, sentence_of_units(whole)):
        return True
    first = flat(measure.paragraphs[0])[measure.marker.end if measure.marker else 0 :]
    bracketed = BRACKETED.match(first)
    title = without_end(bracketed["round"] or bracketed["square"] if bracketed else first)
    if (PROVISION_CHAPTER.fullmatch(title) or (bracketed and PROVISION_TITLE.search(title))) and find_clause(
        whole
    ) is None:
        return True
    duties = LAST_DUTIES.fullmatch(title.partition("。")[0]) and measure.marker and measure.marker.style == "han"
    if last and duties and find_clause(whole) is None:
        return True
    if is_procedure(measure, whole, title, chapter, last):
        return True
    body = "".join(whole[measure.marker.end if measure.marker else 0 :].split())
    body = BRACKETED.sub("", body, count=1) if BRACKETED.match(body) else body
    titled = re.sub(r"^[^，。；：]{2,12}[。：]", "", body)
    pattern = LAST if last else FIRST
    return bool(pattern.match(body) or pattern.match(titled) or (last and LAST_OF_RULES.match(body)))


def is_duty(measure: RawMeasure, chapter: str) -> bool:
    """Return whether a part of a chapter such as 保障措施 says what offices do, and gives nothing."""
    whole = "\n".join(flat(part) for part in measure.paragraphs)
    return (
        LAST_DUTIES.fullmatch("".join(chapter.split())) is not None
        and find_clause(whole) is None
        and not (MONEY.search(whole) and re.search("给予|奖励|补贴|补助", whole))
    )


def is_procedure(measure: RawMeasure, whole: str, title: str, chapter: str, last: bool) -> bool:
    """Return whether a part says how an application goes: by its title, that of its chapter, or how it begins.

    Of the last parts, one without an article's number is such a part only where it says when one applies.
    """
    clause = find_clause(whole)
    if clause is not None and clause != sentence_of_units(whole):
        return False
    if is_procedure_heading("".join(chapter.split())) or is_procedure_heading(title.partition("。")[0]):
        return True
    if measure.marker is None:
        return False
    body = "".join(whole[measure.marker.end :].split())
    if measure.marker.style != "article":
        return last and APPLIES.match(body) is not None and MONEY.search(body) is None
    return begins_procedure(re.sub(r"^[^，。；：]{2,12}。(?=.)", "", body))


def without_end(text: str) -> str:
    """Return a heading without white space and without the marks at its end."""
    return "".join(text.split()).rstrip("。：:")
