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
from policy_explorer.model import Benefit, Chapter, Clause, Document, Measure
from policy_explorer.model.document import Superior
from policy_explorer.model.period import DocumentPeriod
from policy_explorer.validate.shapes import LIST_FILES, MAPPING_FILES, fields_of, kind_of, model_in, models_in

HOSTILE = (
    '<script>alert(document.domain)</script><img src=x onerror="alert(document.domain)">\'"onload="alert(document.domain)'
    "]]>--></style>{{settings.title}}${document.domain}{%raw%}&amp;</title></textarea></script>javascript:alert(document.domain)<!--\\n\\"
)
# Pieces of the notice: to spoil them wherever they stand keeps quotes verbatim and names in their vocabularies.
SPOILT = re.compile(
    "补贴|有机|种植|民宿|奖励|推介|不少于|配合|单位|措施|除另有|同类|云溪县|云海|云政|乡镇|农业|财政|农户|规定|执行|开业|老宅|[元亩场]"
)
# Ids, words that the generator knows, dates, and the pattern of headings.
KNOWN = {
    *(
        "id",
        "slug",
        "type",
        "role",
        "basis",
        "verdict",
        "from",
        "until",
        "issued",
        "published",
        "since",
        "ends",
        "access",
        "strength",
        "page_artefacts",
        "measure_heading",
    ),
    *("fact", "is", "one_of", "includes", "includes_any", "on_or_after"),
}
CITATION = "（{number}）"
EXACT = {"2031年3月1日", CITATION}  # the passage of the date and a pattern, of which every character matters
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
LEFT_OUT = {"quote", "written", "unit", "responsible", "text", "rows", "counterpart"}
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
ANNEX_WORDS = f"{LEAD_RULE}。{UNITS_OF_BENEFIT}。{WINDOW}。{BUDGET}。{COUNTED}。{EXTENDED}。{AMENDED}"
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
    Measure: {"tables": [{"rows": ROWS}]},
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
        "annexes": [
            {
                "id": "annex",
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
    if model is Benefit and kept["access"] != "government":
        kept |= {"access": "counterpart", "counterpart": "县农业局牵头"}
    if model is Document:
        repealed = {name: kept["superiors"][0][name] for name in ("title", "reference", "quote")}
        kept["supersedes"] = [{**repealed, "partly": True}]
    if model is Measure:
        kept["heading"] = kept["citation"] = f"（{kept['number']}）{kept['title']}。"
        kept.setdefault("dates", [{"label": "措施", "from": "2031-01-01", "quote": kept["units_quote"]}])
    return kept


def spoilt(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: inner if name == "answers" else spoilt(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [spoilt(inner, key) for inner in value]
    if not isinstance(value, str) or key in KNOWN or value in EXACT:
        return value
    return spoilt_text(value) if SPOILT.search(value) else value + HOSTILE


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
        value = spoilt(filled(kind_of(path, MAPPING_FILES | LIST_FILES), value, fresh))
        if path == "site.yaml":
            value["links"] = [{"label": HOSTILE, "url": f"https://example.org/{HOSTILE}"}]
        (content / path).write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")
    (notice,) = content.glob("documents/*/notice.txt")
    whole = CHAPTER.sub(rf"\g<0>{CHAPTER_WORDS}", "".join(notice.read_text("utf-8").split()))
    whole = UNITS.sub(rf"\g<0>{ROW_WORDS}", whole) + ANNEX_HEADING + ANNEX_WORDS + ROW_WORDS
    notice.write_text(spoilt_text(whole).replace("-1-", "\n-1-\n"), "utf-8")
    (content / "pages" / "method.md").write_text(f"{HOSTILE}\n\n## {HOSTILE}\n\n{LINKS}", "utf-8")
    return content
