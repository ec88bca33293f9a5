"""`document.yaml`: a notice without its measures, that is its metadata and the passages around the measures."""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from policy_explorer.model.base import ContentModel, Day, Many, Slug, Text, absent_if
from policy_explorer.model.companion import Companion
from policy_explorer.model.follow_up import FollowUp
from policy_explorer.model.period import DocumentPeriod, Length, OpenEnd, UsedUp, refuse_reversed
from policy_explorer.model.relations import BenefitRelation
from policy_explorer.model.rules import Condition
from policy_explorer.model.ways import Way


class Passage(ContentModel):
    """A verbatim paragraph of the notice outside its measures, and its role, which decides how a page shows it."""

    role: Literal[
        "reference", "title", "addressees", "heading", "paragraph", "signature", "date", "note", "imprint", "table"
    ] = Field(
        description="reference 文号；title 标题；addressees 主送；heading 小标题；paragraph 正文；signature 署名；"
        "date 日期；note 附注；imprint 印发；table 表格"
    )
    text: Text | None = Field(None, description="原文；表格不写")
    rows: Many[Many[str]] = Field(
        (), description="表格（role: table）的各行，每行是各格的原文；空格子写 ''", exclude_if=absent_if(())
    )
    header_rows: int = Field(1, ge=0, description="表格的前几行是表头", exclude_if=absent_if(1))

    @model_validator(mode="after")
    def text_or_rows(self) -> Self:
        if (self.text is None) != (self.role == "table") or (not self.rows) == (self.role == "table"):
            raise PydanticCustomError("passage_content", "a table has rows, any other passage a text")
        return self

    @property
    def content(self) -> str:
        """The text, or that of all cells one after the other."""
        return "".join(cell for row in self.rows for cell in row) if self.text is None else self.text


class Annex(ContentModel):
    """An annex after the notice, verbatim. Measures may quote it."""

    id: Slug = Field(description="代号，如 annex-1")
    title: Text = Field(description="名称，如“附件1 补贴标准表”，不必逐字")
    passages: Many[Passage] = Field(min_length=1, description="附件的原文，依次")


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
    """A document of a higher government that this document, or some of its measures, implement."""

    document: Slug | None = Field(None, description="上级文件的代号，本站收录了才写", exclude_if=absent_if(None))
    title: Text = Field(description="标题")
    reference: Text | None = Field(None, description="文号；原文没有写的不写")
    measures: Many[int] = Field((), description="本文件只有其中几项落实它的，写它们的序号", exclude_if=absent_if(()))
    measure: int | None = Field(
        None, ge=1, description="落实它的哪一项，写序号（写了 document 才写）", exclude_if=absent_if(None)
    )
    citation: Text | None = Field(
        None, description="落实它的哪一条，照原文写，如“第三条”；原文没有写的不写", exclude_if=absent_if(None)
    )
    quote: Text = Field(description="原文")


class Superseded(ContentModel):
    """An earlier document that this document repeals, wholly or in part; `quote` is the repealing clause."""

    document: Slug | None = Field(None, description="被废止文件的代号，本站收录了才写")
    title: Text = Field(description="被废止文件的标题")
    reference: Text = Field(description="被废止文件的文号")
    from_: Day | None = Field(None, alias="from", description="自哪一天起废止；与本文件施行之日不同时才写")
    partly: bool = Field(False, description="只废止其中一部分：两份文件互相注明，但不改变各项措施的状态")
    quote: Text = Field(description="写明废止的原文，要提到被废止文件的标题或文号")


class Extension(ContentModel):
    """A clause of this document that extends the term of an earlier document, or of some of its measures."""

    document: Slug | None = Field(None, description="被延续文件的代号，本站收录了才写")
    title: Text = Field(description="被延续文件的标题")
    reference: Text | None = Field(None, description="被延续文件的文号；原文没有写的不写")
    measures: Many[int] = Field((), description="只延续其中几项的，写它们的序号；全部延续的不写")
    from_: Day | None = Field(
        None,
        alias="from",
        description="自哪一天起延续；中断过的才写，原来的截止日之后、这一天之前不算在期限内",
        exclude_if=absent_if(None),
    )
    until: Day | None = Field(None, description="延续到哪一天（含）")
    lasts: Length | None = Field(
        None, description="延续多久，如 {years: 1}；自原来的截止日起算，写了 from 的自那一天起算"
    )
    ends: OpenEnd | None = Field(None, description="延续到什么时候，不以日期写明的")
    provisional: bool = Field(False, description="原文写“延续试行”“暂定延续”的", exclude_if=absent_if(False))
    used_up: UsedUp | None = Field(
        None, description="延续以后的额度又已经用完的，编者记下日期和依据", exclude_if=absent_if(None)
    )
    quote: Text = Field(description="写明延续的原文，要提到被延续文件的标题或文号")

    @model_validator(mode="after")
    def one_end(self) -> Self:
        if sum(end is not None for end in (self.until, self.lasts, self.ends)) != 1:
            raise PydanticCustomError("extension_end", "exactly one of until, lasts and ends is needed")
        if self.used_up is not None and self.ends not in (None, "budget"):
            raise PydanticCustomError("period_used_up", "only a budget can be used up")
        refuse_reversed(self.from_, self.until)
        return self


