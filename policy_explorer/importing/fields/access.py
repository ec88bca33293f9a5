"""Draft what there is to do for a benefit and how firmly it is promised, by the words of its sentence."""

from __future__ import annotations

import re

from policy_explorer.importing.draft import Field
from policy_explorer.text.access_wording import BY_ITSELF, MOVED, strength_of

GOVERNMENT = "government"
# Beside the bodies of `MOVED`: those of a place.
MOVED_THERE = re.compile(
    "(?:鼓励|引导|推动|支持)(?P<who>(?:[省市县区镇][域内级]?|本地|驻[省市县区]|辖区内?|各类?|在[省市县区])(?:商业)?(?:银行(?:业金融)?(?:机构)?|金融机构|担保机构|保险(?:机构|公司)))"
)
# A way through somebody else: 通过“金服云”平台申请.
THROUGH = re.compile(r"通过[^，。；]{0,6}?(?P<who>[“\"][^”\"]{1,12}[”\"]平台)")
RELIEF = re.compile(r"免征|免收|减免|减按|减征|减半|加计|返还|免缴")
ACCESS_GUESS = "从字眼看的，请核对：apply 向部门申请，direct 直接享受，counterpart 找别的单位办理"
GOVERNMENT_GUESS = "没有看出给谁什么，暂按政府的工作写；有人可以得到的，改 access，写上 strength 和 eligibility"
STRENGTH_GUESS = "从字眼看的，请核对：shall 给予、应当，may 可以、视情况，encourage 鼓励、引导"


def access_fields(given: str | None, sentences: list[str]) -> tuple[tuple[Field, ...], str]:
    """Return the fields `access`, `counterpart` and `strength` of a benefit, and the sentence that is its quote.

    `given` is the sentence that gives something, None where there is none.
    """
    moved = (
        (sentence, MOVED.search(sentence) or MOVED_THERE.search(sentence) or THROUGH.search(sentence))
        for sentence in sentences
    )
    sentence, found = next(((s, match) for s, match in moved if match), (None, None))
    if given is None and found is None:
        return (Field("access", GOVERNMENT, GOVERNMENT_GUESS),), sentences[0]
    quote = given or sentence or sentences[0]
    through = found if found and quote == sentence else None
    if through:
        access: tuple[Field, ...] = (Field("access", "counterpart", ACCESS_GUESS), Field("counterpart", through["who"]))
    else:
        by_itself = BY_ITSELF.search(quote) or (RELIEF.search(quote) and "申请" not in quote)
        access = (Field("access", "direct" if by_itself else "apply", ACCESS_GUESS),)
    return (*access, Field("strength", strength_of(quote), STRENGTH_GUESS)), quote
