"""What a measure gives to the draft of its benefits: one, or one for each part of the text that gives something. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from policy_explorer.importing.draft import DraftMapping, Field, Figure, Inline
from policy_explorer.importing.fields.access import GOVERNMENT, access_fields
from policy_explorer.importing.fields.access import RELIEF as RELIEVED
from policy_explorer.importing.fields.default_vocabularies import (
    ENCOURAGEMENT,
    FINANCING,
    GRANT,
    KINDS,
    RELIEF,
    WORK,
    VocabularyEntry,
)
from policy_explorer.importing.fields.existing_content import ExistingContent
from policy_explorer.importing.fields.payouts import GIVEN_ROLES, PayoutDraft, draft_payout
from policy_explorer.importing.structure.outline import Item
from policy_explorer.importing.wording.headings import marker_of
from policy_explorer.text.verbatim import without_whitespace

GIVES = re.compile(
    r"(?:给予|予以|发放|享受|兑现|落实|安排)[^。；]{0,40}?(?:奖|补|资助|减|免|返还|贴息|资金|优惠|经费|扶持|红包|津贴|待遇)|免征|免收|减免|免租|减按|减半征收|减半收取|加计|可申请|可以申请|申领|均可申报|返还"
    r"|(?:给予|予以|发放)[^，。；]{0,12}[0-9０-９][万亿]?元|免申即享|每[人户亩家](?:每[年月天])?[^，。；0-9]{0,2}[0-9０-９][^，。；]{0,6}元|(?:标准|额度|限额)[^。；，]{0,12}提高[至到]|(?:支持|资助|补助|奖励)[^。；，]{0,4}不超过[^，。；]{0,8}元|一次性[^。；，]{0,8}(?:奖|补)|(?:奖励|补助|补贴|资助|奖补)[^。；，]{0,8}[0-9０-９]|最高[^。；，]{0,12}元|[0-9０-９][万亿]?元[^。；，]{0,8}(?:奖|补)|满[0-9０-９.]+元?(?:立)?减[0-9０-９]|(?:发放|申领|领取|派发)[^。；，]{0,24}券|券[^。；，]{0,16}(?:抵扣|抵用|核销|面额|面值)|[0-9０-９][%％][^，。；]{0,6}(?:给予|予以|支持|发放|补助|补贴|奖励|资助)|[0-9０-９][%％]兑[付现换]|按规定给予|按[^，。；]{0,6}(?:下列|以下|下表)[^，。；]{0,8}(?:奖励|补助|补贴|奖补|资助)"
)
# A sentence that only adds to the one before.
ADDS = re.compile(
    r"[0-9.]+[万亿]?[^0-9，。；]{1,4}(?:及?以上|以下)|其中|同时|上述|以上|同一|每增加|在此|再(?:给予|奖励)|最高|累计|单个|逾期|不足|不重复|该|所需|补贴期|奖励资金|补助资金"
)
IN_PARTS = re.compile("分[0-9两二三四五六七八九十]{1,2}[年期次批]")  # of all the sums before
# A piece that only limits what others give.
LIMITS = re.compile("(?:单|每)[^，。；]{0,8}(?:最高|累计|合计|总额|不超过)|累计|合计|总额|最高|以上|上述|同一")
# In a sentence whose sum is not understood: that it may be about what another one gives.
OF_OTHERS = re.compile("累计|合计|总额|上述|以上(?:奖|补|项|政策)|同一|叠加|基础上|不再|其中|标准")
GIVEN_MONEY = re.compile("[0-9０-９][万亿]?元|[0-9０-９][%％]")
MANUAL = "是否符合本项写明的条件、给予多少"
RULE_GUESS = "原文像是给予什么，暂按“由部门判断”写；请把写明的条件逐条写成规则，办法见 docs/rules.zh.md"
FIGURES_GUESS = "单位、role（用途）、label（说明）都是从上下文推断的，逐个核对"
ONE_GUESS = "只看出一项内容；原文给了几样的，拆成几项，名称、代号也请改"
SEVERAL_GUESS = "原文像是给了几样，一样写成一项，请核对有没有分错；名称、代号也请改"
MOST = 9
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
LONGEST_TITLE = 24


class BenefitsDraft(Struct, frozen=True):
    """The benefits of a measure, and what they use."""

    fields: tuple[DraftMapping, ...]
    guess: str
    kinds: tuple[VocabularyEntry, ...]
    questions: tuple[tuple[Field, ...], ...]
    units: tuple[str, ...]
    judged: bool  # whether any has a rule


class Part(Struct, frozen=True):
    """A part of the text that gives something."""

    text: str
    sentences: list[str]
    figures: tuple[Figure, ...]


def draft_benefits(
    item: Item, sentences: list[str], figures: Sequence[Figure], known: ExistingContent, fact: str
) -> BenefitsDraft:
    """Return the benefits of `item`, whose text has these sentences and figures. `fact` is the id of a question."""
    whole = Part(item.text, sentences, tuple(figures))
    parts = parts_of(whole, fact) or [whole]
    fields: list[DraftMapping] = []
    kinds: list[VocabularyEntry] = []
    questions: list[tuple[Field, ...]] = []
    units: list[str] = []
    judged = False
    for number, part in enumerate(parts, start=1):
        given = next((sentence for sentence in part.sentences if GIVES.search(sentence)), None)
        kind = kind_of(part.text, given, known)
        access, quote = access_fields(given, part.sentences)
        government = access[0].value == GOVERNMENT
        own = fact if number == 1 else f"{fact}_{'abcdefghij'[number - 1]}"
        payout = PayoutDraft((), part.figures) if government else draft_payout(part.figures, part.text, own)
        id = f"m{item.number}" if len(parts) == 1 else f"m{item.number}-{'abcdefghij'[number - 1]}"
        title = " ".join(item.title.split()) if len(parts) == 1 else title_of(quote)
        fields.append(benefit(id, title, kind, payout, access, quote))
        kinds.append(kind)
        questions += [payout.question] if payout.question else []
        units += payout.units
        judged = judged or not government
    guess = ONE_GUESS if len(parts) == 1 else SEVERAL_GUESS
    return BenefitsDraft(tuple(fields), guess, tuple(kinds), tuple(questions), tuple(units), judged)


def parts_of(whole: Part, fact: str) -> list[Part] | None:
    """Return the parts of a text that give something each, where there surely are several; together they are the text.

    One part begins at each paragraph, or at each sentence, that gives something of its own.
    """
    joined = draft_payout(whole.figures, whole.text, fact).fields
    if any(isinstance(each, Field) and over_clauses(each) for each in joined):
        return None
    lines = [line for line in whole.text.split("\n") if line.strip()]
    starts = [
        at for at, line in enumerate(lines) if gives_money(line[marker.end if (marker := marker_of(line)) else 0 :])
    ]
    if len(starts) > 1 and all(marker_of(lines[at]) or lines[at][0] in CIRCLED for at in starts):
        texts = ["\n".join(lines[a:b]) for a, b in bounds(starts, len(lines))]
    else:
        starts = [at for at, sentence in enumerate(whole.sentences) if gives_itself(sentence)]
        texts = ["。".join(whole.sentences[a:b]) for a, b in bounds(starts, len(whole.sentences))]
    parts = divided(whole, texts) if 1 < len(texts) <= MOST else None
    return parts or one_sum_each(whole, fact)


def one_sum_each(whole: Part, fact: str) -> list[Part] | None:
    """Return the parts of a text with several sums, one each: 国家级企业奖励50万元，省级企业奖励15万元.

    None where it is not sure how much any of them is, or where one only limits the others.
    """
    pieces = [piece for sentence in whole.sentences for piece in sums_apart(sentence, whole.figures, fact)]
    starts: list[int] = []
    sure = False
    for at, piece in enumerate(pieces):
        if any(figure.role in GIVEN_ROLES and figure.quote in piece for figure in whole.figures):
            way = way_of(piece, whole.figures, fact)
            apart = piece in whole.sentences and GIVES.search(piece) and not OF_OTHERS.search(piece)
            if way == "at_most" or not (way or apart) or (starts and (LIMITS.match(piece) or ADDS.match(piece))):
                return None
            sure = sure or way is not None
            starts.append(at)
    if not sure or not 1 < len(starts) <= MOST or IN_PARTS.search(whole.text):
        return None
    return divided(whole, ["，".join(pieces[a:b]) for a, b in bounds(starts, len(pieces))])


def way_of(text: str, figures: Sequence[Figure], fact: str) -> str | None:
    """Return the way in which `text` surely says how much it gives, None where it does not."""
    own = [figure for figure in figures if figure.quote in text]
    drafted = next(iter(draft_payout(own, text, fact).fields), None)
    return drafted.value[0].key if isinstance(drafted, Field) else None


def sums_apart(sentence: str, figures: Sequence[Figure], fact: str) -> Iterator[str]:
    """Yield the pieces of a sentence that lists sums, each with one; the sentence where it is understood as a whole."""
    quotes = {figure.quote for figure in figures if figure.role in GIVEN_ROLES and figure.quote in sentence}
    if len(quotes) < 2 or way_of(sentence, figures, fact):
        yield sentence
        return
    ends = sorted(sentence.index(quote) + len(quote) for quote in quotes)
    yield from (sentence[a:b].strip("，") for a, b in pairwise([0, *ends[:-1], len(sentence)]))


def over_clauses(payout: Field) -> bool:
    """Return whether a payout has tiers that several sentences give, which belong together."""
    way = payout.value[0]
    quote = next((each.value for each in way.value if each.key == "quote"), "") if way.key == "tiers" else ""
    return bool(re.search("[。；]", quote))


def bounds(starts: list[int], end: int) -> list[tuple[int, int]]:
    """Return (begin, end) of each part; what is before the first one is part of it."""
    return list(zip([0, *starts[1:]], [*starts[1:], end], strict=True))


def gives_money(text: str) -> bool:
    """Return whether a paragraph gives a sum, or a relief."""
    text = without_whitespace(text)
    return (
        ADDS.match(text) is None
        and GIVES.search(text) is not None
        and bool(GIVEN_MONEY.search(text) or RELIEVED.search(text))
    )


def gives_itself(sentence: str) -> bool:
    """Return whether a sentence surely gives something of its own: to somebody, 对……的，给予……, or as a relief."""
    if ADDS.match(sentence) or not gives_money(sentence):
        return False
    return (
        re.match("(?:对|凡)[^，]{3,}|[^，。]{4,40}的，", sentence) is not None or RELIEVED.search(sentence) is not None
    )


def divided(whole: Part, texts: list[str]) -> list[Part] | None:
    """Return the parts with these texts; None where a figure or a sentence would be in none of them, or in several."""
    plain = [without_whitespace(text) for text in texts]
    parts = [
        Part(
            text,
            [each for each in whole.sentences if each in words] or [words],
            tuple(figure for figure in whole.figures if figure.quote in words),
        )
        for text, words in zip(texts, plain, strict=True)
    ]
    if sum(len(part.figures) for part in parts) != len(whole.figures) or not all(part.sentences for part in parts):
        return None
    titles = {title_of(access_quote(part)) for part in parts}
    return parts if len(titles) == len(parts) else None


def access_quote(part: Part) -> str:
    """Return the sentence of a part that its benefit quotes."""
    return next((sentence for sentence in part.sentences if GIVES.search(sentence)), part.sentences[0])


def title_of(sentence: str) -> str:
    """Return a title for what a sentence gives: its first words."""
    marker = marker_of(sentence)
    words = re.match(
        r"(?:对于?|凡)?(?P<words>[^，。；：]{2,})", sentence[marker.end if marker else 0 :].lstrip(CIRCLED)
    )
    title = words["words"] if words else sentence
    return title if len(title) <= LONGEST_TITLE else re.sub("[0-9０-９.．]+$", "", title[:LONGEST_TITLE])


def kind_of(text: str, given: str | None, known: ExistingContent) -> VocabularyEntry:
    """Return the kind of the benefit. `given` is the sentence that gives something, None where there is none."""
    text = without_whitespace(text)
    order: tuple[VocabularyEntry, ...]
    if given is None:
        order = (ENCOURAGEMENT,) if any(keyword in text for keyword in ENCOURAGEMENT.keywords) else (WORK,)
    else:
        order = tuple(kind for kind in (RELIEF, GRANT, FINANCING) if any(keyword in given for keyword in kind.keywords))
        order = order or (GRANT,)
    by_name = {entry.name: entry for entry in known.vocabularies["kinds"]}
    return next((by_name[kind.name] for kind in (*order, *KINDS) if kind in order and kind.name in by_name), order[0])


def benefit(
    id: str, title: str, kind: VocabularyEntry, payout: PayoutDraft, access: tuple[Field, ...], quote: str
) -> DraftMapping:
    """Return the fields of a benefit."""
    return (
        Field("id", id),
        Field("title", title),
        Field("kind", kind.name, "按正文里的字眼选的"),
        Field("quote", quote),
        *payout.fields,
        *((Field("amounts", tuple(map(amount, payout.rest)), FIGURES_GUESS),) if payout.rest else ()),
        *access,
        *(() if access[0].value == GOVERNMENT else rule(quote, payout)),
    )


def amount(figure: Figure) -> Inline:
    """Return the fields of an amount."""
    return Inline(
        (
            Field("value", figure.value),
            Field("unit", figure.unit),
            Field("role", figure.role),
            *((Field("comparator", figure.comparator),) if figure.comparator else ()),
            Field("label", figure.label),
            *((Field("written", figure.written),) if figure.written else ()),
            Field("quote", figure.quote),
        )
    )


def rule(given: str, payout: PayoutDraft) -> Iterator[Field]:
    """Yield the fields of a rule that leaves all to a department, beside what the lines of `payout` set; `given` is its quote."""
    manual = (Field("manual", MANUAL), Field("quote", given))
    if not payout.lowest:
        yield Field("eligibility", manual, RULE_GUESS)
        yield Field("open_to_all", True)
        yield Field("examples", (example((), "maybe"),))
        return
    fact = payout.lowest[0].value
    yield Field("eligibility", (Field("all", (Inline(payout.lowest), Inline(manual))),), RULE_GUESS)
    answered = ((payout.meets, "maybe"), (payout.fails, "no"))
    yield Field(
        "examples", (*(example((Field(fact, each),), verdict) for each, verdict in answered), example((), "maybe"))
    )


def example(answers: tuple[Field, ...], verdict: str) -> Inline:
    """Return an example of a rule."""
    return Inline((Field("answers", Inline(answers)), Field("verdict", verdict)))
