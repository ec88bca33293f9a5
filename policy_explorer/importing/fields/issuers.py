"""Who issues a notice: from its signature, or else from its title or what stands around that. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_explorer.importing.draft import Absent, Field
from policy_explorer.importing.wording.page_words import ISSUERS_AND_DAY
from policy_explorer.text.verbatim import without_whitespace

RolesAndTexts = tuple[tuple[str, str], ...]  # (role, text)

HEAD_OF_PLACE = re.compile(
    r"(?:省长|市长|县长|区长|州长|主席|主任|局长|部长|署长|厅长|行长)[一-鿿·\s]{2,8}$"
)  # who signs an order
HEADING = re.compile(r"[一-鿿]{4,40}(?:政府(?:办公室|办公厅)?|委员会|办公室|[局厅委])文件")  # red, above the title
PLACE = re.compile(r"[一-鿿]{2,6}?[省市区县州旗镇乡]")
ORDERED = re.compile(
    "日(?P<issuer>[一-鿿]{2,24}?(?:人民政府|委员会|[部局厅]))令第"
)  # （2034年3月2日某市人民政府令第88号公布）
# （2034年3月2日甲局、乙局以某规〔2034〕1号公布）
ISSUED_AS = re.compile(r"日(?P<issuers>[一-鿿、]{4,120}?)以(?=[一-鿿]{2,10}[〔\[])")
# Offices of the State in a place, whose name begins with that of the State's: 中国人民银行某市分行.
BRANCH = "国家税务总局|中国人民银行|国家金融监督管理总局|国家统计局|国家矿山安全监察局"
BY_ORDER = re.compile(
    "(?:中华人民共和国)?(?P<issuer>[一-鿿]{2,24}(?:人民政府|委员会|总局|[部局署行]))令(?=第|$)"
)  # a reference: 某部令第14号
# Authorities of the State, which sign one after the other without a place in front.
OF_STATE = (
    "国务院(?:办公厅)?|中共中央办公厅|国家[一-鿿]{2,8}?(?:委员会|委(?!员)|总局|局)"
    "|外交部|教育部|科技部|科学技术部|工业和信息化部|公安部|民政部|司法部|财政部|人力资源(?:和)?社会保障部|自然资源部|生态环境部"
    "|住房(?:和)?城乡建设部|交通运输部|水利部|农业农村部|商务部|文化和旅游部|退役军人(?:事务)?部|应急(?:管理)?部"
    "|(?:中国)?人民银行|海关总署|税务总局|市场监管总局|金融监管总局|(?:中国)?证监会"
)
LINE_OF_ISSUER = re.compile(
    "[一-鿿]{2,24}(?:人民政府(?:办公室|办公厅)?|委员会|办公室|管委会|[局厅])"
)  # below the title
ISSUER = re.compile(
    r"^(?P<issuer>[^，。]{2,60}?(?:人民政府(?:办公室|办公厅)?|委员会|办公室|管委会|[局厅委]))(?:关于|印发|转发)"
)
NO_ISSUER = "原文没有署名"


def issuer_fields(opening: RolesAndTexts, closing: RolesAndTexts) -> Iterator[Field | Absent]:
    """Yield the issuer, or all of a joint notice: from the signature, or else from the title or the heading above it."""
    signed = [without_stamp(text) for role, text in (*opening, *closing) if role == "signature"]
    signed = [text for text in signed if not HEAD_OF_PLACE.match(text)]
    titles = [without_whitespace(text) for role, text in opening if role == "title"]
    titled = next((m["issuer"] for text in titles if (m := ISSUER.match(text))), None)
    headed = next((text.removesuffix("文件") for text in titles if HEADING.fullmatch(text)), None)
    ordered = next((m["issuer"] for role, text in opening if (m := ORDERED.search(without_whitespace(text)))), None)
    by_order = (
        m["issuer"]
        for role, text in opening
        if role in ("reference", "title") and (m := BY_ORDER.match(without_whitespace(text)))
    )
    ordered = ordered or next(by_order, None)
    lines = [ordered] if ordered else [text for text in titles if LINE_OF_ISSUER.fullmatch(text)]
    named = (
        (*issuers_in(titled),)
        if titled
        else (headed,)
        if headed
        else tuple(each for text in lines for each in issuers_in(text))
    )
    copied = next((m["issuers"] for role, text in opening if role == "note" and (m := ISSUERS_AND_DAY.match(text))), "")
    given = (m["issuers"] for _, text in opening if (m := ISSUED_AS.search(without_whitespace(text))))
    copied = copied or next(given, "")
    issuers = (
        tuple(dict.fromkeys(each for text in signed for each in issuers_in(text)))
        or named
        or (*(issuers_in(without_whitespace(copied)) if copied else ()),)
    )
    if issuers:
        guess = "取自落款" if signed else "取自标题" if named else "取自标题下面写来源的一行"
        yield Field("issuer", issuers[0] if len(issuers) == 1 else issuers, guess)
    else:
        yield Field("issuer", NO_ISSUER, "原文没有署名，标题里也没有；查到了是哪个机关发的，再改")


def without_stamp(text: str) -> str:
    """Return a signature without the note that it is stamped."""
    return re.sub(r"[（(](?:代章|盖章|公章|印章)[）)]$", "", without_whitespace(text))


def issuers_in(text: str) -> list[str]:
    """Return the authorities that `text` names one after the other, each with the place in front: 青禾县甲局青禾县乙局."""
    if re.fullmatch(rf"(?:(?:{OF_STATE})[、，]?){{2,}}", text):
        return re.findall(OF_STATE, text)
    place = PLACE.match(text)
    begins = text[0] if text[:1] in ("省", "市", "区", "县") else place.group() if place else None
    if begins is None:
        return [text]
    return [
        each
        for each in re.split(
            rf"(?<!总局)(?<=[局委办厅会府室行])[、，]?(?=(?:{BRANCH})?{begins.removeprefix('中共')}(?![委办]))", text
        )
        if each
    ]
