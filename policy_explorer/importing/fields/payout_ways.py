"""The ways in which a figure comes about, and what they are made of. Pure."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from policy_explorer.importing.draft import Field, Figure, Inline
from policy_explorer.text.quantities import NARROW

GIVING = "(?:给予|予以|补贴|奖励|奖补|补助|资助|贴息|返还|扶持|支持)"
NUMBER = "[0-9.,]+[万亿]?"
EXAMPLE = 100  # the answer of an example
CAP = re.compile(r"(?:最高|最多|不超过|上限)[^0-9，。；]{0,8}(?P<cap>[0-9.,]+)(?P<unit>万?元)")
# A limit that is no sum, and would be lost: 最多补助300平方米. How long something is given is another matter.
OTHER_LIMIT = re.compile(
    r"(?:最高|最多|不超过|上限|限额?)[^0-9，。；]{0,12}[0-9.,]+(?![0-9.,]|万?元|[%年月]|个月|亿|期)"
)
# Of each of several things that one applicant may have, so that the sum is not limited.
OF_PARTS = re.compile(
    "(?:每|单)(?!年|家|户|[个位]?(?:企业|单位|项目|机构|主体|申[请报]人|人|用户|合作社|农户|园区|村|镇|乡|店|商户|民宿|酒店|景区|旅行社|基地|协会|学校|医院|团队|平台|基金|场站|站点|[场次个项]?(?:活动|展会|赛事|会议|节会|演出|会展)))"
)


class Way(Struct, frozen=True):
    """A way that the words of a text say: its field, and what it uses."""

    name: str
    value: Any
    clause: str  # all that it rests on
    values: tuple[tuple[float, str], ...]  # figures of the clause that it holds, with their units
    question: tuple[Field, ...] = ()
    units: tuple[str, ...] = ()
    more: tuple[Field, ...] = ()  # its cap
    lowest: tuple[Field, ...] = ()  # the condition that its lowest line sets, or that one of its lines is met
    meets: Any = None  # an answer that meets it
    fails: Any = None  # one that does not
    examples: tuple[Field, ...] = ()


def amount_of(figure: Figure) -> Inline:
    """Return a figure with its unit and its quote."""
    return Inline((Field("value", figure.value), Field("unit", figure.unit), Field("quote", figure.quote)))


def question(fact: str, name: str, unit: str) -> tuple[Field, ...]:
    """Return the question that a payout needs."""
    ask = f"{name}是多少{unit}？" if len(name) <= 16 else f"这一项按多少{unit}计算？"
    return (
        Field("id", fact),
        Field("name", name[:16], "导入时代拟的问题：简称、问法都请改好；别处已有同样的问题就用那一题"),
        Field("ask", ask),
        Field("type", "number"),
        Field("unit", unit),
        Field("minimum", 0),
    )


def choice(fact: str, name: str, options: tuple[str, ...]) -> tuple[Field, ...]:
    """Return the question which of some options, or none of them, an applicant is."""
    ids = (*(option_id(at) for at in range(len(options))), "none")
    labels = (*options, "都不是")
    lines = (Inline((Field("id", id), Field("label", label))) for id, label in zip(ids, labels, strict=True))
    return (
        Field("id", fact),
        Field("name", name[:16], "导入时代拟的问题：简称、问法、选项的代号都请改好；别处已有同样的问题就用那一题"),
        Field("ask", "是哪一种？"),
        Field("type", "choice"),
        Field("options", tuple(lines)),
    )


def option_id(at: int) -> str:
    """Return the id of the option at index `at`."""
    return f"option_{'abcdefghijklmnopqrstuvwxyz'[at]}"


def payout_examples(fact: str, answer: Any, gives: float) -> tuple[Field, ...]:
    """Return an example that is worked out."""
    answers = Inline((Field(fact, answer),))
    return (Field("examples", (Inline((Field("answers", answers), Field("gives", gives))),)),)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the indices of the clause around text[start:end]."""
    begin = max(text.rfind(sign, 0, start) for sign in "，。；：") + 1
    stops = [at for sign in "，。；：" if (at := text.find(sign, end)) >= 0]
    return begin, min(stops, default=len(text))


def plain(figure: str) -> int | float:
    """Return the number that `figure` writes."""
    return whole(float(figure.replace(",", "").rstrip(".")))


def whole(value: float) -> int | float:
    """Return a number, as an int if it is whole."""
    return int(value) if value == int(value) else round(value, 6)


def cap_after(text: str, begin: int, end: int) -> tuple[tuple[Field, ...], int, tuple[tuple[float, str], ...]] | None:
    """Return the field `cap`, the end of its clause, and its figure, where text[begin:end] sets one.

    None is returned for one that is no cap of all that an applicant gets, 每个展位最高3万元, or no sum, 最多20人, and for two.
    """
    figures = text.translate(NARROW)
    found = CAP.search(figures, begin, end)
    if OTHER_LIMIT.search(figures, begin, end):
        return None
    if found is None:
        return (), begin, ()
    cap_begin, cap_end = clause_around(text, found.start(), found.end())
    if CAP.search(figures, found.end(), end):  # another one: 单次最高50万元，每年不超过100万元
        return None
    if OF_PARTS.search(text, cap_begin, found.start("cap")):
        return None
    amount, unit = plain(found["cap"]), found["unit"]
    value = Inline((Field("value", amount), Field("unit", unit), Field("quote", text[cap_begin:cap_end])))
    return (Field("cap", value),), cap_end, ((amount, unit),)


def sentence_end_of(text: str, at: int) -> int:
    """Return where the sentence ends that text[at] is in."""
    return min(stop for sign in "。；" if (stop := (text + "。；").find(sign, at)) >= 0)
