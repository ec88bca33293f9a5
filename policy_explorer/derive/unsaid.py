"""What the notice and its companions do not say of how to get a benefit: where, whom to call, what to bring, when. Pure.

Only what they surely lack is named. Where a text has words by which it might say so, it is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_explorer.derive.site import SiteBenefit, SiteMeasure
from policy_explorer.text.access_wording import comes_by_itself
from policy_explorer.text.verbatim import without_whitespace

PHONE = "电话"
# What is asked, the fields of `how_to_apply` that answer it, and words of a text by which it might.
ASKED: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = (
    ("到哪里办", frozenset({"channel", "address", "web"}), re.compile("地[点址]|窗口|大厅|平台|网站|网址|系统|小程序")),
    (PHONE, frozenset({"phones"}), re.compile("电话|热线")),
    ("要带的材料", frozenset({"papers", "form"}), re.compile("材料|凭|证明|申请表|申报表|发票|复印件|合同")),
)
WHEN = "什么时候办"
SOME_TIME = re.compile(
    "(?:申请|申报|受理|报名|办理)[^。；]{0,14}(?:[0-9一二三四五六七八九十]日|月|时间|期间)|(?:日|月底?)前|工作日"
)


def unsaid(entry: SiteMeasure) -> tuple[str, ...]:
    """Return what nothing says of any benefit of the measure that people can get: 电话、要带的材料.

    Of what the notice gives without an application only the telephone is looked for.
    """
    wanted = [own for own in entry.benefits if own.benefit.access != "government"]
    if not wanted:
        return ()
    names = tuple(unsaid_of(entry, wanted))
    return names if any(not comes_by_itself(own.benefit) for own in wanted) else tuple(n for n in names if n == PHONE)


def unsaid_of(entry: SiteMeasure, wanted: list[SiteBenefit]) -> Iterator[str]:
    said = {name for own in wanted for way in own.ways for name, _ in way.said}
    text = without_whitespace("".join((entry.measure.text, *(table.content for table in entry.measure.tables))))
    for name, fields, words in ASKED:
        if not said & fields and not words.search(text):
            yield name
    if not any(own.windows for own in wanted) and not SOME_TIME.search(text):
        yield WHEN


def unsaid_words(entry: SiteMeasure) -> str:
    """Return the same as a sentence: `文件和《申报指南》没有写：电话、要带的材料`; nothing if all is said."""
    names = unsaid(entry)
    texts = "".join(f"和《{each.title}》" for each in entry.document.sources)
    return f"文件{texts}没有写：{'、'.join(names)}" if names else ""


def phones(entry: SiteMeasure) -> tuple[str, ...]:
    """Return the telephone numbers that are said of its benefits."""
    found = (words for own in entry.benefits for way in own.ways for name, words in way.said if name == "phones")
    return tuple(dict.fromkeys(found))
