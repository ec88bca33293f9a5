"""How long a document, a measure or a benefit is in force, and when one can apply.

Everything is optional: what the notice does not say is absent. Days that follow from a stated length are computed in
`derive`, never written.
"""

from calendar import monthrange
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from policy_explorer.model.base import ContentModel, Day, FactId, Quote, Text, absent_if

LEAP_YEAR = 2000  # in which every month and day exists
MONTH_DAY = r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
MonthDay = Annotated[str, StringConstraints(pattern=MONTH_DAY)]
CountedFrom = Literal["issued", "published", "announced"]
OpenEnd = Literal["indefinite", "further_notice", "budget", "project"]


class Length(ContentModel):
    """A length of time in one unit."""

    years: int | None = Field(None, ge=1, le=100, description="年数")
    months: int | None = Field(None, ge=1, le=1200, description="月数")
    days: int | None = Field(None, ge=1, le=36500, description="天数")

    @model_validator(mode="after")
    def one_unit(self) -> Self:
        if sum(count is not None for count in (self.years, self.months, self.days)) != 1:
            raise PydanticCustomError("length_unit", "exactly one of years, months and days is needed")
        return self


class WindowLength(Length):
    """A length of time in one unit, or in working days, which are never counted: holidays are not known."""

    working_days: int | None = Field(
        None, ge=1, le=1000, description="工作日数；哪一天截止不推算", exclude_if=absent_if(None)
    )

    @model_validator(mode="after")
    def one_unit(self) -> Self:
        if sum(count is not None for count in (self.years, self.months, self.days, self.working_days)) != 1:
            raise PydanticCustomError("window_length_unit", "exactly one unit is needed")
        return self


class UsedUp(ContentModel):
    """The day on which an editor recorded that a budget was used up, and where that was published."""

    since: Day = Field(description="用完的日期，自这一天起不再受理")
    source: Text = Field(description="从哪里得知，如公告的标题或网址；不是文件原文，页面上注明是编者记录")


class PeriodBase(ContentModel):
    """When a period begins and how it ends, as far as the text says so."""

    from_: Day | None = Field(None, alias="from", description="起始日（含）")
    counted_from: CountedFrom | None = Field(
        None,
        description="issued 自成文之日起；published 自印发之日起；announced 自公布（发布）之日起",
        exclude_if=absent_if(None),
    )
    until: Day | None = Field(None, description="截止日（含）；原文没有写的不写")
    lasts: Length | None = Field(
        None, description="写成长短的有效期，如 {years: 3}；截止日由此算出，不写 until", exclude_if=absent_if(None)
    )
    ends: OpenEnd | None = Field(
        None,
        description="indefinite 长期有效；further_notice 另行通知为止；budget 额满、资金用完即止；project 项目结束为止",
        exclude_if=absent_if(None),
    )
    used_up: UsedUp | None = Field(None, description="额度已经用完的，编者记下日期和依据", exclude_if=absent_if(None))
    provisional: bool = Field(False, description="原文写“暂定”“试行”的", exclude_if=absent_if(False))

    @property
    def says_start(self) -> bool:
        """Whether a beginning is written."""
        return self.from_ is not None or self.counted_from is not None

    @property
    def says_end(self) -> bool:
        """Whether an end is written, be it a day, a length or words."""
        return self.until is not None or self.lasts is not None or self.ends is not None

    @model_validator(mode="after")
    def one_start_and_one_end(self) -> Self:
        if self.from_ is not None and self.counted_from is not None:
            raise PydanticCustomError("period_two_starts", "from and counted_from exclude each other")
        if self.until is not None and self.lasts is not None:
            raise PydanticCustomError("period_two_ends", "until and lasts exclude each other")
        if self.ends not in (None, "budget") and (self.until is not None or self.lasts is not None):
            raise PydanticCustomError("period_open_end", "an open end has no last day")
        if self.used_up is not None and self.ends != "budget":
            raise PydanticCustomError("period_used_up", "only a budget can be used up")
        refuse_reversed(self.from_, self.until)
        return self


class DocumentPeriod(PeriodBase):
    """From when until when the document is in force, as far as it says so. Both days are included."""

    from_quote: Text | None = Field(None, description="写明施行之日的原文")
    quote: Text | None = Field(None, description="写明有效期的原文")

    @model_validator(mode="after")
    def quotes_fit_fields(self) -> Self:
        if self.says_start != (self.from_quote is not None):
            raise PydanticCustomError("period_from_quote", "a beginning needs its quote, and the quote a beginning")
        if (self.says_end or self.provisional) != (self.quote is not None):
            raise PydanticCustomError("period_end_quote", "an end needs its quote, and the quote an end")
        return self


