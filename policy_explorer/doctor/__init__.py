"""Sources, a day -> what is missing or stale in the content, as advice to an editor. Pure, but for a look at docs/schemas/.

What is wrong, `validate` refuses; here stands what may be right and is worth another look. A rule is a function
from a `Case` to findings, one sort of finding each; its docstring states it, `RULES` gives its heading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct

from policy_explorer.doctor.aliases import aliases_collide
from policy_explorer.doctor.coverage import quotes_cover_little
from policy_explorer.doctor.examples import too_few_examples
from policy_explorer.doctor.finding import Case, Finding
from policy_explorer.doctor.marks import left_unverified
from policy_explorer.doctor.questions import without_help
from policy_explorer.doctor.schemas import schema_not_named, schemas_are_stale
from policy_explorer.doctor.settings import date_and_address
from policy_explorer.doctor.tags import no_audience, no_sector
from policy_explorer.doctor.terms import soon_over, terms_ended, terms_unknown
from policy_explorer.doctor.unused import used_by_nothing
from policy_explorer.load.loader import Sources
from policy_explorer.validate.content import arrange

RULES: tuple[tuple[str, Callable[[Case], Iterator[Finding]]], ...] = (
    ("期限已过", terms_ended),
    ("期限将到，该看看有没有新文件", soon_over),
    ("不知道何时到期", terms_unknown),
    ("还没有核对", left_unverified),
    ("示例不够", too_few_examples),
    ("引文盖住的正文不多", quotes_cover_little),
    ("没有归到具体行业", no_sector),
    ("没有归到具体对象", no_audience),
    ("别名撞车", aliases_collide),
    ("没有用到", used_by_nothing),
    ("问题没有说明", without_help),
    ("网站设置", date_and_address),
    ("没有写明结构说明（schema）", schema_not_named),
    ("结构说明（schema）旧了", schemas_are_stale),
)


class Group(Struct, frozen=True):
    """All findings of one sort, in the order of files and lines."""

    heading: str
    findings: tuple[Finding, ...]


def examine(sources: Sources, on: date) -> tuple[Group, ...]:
    """Every sort of finding that there is any of, as seen on a day. The content may be faulty."""
    case = Case(sources, arrange(sources), on)
    groups = (Group(heading, tuple(sorted(set(rule(case))))) for heading, rule in RULES)
    return tuple(group for group in groups if group.findings)


def as_text(groups: tuple[Group, ...], on: date) -> str:
    """The findings as lines to read, with a sentence that closes them."""
    lines: list[str] = []
    for group in groups:
        lines += [f"{group.heading}（{len(group.findings)}）", *(f"  {finding}" for finding in group.findings), ""]
    count = sum(len(group.findings) for group in groups)
    closing = f"按 {on} 来看，共 {count} 处值得看一看。" if count else f"按 {on} 来看，没有缺的，也没有旧的。"
    return "\n".join([*lines, f"{closing}都只是建议，不影响生成。" if count else closing]) + "\n"