class Amendment(ContentModel):
    """A clause of this document that changes an earlier document, or some of its measures."""

    document: Slug | None = Field(None, description="被修改文件的代号，本站收录了才写")
    title: Text = Field(description="被修改文件的标题")
    reference: Text | None = Field(None, description="被修改文件的文号；原文没有写的不写")
    measures: Many[int] = Field((), description="修改其中几项的，写它们的序号；不止几项或说不清的不写")
    from_: Day | None = Field(None, alias="from", description="自哪一天起；与本文件施行之日不同时才写")
    quote: Text = Field(description="写明修改的原文")


class LeadRule(ContentModel):
    """A clause by which the unit that a measure names first is the lead."""

    quote: Text = Field(description="原文，如“列第一位的为牵头单位”")


class StandingRule(ContentModel):
    """A clause by which `units` take part in every measure numbered above `after` without being named again."""

    units: Many[Text] = Field(min_length=1, description="默认落实的单位")
    after: int = Field(ge=0, description="自第几项之后起默认")
    quote: Text = Field(description="原文")


class Clause(ContentModel):
    """A general clause of the notice: a principle, a definition, or a condition that governs measures.

    With `eligibility` it is part of the rule of each benefit of the measures that it governs.
    """

    id: Slug = Field(description="代号")
    title: Text = Field(description="名称，如“取高不重复”")
    quote: Text = Field(description="原文")
    concerns_applicants: bool = Field(description="是否与申请人直接有关，有关的在判定结果旁显示")
    citation: Text | None = Field(None, description="在原文中的条号，如“第二条”", exclude_if=absent_if(None))
    measures: Many[int] = Field((), description="只管其中几项的，写它们的序号；管全部的不写", exclude_if=absent_if(()))
    eligibility: Condition | None = Field(
        None,
        description="对申请人的条件，并入所管各项的每条规则；各条件的 quote 引自本文件原文",
        exclude_if=absent_if(None),
    )


class Document(ContentModel):
    """A notice. Its text is `opening`, the chapters with their measures, and `closing`, without a gap."""

    id: Slug = Field(description="文件代号，与文件夹同名")
    title: Text = Field(description="意见（正文）标题")
    short_title: Text = Field(description="简称，用于页面")
    reference: Text = Field(description="文号")
    issuer: Text | Many[Text] = Field(description="发文机关；联合发文的写成列表，照原文次序")
    issued: Day | None = Field(None, description="成文日期；原文没有写的不写")
    published: Day | None = Field(None, description="印发日期；原文没有写的不写")
    announced: Day | None = Field(
        None, description="公布（发布）日期，与印发日期不同时才写", exclude_if=absent_if(None)
    )
    addressees: Many[Text] = Field((), description="主送机关；原文没有的不写")
    superiors: Many[Superior] = Field((), description="上级文件")
    supersedes: Many[Superseded] = Field((), description="本文件废止的文件", exclude_if=absent_if(()))
    extends: Many[Extension] = Field((), description="本文件延续的文件", exclude_if=absent_if(()))
    amends: Many[Amendment] = Field((), description="本文件修改的文件", exclude_if=absent_if(()))
    follow_up: FollowUp | None = Field(
        None, description="后续文件：编者找到的，或者哪一天查过没有找到；没有查过的不写", exclude_if=absent_if(None)
    )
    period: DocumentPeriod = Field(
        default_factory=lambda: DocumentPeriod.model_validate({}),
        description="文件的施行之日和有效期，各项措施没有写明期限的都依它；原文没有写的不写",
    )
    lead_rule: LeadRule | None = Field(
        None, description="怎样认牵头单位的总则，原文有“列第一位的为牵头单位”一类的话才写", exclude_if=absent_if(None)
    )
    standing_rule: StandingRule | None = Field(None, description="默认落实单位的总则，原文有“不再列出”一类的话才写")
    clauses: Many[Clause] = Field((), description="通用条款")
    sources: Many[Companion] = Field(
        (), description="配套文本，如申报指南；全文放在本文件夹的 sources/ 里", exclude_if=absent_if(())
    )
    relations: Many[BenefitRelation] = Field(
        (), description="各项内容之间的关系：不得同时享受、叠加、只能享受其一；原文写明的才写", exclude_if=absent_if(())
    )
    how_to_apply: Many[Way] = Field(
        (), description="怎么办，各项都一样的写在这里：方式、地点、电话、材料等", exclude_if=absent_if(())
    )
    chapters: Many[Chapter] = Field((), description="各章，依原文次序；没有措施的文件不写")
    citation: Text | None = Field(
        None,
        description="原文怎样称各项，如“第{chinese}条”；{number} 是 3，{chinese} 是三；不写是“第 3 项”",
        exclude_if=absent_if(None),
    )
    measure_heading: Text | None = Field(
        None,
        description="原文中每项开头的写法，如“{number}.{title}。”，汉字序号写 {chinese}；各项都另写 heading 的不写",
    )
    page_artefacts: Many[Text] = Field((), description="原文中的页码等，比对时略去，如“- 9 -”")
    opening: Many[Passage] = Field((), description="第一章之前的原文，没有的不写")
    closing: Many[Passage] = Field((), description="最后一项之后的原文")
    annexes: Many[Annex] = Field((), description="附件，在 closing 之后", exclude_if=absent_if(()))

    @property
    def issuers(self) -> tuple[str, ...]:
        """The issuing authorities, in the order of the notice."""
        return (self.issuer,) if isinstance(self.issuer, str) else self.issuer
