"""Parts of a notice that say how an application goes, and who sees to the money. They give nothing by themselves. Pure.

A part is one by its heading (申报程序, 资金管理, 监督检查), or, where the notice has articles, by how it begins.
"""

from __future__ import annotations

import re

PROCESS = "申报|申请|申领|受理|审核|审批|审查|评审|认定|公示|拨付|兑付|兑现|核拨|核定|发放|办理|程序|流程|监督|检查|罚则|责任|职责|绩效|考核|追究|材料|咨询|联系|电话"
BESIDE = "政策|专家|奖励|奖补|补助|补贴|扶持|资金|项目|管理|评价|评估|机构|部门|分工|时间|期限|方式|渠道|途径|要求|步骤|条件|人|法律|组织|及其|与|和|及|、"
HEADING = re.compile(
    rf"(?:{BESIDE})*(?:{PROCESS})(?:{PROCESS}|{BESIDE})*|(?:{BESIDE})*资金(?:来源|管理|安排|使用|保障)(?:{BESIDE})*"
)
NO_HEADING = re.compile(
    "(?:申报|申请|认定)?条件|认定(?:奖励|补助|补贴)|(?:奖励|补助|补贴|扶持|资金|项目)*(?:发放|认定)"
)
MONEY = re.compile(r"[0-9０-９][0-9０-９.,]*\s*[万亿]?元|[0-9０-９]\s*[%％]")
PAPERS = r"(?:材料|资料|文件)"
BEGINS = re.compile(
    rf"[^。；]{{0,40}}(?:提交|提供|递交|报送|出具)[^。；]{{0,24}}{PAPERS}"
    r"|[^。]{0,40}(?:提交|提出|受理)[^。，]{0,12}申[请报]"
    r"|(?:奖[补励]|补[贴助]|扶持|支持)?(?:项目|资金|政策)[^。；]{0,30}(?:每年|次年|月)[^。；]{0,40}(?:申报|申请|受理)"
    r"|[^。]{0,70}(?:工作日|[0-9０-９一二三四五六七八九十]日)内[^。]{0,24}(?:审核|核定|审查|审批|审定|核实|公示|完成|办结|作出)"
    r"|[^。]{0,40}负责[^。]{0,20}(?:受理|审核|审查|拨付|监督|管理|验收|筹集)"
    r"|[^。]{0,80}(?:骗取|套取|弄虚作假|虚报|冒领|挪用|截留|挤占)"
    r"|[^。]{0,40}(?:应当?|要)?加强[^。]{0,24}(?:监管|监督|管理|检查)"
    r"|[^。]{0,24}资金[^。]{0,20}(?:列支|承担|(?:纳入|列入)[^。]{0,12}预算|专款专用|专账|统筹(?:安排|解决)|安排解决|予以保障)"
    r"|[^。；]{0,24}由[^。；，]{2,40}(?:审核|审定|审查|审批|核实|核定|验收)[^。；]{0,30}(?:拨付|兑付|兑现|发放|批准)"
    r"|[^。]{0,40}(?:自次月起|应当?|予以|立即|一律)?(?:停发|停止(?:发放|享受|拨付)|取消(?:其)?[^。，]{0,8}资格|追回|退回)"
    r"|享受[^。]{0,30}(?:应当?|须|需)[^。]{0,6}承诺"
    r"|[^。]{0,30}(?:接受|配合)[^。]{0,20}(?:监督|审计|检查)"
)


def is_procedure_heading(title: str) -> bool:
    """Return whether a heading is about how an application goes, or who sees to the money."""
    return HEADING.fullmatch(title) is not None and NO_HEADING.fullmatch(title) is None


def begins_procedure(body: str) -> bool:
    """Return whether an article that begins so, without white space, is such a part: it names no sum."""
    return BEGINS.match(body) is not None and MONEY.search(body) is None
