"""Terms to test with: cases with their status in words, and random terms with days at, before and after their bounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import strategies as st
from msgspec.structs import replace

from policy_explorer.derive.afterwards import later_times
from policy_explorer.derive.status import State
from policy_explorer.derive.term import LaterWindow, Stretch, Term
from policy_explorer.render.fragments import iso_or_none
from policy_explorer.render.stretches import later_entries, stretch_entries
from policy_explorer.text.data_shapes.periods import PeriodEntry

ONE = timedelta(1)
FROM, UNTIL = date(2023, 4, 1), date(2024, 12, 31)
USED_UP = date(2024, 5, 1)
SUPERSEDED = date(2025, 1, 1)
OPEN = Term(from_=FROM)
BUDGET = Term(from_=FROM, ends="budget", used_up=USED_UP)
BOTH = Term(from_=FROM, until=UNTIL, ends="budget", used_up=USED_UP)
RESUMES = date(2024, 11, 1)
PAUSED = Term(from_=FROM, until=UNTIL, earlier=(Stretch(date(2024, 8, 31), None, None, RESUMES),))
BOUGHT_AGAIN = Term(from_=FROM, until=UNTIL, ends="budget", earlier=(Stretch(None, "budget", USED_UP, RESUMES),))
LATER = Term(
    from_=FROM,
    until=UNTIL,
    afterwards=(LaterWindow(None, "03-31", yearly=True), LaterWindow("2025-06-01", "2025-06-30", yearly=False)),
)
IN_MARCH, IN_JUNE = "2025年1月1日 至 2025年3月31日", "2025年6月1日 至 2025年6月30日"
NO_WORDS_AFTER = "已于 2024年12月31日到期"
BY_ANSWER = Term(from_=FROM, until=UNTIL, fact="tax_period")

# Term, day, state, label, words
CASES: tuple[tuple[Term, date, State, str, str], ...] = (
    (OPEN, FROM - ONE, "upcoming", "未开始", "未开始，自 2023年4月1日起"),
    (Term(issued=FROM), FROM - ONE, "upcoming", "未开始", "未开始，文件 2023年4月1日才成文"),
    (Term(issued=FROM), FROM, "open", "有效（未写明截止日）", "有效（未写明截止日）"),
    (OPEN, date(9999, 1, 1), "open", "有效（未写明截止日）", "有效（未写明截止日）"),
    (Term(), date(1, 1, 1), "open", "有效（未写明截止日）", "有效（未写明截止日）"),
    (replace(OPEN, ends="indefinite"), FROM, "open", "有效（长期）", "有效（长期）"),
    (replace(OPEN, ends="further_notice"), FROM, "open", "有效（至另行通知）", "有效（至另行通知）"),
    (replace(OPEN, ends="project"), FROM, "open", "有效（至项目结束）", "有效（至项目结束）"),
    (BUDGET, USED_UP - ONE, "open", "有效（额满即止）", "有效（额满即止）"),
    (BUDGET, USED_UP, "ended", "额度已用完", "额度已于 2024年5月1日用完"),
    (BOTH, USED_UP - ONE, "open", "有效", "有效，还有 245 天，额满即止"),
    (BOTH, USED_UP, "ended", "额度已用完", "额度已于 2024年5月1日用完"),
    (BOTH, UNTIL + ONE, "ended", "额度已用完", "额度已于 2024年5月1日用完"),
    (replace(BOTH, used_up=None), UNTIL, "closing", "快到期", "快到期，当天截止，额满即止"),
    (replace(BOTH, used_up=UNTIL + ONE), UNTIL + ONE, "ended", "已到期", "已于 2024年12月31日到期"),
    (replace(OPEN, superseded_from=SUPERSEDED), FROM, "open", "有效", "有效，还有 640 天，2025年1月1日起废止"),
    (
        replace(OPEN, superseded_from=SUPERSEDED),
        SUPERSEDED - ONE,
        "closing",
        "快到期",
        "快到期，当天截止，2025年1月1日起废止",
    ),
    (replace(OPEN, superseded_from=SUPERSEDED), SUPERSEDED, "superseded", "已废止", "文件已自 2025年1月1日起废止"),
    (PAUSED, FROM - ONE, "upcoming", "未开始", "未开始，自 2023年4月1日起"),
    (PAUSED, date(2024, 8, 1), "closing", "快到期", "快到期，还有 30 天，自 2024年11月1日起延续"),
    (PAUSED, RESUMES - ONE, "ended", "已到期", "已于 2024年8月31日到期，自 2024年11月1日起延续"),
    (PAUSED, RESUMES, "open", "有效", "有效，还有 60 天"),
    (replace(PAUSED, superseded_from=RESUMES), RESUMES - ONE, "ended", "已到期", "已于 2024年8月31日到期"),
    (
        replace(PAUSED, fact="tax_period"),
        RESUMES - ONE,
        "by_answer",
        "按所填日期",
        "按您填的日期判断，与今天是哪天无关",
    ),
    (BOUGHT_AGAIN, USED_UP - ONE, "open", "有效（额满即止）", "有效（额满即止），自 2024年11月1日起延续"),
    (BOUGHT_AGAIN, USED_UP, "ended", "额度已用完", "额度已于 2024年5月1日用完，自 2024年11月1日起延续"),
    (BOUGHT_AGAIN, RESUMES, "open", "有效", "有效，还有 60 天，额满即止"),
    (LATER, UNTIL, "closing", "快到期", "快到期，当天截止"),
    (LATER, UNTIL + ONE, "afterwards", "期限已过，仍可申请", f"{NO_WORDS_AFTER}，仍可申请（{IN_MARCH}、{IN_JUNE}）"),
    (LATER, date(2025, 4, 1), "afterwards", "期限已过，仍可申请", f"{NO_WORDS_AFTER}，仍可申请（{IN_JUNE}）"),
    (LATER, date(2025, 7, 1), "ended", "已到期", NO_WORDS_AFTER),
    (
        replace(LATER, superseded_from=date(2025, 3, 2)),
        date(2025, 3, 1),
        "afterwards",
        "期限已过，仍可申请",
        f"{NO_WORDS_AFTER}，仍可申请（2025年1月1日 至 2025年3月1日）",
    ),
    (replace(LATER, ends="budget", used_up=date(2025, 2, 1)), date(2025, 2, 1), "ended", "已到期", NO_WORDS_AFTER),
    (
        replace(PAUSED, afterwards=LATER.afterwards),
        RESUMES - ONE,
        "afterwards",
        "期限已过，仍可申请",
        f"已于 2024年8月31日到期，仍可申请（{IN_MARCH}、{IN_JUNE}），自 2024年11月1日起延续",
    ),
    (BY_ANSWER, FROM - ONE, "by_answer", "按所填日期", "按您填的日期判断，与今天是哪天无关"),
    (BY_ANSWER, date(2040, 1, 1), "by_answer", "按所填日期", "按您填的日期判断，与今天是哪天无关"),
    (
        replace(BY_ANSWER, superseded_from=SUPERSEDED),
        SUPERSEDED,
        "superseded",
        "已废止",
        "文件已自 2025年1月1日起废止",
    ),
)

FIRST, LAST = date(2023, 1, 1), date(2023, 6, 30)  # a short time, so that days of a term often meet
days = st.dates(FIRST, LAST)
some_day = st.one_of(st.none(), days)
ends = st.sampled_from(["indefinite", "further_notice", "budget", "project"])


month_days = st.sampled_from([None, "01-15", "02-29", "05-31", "12-01"])


@st.composite
def later_windows(draw) -> LaterWindow:
    """Draw a window in which one applies after a term: at least one of its days is known."""
    pairs = st.tuples(month_days, month_days) if draw(st.booleans()) else st.tuples(some_day, some_day)
    first, last = draw(pairs.filter(any))
    if isinstance(first or last, str):
        return LaterWindow(first, last, yearly=True)
    first, last = sorted((first, last)) if first and last else (first, last)
    return LaterWindow(iso_or_none(first), iso_or_none(last), yearly=False)


@st.composite
def terms(draw) -> Term:
    """Draw a term as the model allows it."""
    first, until, superseded = draw(some_day), draw(some_day), draw(some_day)
    earlier: tuple[Stretch, ...] = ()
    if draw(st.booleans()):
        inner = sorted(draw(st.sets(days, min_size=4, max_size=4)))
        first, until = first and inner[0], until and inner[3]
        used_up = draw(st.sampled_from([None, inner[1]]))
        last = None if used_up and draw(st.booleans()) else inner[1]
        earlier = (Stretch(last, "budget" if used_up else None, used_up, inner[2]),)
    if first and until:
        first, until = sorted((first, until))
    issued = None if first else draw(some_day)
    known = [day for day in (until, *(each.until or each.used_up for each in earlier)) if day]
    end = draw(st.sampled_from([None, "budget"])) if until else draw(st.one_of(st.none(), ends))
    return Term(
        from_=first,
        issued=issued and min(issued, *known, LAST),
        until=until,
        ends=end,
        used_up=draw(some_day) if end == "budget" else None,
        provisional=draw(st.booleans()),
        fact=draw(st.sampled_from([None, None, None, "tax_period"])),
        superseded_from=superseded,
        earlier=earlier,
        afterwards=tuple(draw(st.lists(later_windows(), max_size=2))),
    )


def days_around(term: Term, soon_days: int) -> Iterator[date]:
    """Yield each day of a term with the days before and after it, and the days on which its end comes near."""
    yield from (day for span in later_times(term) for day in span if day)
    yield from (span.last + ONE for span in later_times(term) if span.last and span.last.year < 9999)
    parts = (day for each in term.earlier for day in (each.until, each.used_up, each.resumes))
    for bound in (term.begins, term.until, term.used_up, term.superseded_from, *parts, FIRST - ONE, LAST + ONE):
        if bound:
            yield from (bound - ONE, bound, bound + ONE)
            yield from (bound - timedelta(soon_days + more) for more in (-1, 0, 1, 2))


def as_shipped(term: Term) -> PeriodEntry:
    """Write a term as the data scripts have it."""
    fields = {
        "from": iso_or_none(term.from_),
        "issued": iso_or_none(term.issued),
        "until": iso_or_none(term.until),
        "ends": term.undated_end,
        "used_up": iso_or_none(term.used_up),
        "provisional": term.provisional or None,
        "fact": term.fact,
        "superseded": iso_or_none(term.superseded_from),
        "earlier": stretch_entries(term) or None,
        "afterwards": later_entries(term) or None,
    }
    return {name: value for name, value in fields.items() if value is not None}  # type: ignore[return-value]
