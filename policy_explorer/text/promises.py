"""Words of editors that promise something, and the words of a notice that bear them out: 免申即享, 最高, 一次性. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_explorer.text.access_wording import BY_ITSELF
from policy_explorer.text.patterns import regex

WITHOUT_APPLYING = regex("免申请|(?:无需|无须|不用|不需|不必|不须)要?申[请报领]|自动(?:享受|发放|到账|兑现)")
# What an editor may write, and what the text then has to say.
PROMISES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (regex("免申即享"), regex("免申即享")),
    (
        WITHOUT_APPLYING,
        regex(BY_ITSELF.pattern + "|自动|直接(?:发放|拨付|兑现|兑付)|主动"),
    ),
    (
        regex("最高|最多|至多|封顶|不超过|不高于|上限"),
        regex("最高|最多|至多|封顶|超过|不高于|不得高于|上限|限额|以内|以下|之内|内|为限|不足|低于|控制在"),
    ),
    (
        regex("最低|至少|不低于|不少于|保底|起步"),
        regex("最低|至少|不低于|不得低于|不少于|不得少于|以上|起|保底|满|不足|低于|少于|超过|达"),
    ),
    (
        regex("每一?(?=[户人家名位亩间件台项张辆个])"),
        regex("每|各|逐|/|按[^，。；]{0,8}[人户]数|一(?=[户人家名位亩间件台项张辆个])"),
    ),
    (regex("每个?月(?!底|初|末|[0-9])"), regex("每个?月|按月|逐月|/月|月度|个月|月均|各月")),
    (regex("每个?季度"), regex("季")),
    (regex("每天|每日"), regex("每|/[天日]|日均|按[天日]")),
    (regex("按比例"), regex("比例|%|百分之|千分之|成|全额|一半")),
    (regex("一次性"), regex("一次性|一次")),
    (regex("全额"), regex("全额|全部|全免|100%|百分之百|免")),
    (regex("免费"), regex("免")),
    (regex("分期|分[两二三四五六七八九十0-9]+[年期次批]"), regex("分")),
    (regex("就高|择高|取高"), regex("高")),
)


SOME_PROMISE = regex("|".join(f"(?:{promise.pattern})" for promise, _ in PROMISES))


def unfounded_promises(text: str, official: str) -> Iterator[str]:
    """Yield each word of `text` that promises what `official` does not say. Both are without white space."""
    if not SOME_PROMISE.search(text):
        return
    for promise, said in PROMISES:
        found = promise.search(text)
        if found and not said.search(official):
            yield found[0]
