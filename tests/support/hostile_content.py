"""The fictional notice with a piece of hostile text in every field that holds words. It is valid content.

Which fields there are is asked of the models: one that is new is filled and spoilt like the others, or the test says that it is not.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from policy_explorer.load.loader import load
from policy_explorer.model import Benefit, Chapter, Clause, Department, Document, Measure, Question
from policy_explorer.model.document import Superior
from policy_explorer.model.period import DocumentPeriod
from policy_explorer.validate.shapes import LIST_FILES, MAPPING_FILES, fields_of, kind_of, model_in, models_in

HOSTILE = (
    '<script>alert(document.domain)</script><img src=x onerror="alert(document.domain)">\'"onload="alert(document.domain)'
    "]]>--></style>{{settings.title}}${document.domain}{%raw%}&amp;</title></textarea></script>javascript:alert(document.domain)<!--\\n\\"
)
# Pieces of the notice: to spoil them wherever they stand keeps quotes verbatim and names in their vocabularies.
# In 元/亩 only what is counted is spoilt, so that it stays a unit of money for each of something.
SPOILT = re.compile(
    "补贴|有机|种植|民宿|奖励|推介|不少于|配合|单位|措施|除另有|同类|云溪县|云海|云政|乡镇|农业|财政|农户|规定|执行|开业|老宅|元(?!/)|[亩场]"
)
CITATION = "（{number}）"
# The passage of the date, patterns and a whole line, of which every character matters.
EXACT = {"2031年3月1日", CITATION, "（{number}）{title}。", "- 1 -"}
LINKS = (
    "[甲](javascript:alert(document.domain)) [乙](data:text/html,<script>alert(document.domain)</script>) "
    '<javascript:alert(document.domain)> ![丙](x) [丁](//example.org/) [戊](https://example.org/"onclick=alert(document.domain)) '
    '<https://example.org/"onclick=alert(document.domain)>\n\n<a href="javascript:alert(document.domain)">己</a>\n'
)
# Text fields that cannot hold just any text, and why.
HELD = {
    ("Document", "measure_heading"): "a pattern of two fields",
    ("Document", "citation"): "a pattern of one field",
    ("Document", "page_artefacts"): "whole lines of the notice",
    ("Passage", "text"): "of the passage of the date, every character matters; the others are spoilt",
}
ANY_TEXT = {r"\S", "^https?://"}
# Where a field may be left out only together with others; and where it holds a name.
LEFT_OUT = {"quote", "written", "unit", "responsible", "text", "rows", "counterpart", "title", "ask"}
FILLING = {"by": "县农业局"}
# Verbatim like the rest: what stands between a chapter's heading and its first measure, behind the units of a measure,
# and at the end of the notice.
CHAPTER_WORDS = "单位配合。"
CHAPTER = re.compile("[一二]、扶持(种植|民宿)业")
UNITS = re.compile("（牵头单位：[^）]*）")
ROWS = [["单位", "措施"], ["农业", "财政"]]
ROW_WORDS = "".join(chain.from_iterable(ROWS))
ANNEX_HEADING = "附件：措施"
LEAD_RULE = "列第一位的为牵头单位"
UNITS_OF_BENEFIT = "县农业局牵头，县财政局配合"
WINDOW = "自开业之日起一年内"
BUDGET = "财政总额用完即止"
COUNTED = "符合下列措施中两项以上"
ELDER = "云海省农业措施"
EXTENDED = f"《{ELDER}》继续执行，另行通知为止"
AMENDED = f"《{ELDER}》中的民宿改为农户"
ON_TOP = "在有机种植补贴的基础上叠加"
# Where and how to apply: every field stands in the quote.
WAY = {
    "channel": "农业窗口",
    "address": "云溪县农业楼",
    "hours": "开业时间",
    "papers": ["农户证明", "单位证明"],
    "form": "补贴表",
    "takes": "开业以后三天",
}
WAY_WORDS = "申请人在开业时间持农户证明、单位证明和补贴表，到云溪县农业楼的农业窗口申请，开业以后三天办结"
GUIDE_HIGHEST = "同类措施就高享受其中一项"
GUIDE = f"农业措施申报指南\n\n{WAY_WORDS}。\n\n{GUIDE_HIGHEST}。\n"
WEB_PAGE = {"title": "农业措施网页", "url": "https://example.org/ways?year=2031", "seen": "2031-04-01"}
# Its other fields are filled.
WEB_WAY = {"web": "https://example.org/apply", "phones": ["0591-87654321"], "from": WEB_PAGE}
ORGANIC = "取得有机认证的农户"
RENT = "上年租金与本年租金合计40元以上"
SHARE = "农户上年租金不超过本年租金的2倍"
RATE = "按上年租金的10%给予补贴"
CAP = "补贴最高9元"
PARTS = "补贴分两年平均拨付"
QUOTA = "每年奖励4场"
PER = "每亩补贴30元"
RANGE = "每亩奖励50元至60元"
AT_MOST = "奖励最高70元"
FIXED = "奖励农户80元"
OLD_HOUSE, FAMILY_FARM = "老宅改造的每亩补贴21元", "自有农场的每亩补贴22元"
HIGHEST = "同类措施就高"
TIERS = f"{OLD_HOUSE}，{FAMILY_FARM}"
# What measures quote without having it in their own texts.
ANNEX_WORDS = "。".join(
    [LEAD_RULE, UNITS_OF_BENEFIT, WINDOW, BUDGET, COUNTED, EXTENDED, AMENDED, ON_TOP, WAY_WORDS, ORGANIC, RENT, SHARE]
    + [RATE, CAP, PARTS, QUOTA, PER, RANGE, AT_MOST, FIXED, TIERS, HIGHEST]
)
IS_ORGANIC = {"fact": "organic", "is": True, "quote": ORGANIC}
ORGANIC_EXAMPLES = [
    {"answers": {"organic": True}, "verdict": "yes"},
    {"answers": {"organic": False}, "verdict": "no"},
    {"answers": {}, "verdict": "maybe"},
]


def benefit(id: str, quote: str, payout: dict[str, Any], **others: Any) -> dict[str, Any]:
    """A benefit of those who grow organically, or of whom `others` say."""
    rule = {"eligibility": IS_ORGANIC, "examples": ORGANIC_EXAMPLES}
    fields = {"id": id, "title": "农户补贴", "kind": "补贴奖励", "access": "apply", "quote": quote}
    return {**fields, "payout": payout, "how_to_apply": [{**WAY, "from": {"quote": WAY_WORDS}}], **rule, **others}


# One for each way in which the figure of a benefit comes about.
BENEFITS = [
    benefit("fixed", FIXED, {"fixed": {"value": 80, "unit": "元", "quote": FIXED}}),
    benefit(
        "rate",
        RATE,
        {
            "rate": {"value": 10, "of": "rent", "quote": RATE},
            "cap": {"value": 9, "unit": "元/场", "quote": CAP},
            "instalments": {"equal": 2, "every": "year", "quote": PARTS},
            "quota": {"value": 4, "unit": "场", "every": "year", "quote": QUOTA},
            "examples": [{"answers": {"rent": 50}, "gives": 5}, {"answers": {"rent": 100}, "gives": 9}],
        },
        eligibility={"fact": "rents", "at_least": 40, "quote": RENT},
        examples=[
            {"answers": {"rent": 30, "new_rent": 10}, "verdict": "yes"},
            {"answers": {"rent": 30, "new_rent": 9}, "verdict": "no"},
            {"answers": {}, "verdict": "maybe"},
        ],
    ),
    benefit(
        "per",
        PER,
        {
            "per": {"value": 30, "unit": "元/亩", "for": "area", "quote": PER},
            "examples": [{"answers": {"area": 2}, "gives": 60}],
        },
        eligibility={"fact": "rent_share", "at_most": 2, "quote": SHARE},
        examples=[
            {"answers": {"rent": 20, "new_rent": 10}, "verdict": "yes"},
            {"answers": {"rent": 21, "new_rent": 10}, "verdict": "no"},
            {"answers": {}, "verdict": "maybe"},
        ],
    ),
    benefit("range", RANGE, {"range": {"from": 50, "to": 60, "unit": "元/亩", "quote": RANGE}}),
    benefit("at-most", AT_MOST, {"at_most": {"value": 70, "unit": "元", "quote": AT_MOST}}),
    benefit(
        "tiers",
        TIERS,
        {
            "tiers": {
                "by": "features",
                "unit": "元/亩",
                "for": "area",
                "take": "highest",
                "take_quote": HIGHEST,
                "quote": TIERS,
                "lines": [
                    {"includes": "old_house", "value": 21, "quote": OLD_HOUSE},
                    {"includes": "family_farm", "value": 22, "quote": FAMILY_FARM},
                ],
            },
            "examples": [{"answers": {"area": 2, "features": ["old_house", "family_farm"]}, "gives": 44}],
        },
        eligibility={"fact": "features", "includes_any": ["old_house", "family_farm"], "quote": TIERS},
        examples=[
            {"answers": {"features": ["old_house"]}, "verdict": "yes"},
            {"answers": {"features": ["family_farm"]}, "verdict": "yes"},
            {"answers": {"features": ["none"]}, "verdict": "no"},
            {"answers": {}, "verdict": "maybe"},
        ],
    ),
]
MONEY = {"type": "number", "unit": "元/场", "minimum": 0}
QUESTIONS = [
    {"id": "rent", "name": "上年租金", "ask": "上年租金多少？", **MONEY},
    {"id": "new_rent", "name": "本年租金", "ask": "本年租金多少？", **MONEY},
    {"id": "rents", "name": "租金合计", "type": "number", "unit": "元/场", "sum": ["rent", "new_rent"]},
    {"id": "rent_share", "name": "租金之比", "type": "number", "ratio": {"of": "rent", "to": "new_rent"}},
]
# By file: what it lists besides.
MORE: dict[str, list[Any]] = {"questions.yaml": QUESTIONS, "vocabularies/units.yaml": ["元/场"]}
USED_UP = {"ends": "budget", "used_up": {"since": "2031-12-31"}, "quote": BUDGET}
# By model: the fields that the fictional notice leaves out and that lead to text.
ADDED: dict[type | None, dict[str, Any]] = {
    Chapter: {"text": CHAPTER_WORDS},
    # A citation has to stand in the notice; of one that is not 第…条 nothing else is asked.
    Clause: {
        "citation": "同类政策不重复享受",
        "measures": [3],
        "eligibility": {
            "count": [{"manual": f"同类措施{part}", "quote": "同类政策不重复享受"} for part in "甲乙丙"],
            "at_least": 2,
            "quote": COUNTED,
        },
    },
    Superior: {"citation": "云海省乡村振兴意见"},
    Measure: {"tables": [{"rows": ROWS}], "how_to_apply": [{**WAY, "from": {"source": "guide", "quote": WAY_WORDS}}]},
    Department: {"how_to_apply": [WEB_WAY]},
    Benefit: {
        "lead": ["县农业局"],
        "responsible": ["县财政局"],
        "units_quote": UNITS_OF_BENEFIT,
        "access_quote": UNITS_OF_BENEFIT,
        "strength": "shall",
        "strength_quote": UNITS_OF_BENEFIT,
        "windows": [{"after": {"event": "开业之日", "within": {"years": 1}, "fact": "opened"}, "quote": WINDOW}],
        "period": {"basis": "stated", **USED_UP},
    },
    DocumentPeriod: USED_UP,
    Document: {
        "citation": CITATION,
        "issuer": ["云溪县人民政府", "云海省农业局"],
        "lead_rule": {"quote": LEAD_RULE},
        "extends": [{"title": ELDER, "ends": "further_notice", "quote": EXTENDED}],
        "amends": [{"title": ELDER, "quote": AMENDED}],
        "sources": [
            {
                "id": "guide",
                "title": "农业措施申报指南",
                "file": "sources/guide.txt",
                "published": "2031-03-05",
                "url": "https://example.org/guide?year=2031",
                "seen": "2031-04-01",
            }
        ],
        "relations": [
            {"benefit": "3/homestay-award", "excludes": ["1/organic-grant"], "quote": "同类政策不重复享受"},
            {"benefit": "2/per", "tops_up": ["1/organic-grant"], "quote": ON_TOP},
            {"at_most_one": ["2/fixed", "2/tiers"], "take": "highest", "quote": GUIDE_HIGHEST, "source": "guide"},
        ],
        "how_to_apply": [WEB_WAY],
        "annexes": [
            {
                "id": "annex",
                "title": "措施附件",
                "passages": [
                    {"role": "heading", "text": ANNEX_HEADING},
                    {"role": "paragraph", "text": ANNEX_WORDS},
                    {"role": "table", "rows": ROWS},
                ],
            }
        ],
    },
}


def of_text(field: FieldInfo) -> bool:
    """Whether a field of a model holds words of any kind: no id, no choice, no address."""
    inside = list(parts_of(field.annotation))
    patterns = {
        found for part in (*field.metadata, *inside) if isinstance(found := getattr(part, "pattern", None), str)
    }
    return str in inside and patterns <= ANY_TEXT


def parts_of(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from parts_of(inner)


def text_fields(annotation: Any, known: set[type]) -> Iterator[tuple[str, str]]:
    """(model, field) of every field of text in every model that an annotation leads to."""
    for model in models_in(annotation):
        if model not in known:
            known.add(model)
            for name, field in fields_of(model).items():
                yield from [(model.__name__, name)] * of_text(field)
                yield from text_fields(field.annotation, known)


def written_fields(annotation: Any, value: Any) -> Iterator[tuple[str, str, Any]]:
    """(model, field, value) of what a value holds."""
    if isinstance(value, list):
        for item in value:
            yield from written_fields(annotation, item)
    model = model_in(annotation, value) if isinstance(value, dict) else None
    for name, field in fields_of(model).items():
        if name in value:
            yield model.__name__, name, value[name]
            yield from written_fields(field.annotation, value[name])


def filled(annotation: Any, value: Any, fresh: Iterator[str]) -> Any:
    """The value with the fields of text that may be left out."""
    if isinstance(value, list):
        return [filled(annotation, item, fresh) for item in value]
    model = model_in(annotation, value) if isinstance(value, dict) else None
    if model is None:
        return value
    kept = value | ADDED.get(model, {})
    for name, field in fields_of(model).items():
        if name in kept:
            kept[name] = filled(field.annotation, kept[name], fresh)
        elif name not in LEFT_OUT and of_text(field):
            text = FILLING.get(name) or next(fresh)
            kept[name] = [text] if get_origin(field.annotation) is tuple else text
    if model is Question and "ask" not in kept:
        del kept["help"]
    if model is Benefit and kept["access"] != "government":
        kept |= {"access": "counterpart", "counterpart": "县农业局牵头"}
    if model is Document:
        repealed = {name: kept["superiors"][0][name] for name in ("title", "reference", "quote")}
        kept["supersedes"] = [{**repealed, "partly": True}]
    if model is Measure:
        kept["heading"] = kept["citation"] = f"（{kept['number']}）{kept['title']}。"
        kept.setdefault("dates", [{"label": "措施", "from": "2031-01-01", "quote": kept["units_quote"]}])
    return kept


def spoilt(annotation: Any, value: Any) -> Any:
    """The value with hostile text in every field of text."""
    if isinstance(value, list):
        return [spoilt(annotation, item) for item in value]
    if isinstance(value, str):
        return value if value in EXACT else spoilt_text(value) if SPOILT.search(value) else value + HOSTILE
    model = model_in(annotation, value) if isinstance(value, dict) else None
    if model is None:
        return value
    fields = fields_of(model)
    return {
        name: spoilt(fields[name].annotation, inner) if of_text(fields[name]) or holds_mappings(inner) else inner
        for name, inner in value.items()
    }


def holds_mappings(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(map(holds_mappings, value)))


def spoilt_text(text: str) -> str:
    return SPOILT.sub(lambda match: match.group() + HOSTILE, text)


def words_of(value: Any) -> Iterator[str]:
    """The texts that a field holds itself, in lists of any depth."""
    if isinstance(value, str):
        yield value
    if isinstance(value, list):
        yield from chain.from_iterable(map(words_of, value))


def write_hostile_content(tiny_content: Path, content: Path) -> Path:
    """Write the hostile content into the new folder `content`, and return it."""
    shutil.copytree(tiny_content, content)
    fresh = (f"措施{chr(number)}" for number in count(0x4E00))
    for path, value in load(tiny_content).yaml.items():
        kind = kind_of(path, MAPPING_FILES | LIST_FILES)
        if path in MORE:
            value = [*value, *MORE[path]]
        if kind is Measure and value["number"] == 2:
            value = {**value, "benefits": [*value["benefits"], *BENEFITS]}
        value = spoilt(kind, filled(kind, value, fresh))
        if path == "site.yaml":
            value["links"] = [{"label": HOSTILE, "url": f"https://example.org/{HOSTILE}"}]
        (content / path).write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")
    (notice,) = content.glob("documents/*/notice.txt")
    whole = CHAPTER.sub(rf"\g<0>{CHAPTER_WORDS}", "".join(notice.read_text("utf-8").split()))
    whole = UNITS.sub(rf"\g<0>{ROW_WORDS}", whole) + ANNEX_HEADING + ANNEX_WORDS + ROW_WORDS
    notice.write_text(spoilt_text(whole).replace("-1-", "\n-1-\n"), "utf-8")
    guide = notice.with_name("sources") / "guide.txt"
    guide.parent.mkdir()
    guide.write_text(spoilt_text(GUIDE), "utf-8")
    (content / "pages" / "method.md").write_text(f"{HOSTILE}\n\n## {HOSTILE}\n\n{LINKS}", "utf-8")
    return content
