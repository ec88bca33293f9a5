"""The lines of a web page to those of its notice, by what is known of notices and of government pages. Pure.

Lines that only a notice has (numbered measures, clauses about units, the term, a date alone) are evidence. The notice is the
innermost element with nearly all evidence. Lines are left out only before its first and after its last evidence, never between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from policy_explorer.importing.blocks import Block, PageFacts, Row
from policy_explorer.importing.readers.page_facts import day_in, facts_of
from policy_explorer.importing.readers.page_lines import PageLine, PageLines
from policy_explorer.importing.wording.closing import ATTACHMENT, DATE_LINE
from policy_explorer.importing.wording.headings import begins_with_marker
from policy_explorer.importing.wording.page_words import ABOUT, BESIDE, ENDED, ISSUERS_AND_DAY, is_furniture
from policy_explorer.importing.wording.passages import LABELLED, REFERENCE, TITLE_END
from policy_explorer.importing.wording.unit_clauses import find_clause
from policy_explorer.text.verbatim import without_whitespace

NEARLY_ALL = 0.9
SEPARATOR = re.compile(r"[-_|—–｜]|\s+")  # before the name of the site
TERM = re.compile(r"起(?:施行|实施|执行)|(?:执行|实施|施行)期限|有效期|长期有效|施行之日")
ISSUERS = re.compile(
    r"(?:[一-鿿]{2,24}(?:人民政府|办公室|办公厅|委员会|总局|管委会|保障部|[部局厅委署行会])[\s、]*){1,8}"
    r"(?:公告[0-9]{4}年第[0-9]{1,4}号)?"
)
# The first line of a title that has two.
TITLE_BEGINS = re.compile(rf"(?!.*(?:{TITLE_END.pattern}))[^。；：:>…]{{0,40}}关于[^。；：:>…]{{2,40}}")
NEAR_TITLE = 4  # lines between two titles of one text
SHOWN = 12  # of the lines that were left out, the first words


class PageNotice(Struct, frozen=True):
    """The notice of a page, notes for the editor, and what the page says of it besides."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...]
    facts: PageFacts


def notice_of(page: PageLines, titles: tuple[str, ...]) -> PageNotice:
    """Return the notice of `page`. `titles` are those that its head gives."""
    beside = aside(page)
    facts, of_facts = facts_of(page.lines)
    left_out = beside | of_facts
    own = [at for at in range(len(page.lines)) if at not in left_out]
    evidence = without_other_days(page.lines, [at for at in own if is_evidence(page.lines[at])])
    if not evidence:
        evidence = [at for at in own if "。" in page.lines[at].text]
    container = innermost(page, evidence or list(range(len(page.lines))))
    inside = [at for at in own if within(page, at, container)]
    known = set(evidence)
    body = [at for at in inside if at in known or "。" in page.lines[at].text]
    first, last = (body[0], body[-1]) if body else (0, len(page.lines))
    title = title_at(page.lines, titles, first)
    begin = title if title is None else first_of_title(page.lines, title)
    below = max(0, first - 6) if title is None else title
    kept = [at for at in inside if first <= at <= last]
    above = [at for at in own if at < first and (within(page, at, container) or (begin is not None and at >= begin))]
    beside_title = {
        at for at in own if begin is not None and at < begin and page.lines[at].inside == page.lines[begin].inside
    }
    signed = issuers_above(page.lines, {*above, *beside_title}, begin)
    before = sorted(signed | {at for at in above if belongs_before(page.lines[at], at, begin)})
    after: list[int] = []
    for at in (at for at in inside if at > last):
        linked = 0.0 if ATTACHMENT.match(page.lines[at].text) else page.lines[at].linked
        if is_furniture(page.lines[at].text, linked) or BESIDE.fullmatch(page.lines[at].text):
            break
        after.append(at)
    kept = without_second_title(page.lines, [*before, *kept, *after], title)
    blocks = tuple(page.lines[at].block for at in kept)
    facts = PageFacts(
        "".join(line.text for line in page.lines[begin : title + 1]) if title is not None else facts.title,
        facts.reference or reference_below(page.lines[at] for at in range(below, first) if at not in of_facts),
        facts.issuer or issuers_below(page.lines[at] for at in range(below, first) if at not in of_facts),
        facts.issued,
        facts.announced or announced(page.lines[at] for at in range(below, first) if at not in of_facts),
        facts.state,
    )
    return PageNotice(blocks, tuple(notes(page.lines, set(kept), of_facts, facts)), facts)


