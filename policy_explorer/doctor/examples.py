"""Rule: a benefit has enough examples."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at
from policy_explorer.load.problem import shown
from policy_explorer.validate.source_file import EACH

# One of each verdict; nobody is refused by a rule that is open to all.
FEWEST, FEWEST_FOR_ALL = 3, 2


def enough_examples(context: RuleContext) -> Iterator[Finding]:
    """Expect three examples of a benefit with a rule, two if it is open to all."""
    for file in context.content.measures:
        for field, benefit in file.select("benefits", EACH, kind=dict):
            if "eligibility" not in benefit:
                continue
            written, fewest = benefit.get("examples"), FEWEST_FOR_ALL if benefit.get("open_to_all") is True else FEWEST
            count = len(written) if isinstance(written, list) else 0
            if count < fewest:
                title = shown(benefit.get("title") or "")
                yield finding_at(
                    file,
                    field,
                    f"“{title}”{f'只有 {count} 例' if count else '没有示例'}，最好有 {fewest} 例：符合、不符合、没答全各一例",
                )
