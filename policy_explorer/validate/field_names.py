"""The English name of a field that an editor calls by a Chinese name. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from policy_explorer.text.patterns import regex

FIRST_CLAUSE = regex("[，；（(]")
# Fields in whose descriptions these names are not, or others have them too; the first that there is, is meant.
CALLED: dict[str, tuple[str, ...]] = {
    name: fields
    for names, fields in (
        ("标题 题目", ("title",)),
        ("原文 正文", ("text", "quote")),
        ("内容 待遇 福利 政策内容 支持内容", ("benefits",)),
        ("主管部门 部门 牵头部门 主管单位", ("lead",)),
        ("配合单位 责任部门 配合部门", ("responsible",)),
        ("简介 摘要 概要", ("summary",)),
        ("对象 适用对象 支持对象 面向", ("audiences",)),
        ("期限 有效期 执行期限 截止日期 截止日", ("period",)),
        ("申请时间 申报时间 受理时间 办理时间", ("windows", "hours")),
        ("怎么办 办理 办理方式 申请方式 申报方式 如何申请", ("how_to_apply", "channel")),
        ("种类 类型", ("kind", "type")),
        ("依据 原文依据", ("quote",)),
        ("怎样得到 获得方式 怎么得到", ("access",)),
        ("力度", ("strength",)),
        ("怎样算 算法 标准 补贴标准 奖励标准 支持标准 能得到多少", ("payout",)),
        ("金额 数额 数字", ("amounts", "value")),
        ("资格 申请条件 申报条件 条件", ("eligibility",)),
        ("例子 示例 算例", ("examples",)),
        ("固定", ("fixed",)),
        ("比例", ("rate",)),
        ("范围", ("range",)),
        ("档次 各档", ("tiers", "lines")),
        ("上限 封顶", ("cap",)),
        ("渠道", ("channel",)),
        ("地址", ("address",)),
        ("网址 网站 链接", ("web", "url")),
        ("办公时间", ("hours",)),
        ("申报材料 申请材料", ("papers",)),
        ("表格 申请表 申报表", ("tables", "form")),
        ("时限 办理时限 办结时限", ("takes",)),
        ("来源", ("from", "source")),
        ("发布日期", ("announced", "published")),
        ("章节 章", ("chapters", "chapter")),
        ("指南 申报指南", ("sources",)),
        ("总则 附则", ("clauses",)),
        ("附件", ("annexes",)),
        ("名字 名称", ("name", "title")),
        ("说明 备注", ("note", "help")),
        ("单位", ("unit",)),
        ("以上 及以上 不低于 不少于 至少 起 达到", ("at_least",)),
        ("以下 及以下 以内 不超过 不高于 至多 最多", ("at_most",)),
        ("超过 大于 高于 多于", ("more_than",)),
        ("低于 小于 不足 不满 少于", ("less_than",)),
        ("等于 是 为", ("is",)),
        ("之一 其中之一 任一", ("one_of", "any")),
        ("包含 包括 含有", ("includes",)),
        ("以后 及以后 起始", ("on_or_after", "from")),
        ("以前 及以前", ("on_or_before", "until")),
        ("之后 晚于", ("after",)),
        ("之前 早于", ("before",)),
        ("问题 事实", ("fact",)),
    )
    for name in names.split()
}


def translated(name: str, fields: Mapping[str, str]) -> str:
    """Return the hint 是否想写 …？ with the field that is called `name` or described so; "" where none is.

    `fields` are descriptions by field.
    """
    if name.isascii():
        return ""
    called = {field: title(about) for field, about in fields.items()}
    exact = next((field for field, about in called.items() if about == name), None)
    usual = next((field for field in CALLED.get(name, ()) if field in fields), None)
    within = next((field for field, about in called.items() if name in about or (about and about in name)), None)
    found = exact or usual or within
    return f"是否想写 {found}（{called[found]}）？字段名用英文" if found else ""


def title(description: str) -> str:
    """Return the first clause of a field's description."""
    return FIRST_CLAUSE.split(description, maxsplit=1)[0]
