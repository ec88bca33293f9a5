"""Rule: the settings of the site are complete and up to date."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at
from policy_explorer.validate.document_days import day_in


def settings_are_complete(context: RuleContext) -> Iterator[Finding]:
    """Expect `address`, and `updated` not before the day on which a document was published."""
    file = context.content.settings
    if file is None:
        return
    updated = day_in(file, ("updated",))
    if updated is None:
        yield Finding(file.path, 0, "没有写 updated（内容修订日期），离线版只能按文件的印发日期说明新旧")
    for notice in context.content.notices:
        published = day_in(notice.document, ("published",)) if notice.document else None
        if updated and published and updated < published:
            yield finding_at(file, ("updated",), f"updated 早于 {notice.id} 的印发日期 {published}")
    if not file.get("address", str):
        yield Finding(file.path, 0, "没有写 address（网址），离线版不会印网址和二维码")
