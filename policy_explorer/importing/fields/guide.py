"""A guide for applicants (申报指南): recognised, and divided into what it says of how to apply. Pure.

A guide has a heading for each: who, papers, when, how, where, whom to call. Each statement keeps its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policy_explorer.importing.wording.closing import DATE_LINE
from policy_explorer.importing.wording.headings import marker_of
from policy_explorer.importing.wording.passages import TITLE_END
from policy_explorer.model.ways import PHONE
from policy_explorer.text.quantities import narrow
from policy_explorer.text.verbatim import without_whitespace

APPLY = "(?:申报|申请|办理|受理|报名|申领|补贴|扶持|支持|资助)"
KINDS = {
    "who": rf"{APPLY}(?:对象|条件|范围|主体|资格|人条件)(?:和条件|及条件|与条件|及范围)?",
    "papers": rf"(?:{APPLY}|所需|提交|提供|应提交的?)(?:的)?(?:材料|资料)(?:清单|及要求)?",
    "hours": rf"{APPLY}(?:时间|期限|日期|起止时间)(?:安排|及要求)?|申[报请]时限",
    "address": rf"{APPLY}(?:地点|地址|窗口)",
    "channel": rf"{APPLY}(?:方式|渠道|途径|平台|入口|流程|程序|步骤|办法)(?:及流程)?",
    "takes": r"(?:办理|办结|审核)(?:时限|周期)",
    "phones": r"(?:咨询|联系|服务|受理)(?:电话|方式|人)(?:及联系电话)?",
}
LABEL = {kind: re.compile(rf"(?:{words})\s*[：:。]?") for kind, words in KINDS.items()}
FEWEST = 3  # kinds of statement in a guide
MOST = 0.5  # the share of headings that a guide may have besides
NUMBER = re.compile(r"(?<![0-9-])(?:[0-9]{3,4}-)?[0-9]{5,11}(?![0-9-])")
TITLES = re.compile(r"指南|须知|申报公告|申报通知|申报工作的通知|申报的通知|申报的公告")


class Statement(Struct, frozen=True):
    """What a guide says under one heading: its kind, a key of KINDS, and the paragraphs, without heading and number."""

    kind: str
    heading: str
    texts: tuple[str, ...]

    @property
    def quote(self) -> str:
        """All that is said, as it stands."""
        return "\n".join(self.texts)


def is_guide(texts: tuple[str, ...]) -> bool:
    """Return whether a text is a guide for applicants: by its title and its headings."""
    found = statements(texts)
    kinds = {each.kind for each in found}
    if len(kinds) < FEWEST or not kinds & {"papers", "hours", "channel", "address"}:
        return False
    return bool(TITLES.search(title_of(texts) or "")) or len(kinds) > FEWEST


def title_of(texts: tuple[str, ...]) -> str | None:
    """Return the title: the first line that ends like one, or else the first."""
    lines = [without_whitespace(text) for text in texts[:6]]
    return next((line for line in lines if TITLE_END.search(line) or TITLES.search(line)), lines[0] if lines else None)


def statements(texts: tuple[str, ...]) -> tuple[Statement, ...]:
    """Return what the guide says, in its order, each under its heading."""
    found: list[Statement] = []
    at = 0
    while at < len(texts):
        marker = marker_of(texts[at])
        body = texts[at][marker.end if marker else 0 :].strip()
        kind, rest = kind_of(body)
        end = at + 1
        if kind:
            own = [rest] if rest else []
            while end < len(texts) and not ends_statement(texts, end, marker.style if marker else None, bool(rest)):
                own.append(texts[end].strip())
                end += 1
            if own:
                found.append(Statement(kind, body[: len(body) - len(rest)].rstrip("：:。"), tuple(own)))
        at = end
    return tuple(found)


def kind_of(text: str) -> tuple[str | None, str]:
    """Return the kind of statement that begins with `text`, a heading or a label with what it says, and the latter."""
    for kind, label in LABEL.items():
        found = label.match(text)
        if found and (found.end() == len(text) or found.group().endswith(("：", ":", "。"))):
            return kind, text[found.end() :].strip()
    return None, text


def ends_statement(texts: tuple[str, ...], at: int, style: str | None, said: bool) -> bool:
    """Return whether texts[at] is no more of a statement whose heading has a number of `style`.

    `said`: the statement began on the line of its heading, so only numbered items may follow.
    """
    text, after = texts[at], texts[at + 1] if at + 1 < len(texts) else ""
    marker = marker_of(text)
    if kind_of(text[marker.end if marker else 0 :].strip())[0] or DATE_LINE.fullmatch(without_whitespace(text)):
        return True
    if marker is None:
        return said or (len(text) < 40 and DATE_LINE.fullmatch(without_whitespace(after)) is not None)
    return marker.style == style or (style is None and marker.style in ("part", "article", "han"))


def values(statement: Statement) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yield (field of `how_to_apply`, value) of a statement: words of its clause. A guide's time goes into `hours`."""
    if statement.kind == "papers":
        yield "papers", tuple(papers(statement.texts))
    elif statement.kind == "phones":
        joined = narrow(re.sub("[－—–]", "-", statement.quote))
        numbers = [number for number in NUMBER.findall(joined) if re.fullmatch(PHONE, number)]
        if numbers:
            yield "phones", tuple(dict.fromkeys(numbers))
    elif statement.kind != "who":
        yield statement.kind, bare(statement.quote)


def papers(texts: tuple[str, ...]) -> Iterator[str]:
    """Yield the papers: one a paragraph, or those of a list in one."""
    for text in texts:
        marker = marker_of(text)
        words = bare(text[marker.end if marker else 0 :])
        if marker or len(texts) > 1:
            yield words
        else:
            yield from filter(None, (bare(each) for each in re.split(r"[；;、]", words)))


def bare(text: str) -> str:
    """Return `text` without what ends a sentence or an item."""
    return text.strip().rstrip("。；;，,、 ")