def is_evidence(line: PageLine) -> bool:
    """Return whether only a notice has such a line."""
    text = line.text
    if is_furniture(text, line.linked):
        return False
    return bool(
        isinstance(line.block, Row)
        or begins_with_marker(text)
        or find_clause(text[-600:])
        or is_day(line)
        or (TERM.search(text) and "。" in text)
        or (ATTACHMENT.match(text) and line.linked < 0.5)
    )


def without_other_days(lines: tuple[PageLine, ...], evidence: list[int]) -> list[int]:
    """Return `evidence` without days alone on a line that are no signature's: before all else, or below a link."""
    days = {at for at in evidence if is_day(lines[at])}
    first = next((at for at in evidence if at not in days), 0)
    return [at for at in evidence if at not in days or (at > first and lines[at - 1].linked < 0.5)]


def is_day(line: PageLine) -> bool:
    """Return whether a line is a day and nothing else."""
    return DATE_LINE.fullmatch(without_whitespace(line.text)) is not None


def aside(page: PageLines) -> set[int]:
    """Return the indices of lines in elements that begin with a heading such as 相关解读, and hold more than that."""
    found: set[int] = set()
    for at, line in enumerate(page.lines):
        if at in found or not BESIDE.fullmatch(line.text.strip("【】[] ")):
            continue
        element = line.inside
        while element and not starts_within(page, at, element) and not within_next(page, at, element):
            element = page.parents[element]
        if element and not starts_within(page, at, element):
            end = at
            while end < len(page.lines) and within(page, end, element):
                end += 1
            found |= set(range(at, end))
    return found


def starts_within(page: PageLines, at: int, element: int) -> bool:
    """Return whether an element has lines before line `at`."""
    return at > 0 and within(page, at - 1, element)


def within_next(page: PageLines, at: int, element: int) -> bool:
    """Return whether an element has lines after line `at`."""
    return at + 1 < len(page.lines) and within(page, at + 1, element)


def innermost(page: PageLines, chosen: list[int]) -> int:
    """Return the number of the innermost element with nearly all lines `chosen`, and the signature's date after them."""
    counts = [0] * len(page.parents)
    for at in chosen:
        counts[page.lines[at].inside] += 1
    for element in range(len(counts) - 1, 0, -1):  # an element's number is above that of its parent
        counts[page.parents[element]] += counts[element]
    best = max(element for element, count in enumerate(counts) if count >= NEARLY_ALL * len(chosen))
    while best and not any(page.lines[at].inside != best and within(page, at, best) for at in chosen[1:]):
        if sum(page.lines[at].inside == best for at in chosen) > 1:
            break
        best = page.parents[best]
    dated = [at for at in chosen if is_day(page.lines[at])]
    if dated and not any(within(page, at, best) for at in dated):
        later = [at for at in dated if at > max(a for a in chosen if within(page, a, best))]
        while later and best and not within(page, later[0], best):
            best = page.parents[best]
    return best


def within(page: PageLines, at: int, element: int) -> bool:
    """Return whether line `at` is in `element`, or in one within it."""
    inside = page.lines[at].inside
    while inside > element:
        inside = page.parents[inside]
    return inside == element


def title_at(lines: tuple[PageLine, ...], titles: tuple[str, ...], first: int) -> int | None:
    """Return the index of the line before `first` that is the title: as the head of the page says, or by its wording."""
    heads = [head.strip() for title in titles for head in (title, *SEPARATOR.split(title))]
    wordings = {without_whitespace(head) for head in heads}
    own = [at for at in range(first) if lines[at].linked < 0.5 and not is_furniture(lines[at].text, 0)]
    named = [at for at in own if len(lines[at].text) > 5 and without_whitespace(lines[at].text) in wordings]
    if named:
        longest = max(len(lines[at].text) for at in named)
        named = [at for at in named if len(lines[at].text) == longest]
        found = next((at for at in named if lines[at].heading), named[-1])
        # The text may begin with its title again; a menu that has it is further up.
        return min(at for at in named if at == found or 0 < found - at <= NEAR_TITLE)
    headings = [at for at in own if lines[at].heading]
    worded = [at for at in own if 6 <= len(lines[at].text) <= 80 and TITLE_END.search(lines[at].text)]
    return next(reversed(headings or worded), None)


