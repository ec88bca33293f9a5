"""`life_situations.yaml`, an optional file: what people are about to do, and the measures that have to do with it."""

from typing import Annotated

from pydantic import Field, StringConstraints

from policy_explorer.model.base import ContentModel, Many, Slug, Text

MEASURE_KEY = r"^[a-z0-9]+(-[a-z0-9]+)*/[1-9][0-9]*$"  # qinghe-2032-3/14
MeasureKey = Annotated[str, StringConstraints(pattern=MEASURE_KEY)]


class LifeSituation(ContentModel):
    """An entry of the home page, such as 招人, and the keys of the measures that it leads to, in this order."""

    id: Slug = Field(description="代号")
    name: Text = Field(description="名称，两三个字最好，如“招人”")
    text: Text = Field(description="一句话，说清是什么情形")
    measures: Many[MeasureKey] = Field(min_length=1, description="有关的措施，写“文件代号/序号”，如 qinghe-2032-3/14")
