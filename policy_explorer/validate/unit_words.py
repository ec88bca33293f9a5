"""Rule: the units of a measure have the roles that its text gives them: 由甲局牵头, 牵头单位：甲局, 责任单位：乙局."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.text.patterns import regex
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.quotes import spellings, units_quotes
from policy_explorer.validate.source_file import EACH, SourceFile

# Marks that web pages write in another width or form; each is one character in both.
MARKS = str.maketrans("():;,[]〔〕［］", "（）：；，（）（）（）")
OTHER_MARKS = regex("[():;,\\[\\]〔〕［］]")
NAMES = "(?P<names>(?:(?!责任|配合|协办|参与|完成)[^：；。（）])*)"
LEADS = regex(f"牵头(?:责任)?(?:单位|部门)?：{NAMES}")
# Behind a mark or a unit; 建设责任单位： and 追究责任单位： are about something else.
TAKING_PART = regex(
    f"(?:\\A|(?<=[（；，。：局委府门室心])|(?<=主要)|(?<=第[一二三]))(?:责任|配合|协办|参与)(?:单位|部门)：{NAMES}"
)
# At the beginning of a clause; not 由甲局牵头制定办法, 方案由甲局牵头, 由甲局牵头，各部门参与的机制.
LED_BY = regex(
    "(?:\\A|[，。；：（])(?:[本该此](?:项|条)?(?:工作|措施|政策)?)?(?:具体|统一|主要)?由(?P<names>[^，。；：（）由]{2,40})牵头(?:负责|组织)?(?:实施|落实)?(?=[，。；）]|\\Z)"
    "(?![^。；）]*(?:制定|编制|修订|出台|印发|起草|参与的|参加的|配合的))"
)
MARKED = regex("(?P<names>[一-鿿]{2,30})（牵头(?:单位)?）")
# A bracket with nothing but units: （甲局牵头，乙局配合）.
IN_BRACKET = regex(
    "（(?:责任单位：)?(?P<leads>[^，。；：（）]{2,40})牵头(?:负责)?(?:[，；](?P<others>[^。；：（）]{2,80}?)(?:分别|共同|协同)?(?:配合|参与))?）"
)
# 由甲局牵头，乙局、丙局配合
WITH_OTHERS = regex(
    "由[^，。；：（）由]{2,40}牵头(?:负责|组织)?[，、](?P<others>[^。；：（）]{2,80}?)(?:分别|共同|协同|积极)?(?:配合|参与|协助)(?:实施|落实|做好)?(?=[，。；）]|\\Z)"
)
BRACKET = regex("（[^（）]*）")
BETWEEN = regex("[、，]")
AND = regex("[和及]")  # may be part of a name: 县水利和湖泊局
AND_OTHERS = regex("等.*")


class Roles(Struct, frozen=True):
    """The units that a text names as leads and as taking part, and whether it names no other leads."""

    leads: tuple[str, ...]
    taking_part: tuple[str, ...]
    complete: bool


PARTNERS = regex("(?:责任|配合|协办|参与)(?:单位|部门)[：:]")  # of TAKING_PART, before or after `translate`
NO_ROLES = Roles((), (), True)


def units_fit_words(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the leads of a measure are those that its text calls so, and that it has all who take part by it.

    Only units of the vocabulary count, by a name, an alias, or the name without the place.

    Passes: lead 甲局, responsible 乙局, text 牵头单位：甲局；责任单位：乙局.
    Fails: lead 乙局, or no responsible unit, with that text; lead 甲局, text 由乙局牵头.
    """
    departments = content.vocabularies.get("departments")
    if departments is None:
        return
    names = units_by_spelling(spellings(departments))
    known = set(names.values())
    for file in notice.measures:
        if not any(map(may_have_roles, (file.text, *(quote for _, quote in units_quotes(file))))):
            continue
        elsewhere = any(quote not in file.text for _, quote in units_quotes(file))
        said = roles(file.text, names, labels_alone=elsewhere)
        leads, others = written_units(file, "lead"), written_units(file, "responsible")
        if not all_can_be_read(file, [*leads, *others], known):
            continue  # the rest may be there, misspelt
        named = set(leads)
        wrong = [*wrong_leads(file, ("lead",), said)]
        for at, quote in units_quotes(file):
            if at:  # a benefit may have a lead that only its own words name
                wrong += wrong_leads(file, (*at, "lead"), roles(quote, names))
        yield from wrong
        missing = [unit for unit in said.leads if unit not in named]
        if missing and not wrong:
            yield lost(file, "lead", "牵头", missing)
        left_out = [unit for unit in said.taking_part if unit not in named.union(others)]
        if left_out:
            yield lost(file, "responsible", "责任", left_out)


