"""`document.yaml`: a notice without its measures, that is its metadata and the passages around the measures."""

from typing import Literal

from pydantic import Field

from policy_explorer.model.base import ContentModel, Day, Many, Slug, Text


class Passage(ContentModel):
    """A verbatim paragraph of the notice outside its measures, and its role, which decides how a page shows it."""

    role: Literal["reference", "title", "addressees", "paragraph", "signature", "date", "note", "imprint"] = Field(
        description="reference 文号；title 标题；addressees 主送；paragraph 正文；signature 署名；date 日期；note 附注；imprint 印发"
    )
    text: Text = Field(description="原文")


class Chapter(ContentModel):
    """A chapter of the notice. A notice without chapters has a single one, without a `heading`."""

    number: int = Field(ge=1, description="章序号")
    heading: Text | None = Field(None, description="原文标题，如“一、努力落实财税政策支持”；原文不分章的不写")
    title: Text = Field(description="不带序号的标题")
    text: Text | None = Field(None, description="章标题之后、第一项措施之前的原文，有才写")

    @property
    def name(self) -> str:
        """The official heading, or the editor's title where the notice has none."""
        return self.heading or self.title


class Superior(ContentModel):
    """A document of a higher government that this document implements."""

    title: Text = Field(description="标题")
    reference: Text = Field(description="文号")
    quote: Text = Field(description="原文")


class Superseded(ContentModel):
    """An earlier document that this document repeals, wholly or in part; `quote` is the repealing clause."""

    document: Slug | None = Field(None, description="被废止文件的代号，本站收录了才写")
    title: Text = Field(description="被废止文件的标题")
    reference: Text = Field(description="被废止文件的文号")
    from_: Day | None = Field(None, alias="from", description="自哪一天起废止；与本文件施行之日不同时才写")
    partly: bool = Field(False, description="只废止其中一部分：两份文件互相注明，但不改变各项措施的状态")
    quote: Text = Field(description="写明废止的原文，要提到被废止文件的标题或文号")


class DocumentPeriod(ContentModel):
    """From when until when the document is in force, both days included."""

    from_: Day = Field(alias="from", description="施行之日")
    until: Day = Field(description="有效期截止日")
    from_quote: Text = Field(description="写明施行之日的原文")
    quote: Text = Field(description="写明有效期的原文")


class StandingRule(ContentModel):
    """A clause by which `units` take part in every measure numbered above `after` without being named again."""

    units: Many[Text] = Field(min_length=1, description="默认落实的单位")
    after: int = Field(ge=0, description="自第几项之后起默认")
    quote: Text = Field(description="原文")


class Clause(ContentModel):
    """A general clause of the notice that applies to all of its measures."""

    id: Slug = Field(description="代号")
    title: Text = Field(description="名称，如“取高不重复”")
    quote: Text = Field(description="原文")
    concerns_applicants: bool = Field(description="是否与申请人直接有关，有关的在判定结果旁显示")


class Document(ContentModel):
    """A notice. Its text is `opening`, the chapters with their measures, and `closing`, without a gap."""

    id: Slug = Field(description="文件代号，与文件夹同名")
    title: Text = Field(description="意见（正文）标题")
    short_title: Text = Field(description="简称，用于页面")
    reference: Text = Field(description="文号")
    issuer: Text = Field(description="发文机关")
    issued: Day = Field(description="成文日期")
    published: Day = Field(description="印发日期")
    addressees: Many[Text] = Field((), description="主送机关；原文没有的不写")
    superiors: Many[Superior] = Field((), description="上级文件")
    # Excluded when empty, so that adding this field to the model did not change the version of existing documents.
    supersedes: Many[Superseded] = Field((), description="本文件废止的文件", exclude_if=lambda own: not own)
    period: DocumentPeriod = Field(description="文件的施行之日和有效期，各项措施没有写明期限的都依它")
    standing_rule: StandingRule | None = Field(None, description="默认落实单位的总则，原文有“不再列出”一类的话才写")
    clauses: Many[Clause] = Field((), description="通用条款")
    chapters: Many[Chapter] = Field(min_length=1, description="各章，依原文次序")
    measure_heading: Text | None = Field(
        None, description="原文中每项开头的写法，如“{number}.{title}。”；各项都另写 heading 的不写"
    )
    page_artefacts: Many[Text] = Field((), description="原文中的页码等，比对时略去，如“- 9 -”")
    opening: Many[Passage] = Field((), description="第一章之前的原文，没有的不写")
    closing: Many[Passage] = Field((), description="最后一项之后的原文")
