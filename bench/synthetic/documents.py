"""Make synthetic notices of a hundred measures each, with the passages before and after them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from synthetic.measures import A_CHAPTER, A_DOCUMENT, SEED
from synthetic.rules import chinese_day
from synthetic.words import CITY, OPENINGS, THEMES, several

DIGITS = "一二三四五六七八九十"
HEADING = "{number}.{title}。"
ARTEFACT = "- 1 -"
LINE, PAGE = 28, 44  # characters, and lines
SYNTHETIC = "（合成样本：由程序随机生成，城市、机构和事项均为虚构，不是任何机关的文件）"


def make_document(at: int, count: int) -> dict[str, Any]:
    """Return document.yaml of the notice at the position `at`, which has `count` measures."""
    random = Random(f"{SEED}/document/{at}")
    issued = date(2024, 1, 8) + timedelta(11 * at % 900 + random.randrange(9))
    until = date(issued.year + random.choice((1, 2, 2, 3)), 12, 31)
    theme = THEMES[at % len(THEMES)]
    reference = f"澜政规〔{issued.year}〕{at + 1}号"
    title = f"{CITY}{theme}若干措施"
    issuer = f"{CITY}人民政府办公室"
    standing = at % 4 == 0
    closing = (
        f"本措施自{chinese_day(issued)}起施行，除已写明期限的外，有效期至{chinese_day(until)}。"
        "同类政策按照“就高不重复”原则执行。各牵头单位要制定实施细则和办事指南。"
        + ("以上各项均需各街道办事处落实，不再逐项列出。" if standing else "")
        + "各部门要加强政策宣讲，定期评估实施效果。"
    )
    themes = several(random, THEMES, -(-count // A_CHAPTER))
    headings = [f"{random.choice(OPENINGS)}{words}" for words in themes]
    return {
        "id": document_id(at),
        "title": title,
        "short_title": f"{theme}若干措施（第{at + 1}号）",
        "reference": reference,
        "issuer": issuer,
        "issued": issued,
        "published": issued,
        "addressees": ["各区人民政府", "市直各部门"],
        "period": {
            "from": issued,
            "until": until,
            "from_quote": f"本措施自{chinese_day(issued)}起施行",
            "quote": f"有效期至{chinese_day(until)}",
        },
        **(
            {
                "standing_rule": {
                    "units": ["各街道办事处"],
                    "after": 0,
                    "quote": "以上各项均需各街道办事处落实，不再逐项列出",
                }
            }
            if standing
            else {}
        ),
        "clauses": [
            {
                "id": "highest-only",
                "title": "就高不重复",
                "quote": "同类政策按照“就高不重复”原则执行",
                "concerns_applicants": True,
            },
            {
                "id": "guidelines",
                "title": "实施细则由牵头单位制定",
                "quote": "各牵头单位要制定实施细则和办事指南",
                "concerns_applicants": True,
            },
            {
                "id": "evaluation",
                "title": "宣讲和评估",
                "quote": "各部门要加强政策宣讲，定期评估实施效果",
                "concerns_applicants": False,
            },
        ],
        "chapters": [
            {"number": n, "heading": f"{DIGITS[n - 1]}、{words}", "title": words} for n, words in enumerate(headings, 1)
        ],
        "measure_heading": HEADING,
        "page_artefacts": [ARTEFACT],
        "opening": [
            {"role": "reference", "text": reference},
            {"role": "title", "text": f"{issuer}关于印发《{title}》的通知"},
            {"role": "addressees", "text": "各区人民政府，市直各部门："},
            {"role": "paragraph", "text": f"《{title}》已经研究同意，现印发给你们，请认真贯彻落实。{SYNTHETIC}"},
            {"role": "signature", "text": issuer},
            {"role": "date", "text": chinese_day(issued)},
            {"role": "title", "text": title},
        ],
        "closing": [
            {"role": "paragraph", "text": closing},
            {"role": "imprint", "text": f"{issuer} {chinese_day(issued)}印发"},
        ],
    }


def document_id(at: int) -> str:
    return f"lanqiao-{at + 1}"


def paragraphs(document: dict, measures: list[dict]) -> Iterator[str]:
    yield from (passage["text"] for passage in document["opening"])
    chapters = {chapter["number"]: chapter["heading"] for chapter in document["chapters"]}
    for measure in measures:
        if measure["chapter"] in chapters:
            yield chapters.pop(measure["chapter"])
        yield HEADING.format(**measure) + measure["text"]
    yield from (passage["text"] for passage in document["closing"])


def notice_text(document: dict, measures: list[dict]) -> str:
    """Return the text of the notice, broken into lines and pages as if copied from a printed one."""
    broken = [text[at : at + LINE] for text in paragraphs(document, measures) for at in range(0, len(text), LINE)]
    pages = ["\n\n".join(broken[at : at + PAGE]) for at in range(0, len(broken), PAGE)]
    return f"\n\n{ARTEFACT}\n\n".join(pages) + "\n"


def documents_of(first: int, count: int) -> Iterator[tuple[int, range]]:
    """Yield the position of each document and the positions of its measures. `first` must begin a document."""
    for start in range(first, first + count, A_DOCUMENT):
        yield start // A_DOCUMENT, range(start, min(first + count, start + A_DOCUMENT))
