"""How much a benefit is, as far as the text says: `payout` of a benefit.

Exactly one field of `WAYS` says how the figure comes about. Only `rate`, `per` and `tiers` need answers; of a `range` and
of `at_most` a department decides the figure.
"""

from collections.abc import Iterator
from typing import Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from policy_explorer.model.base import ContentModel, FactId, Many, Number, Quote, Text, absent_if

WAYS = ("fixed", "rate", "per", "range", "at_most", "tiers")
WORKED_OUT = ("rate", "per", "tiers")  # from answers
LOWER_ENDS, UPPER_ENDS = ("at_least", "more_than"), ("at_most", "less_than")
# The operators of a line, as those of a test in `rules.py`.
LINE_OPERATORS = ("is", "one_of", "includes", "includes_any", *LOWER_ENDS, *UPPER_ENDS)
PARTS_WITH_UNITS = ("fixed", "per", "range", "at_most", "tiers", "cap", "quota")
PERCENT = "%"
Interval = Literal["year", "half_year", "quarter", "month"]
FEWEST_TIERS, MOST_TIERS = 2, 100
WHOLE = 100  # per cent


class Figure(ContentModel):
    """A figure with its unit."""

    value: Number = Field(description="数值，大于 0", json_schema_extra={"exclusiveMinimum": 0})
    unit: Text = Field(description="单位，须在 units 词表中，如 万元")
    quote: Quote

    @model_validator(mode="after")
    def above_zero(self) -> Self:
        refuse_below_zero(self.value)
        return self


class Rate(ContentModel):
    """A percentage of a sum of money that the applicant states."""

    value: Number = Field(description="百分之几：20%写 20", json_schema_extra={"exclusiveMinimum": 0})
    of: FactId = Field(description="按什么的百分之几：以钱为单位的 number 题的代号")
    quote: Quote

    @model_validator(mode="after")
    def above_zero(self) -> Self:
        refuse_below_zero(self.value)
        return self


class Per(ContentModel):
    """A figure for each of what the applicant counts."""

    value: Number = Field(description="每一个多少", json_schema_extra={"exclusiveMinimum": 0})
    unit: Text = Field(description="单位，写明每什么，如 元/人，须在 units 词表中")
    for_: FactId = Field(alias="for", description="数什么：number 题的代号，单位就是“/”后面的")
    quote: Quote

    @model_validator(mode="after")
    def above_zero(self) -> Self:
        refuse_below_zero(self.value)
        return self


class Range(ContentModel):
    """A department decides the figure, from `from` to `to`."""

    from_: Number = Field(alias="from", description="从多少")
    to: Number = Field(description="到多少")
    unit: Text = Field(description="单位，须在 units 词表中")
    quote: Quote

    @model_validator(mode="after")
    def ends_in_order(self) -> Self:
        if not 0 <= self.from_ < self.to:
            raise PydanticCustomError("range_reversed", "the upper end must be above the lower")
        return self


class TierLine(ContentModel):
    """One tier: for which answers, and the figure. For numbers it may have a lower and an upper end."""

    is_: FactId | bool | None = Field(None, alias="is", description="单选题：这个选项")
    one_of: Many[FactId] | None = Field(None, min_length=1, description="单选题：其中之一")
    includes: FactId | None = Field(None, description="多选题：选了这个选项")
    includes_any: Many[FactId] | None = Field(None, min_length=1, description="多选题：选了其中之一")
    at_least: Number | None = Field(None, description="数字题：以上（含本数）")
    more_than: Number | None = Field(None, description="数字题：超过（不含）")
    at_most: Number | None = Field(None, description="数字题：以下（含本数）")
    less_than: Number | None = Field(None, description="数字题：不足、低于（不含）")
    value: Number = Field(description="这一档多少", json_schema_extra={"exclusiveMinimum": 0})
    quote: Text | None = Field(None, description="写明这一档的原文；在整段 quote 里的不写")

    @model_validator(mode="after")
    def one_answer_or_two_ends(self) -> Self:
        refuse_below_zero(self.value)
        written = list(self.operands)
        one_each = all(sum(name in written for name in ends) <= 1 for ends in (LOWER_ENDS, UPPER_ENDS))
        bounds = sum(name in (*LOWER_ENDS, *UPPER_ENDS) for name in written)
        if not written or not one_each or len(written) > max(1, bounds):
            raise PydanticCustomError("tier_line", "one answer, or the ends of a range")
        return self

    @property
    def operands(self) -> dict[str, Any]:
        """The operand of each operator that is written, by the operator."""
        fields = {name: getattr(self, "is_" if name == "is" else name) for name in LINE_OPERATORS}
        return {name: operand for name, operand in fields.items() if operand is not None}


class Tiers(ContentModel):
    """Figures that depend on an answer.

    A line without one of its ends reaches to the next line. The figures are in `unit`: in % `of` a sum, or for each (`for`)
    of what is counted, or as they are.
    """

    by: FactId = Field(description="按什么分档：number、choice、choices 题的代号")
    unit: Text = Field(description="各档的单位，须在 units 词表中：万元；% 要写 of；元/人 要写 for")
    of: FactId | None = Field(None, description="各档是百分比的，按什么的百分之几：以钱为单位的 number 题的代号")
    for_: FactId | None = Field(None, alias="for", description="各档是每一个多少的，数什么：number 题的代号")
    take: Literal["highest"] | None = Field(
        None, description="highest 多选题同时属于几档的，按最高一档；原文写“就高”一类的才写"
    )
    take_quote: Text | None = Field(None, description="写明就高的原文；在 quote 里的不写")
    quote: Quote
    lines: Many[TierLine] = Field(
        description="各档，2 至 100 档", json_schema_extra={"minItems": FEWEST_TIERS, "maxItems": MOST_TIERS}
    )

    @model_validator(mode="after")
    def several_lines(self) -> Self:
        if len(self.lines) < FEWEST_TIERS:
            raise PydanticCustomError("tiers_count", "at least two tiers")
        if len(self.lines) > MOST_TIERS:  # each is proved beside each other
            raise PydanticCustomError("tiers_many", "too many tiers", {"count": len(self.lines)})
        if self.take is None and self.take_quote is not None:
            raise PydanticCustomError("tiers_take", "a quote for what is not written")
        return self

    @property
    def times(self) -> str | None:
        """The fact that the figure of a tier is multiplied with, None where it is not."""
        return self.of or self.for_


