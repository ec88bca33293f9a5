"""A file of `measures/`: one numbered measure of a notice."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from policy_explorer.model.base import ContentModel, Day, Many, Number, Quote, Slug, Text
from policy_explorer.model.rules import Condition, Example


class Derived(ContentModel):
    """A text by the editor, with the clause that it summarises."""

    text: Text = Field(description="编者归纳的文字")
    quote: Quote


class Tagged(ContentModel):
    """The name of a vocabulary entry, with the clause that justifies it."""

    name: Text = Field(description="词表中的名称")
    quote: Quote


class Amount(ContentModel):
    """A figure of the text. `written` is its wording in the text, where that is not `value` followed by `unit`."""

    value: Number = Field(description="数值")
    unit: Text = Field(description="单位，须在 units 词表中")
    role: Literal["amount", "rate", "threshold", "count", "name"] = Field(
        description="amount 金额；rate 比例或税率；threshold 门槛；count 数量；name 名称中的数字"
    )
    label: Text = Field(description="这个数是什么，如“每人补贴标准”")
    written: Text | None = Field(None, description="原文写法，与“数值+单位”不同时才写")
    quote: Quote


class DateSpan(ContentModel):
    """A date, or a span of days with both ends included, that the text gives beside the measure's period."""

    label: Text = Field(description="这个日期是什么")
    from_: Day | None = Field(None, alias="from", description="起始日（含）")
    until: Day | None = Field(None, description="截止日（含）")
    quote: Quote

    @model_validator(mode="after")
    def dates_in_order(self) -> Self:
        if not (self.from_ or self.until):
            raise PydanticCustomError("dates_missing", "a date is needed")
        refuse_reversed(self.from_, self.until)
        return self


class Period(ContentModel):
    """How long a measure or a benefit is available.

    `basis` says where the dates come from: `stated`, this measure's text, quoted here; `document`, the period of the
    whole document; `other`, another policy document that the quote names.
    """

    basis: Literal["stated", "document", "other"] = Field(
        description="stated 本项写明；document 依文件统一期限；other 依另外的政策文件"
    )
    from_: Day | None = Field(None, alias="from", description="起始日（含），仅在本项写明时填")
    until: Day | None = Field(None, description="截止日（含），仅在本项写明时填")
    quote: Quote | None = Field(None, description="写明期限的原文；依文件统一期限的不写")
    note: Text | None = Field(None, description="编者说明")

    @model_validator(mode="after")
    def dates_fit_basis(self) -> Self:
        dated = self.from_ is not None or self.until is not None
        if self.basis == "document" and (dated or self.quote):
            raise PydanticCustomError("period_document", "a period by the document holds neither dates nor a quote")
        if self.basis != "document" and not self.quote:
            raise PydanticCustomError("period_quote", "a period that is not the document's needs its quote")
        if self.basis == "stated" and not dated:
            raise PydanticCustomError("period_dates", "a stated period needs a date")
        refuse_reversed(self.from_, self.until)
        return self


class Benefit(ContentModel):
    """What an applicant can get, or a piece of work that government does without an application."""

    id: Slug = Field(description="本项内唯一的英文代号")
    title: Text = Field(description="名称")
    kind: Text = Field(description="类别，见 kinds 词表")
    quote: Quote
    amounts: Many[Amount] = Field((), description="金额、比例、门槛、数量")
    period: Period | None = Field(None, description="与本项措施期限不同时才写")
    eligibility: Condition | None = Field(None, description="条件")
    no_application: Literal[True] | None = Field(None, description="无需申请：政府自身工作，或只是鼓励、引导")
    open_to_all: bool = Field(False, description="条件中没有可判“不符合”的事项")
    examples: Many[Example] = Field((), description="判定示例")

    @model_validator(mode="after")
    def rule_or_none(self) -> Self:
        if (self.eligibility is None) == (self.no_application is None):
            raise PydanticCustomError("benefit_rule", "exactly one of eligibility and no_application is needed")
        return self


class Measure(ContentModel):
    """One numbered measure. `text` is verbatim: all that follows the title, to the end of the measure."""

    number: int = Field(ge=1, description="序号")
    chapter: int = Field(ge=1, description="所在章的序号")
    title: Text = Field(description="标题，不带句号")
    heading: Text | None = Field(
        None, description="这一项在原文中的开头，如“（一）支持种植。”；与 document.yaml 的 measure_heading 一致的不写"
    )
    text: Text = Field(description="标题之后的正文，逐字照录（空白不计）")
    lead: Many[Text] = Field(min_length=1, description="牵头单位，写全称")
    responsible: Many[Text] = Field((), description="责任单位，写全称；文件总则默认的单位不写")
    units_quote: Quote = Field(description="写明牵头、责任单位的原文")
    summary: Derived = Field(description="编者归纳的一句话简介")
    sectors: Many[Tagged] = Field(min_length=1, description="行业")
    audiences: Many[Tagged] = Field(min_length=1, description="面向对象")
    period: Period = Field(description="期限")
    dates: Many[DateSpan] = Field((), description="正文中期限以外的日期")
    amounts: Many[Amount] = Field((), description="不属于任何一项内容的数字")
    benefits: Many[Benefit] = Field(min_length=1, description="各项内容")


def refuse_reversed(start: date | None, end: date | None) -> None:
    """Raise PydanticCustomError where both days are given and `end` lies before `start`."""
    if start and end and end < start:
        raise PydanticCustomError("dates_reversed", "the end lies before the beginning")
