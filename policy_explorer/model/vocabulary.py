"""The files of `vocabularies/`: the names that measures may use, each with the aliases that people search by."""

from pydantic import Field

from policy_explorer.model.base import ContentModel, Many, Slug, Text, absent_if
from policy_explorer.model.ways import DepartmentWay


class Entry(ContentModel):
    """An entry of a vocabulary. Measures refer to it by `name`; the addresses of pages contain `slug`."""

    name: Text = Field(description="规范名称，全库唯一，措施中即用此名")
    slug: Slug = Field(description="网址用的英文短名，定后不改")
    aliases: Many[Text] = Field((), description="别名：人们会这样输入或这样写")


class Department(Entry):
    """A unit of government that leads a measure or takes part in it."""

    note: Text | None = Field(None, description="编者说明，显示在它的页面上")
    collective: bool = Field(
        False, description="泛指的单位，如“各有关部门”，原文没有列出是哪些", exclude_if=absent_if(False)
    )
    how_to_apply: Many[DepartmentWay] = Field(
        (), description="向它申请怎么办：地点、电话等，写明出自哪个网页", exclude_if=absent_if(())
    )


class Sector(Entry):
    """A line of business. `everything` marks the entry that means "no restriction to a line of business"."""

    note: Text | None = Field(None, description="编者说明，显示在它的页面上")
    everything: bool = Field(False, description="是否表示“不限行业”")


class Kind(Entry):
    """A kind of benefit: a subsidy, a tax relief, work of the government itself."""


class Audience(Entry):
    """A group of people or businesses that a measure is for."""


class SearchTerm(ContentModel):
    """A term of the official texts, with the short forms that people search by."""

    name: Text = Field(description="原文中的说法")
    aliases: Many[Text] = Field(min_length=1, description="人们会输入的说法")


class EverydayWords(ContentModel):
    """What people type, with the words of the official texts and the tags that they mean by it; or that no text has it."""

    say: Many[Text] = Field(min_length=1, description="人们会输入的说法，意思相同的几个写在一起")
    find: Many[Text] = Field((), description="措施原文中的说法，就是人们要找的")
    near: Many[Text] = Field((), description="措施原文中相近、但不是一回事的说法")
    sectors: Many[Text] = Field((), description="就是这些行业")
    kinds: Many[Text] = Field((), description="就是这些类别")
    audiences: Many[Text] = Field((), description="就是这些面向对象")
    departments: Many[Text] = Field((), description="就是这些部门")
    absent: bool = Field(False, description="是否文件里没有这件事，检索时照实说没有")


class Vocabulary(ContentModel):
    """All vocabulary files: five of entries, the list of units of quantity, and what people say every day."""

    departments: Many[Department]
    sectors: Many[Sector]
    kinds: Many[Kind]
    audiences: Many[Audience]
    terms: Many[SearchTerm]
    units: Many[Text] = Field(description="数量单位，如 元/人、万元、%")
    everyday: Many[EverydayWords] = Field((), description="人们平时的说法", exclude_if=absent_if(()))
