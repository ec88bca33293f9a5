"""The clause of a measure that names units. Pure.

Supported forms: （牵头单位：甲；责任单位：乙、丙）, with or without brackets, in any of the usual labels; 【牵头单位】甲; （甲牵头，乙、丙配合）;
（甲、乙按职责分工负责）; a last sentence 由甲负责组织实施, or 由甲牵头，乙、丙配合.
"""

from __future__ import annotations

import re
from functools import lru_cache

from policy_explorer.text.verbatim import without_whitespace

ROLE = "牵头|主办|主管|责任|负责|落实|实施|兑现|执行|承接|配合|协办|协同|协助|参与|参加|承办"
WHO = "单位|部门|科室"
LABEL = re.compile(
    rf"(?P<lead>牵头|主办)?(?:{ROLE})*(?:{WHO})[：:]|[【\[](?P<boxed>牵头|主办)?(?:{ROLE})*(?:{WHO})[】\]][：:]?"
)
LABELLED = re.compile(
    rf"(?P<open>[（(【\[〔［])\s*(?:[^（(【\[。；：:]{{2,6}}[：:][^；;，,]{0, 60}[；;，,])?(?:(?:{ROLE}|及|和|、)+(?:{WHO}))[：:]"
)
BOXED = re.compile(rf"[【\[](?:{ROLE})+(?:{WHO})[】\]][：:]?[^。\n]*[。]?")
BARE = re.compile(rf"(?:^|(?<=[。；\n]))\s*(?:(?:{ROLE}|及|和|、)+(?:{WHO}))[：:][^。\n]*[。]?")
# A last sentence that says who does it; who explains the notice is another matter.
SENTENCE = re.compile(
    r"(?:^|(?<=[。；\n]))(?:[本该此](?:条|项)(?:措施|政策|工作)?)?由(?P<units>[^。；：\n由]{2,60}?)(?:牵头)?(?:负责)?(?:组织|具体)?(?:实施|落实|执行|兑现|办理|牵头|负责)。?$"
)
WITH_OTHERS = re.compile(
    r"(?:^|(?<=[。；\n]))(?:[本该此](?:条|项)(?:措施|政策|工作)?)?由(?P<units>[^，。；：\n由]{2,60}?)牵头(?:负责|组织)?(?:实施|落实)?[，、](?P<others>[^。；：\n]{2,80}?)(?:分别|共同|协同|积极)?(?:配合|参与|协助)(?:实施|落实|做好)?。?$"
)
# Without 由, only where each unit says what it does: 市科技局负责受理，市财政局负责资金拨付。
DOING = re.compile(
    r"(?:^|(?<=[。；\n]))(?P<all>(?:[^。；：\n，、由对按]{2,14}[局委办部厅院社会](?:、[^。；：\n，、]{2,14}[局委办部厅院社会])*(?:具体|牵头)?负责[^。；：\n，]{2,16}，?){1,4})。?$"
)
DOER = re.compile(r"(?:^|，)(?P<units>[^，]{2,40}?)(?:具体|牵头)?负责")
REMEMBERED = 4096  # paragraphs whose clause is asked for again and again
CLOSERS = {"（": "）)", "(": ")）", "【": "】", "[": "]", "〔": "〕", "［": "］"}
# Notes in the clause: who leads, and who takes part from then on.
LEAD_RULE = re.compile(r"(?:列|排)[^，。；、]{0,3}(?:第一|首)位?[^，。；、]{0,6}(?:为|是)牵头(?:单位|部门)?")
STANDING = re.compile(
    r"[，,；;。]?(?:以下|下同)[^，。；）)]*?均[需由](?P<units>[^，。；）)]+?)(?:共同)?(?:落实|配合|负责|参与)[^）)；]*"
)
NOTES = re.compile(rf"[，,；;。]?(?:{LEAD_RULE.pattern})|[，,；;。]下同")
BY_VERB = re.compile(
    r"^由?(?P<lead>[^，,；;。]{2,60}?)(?:等)?(?:共同)?牵头(?:负责|落实|实施|组织实施)?(?:[，,；;](?P<rest>.*))?$"
)
BY_DUTY = re.compile(
    r"^由?(?P<units>[^。；;：:]{2,200}?)(?:等(?:有关|相关)?(?:部门|单位)?)?(?:按照?(?:各自)?职责(?:分工)?|分工|分别|共同)*(?:负责|落实)$"
)
ENDINGS = re.compile(
    r"(?:等(?:有关|相关)?(?:部门|单位)?)?(?:按照?(?:各自)?职责(?:分工)?)?(?:具体|组织|共同|分别)*(?:配合|负责|参与|参加|落实|协助|协办|实施|执行|兑现|办理)+$"
)
# Words that name no unit by themselves; 区级相关部门 is used as a name.
UNNAMED = re.compile(r"(?:有关|相关)?(?:职能)?(?:部门|单位)(?:[和及、](?:部门|单位))?")
AND_OTHERS = re.compile(
    r"等[省市区县]?级?(?:有关|相关|各)?(?:职能)?(?:部门|单位)(?:[和及](?:单位|部门))?(?:以及|及|和|、)?|等(?=[和及、])"
)
AND = re.compile(r"(?<=[^、，])(?:以及|[和及])(?=各|有关|相关|其他|地方)")  # 和 may be part of a name: 县水利和湖泊局
GUIDING = re.compile(r"(?<=[部局委厅办院署])(?:会同|指导|督促)(?=各|地方|[省市县区乡镇])")  # 商务部指导各地区落实
UNIT_END = re.compile(
    r"(?:^各[^，。；：]{1,14}|局|署|总队|厅局|办|委|中心|会|部|办公室|公司|街道|镇|乡|街镇|乡镇|管委会|支队|大队|银行|院|所|集团|指挥部|单位|部门|园区|处|站|园|厅|社|政府|学校|村|社区|企业|机构|联社|联)(?:[（(][^（）()]*[）)])?$"
)