def first_of_title(lines: tuple[PageLine, ...], title: int) -> int:
    """Return the index of the first line of a title whose last is line `title`: 某某办公室关于推动社区商业 / 便民服务的意见.

    Lines of one heading are one title: 某某市行动方案 / （2025—2027年）.
    """
    same = lines[title].inside
    while title and lines[title].heading and lines[title - 1].heading and lines[title - 1].inside == same:
        title -= 1
    if title == 0 or "关于" in lines[title].text or not TITLE_END.search(lines[title].text):
        return title
    above = lines[title - 1]
    return (
        title - 1
        if TITLE_BEGINS.fullmatch(above.text.strip()) and not is_furniture(above.text, above.linked)
        else title
    )


def belongs_before(line: PageLine, at: int, title: int | None) -> bool:
    """Return whether a line before the first evidence is of the notice: the title, what follows it, and its reference."""
    text = without_whitespace(line.text)
    if at == title:
        return True
    if is_furniture(line.text, line.linked) or ABOUT.search(line.text) or isinstance(line.block, Row):
        return False
    return (title is None or at > title) or bool(REFERENCE.fullmatch(text) or text.endswith("文件"))


def issuers_above(lines: tuple[PageLine, ...], above: set[int], title: int | None) -> set[int]:
    """Return the lines right above the title that name who issues the notice: 甲局 乙局, and below it 关于……的通知."""
    found: set[int] = set()
    at = (title or 0) - 1
    while at in above and ISSUERS.fullmatch(lines[at].text.strip()) and lines[at].linked < 0.5:
        found.add(at)
        at -= 1
    # A notice that forwards another is signed above it: the authorities, then the day.
    days = (day for day in above if is_day(lines[day]) and day - 1 in above)
    return found | {day for day in days if ISSUERS.fullmatch(lines[day - 1].text.strip())}


def without_second_title(lines: tuple[PageLine, ...], kept: list[int], title: int | None) -> list[int]:
    """Return `kept` with the title once, where the page has it above the text and the text begins with it again."""
    if title is None:
        return kept
    wording = without_whitespace(lines[title].text)
    again = [at for at in kept[:6] if without_whitespace(lines[at].text) == wording]
    if not again:
        return [title, *kept]
    return [at for at in kept if at not in again[:-1]]


def announced(lines: Iterable[PageLine]) -> date | None:
    """Return the day on which the page was published, by the line below its title."""
    return next((day for line in lines if ABOUT.search(line.text) and (day := day_in(line.text))), None)


def reference_below(lines: Iterable[PageLine]) -> str | None:
    """Return the reference, where a line below the title names it: 文号：某政规〔2034〕4号 发布机构：……."""
    found = (LABELLED.search(line.text) for line in lines)
    return next((each["reference"] for each in found if each), None)


def issuers_below(lines: Iterable[PageLine]) -> str | None:
    """Return who issued the notice, where a line below its title says that with the day, None where none does."""
    found = (ISSUERS_AND_DAY.match(line.text.strip()) for line in lines)
    return next((each["issuers"].strip() for each in found if each), None)


def notes(lines: tuple[PageLine, ...], kept: set[int], of_facts: set[int], facts: PageFacts) -> Iterator[str]:
    """Yield what the editor should know: what was left out, and what the page says of the notice's state."""
    left = [line for at, line in enumerate(lines) if at not in kept]
    if left:
        count = sum(len(without_whitespace(line.text)) for line in left)
        long = sorted((line for line in left if line.linked < 0.5), key=lambda line: -len(line.text))[:3]
        shown = "、".join(f"“{line.text[:SHOWN]}{'…' if len(line.text) > SHOWN else ''}”" for line in long)
        yield f"网页里正文以外的 {count} 个字没有读入{f'，最长的几处是{shown}' if shown else ''}"
    if facts.state and ENDED.search(facts.state):
        yield f"网页的信息表说这份文件“{facts.state}”，先看看还要不要导入"
