"""What the hostile content has besides the fictional notice, before it is spoilt: see `hostile_content.py`.

Every quote has one of the pieces that are spoilt, so that it stays verbatim.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from policy_explorer.model import Benefit, Chapter, Clause, Department, Document, Measure, Settings
from policy_explorer.model.document import Superior
from policy_explorer.model.period import DocumentPeriod

CITATION = "（{number}）"
PICTURE = "pictures/mark.svg"
# Verbatim like the rest: what stands between a chapter's heading and its first measure, behind the units of a measure,
# and at the end of the notice.
CHAPTER_WORDS = "单位配合。"
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
CLAUSES = (LEAD_RULE, UNITS_OF_BENEFIT, WINDOW, BUDGET, COUNTED, EXTENDED, AMENDED, ON_TOP, WAY_WORDS)
CONDITIONS = (ORGANIC, RENT, SHARE)
PAYOUTS = (RATE, CAP, PARTS, QUOTA, PER, RANGE, AT_MOST, FIXED, TIERS, HIGHEST)
ANNEX_WORDS = "。".join((*CLAUSES, *CONDITIONS, *PAYOUTS))
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
# Files that the fictional notice does without.
FILES: dict[str, Any] = {
    "life_situations.yaml": [{"id": "plant", "name": "种植", "text": "补贴", "measures": ["yunxi-2031-5/1"]}],
    "vocabularies/everyday.yaml": [
        {
            "say": ["农户的补贴"],
            "find": ["有机"],
            "near": ["种植"],
            "sectors": ["种植业"],
            "kinds": ["补贴奖励"],
            "audiences": ["农户"],
            "departments": ["县农业局"],
        },
    ],
}
USED_UP = {"ends": "budget", "used_up": {"since": "2031-12-31"}, "quote": BUDGET}
# By model: the fields that the fictional notice leaves out and that lead to text.
ADDED: dict[type | None, dict[str, Any]] = {
    Settings: {
        "official": {"sponsor": "县农业局", "mark": {"url": "https://example.org/mark", "picture": PICTURE}},
        "contact": {"email": "office@example.org"},
        "licence": {"name": "措施"},
        "accessibility": {"checked": "2031-04-01", "by": "县农业局"},
    },
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