@lru_cache(maxsize=REMEMBERED)
def find_clause(text: str) -> str | None:
    """Return the last clause of `text` that names units, verbatim with its brackets; None where there is none."""
    found = None
    for start in LABELLED.finditer(text):
        end = end_of_bracket(text, start.start())
        found = text[start.start() : end] if end else found
    if found:
        return found
    if boxed := BOXED.search(text):
        return boxed.group()
    bare = [match.group().strip() for match in BARE.finditer(text) if match.group().strip()]
    if bare:
        begin = text.find(bare[0])
        end = text.find(bare[-1], begin) + len(bare[-1])
        return (
            text[begin:end]
            if not without_whitespace(text[begin:end]).replace(without_whitespace("".join(bare)), "")
            else bare[-1]
        )
    return bracketed_units(text) or sentence_of_units(text)


def end_of_bracket(text: str, start: int) -> int | None:
    """Return the index after the bracket that closes the one at `start`, None where there is none nearby."""
    depth, opener = 0, text[start]
    for at in range(start, min(len(text), start + 600)):
        if text[at] in CLOSERS and text[at] in (opener, *("（(" if opener in "（(" else "")):
            depth += 1
        elif text[at] in CLOSERS[opener]:
            depth -= 1
            if not depth:
                return at + 1
    return None


def bracketed_units(text: str) -> str | None:
    """Return the clause without a label that is in brackets at the end of `text`, None where there is none."""
    stripped = text.rstrip(" \n。")
    if stripped[-1:] not in tuple("）)】]〕］"):
        return None
    starts = [
        at
        for at in range(max(0, len(stripped) - 400), len(stripped))
        if stripped[at] in CLOSERS and end_of_bracket(stripped, at) == len(stripped)
    ]
    for start in starts:
        inner = without_notes(stripped[start + 1 : -1].strip())
        # 各乡镇(街道) is one name.
        if UNIT_END.search(stripped[:start]) and not re.search(r"[、，,；;]|负责|牵头", inner):
            continue
        named = (ENDINGS.sub("", part) for part in re.split("[，,；;]", inner))
        if (
            BY_VERB.match(inner)
            or BY_DUTY.match(inner)
            or all(UNIT_END.search(name) for part in named for name in split_names(part))
        ):
            return stripped[start:]
    return None


def sentence_of_units(text: str) -> str | None:
    """Return the last sentence of `text` if it says which units see to it, None where it does not."""
    if doing := DOING.search(text.rstrip()):
        return doing.group() if all(UNIT_END.search(name) for name in doers(doing["all"])) else None
    found = SENTENCE.search(text.rstrip()) or WITH_OTHERS.search(text.rstrip())
    named = [name for words in found.groupdict().values() for name in split_names(words)] if found else []
    return found.group() if found and all(UNIT_END.search(name) for name in named) else None


def doers(text: str) -> list[str]:
    """Return the units of a sentence in which each says what it does."""
    return [name for found in DOER.finditer(text) for name in split_names(found["units"])]


def without_notes(clause: str) -> str:
    """Return a clause without the notes that it holds for all measures: 列第一位的为牵头单位，下同."""
    return NOTES.sub("", STANDING.sub("", clause)).strip("，,；;。")


def split_names(text: str) -> list[str]:
    """Return the names of the list `text`. Commas within brackets do not separate names."""
    text = AND.sub("、", AND_OTHERS.sub("、", GUIDING.sub("、", text)))
    names, depth, begun = [], 0, 0
    for at, character in enumerate(text):
        depth += (character in "（(" and 1) or (character in "）)" and -1) or 0
        if depth <= 0 and character in "、，,；;\n ":
            names.append(text[begun:at])
            begun = at + 1
    names.append(text[begun:])
    cleaned = (re.sub(r"^(?:以及|及|和|由)|等$", "", name.strip(" 。.：:")) for name in names)
    return [name for name in cleaned if name and not UNNAMED.fullmatch(name)]


def lead_rule(notice: str) -> str | None:
    """Return the words by which the unit that a measure names first leads it; None where the notice has none."""
    found = LEAD_RULE.search(notice)
    return found.group() if found else None
