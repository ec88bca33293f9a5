"""Common applicants to start the interview from: `content/presets.yaml`, which need not be there."""

from typing import Any

from pydantic import Field

from policy_explorer.model.base import FactId, Slug, Text, Written


class Preset(Written):
    """Answers that follow from what an applicant is called."""

    id: Slug = Field(description="代号")
    name: Text = Field(description="名称，如“个体工商户”")
    help: Text | None = Field(None, description="说明")
    answers: dict[FactId, Any] = Field(min_length=1, description="预填的答案：事实代号到答案")
