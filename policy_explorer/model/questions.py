"""`questions.yaml`: the questions of the questionnaire. A question's `id` names the fact that conditions test.

A computed fact is not asked: it follows from the answers to its parts, as their sum or as the ratio of two.
"""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from policy_explorer.model.base import ContentModel, FactId, Many, Number, Text, absent_if

OPTION_PLACE = "…"  # where the label of an option stands in the words of its question


class Option(ContentModel):
    """One possible answer to a `choice` or `choices` question."""

    id: FactId = Field(description="选项代号，规则中使用")
    label: Text = Field(description="选项文字")
    help: Text | None = Field(None, description="选项说明")
    yes_words: Text | None = Field(
        None, description="选了它时怎么说，接在“您”后面，如“有融资需求”；不写则用问题的", exclude_if=absent_if(None)
    )
    no_words: Text | None = Field(
        None, description="没有选它时怎么说，如“没有融资需求”；与 yes_words 同写", exclude_if=absent_if(None)
    )
    phrases: Many[Text] = Field(
        (), description="人们说自己属于这一项时会用的词，如“个体户”；用来读懂一句话", exclude_if=absent_if(())
    )


class Ratio(ContentModel):
    """One fact divided by another."""

    of: FactId = Field(description="分子：哪一题的数")
    to: FactId = Field(description="分母：除以哪一题的数")


class Question(ContentModel):
    """One question of the questionnaire, or a computed fact (`parts`).

    Which fields go with which `type` is checked in `validate/questions.py`, and those of computed facts in
    `validate/computed.py`.
    """

    id: FactId = Field(description="事实代号，规则中以 fact 引用")
    name: Text = Field(description="简称，用于写成条件，如“月销售额”")
    ask: Text | None = Field(None, description="向申请人提出的问题；算出来的（ratio、sum）不写")
    help: Text | None = Field(None, description="答题说明")
    type: Literal["choice", "choices", "boolean", "number", "date"] = Field(
        description="choice 单选；choices 多选；boolean 是否；number 数字；date 日期"
    )
    options: Many[Option] = Field((), description="选项（仅 choice、choices）")
    yes_words: Text | None = Field(
        None,
        description="答“是”或选了某项时怎么说，接在“您”后面，如“是增值税小规模纳税人”“是…”（…处为选项文字）",
        exclude_if=absent_if(None),
    )
    no_words: Text | None = Field(
        None,
        description="答“否”或没有选某项时怎么说，如“不是增值税小规模纳税人”“不是…”；与 yes_words 同写",
        exclude_if=absent_if(None),
    )
    phrases: Many[Text] = Field(
        (),
        description="人们说到这一题时会用的词，如“月营业额”；是否题写答“是”的说法；用来读懂一句话",
        exclude_if=absent_if(()),
    )
    unit: Text | None = Field(None, description="单位（仅 number，须在 units 词表中）")
    whole: bool = Field(False, description="是否只收整数（仅 number）")
    minimum: Number | None = Field(None, description="可填的最小值（仅 number）")
    maximum: Number | None = Field(None, description="可填的最大值（仅 number）")
    tier: int = Field(5, ge=1, le=9, description="先后档次，1 最先问")
    fixed: bool = Field(False, description="申请人无法改变的事实")
    ratio: Ratio | None = Field(None, description="不问，由两题的数相除（仅 number）", exclude_if=absent_if(None))
    sum: Many[FactId] = Field(
        (), min_length=2, description="不问，由几题的数相加（仅 number）", exclude_if=absent_if(())
    )

    @model_validator(mode="after")
    def asked_or_computed(self) -> Self:
        written = [self.ask is not None, self.ratio is not None, bool(self.sum)]
        if not any(written):
            raise PydanticCustomError("ask_missing", "neither asked nor computed")
        if written.count(True) > 1:
            raise PydanticCustomError("ask_and_computed", "asked and computed, or computed in two ways")
        return self

    @property
    def parts(self) -> tuple[str, ...]:
        """The facts that a computed one follows from; none for a question that is asked."""
        return self.sum if self.ratio is None else (self.ratio.of, self.ratio.to)
