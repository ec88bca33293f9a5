"""A file of `measures/`: one numbered measure of a notice."""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from policy_explorer.model.base import ContentModel, Many, Number, Quote, Slug, Text, absent_if
from policy_explorer.model.payout import Payout
from policy_explorer.model.period import DateSpan, Period, Window
from policy_explorer.model.rules import Condition, Example
from policy_explorer.model.ways import Way


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
    comparator: Literal["at_least", "at_most", "more_than", "less_than", "about"] | None = Field(
        None,
        description="at_least 不低于；at_most 最高、不超过；more_than 超过；less_than 低于；about 左右；定数不写",
        exclude_if=absent_if(None),
    )
    label: Text = Field(description="这个数是什么，如“每人补贴标准”；“最高”“以上”一类不写在这里")
    written: Text | None = Field(None, description="原文写法，与“数值+单位”不同时才写")
    quote: Quote


Access = Literal["apply", "direct", "counterpart", "government"]
Strength = Literal["shall", "may", "encourage"]


class Benefit(ContentModel):
    """What somebody can get, or a piece of work that government does by itself.

    `access` says what there is to do for it, `strength` how firmly the text promises it. Where a field `*_quote` is not
    written, `quote` itself is the clause: see `access_clause` and `strength_clause`.
    """

    id: Slug = Field(description="本项内唯一的英文代号")
    title: Text = Field(description="名称")
    kind: Text = Field(description="类别，见 kinds 词表")
    quote: Quote
    access: Access = Field(
        description="apply 向部门申请；direct 直接享受，符合就按规定享受；"
        "counterpart 找部门以外的一方办理，如银行、平台、采购人；government 政府的工作，没有可申请的事项，不写条件"
    )
    counterpart: Text | None = Field(
        None, description="找谁办理，照原文的称呼（仅 access: counterpart）；原文没有写的不写"
    )
    access_quote: Quote | None = Field(None, description="写明怎样得到的原文；在上面的 quote 里的不写")
    strength: Strength | None = Field(
        None,
        description="shall 给予、应当、免征等；may 可以、允许、视情况；encourage 鼓励、引导、支持、推动；"
        "access: government 的可以不写",
    )
    strength_quote: Quote | None = Field(None, description="写明力度的原文；在上面的 quote 里的不写")
    payout: Payout | None = Field(
        None, description="能得到多少，原文写明怎样算的才写；写在这里的数，amounts 里不再写", exclude_if=absent_if(None)
    )
    amounts: Many[Amount] = Field((), description="金额、比例、门槛、数量")
    period: Period | None = Field(None, description="与本项措施期限不同时才写")
    windows: Many[Window] = Field((), description="什么时候可以申请；原文写明的才写", exclude_if=absent_if(()))
    how_to_apply: Many[Way] = Field(
        (), description="怎么办：方式、地点、电话、材料等；与整项、整份文件不同的才写", exclude_if=absent_if(())
    )
    lead: Many[Text] = Field((), description="这一项内容另有牵头单位的才写", exclude_if=absent_if(()))
    responsible: Many[Text] = Field((), description="这一项内容另有责任单位的才写", exclude_if=absent_if(()))
    units_quote: Quote | None = Field(None, description="写明这一项内容由谁负责的原文", exclude_if=absent_if(None))
    eligibility: Condition | None = Field(None, description="条件")
    open_to_all: bool = Field(False, description="条件中没有可判“不符合”的事项")
    examples: Many[Example] = Field((), description="判定示例")

    @model_validator(mode="after")
    def rule_or_none(self) -> Self:
        if (self.eligibility is None) != (self.access == "government"):
            raise PydanticCustomError("benefit_rule", "a rule is needed, except for work of the government")
        if self.strength is None and self.access != "government":
            raise PydanticCustomError("benefit_strength", "a strength is needed, except for work of the government")
        if self.strength is None and self.strength_quote is not None:
            raise PydanticCustomError("benefit_strength_quote", "a quote without a strength")
        if self.payout is not None and self.access == "government":
            raise PydanticCustomError("benefit_payout", "a payout of work of the government")
        if self.counterpart is not None and self.access != "counterpart":
            raise PydanticCustomError("benefit_counterpart", "a counterpart where there is none")
        if self.how_to_apply and self.access == "government":
            raise PydanticCustomError("benefit_ways", "nobody can apply for work of the government")
        require_units_quote(self.lead, self.responsible, self.units_quote)
        return self

    @property
    def access_clause(self) -> str:
        """The clause that says what there is to do."""
        return self.access_quote or self.quote

    @property
    def strength_clause(self) -> str:
        """The clause that says how firmly the benefit is promised."""
        return self.strength_quote or self.quote


