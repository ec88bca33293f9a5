"""Cases of the status of a period, for `policy_explorer/derive/status.py` and for `static/js/core/periods.js`.

A case is (day, status, wording). In `SUPERSEDED` the document is superseded before the period ends, in `LATE`
afterwards.
"""

from __future__ import annotations

from datetime import date, timedelta

SOON_DAYS = 30
FROM, UNTIL = date(2023, 4, 11), date(2023, 12, 31)
EARLY_END, LATE_END = date(2023, 11, 1), date(2024, 3, 1)
ONE = timedelta(1)

PLAIN = (
    (FROM - ONE, "upcoming", "未开始，自 2023年4月11日起"),
    (FROM, "open", "有效，还有 264 天"),
    (UNTIL - timedelta(31), "open", "有效，还有 31 天"),
    (UNTIL - timedelta(30), "closing", "快到期，还有 30 天"),
    (UNTIL - ONE, "closing", "快到期，还有 1 天"),
    (UNTIL, "closing", "快到期，当天截止"),
    (UNTIL + ONE, "ended", "已于 2023年12月31日到期"),
)
SUPERSEDED = (
    (FROM - ONE, "upcoming", "未开始，自 2023年4月11日起"),
    (EARLY_END - timedelta(32), "open", "有效，还有 31 天，2023年11月1日起废止"),
    (EARLY_END - timedelta(31), "closing", "快到期，还有 30 天，2023年11月1日起废止"),
    (EARLY_END - ONE, "closing", "快到期，当天截止，2023年11月1日起废止"),
    (EARLY_END, "superseded", "文件已自 2023年11月1日起废止"),
    (UNTIL + ONE, "superseded", "文件已自 2023年11月1日起废止"),
)
LATE = (
    (UNTIL, "closing", "快到期，当天截止"),
    (LATE_END - ONE, "ended", "已于 2023年12月31日到期"),
    (LATE_END, "superseded", "文件已自 2024年3月1日起废止"),
)
CASES = tuple(
    (superseded_from, *case)
    for superseded_from, cases in ((None, PLAIN), (EARLY_END, SUPERSEDED), (LATE_END, LATE))
    for case in cases
)
