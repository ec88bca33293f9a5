"""The units that a measure names, from the clause that names them (`unit_clauses`). Pure.

In a list, the place in front is often written once: 区甲局、乙局. It is added where the notice or the vocabulary has the
whole name, or where the list gives the place just before; everything else stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from policy_explorer.importing.structure.outline import Item
from policy_explorer.importing.wording.unit_clauses import (
    BY_DUTY,
    BY_VERB,
    CLOSERS,
    DOING,
    ENDINGS,
    LABEL,
    STANDING,
    UNIT_END,
    doers,
    end_of_bracket,
    lead_rule,
    split_names,
    without_notes,
)
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.quotes import LEADING

OTHER_LABEL = re.compile(r"[；;，,][^；;，,：:、]{2,8}[：:]")  # 完成时限：, 联系电话：
TOGETHER = re.compile(r"会同|联合|商(?=[省市县区])")
SHORT = 8  # the longest name in a list that may lack its place
GOVERNMENT = re.compile(
    r"^(?!各|国网|国家|国务|园区|开发区|高新区|经开区|新区|团|人民银行|人行|央行|中国|银保监|海关)(?!.*(?:银保监|金融监管|人民银行|供电|税务总局|通信管理))(?!.*(?:管委会|协会|商会|居委会|村委会)$).{1,7}(?:局|办|委|中心|会|部|院|社|队|署|联|厅)$"
)
ENDING = re.compile("[局办委心会部院社队署联厅]")  # of `GOVERNMENT`
NO_PLACE = ("市场", "市容", "市政园林", "乡村")  # begin like a place and name none


def begins_with_place(name: str) -> bool:
    """Return whether the name of a unit begins with a place: 市财政局."""
    return name[:1] in LEADING and not name.startswith(NO_PLACE)


def names_written(notice: str) -> frozenset[str]:
    """Return all that stands in `notice`, which has no white space, and ends like a name that may lack its place.

    A search of the whole text for each name would take long in a long notice.
    """
    found: set[str] = set()
    for end in ENDING.finditer(notice):
        found.update(notice[begin : end.end()] for begin in range(max(0, end.end() - SHORT - 1), end.start()))
    return frozenset(found)


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
    written: frozenset[str]  # what the notice has that could be a name: see `names_written`
    places: tuple[str, ...] = ()  # of the issuer: a unit whose name begins with one is complete
    first_leads: int | None = None  # the number of the measure from which the unit that is named first leads

    def full_name(self, name: str, place: str) -> tuple[str, str]:
        """Return (full name, why it is a guess) of `name` after a unit of `place`, which is one character or "".

        A name that the vocabulary or the notice contains is no guess: "".
        """
        known = self.by_word.get(name)
        # 财政局 in a list of 县…, where the vocabulary has only 市财政局, is another place's.
        if known and not (place and not begins_with_place(name) and begins_with_place(known) and known[0] != place):
            return known, ""
        if begins_with_place(name) or name.startswith(self.places) or len(name) > SHORT or not GOVERNMENT.match(name):
            return name, "" if UNIT_END.search(name) else f"“{name}”不像单位的名称"
        if place:
            full = self.by_word.get(place + name, place + name)
            return full, "" if full in self.by_word or full in self.written else f"“{name}”按前面的单位补成“{full}”"
        return name, ""

    def by_habit(self, name: str, place: str) -> tuple[str, str]:
        """Return (full name, why it is a guess) of `name` in another list of a clause that has named a unit of `place`.

        Only a whole name that the notice or the vocabulary has is taken.
        """
        full, guess = self.full_name(name, place)
        if full == name or full in self.by_word.values() or full in self.written:
            return full, guess
        return name, f"“{name}”前面没有写明是哪里的，也可能是“{full}”"


def read_clause(clause: str, names: Names, number: int) -> Units:
    """Return the units that `clause` of measure `number` names."""
    inner = without_whitespace(clause).rstrip("。")
    if inner[:1] in CLOSERS and end_of_bracket(inner, 0) == len(inner):
        inner = inner[1:-1]
    standing = STANDING.search(inner)
    own = without_notes(inner)
    lists = list(labelled_lists(own)) or list(unlabelled_lists(own))
    guesses = ["原文写“会同”，谁牵头请核对"] if TOGETHER.search(own) else []
    lead, place = expand((part for is_lead, part in lists if is_lead), names, guesses)
    rest, _ = expand((part for is_lead, part in lists if not is_lead), names, guesses, place)
    if not lead and names.first_leads is not None and number >= names.first_leads:
        lead, rest = rest[:1], rest[1:]
    rest = tuple(name for name in rest if name not in lead)
    units = expand([standing["units"]], names, [])[0] if standing else ()
    return Units(
        clause,
        lead,
        rest,
        tuple(dict.fromkeys(guesses)),
        units,
        standing.group().lstrip("，,；;。") if standing else "",
    )


def labelled_lists(text: str) -> Iterable[tuple[bool, str]]:
    """Yield (whether they lead, names) for each label in `text`."""
    labels = list(LABEL.finditer(text))
    for label, after in zip(labels, [*labels[1:], None], strict=False):
        names = text[label.end() : after.start() if after else None]
        yield "牵头" in label.group() or "主办" in label.group(), OTHER_LABEL.split(names)[0]


def unlabelled_lists(text: str) -> Iterable[tuple[bool, str]]:
    """Yield (whether they lead, names) of a clause without labels, by its verbs."""
    if DOING.search(text):
        yield False, "、".join(doers(text))
    elif found := BY_VERB.match(text):
        yield True, found["lead"]
        yield from ((False, ENDINGS.sub("", part)) for part in re.split("[；;]", found["rest"] or ""))
    elif found := BY_DUTY.match(text):
        yield False, TOGETHER.sub("、", found["units"])
    else:
        text = re.sub(r"^(?:[本该此](?:条|项)(?:措施|政策|工作)?)?由", "", text)
        for part in re.split("[；;，,]", TOGETHER.sub("、", text)):
            yield False, ENDINGS.sub("", part)


def expand(lists: Iterable[str], names: Names, guesses: list[str], before: str = "") -> tuple[tuple[str, ...], str]:
    """Return the full names of the units in `lists`, each once, and the last place; add what is a guess to `guesses`.

    `before` is the place of a unit that another list of the clause has named.
    """
    full: list[str] = []
    for part in lists:
        place = ""
        for name in split_names(part):
            whole, guess = names.full_name(name, place) if place or not before else names.by_habit(name, before)
            full.append(whole)
            guesses += [guess] if guess else []
            place = whole[0] if begins_with_place(whole) and len(whole) > 2 else place
        before = place or before
    return tuple(dict.fromkeys(name for name in full if name)), before


def first_led(items: Iterable[Item], notice: str) -> int | None:
    """Return the number of the measure from which the unit that is named first leads; None where the notice has no such rule.

    With 下同, a rule in the clause of a measure holds for that measure and those after it; 0 is for all.
    """
    quote = lead_rule(notice)
    if quote is None:
        return None
    clauses = [(item.number, without_whitespace(item.clause or "")) for item in items]
    number = next((number for number, clause in clauses if "下同" in clause.partition(quote)[2]), 0)
    return 0 if clauses and number == clauses[0][0] else number
