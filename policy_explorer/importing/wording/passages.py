"""The paragraphs around the measures to passages with their roles, which are guessed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policy_explorer.importing.wording.closing import DATE_LINE, IMPRINT, SIGNED_DAY
from policy_explorer.importing.wording.headings import begins_with_marker
from policy_explorer.importing.wording.page_words import is_about_page

REFERENCE = re.compile(
    r"(?:[一-鿿]{2,40}公告[0-9０-９]{4}年第[0-9０-９]{1,4}号)|"
    r"(?:[一-鿿]{2,24}令第?[0-9０-９〇一二三四五六七八九十百]{1,5}号)|"
    r"[\u4e00-\u9fff]{2,14}[〔\[（(【]\s*(?:[0-9０-９]{4})\s*[〕\]）)】]\s*第?[0-9０-９]{1,4}\s*号"
)
LABELLED = re.compile(rf"文号[：:]\s*(?P<reference>{REFERENCE.pattern})")
NUMBER_OF_YEAR = re.compile("20[0-9]{2}年第[0-9]{1,4}号")  # of an announcement
TITLE_END = re.compile(
    r"(?:通知|意见|措施|举措|办法|规定|方案|细则|政策|公告|决定|条例|计划|要点|通告|指南|清单|若干政策)(?:[》]|[（(].{1,14}[）)])*$"
)
SENTENCE_END = re.compile(r"[。；：，！？]$")


VERSION = re.compile(
    r"[（(](?:[一-鿿0-9]{0,6}(?:试行|暂行|修订稿?|修正|版|稿)|[0-9]{4}年[一-鿿]{0,6}[版订])[）)]"
)  # of a title
MOST_SIGNERS = 8
ADDRESSED = re.compile(
    r"政府|单位|部门|街道|委员会|[局委办厅司][：:，,、；;（(]|[县区市乡镇][：:，,、；;]|企业|公司|学校|院校|机构|商会|协会|园区|银行"
)
PURPOSE = re.compile(r"制定|制订|如下|以下|现[将就]|为(?:了|贯彻|深入|进一步)|特[制提]|通知|措施[：:]|按照|根据")
LONGEST_SIGNER = 30
ISSUING = re.compile(
    r"(?:政府(?:办公室|办公厅)?|委员会|办公室|办公厅|管委会|[局厅委办院行部署社会]|中心|公司|集团|领导小组|指挥部)(?:[（(](?:代章|盖章|公章|印章)[）)])?$"
)


def passages(paragraphs: Iterable[str], closing: bool = False) -> tuple[tuple[str, str], ...]:
    """Return (role, text) of each passage; the lines of one title are joined. A closing has no title."""
    texts = list(paragraphs)
    signers = signing(texts)
    found: list[tuple[str, str]] = []
    open_title = False
    for at, text in enumerate(texts):
        role = "signature" if at in signers else role_of(text, found)
        if (
            role == "title"
            and not any(each in ("addressees", "paragraph") for each, _ in found)
            and is_about_page(text)
        ):
            role = "note"
        role = "paragraph" if closing and role == "title" else role
        version = found and found[-1][0] == "title" and VERSION.fullmatch(text) and TITLE_END.search(found[-1][1])
        if version or (role == "title" and open_title and found[-1][0] == "title"):
            found[-1] = ("title", found[-1][1] + text)
        else:
            found.append((role, text))
        joined = found[-1][1]
        open_title = role == "title" and (joined.count("《") != joined.count("》") or not TITLE_END.search(joined))
    return tuple(found)


def signing(texts: list[str]) -> frozenset[int]:
    """Return the indices of the paragraphs that sign: names of authorities before a date, or the last of the text."""
    found: set[int] = set()
    lines = [at for at, text in enumerate(texts) if DATE_LINE.fullmatch(text)]
    lines = lines or [at for at, text in enumerate(texts) if SIGNED_DAY.fullmatch(text)]
    for end in [*lines, *(() if lines else (len(texts),))]:
        at = end - 1
        while at >= max(0, end - MOST_SIGNERS) and signs(texts[at], plain=at == end - 1 and end < len(texts)):
            found.add(at)
            at -= 1
    return frozenset(found)


def signs(text: str, plain: bool) -> bool:
    """Return whether a paragraph may be a signature. `plain`: it stands right before a date, and needs no other sign."""
    if SENTENCE_END.search(text) or TITLE_END.search(text) or re.match(r"附\s*件|抄[送报]|主送", text):
        return False
    return (plain and len(text) < 40) or (len(text) <= LONGEST_SIGNER and ISSUING.search(text) is not None)


def role_of(text: str, before: list[tuple[str, str]]) -> str:
    """Return the role of the paragraph `text`, which signs nothing. `before` are the passages so far."""
    if REFERENCE.fullmatch(text) or NUMBER_OF_YEAR.fullmatch(text):
        return "reference"
    if re.match(r"序\s*号", text):
        return "paragraph"  # the header of a table
    if DATE_LINE.fullmatch(text):
        return "date"
    if (text.endswith("印发") and IMPRINT.fullmatch(text)) or re.match(
        r"抄送|抄报|主送|(?:主办|承办|发布)单位[：:]", text
    ):
        return "imprint"
    if re.fullmatch(r"[（(].{2,40}[）)]", text) or re.match(r"附\s*件", text):
        return "note"
    if is_addressed(text) and not any(role == "addressees" for role, _ in before):
        return "addressees"
    if (
        len(text) < 80
        and not SENTENCE_END.search(text)
        and "。" not in text
        and not any(role == "paragraph" for role, _ in before[-1:])
    ):
        return "heading" if begins_with_marker(text) else "title"
    return "paragraph"


def is_addressed(text: str) -> bool:
    """Return whether a paragraph names whom a notice is for: 各乡镇人民政府：, but not 特制定如下措施：."""
    return (
        text.endswith(("：", ":"))
        and "。" not in text
        and not begins_with_marker(text)
        and ADDRESSED.search(text) is not None
        and PURPOSE.search(text) is None
    )
