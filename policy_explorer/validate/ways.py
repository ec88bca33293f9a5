"""Rules: what is said of how to apply is in its quote, and telephone numbers of the notice are recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem, shown
from policy_explorer.model.ways import PHONE, WAY_FIELDS
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import narrow
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.text.way_words import CALLED
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import EACH, SourceFile

NUMBER_BEFORE = regex(r"[0-9][.:：]?\Z")  # 15个 goes on before 5个
HAN_BEFORE = regex("[一二两三四五六七八九十百]\\Z")
HAN = regex("[一二两三四五六七八九十百]")
NUMERAL_BEHIND = regex(r"[.:：]?[0-9]")
MORE_OF_ADDRESS = regex("[A-Za-z0-9_~%?#=&+-]|[./:][A-Za-z0-9]")


def ways_fit_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that every field of `how_to_apply` is in the quote that it is from. White space does not count.

    Passes: `{address: 县政务服务中心, from: {quote: 到县政务服务中心申请}}`.
    Fails: `{address: 县政务服务中心二楼, from: {quote: 到县政务服务中心申请}}`; `takes: 5个工作日`, quote 15个工作日内办结.
    """
    for file in notice.with_rules:
        for at, way, quote in quoted_ways(file):
            for place, value in stated(way):
                if not is_in(place[0], value, quote):
                    hint = "照引文写；引文没有的，另写一条，写明从哪里来"
                    yield file.problem((*at, *place), f"引文里没有“{shown(value)}”", quote, hint)


def phones_are_recorded(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that a telephone number of the notice, or of a companion, is in `how_to_apply`.

    Otherwise the site would say that there is none.

    Passes: a notice with 咨询电话：0591-87654321, and `phones: [0591-87654321]`.
    Fails: that notice without it.
    """
    if notice.document is None or any(not file.readable for file in notice.measures):
        return
    known = {digits(phone) for file in (*notice.measures, notice.document) for phone in phones(file)}
    texts = {"notice.txt": notice.official}
    texts |= {path.removeprefix(notice.path("")): without_whitespace(text) for path, text in notice.companions.items()}
    for name, text in texts.items():
        for found in CALLED.finditer(narrow(text)):
            if digits(found["number"]) not in known:
                hint = "写进 how_to_apply 的 phones；不写，网页上就会说没有写电话"
                yield notice.document.problem(("how_to_apply",), f"{name} 里的电话没有写进来", found[0], hint)


def phones(file: SourceFile) -> Iterator[str]:
    """Yield the telephone numbers that a file records."""
    for way in ways_of(file):
        yield from (phone for phone in way[1].get("phones") or () if isinstance(phone, str))


def ways_of(file: SourceFile) -> list[tuple[FieldPath, dict[str, Any]]]:
    """Return (path, mapping) of each entry of `how_to_apply`: of a document or a measure, and of its benefits."""
    own = file.select("how_to_apply", EACH, kind=dict)
    return [
        (at, way)
        for at, way in own + file.select("benefits", EACH, "how_to_apply", EACH, kind=dict)
        if isinstance(way.get("phones", []), list) and isinstance(way.get("papers", []), list)
    ]


def quoted_ways(file: SourceFile) -> Iterator[tuple[FieldPath, dict[str, Any], str]]:
    """Yield (path, mapping, quote) of each entry that is from a quote."""
    for at, way in ways_of(file):
        origin = way.get("from")
        if isinstance(origin, dict) and isinstance(origin.get("quote"), str):
            yield at, way, origin["quote"]


def stated(way: dict[str, Any]) -> Iterator[tuple[FieldPath, str]]:
    """Yield (path, text) of all that an entry says."""
    for name in WAY_FIELDS:
        value = way.get(name)
        if isinstance(value, str):
            yield (name,), value
        elif isinstance(value, list):
            yield from (((name, index), each) for index, each in enumerate(value) if isinstance(each, str))


def is_in(field: FieldPath | str | int, value: str, quote: str) -> bool:
    """Tell whether a quote has a value, not as a part of a longer number or address; of a telephone number the digits count."""
    if field == "phones":
        number = "[^0-9]{0,3}".join(digits(value))
        return not re.fullmatch(PHONE, value) or is_whole(number, narrow(quote))
    return is_whole(re.escape(without_whitespace(value)), without_whitespace(quote), further=field == "web")


def is_whole(pattern: str, text: str, further: bool = False) -> bool:
    """Tell whether the text has what the pattern matches, and no number goes on around it; with `further` no address does."""
    return any(
        not (found[0][:1].isdecimal() and NUMBER_BEFORE.search(text, 0, found.start()))
        and not (HAN.match(found[0]) and HAN_BEFORE.search(text, 0, found.start()))
        and not (found[0][-1:].isdigit() and NUMERAL_BEHIND.match(text, found.end()))
        and not (further and MORE_OF_ADDRESS.match(text, found.end()))
        for found in re.finditer(pattern, text)
    )


def digits(text: str) -> str:
    return re.sub("[^0-9]", "", narrow(text))


def stated_ways(file: SourceFile) -> Iterator[tuple[str, str]]:
    """Yield (wording, quote), both without white space, of what the ways of a measure say in the words of the notice."""
    for _, way, quote in quoted_ways(file):
        if not way["from"].get("source"):
            words = without_whitespace(quote)
            for place, value in stated(way):
                form = without_whitespace(value)
                if place[0] == "phones" and form not in words:
                    form = next((each[0] for each in CALLED.finditer(words) if digits(each[0]) == digits(form)), form)
                yield form, words
