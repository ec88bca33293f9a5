"""What there is to do for a benefit and how firmly it is promised: the words of notices, and ours. Pure.

The words of a notice for a strength are the ones by which `validate/access_words.py` holds the field against its clause.
"""

from __future__ import annotations

from collections.abc import Iterable

from policy_explorer.model import Benefit
from policy_explorer.model.measure import Access, Strength
from policy_explorer.text.patterns import regex
from policy_explorer.text.verbatim import without_whitespace

BY_ITSELF = regex(r"免申即享|免申请|无需申请|无须申请|不用申请|不需申请|直接享受|自行判别|自动享受")
# A clause that works towards it: 推动落实“免申即享”机制.
TO_COME_BY_ITSELF = regex(r"(?:推动|推进|推行|推广|探索|逐步|争取)[^，。；]*?免申即享[”』」]?(?:机制|模式|政策|服务)?")
ENCOURAGED = regex(r"鼓励|引导|支持|推动|倡导|提倡|促进|推广|探索|争取|协调|用好|加大|积极(?:[一-鿿]{2})?")
# Not 许可, 认可, 不可, 可能, 可持续, 可抵扣 and the like, in which 可 allows nothing.
ALLOWED = regex(
    r"可以|允许|视情况?|酌情|择优|适当|(?<![许认不])可(?:申请|享受|按|给予|予以|向|在|凭|选择|延|缓|免|减|参照)"
)
# Words that leave it to the giver, whatever else the clause says.
DISCRETION = regex(r"可以?(?:按[^，。；]{0,12})?(?:给予|予以|安排|适当)|酌情|视情况?[^，。；]{0,4}(?:给予|予以)")
ONLY_ENCOURAGED = regex(r"鼓励|引导|倡导|提倡")
# Begins a clause that encourages, whatever it hopes for behind: 引导金融机构为企业提供支持，保障融资需求.
LED_BY_ENCOURAGING = regex(r"(?:积极|配合|进一步|大力|主动|持续)*(?:鼓励|引导|倡导|提倡)")
SURELY_GIVEN = regex(
    r"应当|须|给予|予以|免|减(?!少|轻)|返还|退|补贴|补助|奖励|资助|发放[^，。；]{0,4}(?:补|奖)|不低于|不超过|享受|执行|落实|可"
)
PROMISED = regex(
    r"应|须|给予|予以|免|减|返还|退|补贴|补助|奖励|资助|安排|延长|发放|落实|保障|确保|优先|执行|提供|享受|不低于|不超过"
)
# A body that is not a department, which a clause moves to do something for others.
MOVED = regex(
    r"(?:鼓励|引导|推动|支持)(?:和[^，。；]{0,4})?"
    r"(?P<who>(?:各|有关|地方|辖内|区内|辖区|政府性|国有|商业|各类)*(?:银行业)?"
    r"(?:金融机构|银行|融资担保机构|担保机构|保险机构|采购人|产业引导基金|基金))"
)
# A clause by which others are only encouraged to give something: 鼓励银行对企业发放贷款.
OTHERS_ENCOURAGED = regex(
    r"(?:鼓励|引导)[^，。；并]{0,8}(?:银行|金融机构|担保机构|保险机构|基金|采购人|平台|商场|业主|房东|运营商)[^，。；并]*"
)
# What stands right before a body that a clause moves to give something: 鼓励各, 协调有关, 由.
MOVING = regex(r"(?:鼓励|引导|推动|支持|倡导|提倡|协调|争取|由)(?:各|有关|地方|辖内|区内|辖区){0,2}$")
# The words that a clause with several is best known by.
PLAINEST = (regex(r"鼓励|引导"), regex(r"支持|推动"))
WORDS_OF = {"may": ALLOWED, "encourage": ENCOURAGED}

LABELS = {
    "apply": "向部门申请",
    "direct": "直接享受",
    "counterpart": "文件没有写找谁办理",
    "government": "没有可申请的事项",
}

# The first division of the home page, by what there is to do.
DIVISIONS: dict[str, tuple[str, tuple[Access, ...]]] = {
    "apply": ("能申请的", ("apply", "direct")),
    "counterpart": ("可以去办的", ("counterpart",)),
    "government": ("政府在做的", ("government",)),
}


def divisions_of(benefits: Iterable[Benefit]) -> tuple[str, ...]:
    """Return the divisions that a measure with these benefits belongs to, in their order."""
    found = {benefit.access for benefit in benefits}
    return tuple(id for id, (_, accesses) in DIVISIONS.items() if found.intersection(accesses))


def strength_of(clause: str) -> Strength:
    """Return the strength that the words of a clause show; `shall` where they neither allow nor merely encourage."""
    if DISCRETION.search(clause):
        return "may"
    if LED_BY_ENCOURAGING.match(clause) and not SURELY_GIVEN.search(clause):
        return "encourage"
    rest = OTHERS_ENCOURAGED.sub("鼓励", clause)
    return "encourage" if ONLY_ENCOURAGED.search(rest) and not PROMISED.search(rest) else "shall"


def access_label(benefit: Benefit) -> str:
    """Return what there is to do, in a few words: `向部门申请`, `找银行业金融机构办理`, `直接享受，免申即享`.

    A clause that only works towards 免申即享 is given in its own words: nobody is told that it is so already.
    """
    if benefit.access == "counterpart" and benefit.counterpart:
        return f"找{benefit.counterpart}办理"
    if benefit.access == "direct" and "免申即享" in benefit.access_clause:
        to_come = TO_COME_BY_ITSELF.search(benefit.access_clause)
        return f"{LABELS['direct']}，{f'文件写的是{to_come.group()}' if to_come else '免申即享'}"
    return LABELS[benefit.access]


def comes_by_itself(benefit: Benefit) -> bool:
    """Return whether the notice says that a benefit is given without an application: not one that editors only read so."""
    clause = without_whitespace(benefit.access_clause)
    return benefit.access == "direct" and bool(BY_ITSELF.search(clause)) and not TO_COME_BY_ITSELF.search(clause)


def strength_word(benefit: Benefit) -> str | None:
    """Return the word of the clause that allows or encourages, as the notice has it; None for a promise."""
    if benefit.strength not in WORDS_OF or benefit.access == "government":
        return None
    plainest = (*PLAINEST, WORDS_OF[benefit.strength])
    found = (words.search(without_whitespace(benefit.strength_clause)) for words in plainest)
    return next((match[0] for match in found if match and WORDS_OF[benefit.strength].search(match[0])), None)


def counterpart_decides(benefit: Benefit) -> bool:
    """Return whether it is the counterpart that a clause allows or moves to give something.

    鼓励银行与借款人协商 leaves it to the bank; 鼓励企业使用平台, 鼓励机关委托旅行社 leave nothing to the platform or the agency.
    """
    if benefit.strength == "may":
        return True
    before, found, _ = without_whitespace(benefit.strength_clause).partition(benefit.counterpart or "\n")
    return bool(found) and bool(MOVING.search(before))


def strength_wording(benefit: Benefit, deciders: str) -> str | None:
    """Return what a clause that only allows or encourages promises; None where there is nothing to add.

    `deciders` names who decides where the benefit is not had from a counterpart.
    """
    word = strength_word(benefit)
    if benefit.access == "counterpart":
        deciders = (benefit.counterpart or "办理的单位") if counterpart_decides(benefit) else ""
    rest = f"不是一定给予，由{deciders}决定" if deciders else "没有写一定能得到什么"
    return word and f"文件写的是“{word}”，{rest}。"
