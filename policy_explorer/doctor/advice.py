"""Sources and a day to advice for an editor: what may be missing or out of date. Reads docs/schemas/ and nothing else.

Validation refuses what is wrong; a finding is about what may well be right. A rule is a function that yields findings
of one kind. Its docstring states what content fulfils that gets none; `RULES` has the heading of its findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct

from policy_explorer.doctor.access import counterparts_are_named
from policy_explorer.doctor.aliases import aliases_are_distinct
from policy_explorer.doctor.computed import computed_facts_are_quoted
from policy_explorer.doctor.coverage import quotes_cover_the_text
from policy_explorer.doctor.document_days import origin_is_in_the_notice
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
from policy_explorer.doctor.periods import periods_ended, periods_ending_soon, periods_without_end
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

RULES: tuple[tuple[str, Callable[[RuleContext], Iterator[Finding]]], ...] = (
    ("期限已过", periods_ended),
    ("期限将到，该看看有没有新文件", periods_ending_soon),
    ("不知道何时到期", periods_without_end),
    ("可能不是申请的期限", periods_are_deadlines),
    ("日期没有写明是什么", dates_have_roles),
    ("申请时间已过", windows_are_to_come),
    ("期限结束以后的申请时间", windows_for_the_year_before),
    ("还没有核对", unverified_marks),
    ("示例不够", enough_examples),
    ("引文没有写明怎样比较", words_decide),
    ("引文没有写这个单位", bounds_have_their_unit),
    ("引文没有说是合计、占比", computed_facts_are_quoted),
    ("引文没有写明日期", days_are_quoted),
    ("期限可能是暂定的", provisional_terms_are_marked),
    ("发文日期、机关和原文对不上", origin_is_in_the_notice),
    ("引文像是另一个选项", options_are_named),
    ("引文盖住的正文不多", quotes_cover_the_text),
    ("序号有间断", numbers_have_no_gap),
    ("没有写单位", units_are_named),
    ("可能是找别的单位办理的", counterparts_are_named),
    ("定额可能不止一份", fixed_sums_are_given_once),
    ("就高的可能是分档", highest_of_several_is_a_tier),
    ("上限用不上", caps_are_reached),
    ("算法可能写不全", payouts_say_all),
    ("填 0 的也判为符合", nobody_gets_nothing),
    ("有配套文本，没有写怎么办", guides_are_used),
    ("看到的日期早了", pages_were_seen_lately),
    ("不得重复享受的，没有写明是哪几项", exclusions_are_written),
    ("关系可能写错了一项", benefits_that_clauses_name),
    ("没有归到具体行业", has_a_sector),
    ("没有归到具体对象", has_an_audience),
    ("别名撞车", aliases_are_distinct),
    ("没有用到", every_entry_is_used),
    ("问题没有说明", questions_have_help),
    ("网站设置", settings_are_complete),
    ("没有写明结构说明（schema）", schema_is_named),
    ("结构说明（schema）旧了", schemas_are_current),
)


class Group(Struct, frozen=True):
    """All findings of one rule, sorted by file and line."""

    heading: str
    findings: tuple[Finding, ...]


def examine(sources: Sources, on: date) -> tuple[Group, ...]:
    """Return the findings by rule, for the reference date `on`; rules without any are left out.

    The content may have problems: rules skip what they cannot read.
    """
    context = RuleContext(sources, arrange(sources), on)
    groups = (Group(heading, tuple(sorted(set(rule(context))))) for heading, rule in RULES)
    return tuple(group for group in groups if group.findings)


def as_text(groups: tuple[Group, ...], on: date) -> str:
    """Return `groups` as text: a heading and a line for each finding, and a closing sentence with their number."""
    lines: list[str] = []
    for group in groups:
        lines += [f"{group.heading}（{len(group.findings)}）", *(f"  {finding}" for finding in group.findings), ""]
    count = sum(len(group.findings) for group in groups)
    closing = f"按 {on} 来看，共 {count} 处值得看一看。" if count else f"按 {on} 来看，没有缺的，也没有旧的。"
    return "\n".join([*lines, f"{closing}都只是建议，不影响生成。" if count else closing]) + "\n"
