"""`presets.yaml`, an optional file: common kinds of applicant, to start the questionnaire from."""

from typing import Any

from pydantic import Field

from policy_explorer.model.base import ContentModel, FactId, Many, Slug, Text, absent_if


class Preset(ContentModel):
    """A kind of applicant, such as a sole trader, and the answers that follow from it."""

    id: Slug = Field(description="代号")
    name: Text = Field(description="名称，如“个体工商户”")
    help: Text | None = Field(None, description="说明")
    phrases: Many[Text] = Field(
        (), description="人们这样说自己时会用的词，如“开旅行社”；用来读懂一句话", exclude_if=absent_if(())
    )
    answers: dict[FactId, Any] = Field(min_length=1, description="预填的答案：事实代号到答案")
