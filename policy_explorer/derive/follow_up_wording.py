"""What came after a document, in words. Pure."""

from __future__ import annotations

from policy_explorer.model import FollowUp
from policy_explorer.text.wording import day_wording


def follow_up_name(follow_up: FollowUp) -> str:
    """Return the name of the later document: `《某意见》（某政〔2034〕2号）`, or that none was found."""
    if follow_up.none_found:
        return f"编者未找到（{day_wording(follow_up.none_found)}查）"
    reference = f"（{follow_up.reference}）" if follow_up.reference else ""
    return f"《{follow_up.title}》{reference}"
