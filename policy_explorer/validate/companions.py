"""Rules: companions have their texts, and what is quoted from a companion is in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policy_explorer.load.discovery import file_problem
from policy_explorer.load.problem import Problem
from policy_explorer.model.base import read_date
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.hints import suggestion
from policy_explorer.validate.quotes import inexact_quote, quotes, source_of
from policy_explorer.validate.source_file import DEEP, EACH


def companions_have_texts(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that each companion has a text of its own, and each text in `sources/` a companion.

    It was seen on the day when it was published, or later.

    Passes: `file: sources/guide.txt`, where that file exists and no other companion has it.
    Fails: `file: sources/guide.txt` without that file; a file in `sources/` that document.yaml does not list.
    """
    if notice.document is None:
        return
    listed: dict[str, str] = {}
    for at, name in notice.document.select("sources", EACH, "file", kind=str):
        path = notice.path(name)
        if path in listed:
            yield notice.document.problem(at, "两份配套文本用了同一个文件", name, "各用各的文件，或删去一份")
        elif path not in notice.companions and name.startswith("sources/"):
            there = [each.removeprefix(notice.path("")) for each in notice.companions]
            hint = suggestion(name, there) or "把全文存在这里，UTF-8 编码"
            yield notice.document.problem(at, "没有这个文件，或它读不出来", name, hint)
        listed[path] = name
    for path in sorted(notice.companions.keys() - listed.keys()):
        yield file_problem(path, "document.yaml 的 sources 里没有这个文件", "写进 sources，或删去它")
    for at, written in notice.document.select("sources", EACH, kind=dict):
        published, seen = (read_date(written.get(field)) for field in ("published", "seen"))
        if isinstance(seen, date) and isinstance(published, date) and seen < published:
            yield notice.document.problem((*at, "seen"), "看到的日期早于发布日期", seen, "检查 published 和 seen")


def companion_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that a quote with a `source` is in the text of that companion. White space does not count.

    Passes: `{source: guide, quote: 到县政务服务中心办理}`, where the guide has these words.
    Fails: the same where the guide has 到镇便民服务中心办理; a `source` that document.yaml does not list.
    """
    if notice.document is None:
        return
    ids = notice.document.values("sources", EACH, "id", kind=str)
    listed = notice.document.values("sources", EACH, kind=dict)
    titles = {each["id"]: each.get("title") for each in reversed(listed) if isinstance(each.get("id"), str)}
    for file in (*notice.measures, notice.document):
        if not (file.may_have("source") and file.select(DEEP, "source")):  # asking for each quote takes much longer
            continue
        for at, quote in quotes(file):
            source = source_of(file, at)
            if source is None:
                continue
            text, characters = notice.companion_texts.get(source), without_whitespace(quote)
            if source not in ids:
                hint = suggestion(source, ids) or "写 document.yaml 的 sources 里的代号；引文件原文的不写 source"
                yield file.problem((*at[:-1], "source"), "没有这份配套文本", source, hint)
            elif text is not None and characters and characters not in text:
                yield inexact_quote(file, at, characters, text, f"《{titles[source]}》")
