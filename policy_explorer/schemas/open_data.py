"""The records of data/measures.json, the open data that the site publishes, and their JSON Schema. Pure.

`render/open_data.py` writes mappings of these types, so that data and schema have one definition. It imports them for type
checks alone: Pydantic would need a fiftieth of a second for them in each build. Descriptions are published in the schema, and
therefore in Chinese.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict  # Pydantic reads no other before Python 3.12

from policy_explorer.derive.benefit_relations import Kind
from policy_explorer.derive.ways import Level
from policy_explorer.model import (
    Amount,
    Chapter,
    Clause,
    Condition,
    DateSpan,
    DocumentPeriod,
    Example,
    FollowUp,
    Passage,
    Payout,
    Window,
)
from policy_explorer.model.companion import Companion
from policy_explorer.model.document import Amendment, Annex, Extension, LeadRule, StandingRule, Superior, Superseded
from policy_explorer.model.measure import Access, Derived, Strength, Table, Tagged
from policy_explorer.schemas.generator import DIALECT, SchemaGenerator

# Every key of a record is present; an empty value is null or an empty list.

# A clause of another document that extends a period.
ExtensionRecord = TypedDict(
    "ExtensionRecord",
    {
        "title": Annotated[str, Field(description="写明延续的文件的标题")],
        "reference": Annotated[str, Field(description="它的文号")],
        "from": Annotated[date | None, Field(description="自哪一天起延续；没有中断的为 null")],
        "until": Annotated[date | None, Field(description="延续到哪一天（含）；不以日期写明的为 null")],
        "quote": Annotated[str, Field(description="写明延续的原文")],
    },
)

# A time after the last day of a period in which one can still apply for what it gave.
LaterTimeRecord = TypedDict(
    "LaterTimeRecord",
    {
        "from": Annotated[date | None, Field(description="起始日（含）；没有写的为 null")],
        "until": Annotated[date | None, Field(description="截止日（含）；没有写的为 null")],
    },
)


class StretchRecord(TypedDict):
    """An earlier part of a period, before an extension that does not follow at once."""

    until: Annotated[date | None, Field(description="这一段的截止日（含）；原文没有写日期的为 null")]
    used_up: Annotated[date | None, Field(description="编者记录的这一段额度用完的日期；没有的为 null")]
    resumes: Annotated[date, Field(description="下一段自哪一天起；这一段结束以后、这一天以前不在期限内")]


# A period, worked out as far as the text says: a day that it does not give is null.
PeriodRecord = TypedDict(
    "PeriodRecord",
    {
        "from": Annotated[date | None, Field(description="起始日（含）；原文没有写的为 null")],
        "until": Annotated[date | None, Field(description="截止日（含）；原文没有写日期的为 null，怎样截止见 ends")],
        "ends": Annotated[
            Literal["day", "indefinite", "further_notice", "budget", "project", "not_stated"],
            Field(
                description="怎样截止：day 到 until 那一天；indefinite 长期有效；further_notice 另行通知为止；budget 额满即止；"
                "project 项目结束为止；not_stated 原文没有写明"
            ),
        ],
        "computed": Annotated[
            bool, Field(description="截止日是否由本站按原文写的长短（如“有效期3年”）算出，不是原文写明的日期")
        ],
        "counted_from": Annotated[
            Literal["issued", "published", "announced"] | None,
            Field(description="起始日依据的是哪一天：issued 成文；published 印发；announced 公布；写明日期的为 null"),
        ],
        "provisional": Annotated[bool, Field(description="原文写“暂定”“试行”的")],
        "used_up": Annotated[date | None, Field(description="编者记录的额度用完的日期，不是文件原文；没有的为 null")],
        "fact": Annotated[str | None, Field(description="期限按申请人填的这个日期判断（问题的代号）；没有的为 null")],
        "original_until": Annotated[
            date | None, Field(description="由另外的文件延续的，原来的截止日；没有延续或原来没有写日期的为 null")
        ],
        "earlier": Annotated[
            tuple[StretchRecord, ...],
            Field(description="延续以前的各段，先后为序；延续没有中断的为空。until、used_up、ends 是最后一段的"),
        ],
        "afterwards": Annotated[
            tuple[LaterTimeRecord, ...],
            Field(description="截止日以后仍可申请的时间，先后为序；依据是 windows 里写了 afterwards 的，没有的为空"),
        ],
        "extended_by": Annotated[
            tuple[ExtensionRecord, ...], Field(description="本站收录的文件中写明延续这个期限的原文，先后为序")
        ],
        "basis": Annotated[
            Literal["stated", "document", "other"],
            Field(description="期限的依据：stated 本项写明；document 依文件统一期限；other 依另外的政策文件"),
        ],
        "quote": Annotated[
            str | None,
            Field(
                description="写明期限的原文；原文没有写的为 null；basis 为 document 时引自文件的通用条款，其余引自本项正文"
            ),
        ],
    },
)


class WayRecord(TypedDict):
    """A statement of how to apply."""

    level: Annotated[
        Level,
        Field(description="写在哪里：benefit 这一项内容；measure 这一项措施；document 整份文件；department 牵头单位"),
    ]
    unit: Annotated[str | None, Field(description="哪个单位；不是单位的为 null")]
    said: Annotated[
        dict[str, str],
        Field(
            description="怎么办：channel 方式；address 地点；web 网址；hours 受理时间；phones 电话；papers 材料；form 表格；takes 办理时限"
        ),
    ]
    quote: Annotated[str | None, Field(description="所依据的话；出自网页的为 null")]
    title: Annotated[str | None, Field(description="出自哪一份配套文本或哪个网页；出自文件原文的为 null")]
    url: Annotated[str | None, Field(description="网页地址；不是网页的为 null")]
    seen: Annotated[date | None, Field(description="编者哪一天看到的；出自文件原文的为 null")]


class RelationRecord(TypedDict):
    """How a benefit stands to others."""

    kind: Annotated[
        Kind,
        Field(
            description="excludes 不得同时享受；tops_up 在它之上叠加；topped_up_by 可再叠加；at_most_one 只能享受其中一项；amended 有修改，或所在文件部分废止"
        ),
    ]
    take: Annotated[Literal["highest"] | None, Field(description="highest 原文写明就高；没有写的为 null")]
    others: Annotated[
        tuple[str, ...], Field(description="另外几项内容：文件代号/序号/代号；amended 的是那份文件的代号")
    ]
    quote: Annotated[str, Field(description="写明这一关系的原文")]
    companion: Annotated[str | None, Field(description="引自哪一份配套文本；引自文件原文的为 null")]


class BenefitRecord(TypedDict):
    """A benefit, with the period that applies to it."""

    id: Annotated[str, Field(description="本项措施内唯一的代号")]
    title: Annotated[str, Field(description="名称")]
    kind: Annotated[str, Field(description="类别")]
    quote: Annotated[str, Field(description="原文")]
    lead: Annotated[tuple[str, ...], Field(description="这一项内容另有的牵头单位")]
    responsible: Annotated[tuple[str, ...], Field(description="这一项内容另有的责任单位")]
    units_quote: Annotated[str | None, Field(description="写明这一项内容由谁负责的原文；没有另写的为 null")]
    payout: Annotated[Payout | None, Field(description="能得到多少、怎样算；原文没有写明怎样算的为 null")]
    amounts: Annotated[
        tuple[Amount, ...], Field(description="金额、比例、门槛、数量，包括 payout 里的数，分档的只有最低和最高一档")
    ]
    period: Annotated[PeriodRecord, Field(description="有效期限，已按本项内容、本项措施、文件的先后确定")]
    period_note: Annotated[str | None, Field(description="编者对期限的说明")]
    windows: Annotated[
        tuple[Window, ...], Field(description="什么时候可以申请，已按本项内容、本项措施的先后确定；没有的为空")
    ]
    how_to_apply: Annotated[
        tuple[WayRecord, ...],
        Field(description="怎么办，已按这一项内容、这一项措施、整份文件、牵头单位的先后逐个字段确定；没有的为空"),
    ]
    relations: Annotated[tuple[RelationRecord, ...], Field(description="与另外几项内容的关系，两边都列出；没有的为空")]
    access: Annotated[
        Access,
        Field(
            description="怎样得到：apply 向部门申请；direct 直接享受；counterpart 找部门以外的一方办理；government 政府的工作，没有可申请的事项"
        ),
    ]
    counterpart: Annotated[
        str | None, Field(description="找谁办理，照原文的称呼；原文没有写的，以及不是找别人办理的，为 null")
    ]
    access_quote: Annotated[str, Field(description="access 所依据的原文")]
    strength: Annotated[
        Strength | None,
        Field(
            description="原文的力度：shall 给予、应当；may 可以、允许、视情况；encourage 鼓励、引导；政府的工作可以为 null"
        ),
    ]
    strength_quote: Annotated[str | None, Field(description="strength 所依据的原文")]
    no_application: Annotated[bool, Field(description="没有可申请的事项，即 access 为 government")]
    open_to_all: Annotated[bool, Field(description="条件中没有可判“不符合”的事项")]
    eligibility: Annotated[Condition | None, Field(description="本项内容自己的条件；政府的工作为 null")]
    clauses: Annotated[
        tuple[str, ...],
        Field(
            description="条件也并入判定的通用条款，写它们的代号，条件见所属文件的 clauses；期限按所填日期判断的，另见 period"
        ),
    ]
    examples: Annotated[tuple[Example, ...], Field(description="判定示例")]


class MeasureRecord(TypedDict):
    """A measure, as written and with what is derived from its document."""

    document: Annotated[str, Field(description="所属文件的代号")]
    number: Annotated[int, Field(ge=1, description="序号")]
    citation: Annotated[str, Field(description="怎样称这一项：照原文，如“第三条”；原文没有特别写法的是“第 3 项”")]
    chapter: Annotated[int, Field(ge=1, description="所在章的序号")]
    title: Annotated[str, Field(description="标题")]
    heading: Annotated[str, Field(description="这一项在原文中的开头，含序号；后接正文就是这一项的全部原文")]
    text: Annotated[str, Field(description="正文，逐字照录")]
    tables: Annotated[tuple[Table, ...], Field(description="正文后面的表格，逐格照录")]
    url: Annotated[str, Field(description="本项措施的页面，相对于网站根目录")]
    summary: Annotated[Derived, Field(description="编者归纳的一句话简介，不是原文")]
    lead: Annotated[tuple[str, ...], Field(description="牵头单位；原文没有写的为空")]
    responsible: Annotated[tuple[str, ...], Field(description="责任单位")]
    implied: Annotated[tuple[str, ...], Field(description="依文件总则默认落实的单位，本项正文未写明")]
    units_quote: Annotated[str | None, Field(description="写明牵头、责任单位的原文；原文没有写的为 null")]
    sectors: Annotated[tuple[str, ...], Field(min_length=1, description="行业（编者归纳）")]
    sector_quotes: Annotated[tuple[Tagged, ...], Field(description="每个行业所依据的原文")]
    audiences: Annotated[tuple[str, ...], Field(min_length=1, description="面向对象（编者归纳）")]
    audience_quotes: Annotated[tuple[Tagged, ...], Field(description="每类对象所依据的原文")]
    kinds: Annotated[tuple[str, ...], Field(min_length=1, description="各项内容的类别")]
    period: Annotated[PeriodRecord, Field(description="有效期限")]
    period_note: Annotated[str | None, Field(description="编者对期限的说明")]
    windows: Annotated[tuple[Window, ...], Field(description="什么时候可以申请；没有的为空")]
    dates: Annotated[tuple[DateSpan, ...], Field(description="正文中期限以外的日期")]
    amounts: Annotated[tuple[Amount, ...], Field(description="正文中的全部数字，包括各项内容中的")]
    benefits: Annotated[tuple[BenefitRecord, ...], Field(min_length=1, description="各项内容")]


class DocumentRecord(TypedDict):
    """A document without its measures, which name it by its id."""

    id: Annotated[str, Field(description="文件代号")]
    title: Annotated[str, Field(description="标题")]
    short_title: Annotated[str, Field(description="简称")]
    reference: Annotated[str, Field(description="文号")]
    issuer: Annotated[str | tuple[str, ...], Field(description="发文机关；联合发文的是列表")]
    issued: Annotated[date | None, Field(description="成文日期；原文没有写的为 null")]
    published: Annotated[date | None, Field(description="印发日期；原文没有写的为 null")]
    announced: Annotated[date | None, Field(description="公布日期，与印发日期不同才有")]
    url: Annotated[str, Field(description="文件原文的页面，相对于网站根目录")]
    addressees: Annotated[tuple[str, ...], Field(description="主送机关")]
    superiors: Annotated[tuple[Superior, ...], Field(description="上级文件")]
    supersedes: Annotated[tuple[Superseded, ...], Field(description="本文件废止的文件")]
    extends: Annotated[tuple[Extension, ...], Field(description="本文件延续的文件")]
    amends: Annotated[tuple[Amendment, ...], Field(description="本文件修改的文件")]
    period: Annotated[DocumentPeriod, Field(description="施行之日与有效期")]
    superseded_from: Annotated[
        date | None,
        Field(description="本站另一份文件写明本文件自这一天起废止；没有的为 null。各项措施的期限仍照本文件所写列出"),
    ]
    follow_up: Annotated[
        FollowUp | None, Field(description="编者找到的后续文件，或者哪一天查过没有找到；没有查过的为 null")
    ]
    lead_rule: Annotated[LeadRule | None, Field(description="怎样认牵头单位的总则；没有的为 null")]
    standing_rule: Annotated[StandingRule | None, Field(description="默认落实单位的总则")]
    clauses: Annotated[tuple[Clause, ...], Field(description="通用条款")]
    sources: Annotated[
        tuple[Companion, ...], Field(description="配套文本，如申报指南；全文的页面在 sources/ 里，不是文件原文")
    ]
    chapters: Annotated[tuple[Chapter, ...], Field(description="各章")]
    opening: Annotated[tuple[Passage, ...], Field(description="第一章之前的原文")]
    closing: Annotated[tuple[Passage, ...], Field(description="最后一项之后的原文")]
    annexes: Annotated[tuple[Annex, ...], Field(description="附件，逐字照录")]


class OpenData(TypedDict):
    """All documents and measures."""

    documents: Annotated[tuple[DocumentRecord, ...], Field(description="文件，按代号排列")]
    measures: Annotated[tuple[MeasureRecord, ...], Field(description="措施，按文件、序号排列")]


def data_schema() -> dict[str, Any]:
    """Return the JSON Schema of data/measures.json."""
    return {
        "$schema": DIALECT,
        "title": "措施数据",
        "description": "全部文件与措施。由编者写的规则、归纳和示例原样收录，并附所依据的原文。",
        **TypeAdapter(OpenData).json_schema(by_alias=True, schema_generator=SchemaGenerator, mode="validation"),
    }