def wrong_leads(file: SourceFile, at: FieldPath, said: Roles) -> Iterator[Problem]:
    """Yield a problem for each unit of the list at path `at` where the words name other leads, and these alone."""
    if not said.leads or not said.complete:
        return
    for place, unit in file.select(*at, EACH, kind=str):
        if unit not in said.leads:
            yield file.problem(place, "正文写的牵头单位不是它", unit, f"照正文应为 {'、'.join(said.leads)}")


def lost(file: SourceFile, field: str, role: str, units: list[str]) -> Problem:
    """Return the problem that `field` has not all units of the text."""
    message = f"正文写的{role}单位没有都写进来：{'、'.join(units)}"
    return file.problem((field,), message, hint=f"补进 {field}；只管其中一项内容的，写在那一项里", on_key=True)


def written_units(file: SourceFile, field: str) -> list[str]:
    """Return the units that `field` of the measure and of its benefits holds."""
    return [unit for at in ((), ("benefits", EACH)) for unit in file.values(*at, field, EACH, kind=str)]


def all_can_be_read(file: SourceFile, written: list[str], known: Collection[str]) -> bool:
    """Return whether the fields of units are lists of units that the vocabulary has."""
    lists = all(isinstance(file.get(field, object), list | type(None)) for field in ("lead", "responsible"))
    return lists and all(unit in known for unit in written)


def units_by_spelling(words: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the unit by each spelling that only one unit has."""
    found: dict[str, set[str]] = {}
    for unit, all_spellings in words.items():
        for spelling in all_spellings:
            found.setdefault(without_whitespace(spelling), set()).add(unit)
    return {spelling: next(iter(units)) for spelling, units in found.items() if len(units) == 1}


def may_have_roles(text: str) -> bool:
    return "牵头" in text or PARTNERS.search(text) is not None


def roles(text: str, names: Mapping[str, str], labels_alone: bool = False) -> Roles:
    """Return the roles that `text`, which is without white space, surely gives to units.

    `labels_alone` is whether only 牵头单位： and the like count: where the notice names the units elsewhere, 其中由甲局牵头
    may be about a part.
    """
    if not may_have_roles(text):
        return NO_ROLES
    text = text.translate(MARKS) if OTHER_MARKS.search(text) else text
    lists = [whole_names(found, names) for found in LEADS.finditer(text)]
    others = [whole_names(found, names) for found in TAKING_PART.finditer(text)]
    for found in () if labels_alone else IN_BRACKET.finditer(text):
        lists.append(found["leads"])
        others.append(found["others"] or "")
    if not lists and not labels_alone:
        lists = [found["names"] for pattern in (LED_BY, MARKED) for found in pattern.finditer(text)]
        others += [found["others"] for found in WITH_OTHERS.finditer(text)]
    leads = [unit for words in lists for unit in units_named(words, names)]
    taking_part = [unit for words in others for unit in units_named(words, names)]
    return Roles(
        tuple(dict.fromkeys(unit for unit in leads if unit)),
        tuple(dict.fromkeys(unit for unit in taking_part if unit)),
        None not in leads,
    )


def whole_names(found: re.Match[str], names: Mapping[str, str]) -> str:
    """Return the names that a label gives, without the last one if a bracket is part of it: 各乡镇（街道）."""
    words: str = found["names"]
    last = BETWEEN.split(words)[-1]
    bracket = BRACKET.match(found.string, found.end())
    return words.removesuffix(last) if bracket and last + bracket[0] in names else words


def units_named(words: str, names: Mapping[str, str]) -> Iterator[str | None]:
    """Yield the unit of each name in `words`, None for one that is not known, and for 等."""
    for listed in filter(None, BETWEEN.split(words)):
        word = AND_OTHERS.sub("", listed)
        yield from [names[word]] if word in names else map(names.get, filter(None, AND.split(word)))
        if word != listed:
            yield None