class Instalments(ContentModel):
    """In which parts the figure is paid: `shares` in per cent, `equal` parts, or so many `parts` of which no more is said."""

    shares: Many[Number] = Field((), description="各期的百分比，加起来是 100", exclude_if=absent_if(()))
    equal: int | None = Field(None, ge=2, description="平均分几期", exclude_if=absent_if(None))
    parts: int | None = Field(None, ge=2, description="分几期，各期多少原文没有写的", exclude_if=absent_if(None))
    every: Interval = Field(description="year 每年一期；half_year 每半年一期；quarter 每季度一期；month 每月一期")
    quote: Quote

    @model_validator(mode="after")
    def whole(self) -> Self:
        if bool(self.shares) + (self.equal is not None) + (self.parts is not None) != 1:
            raise PydanticCustomError("instalments", "shares, or a number of parts")
        if self.shares and (len(self.shares) < 2 or min(self.shares) <= 0 or abs(sum(self.shares) - WHOLE) > 1e-9):
            raise PydanticCustomError("instalment_shares", "shares that add up to 100", {"sum": sum(self.shares)})
        return self


class Quota(ContentModel):
    """How many applicants, or how much in all, there is."""

    value: Number = Field(description="名额或总额", json_schema_extra={"exclusiveMinimum": 0})
    unit: Text = Field(description="单位，须在 units 词表中，如 个、万元")
    every: Interval | None = Field(None, description="year 每年；half_year 每半年；quarter 每季度；month 每月")
    quote: Quote

    @model_validator(mode="after")
    def above_zero(self) -> Self:
        refuse_below_zero(self.value)
        return self


class PayoutExample(ContentModel):
    """Answers with the figure that comes of them, in the unit of the result; null where none can be worked out."""

    answers: dict[FactId, Any] = Field(description="答案：事实代号到答案；没写的视为未回答")
    gives: Number | None = Field(description="算出多少，单位与结果的一样；算不出的写 null")
    note: Text | None = Field(None, description="说明")


class Payout(ContentModel):
    """How much a benefit is."""

    label: Text | None = Field(None, description="这笔钱是什么，如“每人补贴标准”；不写是“金额”“比例”“标准”")
    fixed: Figure | None = Field(None, description="定额")
    rate: Rate | None = Field(None, description="按一笔钱的百分之几")
    per: Per | None = Field(None, description="每人、每项、每平方米多少")
    range: Range | None = Field(None, description="从多少到多少，由部门定")
    at_most: Figure | None = Field(None, description="最高多少，由部门定")
    tiers: Tiers | None = Field(None, description="分档")
    cap: Figure | None = Field(None, description="算出来的不超过多少", exclude_if=absent_if(None))
    instalments: Instalments | None = Field(None, description="分期给", exclude_if=absent_if(None))
    quota: Quota | None = Field(None, description="名额或总额", exclude_if=absent_if(None))
    examples: Many[PayoutExample] = Field((), description="算例，生成时逐条验算", exclude_if=absent_if(()))

    @model_validator(mode="after")
    def one_way(self) -> Self:
        if len(self.ways) != 1:
            raise PydanticCustomError("payout_way", "exactly one way", {"count": len(self.ways)})
        if self.cap is not None and self.way != "rate" and self.times is None:
            raise PydanticCustomError("payout_cap", "a cap of what is not multiplied")
        if self.examples and self.way not in WORKED_OUT:
            raise PydanticCustomError("payout_examples", "examples of what is not worked out")
        return self

    @property
    def ways(self) -> list[str]:
        """The fields of `WAYS` that are written."""
        return [way for way in WAYS if getattr(self, way) is not None]

    @property
    def way(self) -> str:
        """The field of `WAYS` that is written."""
        return self.ways[0]

    @property
    def times(self) -> str | None:
        """The fact that a figure is multiplied with, None where none is."""
        if self.rate is not None:
            return self.rate.of
        return self.per.for_ if self.per is not None else self.tiers.times if self.tiers is not None else None

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that the figure depends on, in the order in which they are asked."""
        return tuple(filter(None, (self.tiers.by if self.tiers is not None else None, self.times)))

    @property
    def quotes(self) -> Iterator[str]:
        """Every clause that the payout rests on."""
        for part in (self.fixed, self.rate, self.per, self.range, self.at_most, self.tiers):
            if part is not None:
                yield part.quote
        if self.tiers is not None:
            yield from filter(None, (self.tiers.take_quote, *(line.quote for line in self.tiers.lines)))
        yield from (part.quote for part in (self.cap, self.instalments, self.quota) if part is not None)


def refuse_below_zero(value: float) -> None:
    """Raise PydanticCustomError for a figure that is not above zero."""
    if value <= 0:
        raise PydanticCustomError("figure_below_zero", "a figure above zero")
