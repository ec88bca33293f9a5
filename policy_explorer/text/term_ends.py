"""What the words of a notice say of how a term ends, and whether it is provisional: 长期有效, 额满即止, 暂定. Pure."""

from __future__ import annotations

import re
from datetime import date

from policy_explorer.text.days import previous_day
from policy_explorer.text.month_days import in_digits, year_days
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import dates

# By the value of `ends`: how a text puts it.
TIME = "(?:有效|执行|实施|施行|截止|结束)?(?:期限?|时间|日期)"
ENDS: dict[str, re.Pattern[str]] = {
    "indefinite": regex(
        "(?<!中)长期(?!以来|护理|居住|照护|贷款|借款|投资|合作|股权|租赁|租约|合同|从事|在|未|失业|规划|激励)"
        "|永久|常年|常态化?|无固定期限|(?:持续|一直|始终)(?:有效|执行|实施|施行)"
        f"|(?:不设[置定]?|没有|无|不受)(?:固定|具体|明确)?的?{TIME}|{TIME}(?:不限|无限制|不设限)|不限(?:定|制)?{TIME}"
    ),
    "further_notice": regex(
        "另[行文定]|(?:新的?|下一?步|接到?|收到|进一步)通知|通知(?:为止|之日|时止|为准)|(?:至|到|直至|以)[^，。；]{0,8}通知"
        "|(?:没有|未有|无)?新的?(?:规定|政策|文件|办法)|另有规定|(?<!同时)(?:停止执行|废止)|调整"
        "|(?:以|由|至|到|按)[^，。；]{0,10}(?:公告|公布|通告)|同步(?:终止|停止|结束|取消)"
        "|(?:至|到|直至)[^，。；]{0,10}(?:修订|修改|取消|替代|取代|终止|停止)"
    ),
    "budget": regex(
        "额满|满额|(?:用|尽|使用|发|兑|领|抢|售|拨付|支付|安排|送)完|用尽|耗尽|罄|[报招]满|完为止|完即止|即止"
        "|(?:发放|消耗|执行|申领|使用|兑付|兑换)完毕|先(?:到|报|申|来|申请|申报)先得|名额[^，。；]{0,4}(?:有限|[0-9])"
        "|(?<![0-9])前[0-9]+(?:名|位|家|户|个|批)|总规模[^，。；]{0,4}[0-9]|达到?[^，。；]{0,8}(?:上限|限额|总额|名额|规模)"
        "|(?:总额|总量|限额|预算|额度)[^，。；]{0,8}(?:内|为限|控制|限制|范围|止|不超|不得超|[0-9])"
        "|(?:不超|超过?)[^，。；]{0,6}(?:总额|预算|限额)"
    ),
    "project": regex(
        "结束|完成|完毕|届满|终止|期满|到期|竣工|(?<![完满尽知])为止|建设期|(?:至|到)[^，。；]{0,12}(?:验收|完工|交付|通车|投产|建成|到位)"
    ),
}
# Follows a day on which a term is over.
OVER = regex("(?:起|后|之后|以后)?(?:即|自动|自行|全部|同时)?(?:失效|废止|停止|终止|不再)")
# Ends right before words that it turns into their contrary: 不再另行通知, 不作长期, 无需另行.
DENYING = regex("(?:不|非|无需|无须|毋需|毋须|勿)(?:再|会|是|属于?|得|能|必|需|须|宜|作为?|做|予|设|受|限于)?\\Z")
# Begins a clause that says only that something may change one day: 后续视情况调整, 根据实施情况适时调整.
VAGUE = regex(
    "视|适时|动态|酌情|后续|随时|定期|逐年|适当|根据[^，。；]{0,6}(?:情况|需要|效果)|可(?:以|能)?[^，。；]{0,4}\\Z"
)
CHANGES = ("调整", "废止", "停止执行")
CLAUSE_MARKS = "，。；：、"

PROVISIONAL = regex("暂定|暂行|暂时|暂按|试行|试点|试用|临时|过渡|先行先试")
# 暂定 of a term, not of an amount; 试行 of the measures, not in the name of a document.
SURELY_PROVISIONAL = regex(
    "暂定(?:为|期|期限|有效期?|执行|实施|施行|延续|延长|时间|年限|的)*(?:至|到|截至|[0-9〇零一二两三四五六七八九十半壹贰叁肆伍陆柒捌玖拾]{1,3}(?:个?年|个?月|天|日))"
    "|试行(?!办法|意见|方案|规定|细则|措施|政策|通知|条例|标准|稿|版|本|单位|地区|区域|城市|阶段|项目|工作"
    "|期?(?:满|届满|结束|到期|间|以来)|后|以来)"
)
# Of an extension, whose quote may name the term before: 《办法（试行）》继续试行两年, but not 试行期满后延续.
SURELY_ON_TRIAL = regex(
    "(?:延续|继续|延长|再次?)试行(?!期?(?:满|届满|结束|到期)|后|以来|的)|试行期限?(?:再?延长|延续|顺延)"
)
NO_LONGER = regex("(?:不再|停止|结束|取消|终止|完成|不是|并非)\\Z")
IN_BRACKETS = regex("《[^》]*》|[（(][^）)]*[）)]")

