"""Sources and a day to advice for an editor: what may be missing or out of date. Reads docs/schemas/, and the words that people use.

Validation refuses what is wrong; a finding is about what may well be right. A rule is a function that yields findings
of one kind. Its docstring states what content fulfils that gets none; `RULES` says what its findings mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct

from policy_explorer.doctor.access import counterparts_are_named, grants_are_applied_for
from policy_explorer.doctor.aliases import aliases_are_distinct
from policy_explorer.doctor.computed import computed_facts_are_quoted
from policy_explorer.doctor.coverage import quotes_cover_the_text
from policy_explorer.doctor.document_days import origin_is_in_the_notice
from policy_explorer.doctor.everyday import common_words_find_something
from policy_explorer.doctor.examples import enough_examples
from policy_explorer.doctor.finding import Finding, RuleContext
from policy_explorer.doctor.numbering import numbers_have_no_gap
from policy_explorer.doctor.other_dates import (
    dates_have_roles,
    periods_are_deadlines,
    windows_are_to_come,
    windows_for_the_year_before,
)
from policy_explorer.doctor.payouts import (
    caps_are_reached,
    fixed_sums_are_given_once,
    highest_of_several_is_a_tier,
    nobody_gets_nothing,
    payouts_say_all,
)
from policy_explorer.doctor.periods import budgets_are_written, periods_ended, periods_ending_soon, periods_without_end
from policy_explorer.doctor.questions import questions_have_help
from policy_explorer.doctor.relations import benefits_that_clauses_name, exclusions_are_written
from policy_explorer.doctor.review_marks import unverified_marks
from policy_explorer.doctor.schema_files import schema_is_named, schemas_are_current
from policy_explorer.doctor.settings import settings_are_complete
from policy_explorer.doctor.tags import has_a_sector, has_an_audience
from policy_explorer.doctor.units import units_are_named
from policy_explorer.doctor.unused import every_entry_is_used
from policy_explorer.doctor.ways import guides_are_used, pages_were_seen_lately
from policy_explorer.doctor.words import (
    bounds_have_their_unit,
    days_are_quoted,
    options_are_named,
    provisional_terms_are_marked,
    words_decide,
)
from policy_explorer.load.loader import Sources
from policy_explorer.validate.content import arrange


class Rule(Struct, frozen=True):
    """A rule: the heading of its findings, how much they weigh (1 is worst), what to do, and the function that finds them."""

    heading: str
    weight: int
    to_do: str
    find: Callable[[RuleContext], Iterator[Finding]]


WEIGHTS = {1: "网站可能说得不对的，先看", 2: "可能漏了的", 3: "收拾一下的"}
RULES = (
    Rule("期限已过", 1, "看有没有延续、废止的文件；没有的不用改，网站会说已过期", periods_ended),
    Rule("期限将到，该看看有没有新文件", 2, "有新文件的，写进来", periods_ending_soon),
    Rule("不知道何时到期", 2, "原文别处写了的补上；没有写的不用改", periods_without_end),
    Rule("额满即止没有写进期限", 1, "写在那一项的 period 里：ends: budget", budgets_are_written),
    Rule("可能不是申请的期限", 1, "是事后履行的期限，改写进 dates", periods_are_deadlines),
    Rule("日期没有写明是什么", 2, "在 dates 的 label 写明", dates_have_roles),
    Rule("申请时间已过", 1, "看有没有新一轮的申请时间", windows_are_to_come),
    Rule("期限结束以后的申请时间", 2, "申报上年度的，写 afterwards", windows_for_the_year_before),
    Rule("还没有核对", 1, "对照原文改好，删去那一行注释；用 --next 一处一处看", unverified_marks),
    Rule("示例不够", 2, "补上：符合、不符合、没答全各一例", enough_examples),
    Rule("引文没有写明怎样比较", 1, "看原文是以上还是超过，改 operator 或引文", words_decide),
    Rule("引文没有写这个单位", 1, "看原文的单位，改 unit 或引文", bounds_have_their_unit),
    Rule("引文没有说是合计、占比", 1, "看这样算是否合原意", computed_facts_are_quoted),
    Rule("引文没有写明日期", 1, "看原文有没有这个日期", days_are_quoted),
    Rule("期限可能是暂定的", 1, "原文写暂定、试行的，写 provisional: true", provisional_terms_are_marked),
    Rule("发文日期、机关和原文对不上", 1, "照原文改；原文没有写的，看是从哪里来的", origin_is_in_the_notice),
    Rule("引文像是另一个选项", 1, "看选的是不是原文说的那一种", options_are_named),
    Rule("引文盖住的正文不多", 2, "看没有引到的一段，是不是还有一项内容或一个条件", quotes_cover_the_text),
    Rule("序号有间断", 2, "看原文是不是也这样编号", numbers_have_no_gap),
    Rule("没有写单位", 2, "原文别处写了的补上；没有写的不用改", units_are_named),
    Rule("可能是找别的单位办理的", 1, "看 access 是不是 counterpart", counterparts_are_named),
    Rule("可能要申请的", 1, "原文没有说免申即享一类的，写 access: apply", grants_are_applied_for),
    Rule("定额可能不止一份", 1, "看原文是不是每人、每户，改 payout", fixed_sums_are_given_once),
    Rule("就高的可能是分档", 1, "看原文是不是分档，改 payout", highest_of_several_is_a_tier),
    Rule("上限用不上", 1, "看上限和算法有没有写错", caps_are_reached),
    Rule("算法可能写不全", 1, "看 payout 写不出来的那一半怎样写，或改由部门核定", payouts_say_all),
    Rule("填 0 的也判为符合", 1, "看填 0 的人得不得得到，条件要不要改成大于 0", nobody_gets_nothing),
    Rule("有配套文本，没有写怎么办", 2, "从配套文本里写进 how_to_apply", guides_are_used),
    Rule("看到的日期早了", 2, "再看一遍网页，改 seen", pages_were_seen_lately),
    Rule("不得重复享受的，没有写明是哪几项", 2, "看原文是哪几项之间，写 relations 或 clauses", exclusions_are_written),
    Rule("关系可能写错了一项", 1, "看原文点的是哪一项，改 relations", benefits_that_clauses_name),
    Rule(
        "人们常用的词搜不到",
        3,
        "文件里有的，在 vocabularies/everyday.yaml 写 find；没有的写 absent: true；不相干的不用管",
        common_words_find_something,
    ),
    Rule("没有归到具体行业", 2, "原文点到具体行业的，补上", has_a_sector),
    Rule("没有归到具体对象", 2, "原文点到具体对象的，补上", has_an_audience),
    Rule("别名撞车", 3, "换一个说法，或删去一边的别名", aliases_are_distinct),
    Rule("没有用到", 3, "用上，或删去", every_entry_is_used),
    Rule("问题没有说明", 3, "补上 help，人们才知道怎样答", questions_have_help),
    Rule("网站设置", 3, "在 site.yaml 补上", settings_are_complete),
    Rule("没有写明结构说明（schema）", 3, "照提示加上第一行，编辑器才会补全、报错", schema_is_named),
    Rule("结构说明（schema）旧了", 3, "用新的替换", schemas_are_current),
)


class Group(Struct, frozen=True):
    """All findings of one rule, sorted by file and line."""

    rule: Rule
    findings: tuple[Finding, ...]

    @property
    def heading(self) -> str:
        """The heading of the rule."""
        return self.rule.heading


def examine(sources: Sources, on: date) -> tuple[Group, ...]:
    """Return the findings by rule, the worst first, for the reference date `on`; rules without any are left out.

    The content may have problems: rules skip what they cannot read.
    """
    context = RuleContext(sources, arrange(sources), on)
    groups = [
        Group(rule, tuple(sorted(set(rule.find(context))))) for rule in sorted(RULES, key=lambda rule: rule.weight)
    ]
    return tuple(group for group in groups if group.findings)
