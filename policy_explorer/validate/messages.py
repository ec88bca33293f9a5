"""Pydantic's errors to Chinese messages and hints for an editor. Pure.

`tests/validate/test_validate.py` compares the tables with the errors that the models can raise. The fallback names no
cause, so that an editor never sees an English message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from policy_explorer.model.base import WEB_ADDRESS, WEB_PAGE
from policy_explorer.model.companion import COMPANION_FILE
from policy_explorer.model.life_situations import MEASURE_KEY
from policy_explorer.model.official import ICP, PICTURE, POLICE, SITE_CODE
from policy_explorer.model.period import MONTH_DAY
from policy_explorer.model.relations import BENEFIT
from policy_explorer.model.skin import HEX, SIGN
from policy_explorer.model.statements import EMAIL
from policy_explorer.model.ways import PHONE
from policy_explorer.validate.field_names import title, translated
from policy_explorer.validate.hints import DATE, suggestion, type_hint

Explanation = tuple[str, str]  # message, hint

# What was expected, by the type of error. The branches of a union are joined by 或.
TYPES: dict[str, str] = {
    "string_type": "文字",
    "int_type": "整数",
    "int_from_float": "整数",
    "float_type": "数字",
    "bool_type": "真假值（true 或 false）",
    "date_type": "日期，如 2023-12-31",
    "tuple_type": "列表",
    "dict_type": "一组“字段: 值”",
    "model_type": "一组“字段: 值”",
}
# By regular expression of the models.
PATTERNS: dict[str, Explanation] = {
    MONTH_DAY: ("应为月日，如 06-30", "两位的月、两位的日，中间是连字符"),
    r"\S": ("不能为空", "补上文字；可以不写的字段，也可以整行删去"),
    r"^[a-z0-9]+(-[a-z0-9]+)*$": ("网址短名只能用小写英文字母、数字和连字符", "如 small-firms"),
    r"^[a-z][a-z0-9_]*$": ("代号只能用小写英文字母、数字和下划线，以字母开头", "如 monthly_sales"),
    r"^https?://": ("网址要以 http:// 或 https:// 开头", ""),
    WEB_PAGE: ("不是网页的地址", "以 http:// 或 https:// 开头，域名是英文或汉字，中间没有空格"),
    BENEFIT: ("不是一项内容的代号", "写“序号/代号”，如 3/renovation；别的文件的写“文件代号/序号/代号”"),
    MEASURE_KEY: ("不是一项措施", "写“文件代号/序号”，如 qinghe-2032-3/14"),
    PHONE: ("不是电话号码", "如 0591-87654321、13900000000、12345；一个号码一项，分机写成 0591-87654321-801"),
    COMPANION_FILE: ("应在 sources 文件夹里，是 .txt 文件", "如 sources/guide.txt；用小写英文字母、数字和连字符"),
    HEX: ("不是颜色", '写成 "#0f4480" 这样，六位，加引号'),
    SIGN: ("不是现成的图形，也不是图片", "banyan、page、none 之一，或者 pictures/logo.svg 这样的图片"),
    EMAIL: ("不是电子邮箱", "如 office@example.org"),
    ICP: ("不是 ICP 备案号", "如 闽ICP备12345678号-1，照备案时给出的写"),
    POLICE: ("不是公安备案号", "如 闽公网安备 35010000000000号，照备案时给出的写"),
    SITE_CODE: ("不是政府网站标识码", "十位数字或字母，照核发时给出的写"),
    PICTURE: ("应在 pictures 文件夹里，是 png、jpg 或 svg 图片", "如 pictures/mark.png；用小写英文字母、数字和连字符"),
    WEB_ADDRESS: ("不是网站的网址", "如 https://example.org/policies/，后面不带 ? 和 #"),
}


def explain(errors: Sequence[ErrorDetails], fields: Mapping[str, str], written: Any) -> Explanation:
    """Return the message and hint for `errors`, which are all at one place: a single one, or the branches of a union.

    `fields` are the fields of the mapping concerned, by name, with their descriptions; `written` is that mapping.
    """
    narrow = [error for error in errors if error["type"] not in TYPES] or errors
    error = narrow[0]
    if error["type"] in TYPES:
        return wrong_type(narrow)
    if error["type"] == "missing":
        return missing(str(error["loc"][-1]), fields)
    if error["type"] == "extra_forbidden":
        return unknown_field(str(error["loc"][-1]), fields, written)
    explain_one = BY_TYPE.get(error["type"])
    return explain_one(error.get("ctx", {}), error["input"]) if explain_one else ("值不符合要求", "")


def wrong_type(errors: Sequence[ErrorDetails]) -> Explanation:
    """Explain a value of another type than expected."""
    wanted = dict.fromkeys(TYPES[error["type"]] for error in errors)
    if {"整数", "数字"} <= wanted.keys():
        del wanted["整数"]
    value, kinds = errors[0]["input"], {error["type"] for error in errors}
    if "date_type" in kinds and isinstance(value, str) and DATE.fullmatch(value):
        return "没有这一天", "检查年、月、日"
    return f"应为{'或'.join(wanted)}", type_hint(kinds, value)


def missing(name: str, fields: Mapping[str, str]) -> Explanation:
    """Explain that the required field `name` is missing."""
    about = f"（{fields[name]}）" if fields.get(name) else ""
    return f"缺少必填的 {name}{about}", ""


def unknown_field(name: str, fields: Mapping[str, str], written: Any) -> Explanation:
    """Explain that there is no field `name`, with the nearest of `fields` that is not in `written`."""
    free = [field for field in fields if not isinstance(written, Mapping) or field not in written]
    if hint := suggestion(name, free) or translated(name, {field: fields[field] for field in free}):
        return "没有这个字段", hint
    # To an editor who writes Chinese names, English ones alone say little.
    listed = fields if name.isascii() else (f"{field}（{title(about)}）" for field, about in fields.items())
    return "没有这个字段", f"可用的字段：{'、'.join(listed)}"


def literal(ctx: Mapping[str, Any], value: Any) -> Explanation:
    """Explain that `value` is none of the words that are allowed."""
    words = re.findall(r"'([^']*)'", ctx["expected"]) or [ctx["expected"].replace("True", "true")]
    return f"只能是 {'、'.join(words)}", suggestion(str(value), words)


def length(least: bool) -> Callable[[Mapping[str, Any], Any], Explanation]:
    """Return a function that explains that a text or list is too short (`least`) or too long."""

    def explain_length(ctx: Mapping[str, Any], value: Any) -> Explanation:
        if isinstance(value, str):
            return PATTERNS[r"\S"] if least else (f"最多 {ctx['max_length']} 个字符", "")
        return (f"至少要有 {ctx['min_length']} 项" if least else f"最多 {ctx['max_length']} 项"), ""

    return explain_length


def fixed(message: str, hint: str = "") -> Callable[[Mapping[str, Any], Any], Explanation]:
    """Return a function that explains any error by `message` and `hint`."""
    return lambda ctx, value: (message, hint)


CONDITION_KEYS = ("all", "any", "not", "count", "manual", "fact")


def unknown_condition(ctx: Mapping[str, Any], value: Any) -> Explanation:
    """Explain that the mapping `value` has no key that makes it a condition."""
    hints = (
        (suggestion(key, CONDITION_KEYS) for key in value if isinstance(key, str)) if isinstance(value, dict) else ()
    )
    hint = next(filter(None, hints), "测试一个事实写 fact，须由部门判断写 manual")
    return "条件里要写 all、any、not、count、manual、fact 之一", hint


def count_bound(ctx: Mapping[str, Any], value: Any) -> Explanation:
    """Explain that a count of conditions requires one of them, or all, or more."""
    least, of = value["at_least"], ctx["of"]
    if least <= 1:
        return f"至少 {least} 项，不用数", "满足其一即可的，写 any"
    if least == of:
        return f"{of} 项里至少 {least} 项，就是全部", "都要满足的，写 all"
    return f"只有 {of} 项，满足不了 {least} 项", "补上没有写的几项，或改正 at_least"


BY_TYPE: dict[str, Callable[[Mapping[str, Any], Any], Explanation]] = {
    "string_pattern_mismatch": lambda ctx, value: PATTERNS.get(ctx["pattern"], ("写法不符合要求", "")),
    "string_too_short": length(least=True),
    "string_too_long": length(least=False),
    "too_short": length(least=True),
    "too_long": length(least=False),
    "literal_error": literal,
    "greater_than_equal": lambda ctx, value: (f"不能小于 {ctx['ge']}", ""),
    "less_than_equal": lambda ctx, value: (f"不能大于 {ctx['le']}", ""),
    "union_tag_not_found": unknown_condition,
    "operator_count": lambda ctx, value: (
        f"一个条件要写且只写一个比较方式，这里有 {ctx['count']} 个",
        "同一事实有几个要求时，拆成 all 里的几个条件" if ctx["count"] else "如 is、one_of、includes、at_least",
    ),
    "count_bound": count_bound,
    "ask_missing": fixed("缺少必填的 ask（向申请人提出的问题）", "不问、由别的题算出来的，写 ratio 或 sum"),
    "ask_and_computed": fixed(
        "ask、ratio、sum 要写且只写一个", "问申请人的写 ask；由两题相除的写 ratio，由几题相加的写 sum"
    ),
    "period_document": fixed(
        "依文件统一期限（basis: document）时，不写日期和原文", "删去起止日期和 quote；或把 basis 改为 stated"
    ),
    "period_quote": fixed("期限要引原文", "补上 quote：写明期限的那一段正文"),
    "period_dates": fixed("本项写明期限（basis: stated）时，要写日期", "补上 from、until、lasts、ends 等，至少一个"),
    "period_two_starts": fixed("起始日写了两种", "from 和 counted_from 只留一个"),
    "period_two_ends": fixed("截止日写了两种", "until 和 lasts 只留一个：写成长短的有效期，截止日由它算出"),
    "period_open_end": lambda ctx, value: (
        f"ends: {value['ends']} 没有截止日，不能再写日期或长短",
        "删去 until、lasts 或 ends；既有日期又“额满即止”的，ends 写 budget",
    ),
    "period_used_up": fixed("只有额满即止（ends: budget）的才有用完的日期", "删去 used_up，或把 ends 写成 budget"),
    "period_from_quote": fixed(
        "起始日和它的原文（from_quote）要么都写，要么都不写", "from 或 counted_from 写一个；原文没有写的，两样都不写"
    ),
    "period_end_quote": fixed(
        "有效期和它的原文（quote）要么都写，要么都不写",
        "until、lasts、ends、provisional 与 quote 相配；原文没有写有效期的，都不写",
    ),
    "length_unit": fixed("长短要写且只写一个单位", "years（年）、months（个月）、days（天）之一，如 {years: 3}"),
    "window_length_unit": fixed(
        "长短要写且只写一个单位",
        "years（年）、months（个月）、days（天）、working_days（个工作日）之一，如 {working_days: 30}",
    ),
    "month_day": fixed("没有这一天", "检查月、日，写成 06-30 这样"),
    "window_kind": fixed("申请时间要写且只写一种", "once（只有一次）、yearly（每年）、after（某事发生以后）之一"),
    "window_afterwards": fixed("某事发生以后的申请时间不写 afterwards", "afterwards 只用于 once 和 yearly"),
    "extension_end": fixed(
        "延续到什么时候要写且只写一种", "until（到哪一天）、lasts（多久）、ends（不以日期写明）之一"
    ),
    "passage_content": fixed("表格（role: table）写 rows，其他段落写 text", "两样只写一样，与 role 相配"),
    "units_quote": fixed(
        "单位和写明单位的原文（units_quote）要么都写，要么都不写", "补上另一样；原文没有写单位的，都不写"
    ),
    "dates_reversed": lambda ctx, value: ("截止日早于起始日", f"起始日写的是 {value['from']}；检查 from 和 until"),
    "dates_missing": fixed("没有写日期", "补上 from 或 until，至少一个"),
    "benefit_rule": fixed(
        "条件（eligibility）和 access 对不上：access: government 不写条件，其余的都要写",
        "有人可以得到的写 eligibility；政府部门自己去做的写 access: government",
    ),
    "benefit_strength": fixed(
        "没有写原文的力度（strength）", "shall（给予、应当）、may（可以、视情况）、encourage（鼓励、引导）之一"
    ),
    "benefit_strength_quote": fixed(
        "有力度的原文（strength_quote），没有力度（strength）", "补上 strength，或删去这一段"
    ),
    "relation_kind": fixed(
        "一条关系写且只写一种", "excludes（不得同时享受）、tops_up（叠加）、at_most_one（只能享受其一）之一"
    ),
    "relation_benefit": fixed(
        "excludes、tops_up 要写是哪一项内容（benefit），at_most_one 不写", "补上 benefit，如 3/renovation；或删去它"
    ),
    "relation_group": fixed("只有一项，无从选择", "at_most_one 写两项以上"),
    "relation_take": fixed("只有 at_most_one 才写取哪一项（take）", "删去 take，或改写成 at_most_one"),
    "benefit_ways": fixed(
        "政府的工作（access: government）没有可申请的事项，不写怎么办（how_to_apply）", "删去，或改写 access"
    ),
    "way_source": fixed(
        "从哪里来（from）写引文（quote），或者写网页（title、url、seen 三样）",
        "引配套文本的，quote 之外再写 source；网页的不写 quote",
    ),
    "follow_up": fixed(
        "后续文件（follow_up）写哪一天没有找到（none_found），或者写标题和在哪里",
        "本站收录的写 title、document；没有收录的写 title、url、seen；两种不能都写",
    ),
    "contact_empty": fixed("没有写怎样联系", "email、phone、form、address 至少写一样"),
    "way_empty": fixed("这一条只写了从哪里来（from），没有写怎么办", "补上方式、地点、电话、材料等，或删去这一条"),
    "benefit_counterpart": fixed(
        "只有 access: counterpart 才写找谁办理（counterpart）", "改写 access，或删去 counterpart"
    ),
    "benefit_payout": fixed("政府的工作没有人可以得到，不写能得到多少（payout）", "改写 access，或删去 payout"),
    "payout_way": lambda ctx, value: (
        f"能得到多少（payout）要写且只写一种算法，这里有 {ctx['count']} 种",
        "fixed（定额）、rate（比例）、per（每人、每项）、range（从多少到多少）、at_most（最高）、tiers（分档）之一",
    ),
    "payout_cap": fixed(
        "只有按比例、按数量算出来的才写上限（cap）", "由部门定、最高多少的，写 at_most；定额和各档定额不用写上限"
    ),
    "payout_examples": fixed("只有按回答算出来的才写算例（examples）", "定额、由部门定的，删去 examples"),
    "range_reversed": fixed("不是从小到大", "from 不小于 0，to 大于 from"),
    "tier_line": fixed(
        "一档要写哪一个选项，或者从多少到多少", "is、one_of、includes、includes_any 之一；数字题写下限、上限各至多一个"
    ),
    "tiers_count": fixed("至少要有 2 档", "只有一档的，写 fixed、rate 或 per"),
    "tiers_many": lambda ctx, value: (
        f"有 {ctx['count']} 档，最多 100 档",
        "看是不是重复写了；真有这么多的，分成几项写",
    ),
    "tiers_take": fixed("有就高的原文（take_quote），没有 take", "补上 take: highest，或删去这一段"),
    "instalments": fixed(
        "分期要写且只写一种", "shares（各期的百分比）、equal（平均分几期）、parts（各期多少没有写的，分几期）之一"
    ),
    "instalment_shares": lambda ctx, value: (
        "各期的百分比加起来不是 100",
        f"加起来是 {ctx['sum']:.15g}；至少两期，每期大于 0",
    ),
    "figure_below_zero": fixed("应大于 0", "照引文里的数写"),
}
