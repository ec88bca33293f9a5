"""The findings as text for an editor: the worst first, with what to do, a screenful of them or all. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from policy_explorer.doctor.advice import WEIGHTS, Group
from policy_explorer.doctor.finding import Finding

SHOWN = 3  # findings of a group, in a summary
LONGEST = 90  # characters of a finding, in a summary


def as_text(groups: tuple[Group, ...], on: date, whole: bool = False) -> str:
    """Return `groups` as text, of each a few findings or the `whole`, and a closing sentence with their number."""
    lines: list[str] = []
    for weight, of_weight in groupby(groups, key=lambda group: group.rule.weight):
        lines += [f"【{WEIGHTS[weight]}】"]
        for group in of_weight:
            lines += [f"{group.heading}（{len(group.findings)}）：{group.rule.to_do}"]
            lines += [f"  {line}" for line in (map(str, group.findings) if whole else summary(group.findings))]
        lines += [""]
    count = sum(len(group.findings) for group in groups)
    closing = f"按 {on} 来看，共 {count} 处值得看一看。" if count else f"按 {on} 来看，没有缺的，也没有旧的。"
    return "\n".join([*lines, f"{closing}都只是建议，不影响生成。" if count else closing]) + "\n"


def summary(findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield the first findings; those with the same text as one, the commonest first."""
    alike: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[finding.text].append(finding)
    ordered = sorted(alike.values(), key=lambda same: -len(same))
    for same in ordered[:SHOWN]:
        line = str(same[0]) if len(same[0].text) <= LONGEST else str(same[0])[: -(len(same[0].text) - LONGEST)] + "…"
        yield line if len(same) == 1 else f"{line}（这样的有 {len(same)} 处）"
    left = sum(map(len, ordered[SHOWN:]))
    if left:
        yield f"……还有 {left} 处，用 --all 看全部"