class Period(PeriodBase):
    """How long a measure or a benefit is available.

    `basis` says where the dates come from: `stated`, this measure's text, quoted here; `document`, the period of the
    whole document; `other`, another policy document that the quote names.
    """

    basis: Literal["stated", "document", "other"] = Field(
        description="stated 本项写明；document 依文件统一期限；other 依另外的政策文件"
    )
    fact: FactId | None = Field(
        None,
        description="期限按申请人填的这个日期（date 题，如税款所属期、领证日期）判断，不按查看日期；只写在有条件的内容里",
        exclude_if=absent_if(None),
    )
    quote: Quote | None = Field(None, description="写明期限的原文；依文件统一期限的不写")
    note: Text | None = Field(None, description="编者说明")

    @model_validator(mode="after")
    def dates_fit_basis(self) -> Self:
        written = self.says_start or self.says_end or self.provisional
        if self.basis == "document" and (written or self.quote):
            raise PydanticCustomError("period_document", "a period by the document holds neither dates nor a quote")
        if self.basis != "document" and not self.quote:
            raise PydanticCustomError("period_quote", "a period that is not the document's needs its quote")
        if self.basis == "stated" and not written:
            raise PydanticCustomError("period_dates", "a stated period needs a date")
        return self


class DateSpan(ContentModel):
    """A date, or a span of days with both ends included, that the text gives beside the measure's period.

    No list, card, timeline or result shows it as a deadline; the page of deadlines sets those of `performance` apart.
    """

    label: Text = Field(description="这个日期是什么")
    role: Literal["condition", "performance", "other"] | None = Field(
        None,
        description="condition 条件里的日期；performance 事后履行的期限，如还款、补足、竣工；other 其他",
        exclude_if=absent_if(None),
    )
    from_: Day | None = Field(None, alias="from", description="起始日（含）")
    until: Day | None = Field(None, description="截止日（含）")
    quote: Quote

    @model_validator(mode="after")
    def dates_in_order(self) -> Self:
        require_date(self.from_, self.until)
        refuse_reversed(self.from_, self.until)
        return self


class OnceWindow(ContentModel):
    """Days on which one can apply, once, both included."""

    from_: Day | None = Field(None, alias="from", description="起始日（含）")
    until: Day | None = Field(None, description="截止日（含）")

    @model_validator(mode="after")
    def dates_in_order(self) -> Self:
        require_date(self.from_, self.until)
        refuse_reversed(self.from_, self.until)
        return self


class YearlyWindow(ContentModel):
    """The days of every year on which one can apply, both included. It may run over the turn of the year."""

    from_: MonthDay | None = Field(None, alias="from", description="每年的起始月日（含），如 01-01；不写是年初")
    until: MonthDay | None = Field(None, description="每年的截止月日（含），如 06-30；不写是年底")

    @model_validator(mode="after")
    def days_exist(self) -> Self:
        require_date(self.from_, self.until)
        for day in filter(None, (self.from_, self.until)):
            month, day_of_month = map(int, day.split("-"))
            if day_of_month > monthrange(LEAP_YEAR, month)[1]:
                raise PydanticCustomError("month_day", "no such day")
        return self


class EventWindow(ContentModel):
    """The time after an event whose date the applicant knows: a length of it, or as long as the term holds."""

    event: Text = Field(description="从什么事起算，如“授权之日”")
    within: WindowLength | None = Field(None, description="多长时间以内；原文只写“……后”的不写")
    fact: FactId | None = Field(None, description="申请人填这个日期的问题（date 题）；没有这一题的不写")


class Window(ContentModel):
    """When one can apply: once, every year, or after an event. Exactly one of these is written.

    Unless it is `afterwards`, it never reaches beyond the term.
    """

    once: OnceWindow | None = Field(None, description="只有一次的申请时间")
    yearly: YearlyWindow | None = Field(None, description="每年的申请时间")
    after: EventWindow | None = Field(None, description="某事发生以后的申请时间")
    afterwards: bool = Field(
        False,
        description="原文写明期限结束以后才申请的，如“次年3月申报上年度奖励”；只用于 once 和 yearly",
        exclude_if=absent_if(False),
    )
    quote: Quote

    @model_validator(mode="after")
    def one_kind(self) -> Self:
        if sum(kind is not None for kind in (self.once, self.yearly, self.after)) != 1:
            raise PydanticCustomError("window_kind", "exactly one of once, yearly and after is needed")
        if self.afterwards and self.after is not None:
            raise PydanticCustomError("window_afterwards", "a window after an event follows its event, not the term")
        return self


def require_date(start: date | str | None, end: date | str | None) -> None:
    """Raise PydanticCustomError where neither is given."""
    if not (start or end):
        raise PydanticCustomError("dates_missing", "a date is needed")


def refuse_reversed(start: date | None, end: date | None) -> None:
    """Raise PydanticCustomError where both days are given and `end` lies before `start`."""
    if start and end and end < start:
        raise PydanticCustomError("dates_reversed", "the end lies before the beginning")
