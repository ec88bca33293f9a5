"""`questions.yaml`: the questions of the questionnaire. A question's `id` names the fact that conditions test."""

from typing import Literal

from pydantic import Field

from policy_explorer.model.base import ContentModel, FactId, Many, Number, Text


class Option(ContentModel):
    """One possible answer to a `choice` or `choices` question."""

    id: FactId = Field(description="选项代号，规则中使用")
    label: Text = Field(description="选项文字")
    help: Text | None = Field(None, description="选项说明")


class Question(ContentModel):
    """One question of the questionnaire. Which fields go with which `type` is checked in `validate/questions.py`."""

    id: FactId = Field(description="事实代号，规则中以 fact 引用")
    name: Text = Field(description="简称，用于写成条件，如“月销售额”")
    ask: Text = Field(description="向申请人提出的问题")
    help: Text | None = Field(None, description="答题说明")
    type: Literal["choice", "choices", "boolean", "number", "date"] = Field(
        description="choice 单选；choices 多选；boolean 是否；number 数字；date 日期"
    )
    options: Many[Option] = Field((), description="选项（仅 choice、choices）")
    unit: Text | None = Field(None, description="单位（仅 number，须在 units 词表中）")
    whole: bool = Field(False, description="是否只收整数（仅 number）")
    minimum: Number | None = Field(None, description="可填的最小值（仅 number）")
    maximum: Number | None = Field(None, description="可填的最大值（仅 number）")
    tier: int = Field(5, ge=1, le=9, description="先后档次，1 最先问")
    fixed: bool = Field(False, description="申请人无法改变的事实")
