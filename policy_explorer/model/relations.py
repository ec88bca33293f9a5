"""How benefits stand to each other: which exclude each other, and which come on top of another."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from policy_explorer.model.base import ContentModel, Many, Slug, Text, absent_if

# 3/renovation, or qinghe-2032-3/3/renovation for a benefit of another document
BENEFIT = r"^([a-z0-9]+(-[a-z0-9]+)*/)?[1-9][0-9]*/[a-z0-9]+(-[a-z0-9]+)*$"
BenefitName = Annotated[str, StringConstraints(pattern=BENEFIT)]
KINDS = ("excludes", "tops_up", "at_most_one")


class BenefitRelation(ContentModel):
    """A clause that says how benefits stand to each other; exactly one of `KINDS` is written."""

    benefit: BenefitName | None = Field(
        None, description="哪一项内容（excludes、tops_up 才写），写“序号/代号”，如 3/renovation"
    )
    excludes: Many[BenefitName] = Field(
        (), description="它不得与哪几项同时享受；别的文件的写“文件代号/序号/代号”", exclude_if=absent_if(())
    )
    tops_up: Many[BenefitName] = Field((), description="它在哪几项之上叠加、配套", exclude_if=absent_if(()))
    at_most_one: Many[BenefitName] = Field((), description="这几项只能享受其中一项", exclude_if=absent_if(()))
    take: Literal["highest"] | None = Field(
        None, description="highest 原文写明就高的（at_most_one 才写）", exclude_if=absent_if(None)
    )
    quote: Text = Field(description="写明这一关系的原文")
    source: Slug | None = Field(
        None, description="引自哪一份配套文本，写 sources 里的代号；引自文件原文的不写", exclude_if=absent_if(None)
    )

    @model_validator(mode="after")
    def one_kind(self) -> Self:
        written = [kind for kind in KINDS if getattr(self, kind)]
        if len(written) != 1:
            raise PydanticCustomError("relation_kind", "exactly one kind is needed")
        if (self.benefit is None) != (written == ["at_most_one"]):
            raise PydanticCustomError("relation_benefit", "a benefit is needed, except for a group")
        if written == ["at_most_one"] and len(self.at_most_one) < 2:
            raise PydanticCustomError("relation_group", "a group has two benefits or more")
        if self.take is not None and written != ["at_most_one"]:
            raise PydanticCustomError("relation_take", "only of a group one is taken")
        return self
