"""The units that a measure names, from the clause that names them. Pure.

Supported forms: （牵头单位：甲；责任单位：乙、丙）, with or without brackets, in any of the usual labels; （甲牵头，乙、丙配合）;
（甲、乙按职责分工负责）; a cell of a table. In a list, the place in front is often written once: 区甲局、乙局.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.quotes import LEADING

ROLE = "牵头|主办|主管|责任|负责|落实|实施|配合|协办|协同|协助|参与|参加|承办"
LABEL = re.compile(rf"(?P<lead>牵头|主办)?(?:{ROLE})*(?:单位|部门)[：:]")
LABELLED = re.compile(rf"(?P<open>[（(【\[])\s*(?:(?:{ROLE}|及|和|、)+(?:单位|部门))[：:]")
BARE = re.compile(rf"(?:^|(?<=[。；\n]))\s*(?:(?:{ROLE}|及|和|、)+(?:单位|部门))[：:][^。\n]*[。]?")
OTHER_LABEL = re.compile(r"[；;，,][^；;，,：:、]{2,8}[：:]")  # 完成时限：, 联系电话：
CLOSERS = {"（": "）)", "(": ")）", "【": "】", "[": "]"}
STANDING = re.compile(
    r"[，,；;]?(?:以下|下同)[^，。；）)]*?均[需由](?P<units>[^，。；）)]+?)(?:共同)?(?:落实|配合|负责|参与)[^）)；]*"
)
BY_VERB = re.compile(
    r"^(?P<lead>[^，,；;。]{2,60}?)(?:等)?(?:共同)?牵头(?:负责|落实|实施|组织实施)?(?:[，,；;](?P<rest>.*))?$"
)
BY_DUTY = re.compile(
    r"^(?P<units>[^。；;：:]{2,200}?)(?:等(?:有关|相关)?(?:部门|单位)?)?(?:按照?(?:各自)?职责(?:分工)?|分工|分别|共同)*(?:负责|落实)$"
)
ENDINGS = re.compile(
    r"(?:等(?:有关|相关)?(?:部门|单位)?)?(?:按照?(?:各自)?职责(?:分工)?)?(?:配合|负责|参与|参加|落实|协助|协办)+$"
)
# Words that name no unit by themselves; 区级相关部门 is used as a name.
UNNAMED = re.compile(r"(?:有关|相关)(?:部门|单位)")
AND_OTHERS = re.compile(r"等[省市区县]?级?(?:有关|相关)?(?:部门|单位)(?:以及|及|和|、)?")
UNIT_END = re.compile(
    r"(?:局|办|委|中心|会|部|办公室|公司|街道|镇|乡|街镇|管委会|支队|大队|银行|院|所|集团|指挥部|单位|部门|园区|处|站|园|厅|社|政府)(?:[（(][^（）()]*[）)])?$"
)
# A rule of the notice by which the unit that is named first leads.
LEAD_RULE = re.compile(r"(?:列|排)[^，。；、]{0,3}(?:第一|首)位?[^，。；、]{0,6}(?:为|是)牵头(?:单位|部门)")
SHORT = 8  # the longest name in a list that may lack its place
GOVERNMENT = re.compile(r"^(?!各|国网|国家|国务).{1,7}(?:局|办|委|中心|会|部|院|社|队|署|联|厅)$")


NO_PLACE = ("市场", "市容", "市政园林", "乡村")  # begin like a place and name none


def begins_with_place(name: str) -> bool:
    """Return whether the name of a unit begins with a place: 市财政局."""
    return name[:1] in LEADING and not name.startswith(NO_PLACE)


class Units(Struct, frozen=True):
    """The units of one measure, by full name."""

    quote: str  # the clause that names them
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    guesses: tuple[str, ...] = ()  # why some may be wrong
    standing: tuple[str, ...] = ()  # those that take part in all later measures without being named
    standing_quote: str = ""


class Names(Struct, frozen=True):
    """What is known of the names of units."""

    by_word: dict[str, str]  # name or alias -> name, of the vocabulary
    notice: str  # the whole text, without white space
    places: tuple[str, ...] = ()  # of the issuer: a unit whose name begins with one is complete

    def full_name(self, name: str, place: str) -> tuple[str, str]:
        """Return (full name, why it is a guess) of `name` after a unit of `place`, which is one character or "".

        A name that the vocabulary or the notice contains is no guess: "".
        """
        known = self.by_word.get(name)
        # 财政局 in a list of 县…, where the vocabulary has only 市财政局, is another place's.
        if known and not (place and not begins_with_place(name) and begins_with_place(known) and known[0] != place):
            return known, ""
        if (
            place
            and not begins_with_place(name)
            and not name.startswith(self.places)
            and len(name) <= SHORT
            and GOVERNMENT.match(name)
        ):
            full = self.by_word.get(place + name, place + name)
            return full, "" if full in self.by_word or full in self.notice else f"“{name}”按前面的单位补成“{full}”"
        return name, ""


def find_clause(text: str) -> str | None:
    """Return the last clause of `text` that names units, verbatim with its brackets; None where there is none."""
    found = None
    for start in LABELLED.finditer(text):
        end = end_of_bracket(text, start.start())
        found = text[start.start() : end] if end else found
    if found:
        return found
    bare = [match.group().strip() for match in BARE.finditer(text) if match.group().strip()]
    if bare:
        begin = text.find(bare[0])
        end = text.find(bare[-1], begin) + len(bare[-1])
        return (
            text[begin:end]
            if not without_whitespace(text[begin:end]).replace(without_whitespace("".join(bare)), "")
            else bare[-1]
        )
    return bracketed_units(text)


def lead_rule(notice: str) -> str | None:
    """Return the words by which the unit that a measure names first leads it; None where the notice has none."""
    found = LEAD_RULE.search(notice)
    return found.group() if found else None


def end_of_bracket(text: str, start: int) -> int | None:
    """Return the index after the bracket that closes the one at `start`, None where there is none nearby."""
    depth, opener = 0, text[start]
    for at in range(start, min(len(text), start + 600)):
        if text[at] in "（([【" and text[at] in (opener, *("（(" if opener in "（(" else "")):
            depth += 1
        elif text[at] in CLOSERS[opener]:
            depth -= 1
            if not depth:
                return at + 1
    return None


def bracketed_units(text: str) -> str | None:
    """Return the clause without a label that is in brackets at the end of `text`, None where there is none."""
    stripped = text.rstrip(" \n。")
    if stripped[-1:] not in tuple("）)】]"):
        return None
    starts = [
        at
        for at in range(max(0, len(stripped) - 400), len(stripped))
        if stripped[at] in CLOSERS and end_of_bracket(stripped, at) == len(stripped)
    ]
    for start in starts:
        inner = stripped[start + 1 : -1].strip()
        if BY_VERB.match(inner) or BY_DUTY.match(inner) or all(UNIT_END.search(part) for part in split_names(inner)):
            return stripped[start:]
    return None


def split_names(text: str) -> list[str]:
    """Return the names of the list `text`. Commas within brackets do not separate names."""
    text = AND_OTHERS.sub("、", text)
    names, depth, begun = [], 0, 0
    for at, character in enumerate(text):
        depth += (character in "（(" and 1) or (character in "）)" and -1) or 0
        if depth <= 0 and character in "、，,；;\n ":
            names.append(text[begun:at])
            begun = at + 1
    names.append(text[begun:])
    cleaned = (re.sub(r"^(?:以及|及|和|由)|等$", "", name.strip(" 。.：:")) for name in names)
    return [name for name in cleaned if name and not UNNAMED.fullmatch(name)]


def read_clause(clause: str, names: Names) -> Units:
    """Return the units that `clause` names."""
    inner = without_whitespace(clause).rstrip("。")
    if inner[:1] in CLOSERS and end_of_bracket(inner, 0) == len(inner):
        inner = inner[1:-1]
    standing = STANDING.search(inner)
    own = inner[: standing.start()] + inner[standing.end() :] if standing else inner
    lists = list(labelled_lists(own)) or list(unlabelled_lists(own))
    guesses: list[str] = []
    lead = expand((part for is_lead, part in lists if is_lead), names, guesses)
    rest = expand((part for is_lead, part in lists if not is_lead), names, guesses)
    if not lead and lead_rule(names.notice):
        lead, rest = rest[:1], rest[1:]
    rest = tuple(name for name in rest if name not in lead)
    units = expand([standing["units"]], names, []) if standing else ()
    return Units(
        clause, lead, rest, tuple(dict.fromkeys(guesses)), units, standing.group().lstrip("，,；;") if standing else ""
    )


def labelled_lists(text: str) -> Iterable[tuple[bool, str]]:
    """Yield (whether they lead, names) for each label in `text`."""
    labels = list(LABEL.finditer(text))
    for label, after in zip(labels, [*labels[1:], None], strict=False):
        names = text[label.end() : after.start() if after else None]
        yield "牵头" in label.group() or "主办" in label.group(), OTHER_LABEL.split(names)[0]


def unlabelled_lists(text: str) -> Iterable[tuple[bool, str]]:
    """Yield (whether they lead, names) of a clause without labels, by its verbs."""
    if found := BY_VERB.match(text):
        yield True, found["lead"]
        yield False, ENDINGS.sub("", found["rest"] or "")
    elif found := BY_DUTY.match(text):
        yield False, found["units"]
    else:
        yield False, ENDINGS.sub("", text)


def expand(lists: Iterable[str], names: Names, guesses: list[str]) -> tuple[str, ...]:
    """Return the full names of the units in `lists`, each once; add what is a guess to `guesses`."""
    full: list[str] = []
    for part in lists:
        place = ""
        for name in split_names(part):
            whole, guess = names.full_name(name, place)
            full.append(whole)
            guesses += [guess] if guess else []
            place = whole[0] if begins_with_place(whole) and len(whole) > 2 else place
    return tuple(dict.fromkeys(name for name in full if name))
