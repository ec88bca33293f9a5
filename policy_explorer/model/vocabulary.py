"""The controlled vocabularies: the words that measures may use, each with the aliases that people type."""

from pydantic import Field

from policy_explorer.model.base import Many, Slug, Text, Written


class Entry(Written):
    """One word of a vocabulary. Content refers to it by `name`; addresses use `slug`."""

    name: Text = Field(description="规范名称，全库唯一，措施中即用此名")
    slug: Slug = Field(description="网址用的英文短名，定后不改")
    aliases: Many[Text] = Field((), description="别名：人们会这样输入或这样写")


class Department(Entry):
    """A unit that leads a measure or takes part in it."""

    note: Text | None = Field(None, description="编者说明，显示在它的页面上")


class Sector(Entry):
    """A line of business; `everything` marks the one that stands for all of them."""

    note: Text | None = Field(None, description="编者说明，显示在它的页面上")
    everything: bool = Field(False, description="是否表示“不限行业”")


class Kind(Entry):
    """What sort of thing a benefit is: a subsidy, a tax relief, government's own work …."""


class Audience(Entry):
    """Whom a measure is for."""


class Term(Written):
    """A term of the field with the short forms that people search by."""

    name: Text = Field(description="原文中的说法")
    aliases: Many[Text] = Field(min_length=1, description="人们会输入的说法")


class Vocabulary(Written):
    """The five vocabulary files and the list of units, gathered."""

    departments: Many[Department]
    sectors: Many[Sector]
    kinds: Many[Kind]
    audiences: Many[Audience]
    terms: Many[Term]
    units: Many[Text] = Field(description="数量单位，如 元/人、万元、%")
