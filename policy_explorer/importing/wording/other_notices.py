"""How a notice names other notices, and how the title of one says that it is about nothing else. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policy_explorer.importing.wording.passages import REFERENCE
from policy_explorer.text.verbatim import without_whitespace

NAMED = re.compile(
    rf"《(?P<title>[^《》]{{4,90}}(?:《[^《》]*》[^《》]*)*)》(?:[（(](?P<reference>{REFERENCE.pattern})[^（）()]*[）)])?"
)
# The title of a notice that does nothing else.
ABOUT_OTHERS = re.compile(
    "关于[^。]{0,80}(?:延长|延续|顺延|继续(?:执行|实施|施行|有效)|废止|宣布失效)[^。]{0,40}(?:通知|公告|决定|通告)"
    "|关于(?:修改|修订)《[^。]{4,120}》[^。]{0,20}(?:通知|公告|决定|通告)"
)


def is_about_others(texts: Iterable[str]) -> bool:
    """Return whether the notice only repeals others, changes them, or makes them last longer: by its title, and what it names."""
    lines = [without_whitespace(text) for text in texts]
    return any(map(ABOUT_OTHERS.search, lines[:6])) and any(map(NAMED.search, lines))