class Table(ContentModel):
    """A table, cell by cell. A cell that the notice leaves empty, or joins with another, is an empty text."""

    rows: Many[Many[str]] = Field(min_length=1, description="各行，每行是各格的原文；空格子写 ''")
    header_rows: int = Field(1, ge=0, description="前几行是表头")

    @property
    def content(self) -> str:
        """The text of all cells, one after the other."""
        return "".join(cell for row in self.rows for cell in row)


class Measure(ContentModel):
    """One numbered measure. `text` is verbatim: all that follows the title, to the end of the measure."""

    number: int = Field(ge=1, description="序号")
    chapter: int = Field(ge=1, description="所在章的序号")
    title: Text = Field(description="标题，不带句号")
    heading: Text | None = Field(
        None, description="这一项在原文中的开头，如“（一）支持种植。”；与 document.yaml 的 measure_heading 一致的不写"
    )
    text: Text = Field(description="标题之后的正文，逐字照录（空白不计）")
    citation: Text | None = Field(
        None,
        description="原文怎样称这一项，如“第三条”；与 document.yaml 的 citation 一致的不写",
        exclude_if=absent_if(None),
    )
    tables: Many[Table] = Field((), description="正文后面的表格，照原文逐格写", exclude_if=absent_if(()))
    lead: Many[Text] = Field((), description="牵头单位，写全称；原文没有写的不写")
    responsible: Many[Text] = Field((), description="责任单位，写全称；文件总则默认的单位不写")
    units_quote: Quote | None = Field(None, description="写明牵头、责任单位的原文；没有写单位的不写")
    summary: Derived = Field(description="编者归纳的一句话简介")
    sectors: Many[Tagged] = Field(min_length=1, description="行业")
    audiences: Many[Tagged] = Field(min_length=1, description="面向对象")
    period: Period = Field(description="期限")
    windows: Many[Window] = Field(
        (), description="什么时候可以申请，对各项内容都一样的写在这里；原文写明的才写", exclude_if=absent_if(())
    )
    how_to_apply: Many[Way] = Field(
        (), description="怎么办，对各项内容都一样的写在这里；与整份文件不同的才写", exclude_if=absent_if(())
    )
    dates: Many[DateSpan] = Field((), description="正文中期限以外的日期")
    amounts: Many[Amount] = Field((), description="不属于任何一项内容的数字")
    benefits: Many[Benefit] = Field(min_length=1, description="各项内容")

    @property
    def all_leads(self) -> tuple[str, ...]:
        """The names of the units that lead the measure or one of its benefits."""
        return (*self.lead, *(name for benefit in self.benefits for name in benefit.lead))

    @property
    def all_units(self) -> tuple[str, ...]:
        """The names of all units that the measure or one of its benefits names."""
        return (
            *self.all_leads,
            *self.responsible,
            *(name for benefit in self.benefits for name in benefit.responsible),
        )

    @model_validator(mode="after")
    def units_fit_quote(self) -> Self:
        require_units_quote(self.lead, self.responsible, self.units_quote)
        return self


def require_units_quote(lead: tuple[str, ...], responsible: tuple[str, ...], quote: str | None) -> None:
    """Raise PydanticCustomError where units are named without a quote, or the other way round."""
    if bool(lead or responsible) != (quote is not None):
        raise PydanticCustomError("units_quote", "units need their quote, and the quote units")
