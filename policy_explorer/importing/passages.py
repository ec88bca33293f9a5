"""The paragraphs around the measures to passages with their roles, which are guessed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policy_explorer.importing.closing import DATE_LINE, IMPRINT

REFERENCE = re.compile(r"[\u4e00-\u9fff]{2,14}[〔\[（(【]\s*(?:[0-9０-９]{4})\s*[〕\]）)】]\s*第?[0-9０-９]{1,4}\s*号")
TITLE_END = re.compile(
    r"(?:通知|意见|措施|办法|规定|方案|细则|政策|公告|决定|条例|计划|要点|通告|指南|若干政策)(?:[》]|[（(].{1,14}[）)])*$"
)
SENTENCE_END = re.compile(r"[。；：，！？]$")


def passages(paragraphs: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return (role, text) of each passage; the lines of one title are joined."""
    texts = list(paragraphs)
    found: list[tuple[str, str]] = []
    open_title = False
    for at, text in enumerate(texts):
        role = role_of(text, texts[at + 1] if at + 1 < len(texts) else "", found)
        if role == "title" and open_title and found[-1][0] == "title":
            found[-1] = ("title", found[-1][1] + text)
        else:
            found.append((role, text))
        joined = found[-1][1]
        open_title = role == "title" and (joined.count("《") != joined.count("》") or not TITLE_END.search(joined))
    return tuple(found)


def role_of(text: str, after: str, before: list[tuple[str, str]]) -> str:
    """Return the role of the paragraph `text`. `after` is the next paragraph, `before` are the passages so far."""
    if REFERENCE.fullmatch(text):
        return "reference"
    if DATE_LINE.fullmatch(text):
        return "date"
    if (text.endswith("印发") and IMPRINT.fullmatch(text)) or re.match(r"抄送|抄报|主送", text):
        return "imprint"
    if re.fullmatch(r"[（(].{2,40}[）)]", text) or re.match(r"附\s*件", text):
        return "note"
    if text.endswith(("：", ":")) and "。" not in text and not any(role == "addressees" for role, _ in before):
        return "addressees"
    if DATE_LINE.fullmatch(after) and len(text) < 40 and not SENTENCE_END.search(text):
        return "signature"
    if (
        len(text) < 80
        and not SENTENCE_END.search(text)
        and "。" not in text
        and not any(role == "paragraph" for role, _ in before[-1:])
    ):
        return "title"
    return "paragraph"
