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
from policy_explorer.model import Benefit, Document, Measure, Question
from policy_explorer.validate.shapes import LIST_FILES, MAPPING_FILES, fields_of, kind_of, model_in, models_in
from support.hostile_additions import (
    ADDED,
    ANNEX_HEADING,
    ANNEX_WORDS,
    BENEFITS,
    CHAPTER_WORDS,
    CITATION,
    FILES,
    GUIDE,
    MORE,
    PICTURE,
    ROW_WORDS,
)

HOSTILE = (
    '<script>alert(document.domain)</script><img src=x onerror="alert(document.domain)">\'"onload="alert(document.domain)'
    "]]>--></style>{{settings.title}}${document.domain}{%raw%}&amp;</title></textarea></script>javascript:alert(document.domain)<!--\\n\\"
)
# Pieces of the notice: to spoil them wherever they stand keeps quotes verbatim and names in their vocabularies.
# In 元/亩 only what is counted is spoilt, so that it stays a unit of money for each of something.
SPOILT = re.compile(
    "补贴|有机|种植|民宿|奖励|推介|不少于|配合|单位|措施|除另有|同类|云溪县|云海|云政|乡镇|农业|财政|农户|规定|执行|开业|老宅|元(?!/)|[亩场]"
)
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
CHAPTER = re.compile("[一二]、扶持(种植|民宿)业")
UNITS = re.compile("（牵头单位：[^）]*）")


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
    if model is Question:
        kept = fitting_words(kept)
    if model is Benefit and kept["access"] != "government":
        kept |= {"access": "counterpart", "counterpart": "县农业局牵头"}
    if model is Document:
        repealed = {name: kept["superiors"][0][name] for name in ("title", "reference", "quote")}
        kept["supersedes"] = [{**repealed, "partly": True}]
    if model is Measure:
        kept["heading"] = kept["citation"] = f"（{kept['number']}）{kept['title']}。"
        kept.setdefault("dates", [{"label": "措施", "from": "2031-01-01", "quote": kept["units_quote"]}])
    return kept


def fitting_words(question: dict[str, Any]) -> dict[str, Any]:
    """The question without the fields of text that do not suit its type."""
    has_words, has_options = question["type"] not in ("number", "date"), "options" in question
    words = {name: question[name] + "…" * has_options for name in ("yes_words", "no_words")} if has_words else {}
    unfit = {"yes_words", "no_words"} | (set() if "ask" in question else {"help", "phrases"})
    return {name: value for name, value in question.items() if name not in unfit} | words


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
    for path, value in {**load(tiny_content).yaml, **FILES}.items():
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
    (content / PICTURE).parent.mkdir()
    (content / PICTURE).write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>', "utf-8")
    (content / "pages" / "method.md").write_text(f"{HOSTILE}\n\n## {HOSTILE}\n\n{LINKS}", "utf-8")
    return content