# Ends right before the day that is surely the last: 有效期至, 执行时间截至.
SURELY_UNTIL = regex(
    "(?:有效期|执行|实施|施行|试行|暂定)(?:期限?|时间|限)?(?:为|暂定|延长|延续)?(?:至|到|截[至止]|止于|截止[至到])\\Z"
)
# Follows the day where that is not the end: 对实施至2025年12月31日的项目, 有效期至2025年12月31日届满后转为长期有效.
NOT_THE_END = regex("的|[届期]?满后|到期后")
FORMER = regex("原|此前|曾|已[经于]?执行")
SURELY_OPEN = regex("长期(?:有效|执行|实施|施行)|(?:至|到)[^，。；0-9]{0,4}另行通知")
# Behind a last day, in the same sentence: the budget may end the term before.
SURELY_BUDGET = regex("(?:额满|[用领兑发抢]完|用尽)[即为]止")
BUDGET_ENDS = regex(
    f"{SURELY_BUDGET.pattern}|先到先得|先[申报]先得|(?:额度|资金|名额)(?:用完|用尽|耗尽|满)(?:为止|即止|后停止)?"
)
PART = regex("其中|部分|除")


def says_end(ends: str, text: str) -> bool:
    """Return whether `text` may say that a term ends so: 至另行通知为止, but not 不再另行通知 or 后续视情况调整."""
    return any(not is_denied_or_vague(text, found) for found in ENDS[ends].finditer(text))


def says_denied(text: str, found: re.Match[str]) -> bool:
    """Return whether the words before those `found` turn them into their contrary."""
    return DENYING.search(text, 0, found.start()) is not None


def is_denied_or_vague(text: str, found: re.Match[str]) -> bool:
    """Return whether the words before those `found` turn them into their contrary, or into what may change one day."""
    if says_denied(text, found):
        return True
    begin = max(text.rfind(mark, 0, found.start()) for mark in CLAUSE_MARKS) + 1
    return found[0] in CHANGES and VAGUE.search(text, begin, found.start()) is not None


def surely_until(text: str) -> bool:
    """Return whether `text` surely gives the last day of a term: 有效期至2026年12月31日."""
    blank = without_brackets(text)
    for mention in dates(blank):
        begin = max(blank.rfind(mark, 0, mention.start) for mark in CLAUSE_MARKS) + 1
        said = SURELY_UNTIL.search(blank, begin, mention.start)
        if said and not FORMER.search(blank, begin, mention.start) and not NOT_THE_END.match(blank, mention.end):
            return True
    return False


def surely_open(text: str) -> bool:
    """Return whether `text` surely says that a term has no last day, and mentions none."""
    found = SURELY_OPEN.search(text)
    return found is not None and not says_denied(text, found) and not any(year_days(in_digits(text)))


def surely_until_budget(text: str) -> bool:
    """Return whether `text` surely says that a budget may end a term before its last day: 至12月31日，额满即止."""
    found = SURELY_BUDGET.search(text)
    if found is None:
        return False
    sentence = text[max(text.rfind(mark, 0, found.start()) for mark in "。；") + 1 : found.start()]
    return any(year_days(in_digits(sentence))) and not PART.search(sentence)


def last_days_before_end(text: str) -> set[date]:
    """Return the days that may be the last where `text` says that a term is over then: 2027年1月1日起失效."""
    over = (mention for mention in dates(text) if OVER.match(text, mention.end))
    return {day for mention in over for day in (previous_day(mention.first), mention.last)}


def may_be_provisional(text: str) -> bool:
    """Return whether `text` may say that a term is provisional."""
    return any(not NO_LONGER.search(text, 0, found.start()) for found in PROVISIONAL.finditer(text))


def without_brackets(text: str) -> str:
    """Return the text with what is in brackets blanked: 《办法（试行）》 is a name."""
    return IN_BRACKETS.sub(lambda match: "。" * len(match[0]), text)


def is_provisional(text: str) -> bool:
    """Return whether `text` surely says that a term is provisional: 试行两年, but not 《试行办法》 or 每人暂定500元."""
    blank = without_brackets(text)
    return any(not NO_LONGER.search(blank, 0, found.start()) for found in SURELY_PROVISIONAL.finditer(blank))


def stays_provisional(text: str) -> bool:
    """Return whether `text` surely says that a term goes on on trial: 延续试行至2032年12月31日."""
    blank = without_brackets(text)
    return any(not NO_LONGER.search(blank, 0, found.start()) for found in SURELY_ON_TRIAL.finditer(blank))
