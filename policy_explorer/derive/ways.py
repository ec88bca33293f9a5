"""How to apply for a benefit, put together from what is said of it, its measure, its document and its department. Pure.

What is more specific comes first and replaces what is more general, field by field. Channel, address, web page and hours
say together where to apply, so they are replaced together: a window of the document is not shown beside the web page of
a benefit. Why: docs/decisions/ways-by-field.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from msgspec import Struct

from policy_explorer.derive.addresses import document_url
from policy_explorer.derive.companions import companion_place, seen_words
from policy_explorer.model import Benefit, Department, Document, Measure, Notice
from policy_explorer.model.ways import WAY_FIELDS, DepartmentWay, Way, WayFields

WHERE = ("channel", "address", "web", "hours")  # one unit: where to apply
PLACES, PHONES = ("address", "web"), "phones"
LABELS = {
    "channel": "方式",
    "address": "地点",
    "web": "网址",
    "hours": "受理时间",
    "phones": "电话",
    "papers": "材料",
    "form": "表格",
    "takes": "办理时限",
}
Level = Literal["benefit", "measure", "document", "department"]


class SiteWay(Struct, frozen=True):
    """A statement of how to apply. `said` are field and words of what it says, in the order of `LABELS`.

    It is from a quote of the notice, of a companion, or from a web page; `title`, `url` and `seen` are those of the
    companion or the page. `place` is where on the site the quote stands, None where it is in the text of the measure.
    """

    level: Level
    unit: str | None  # the department
    said: tuple[tuple[str, str], ...]
    quote: str | None = None
    place: str | None = None
    title: str | None = None
    url: str | None = None
    seen: date | None = None

    @property
    def labelled(self) -> tuple[tuple[str, str, str], ...]:
        """Return (field, label, words) of what it says."""
        return tuple((name, LABELS[name], words) for name, words in self.said)

    @property
    def origin(self) -> str:
        """Where it is from, in words: `文件原文`, `《申报指南》，2033年2月1日查看`."""
        by = f"{self.unit}，" if self.unit else ""
        if self.title and self.seen:
            return f"{by}《{self.title}》，{seen_words(self.seen)}"
        return "文件原文"


class Said(NamedTuple):
    """What one level says; `unit` is the department that it is, if any."""

    level: Level
    ways: Sequence[WayFields]
    unit: str | None = None


class WayContext(Struct, frozen=True):
    """What the statements of one document are found with: `anchors` on its page by quote, `companions` the texts by id."""

    document: Document
    anchors: Mapping[str, str]
    companions: Mapping[str, str]


def benefit_ways(
    benefit: Benefit, measure: Measure, leads: Iterable[Department], context: WayContext
) -> tuple[SiteWay, ...]:
    """Return how to apply for a benefit, the most specific statements first.

    Document and departments say how to apply to a department, and nothing of what a counterpart gives or what one has
    without applying.
    """
    if benefit.access == "government":
        return ()
    levels: list[Said] = [Said("benefit", benefit.how_to_apply), Said("measure", measure.how_to_apply)]
    if benefit.access == "apply":
        levels.append(Said("document", context.document.how_to_apply))
        levels += [Said("department", each.how_to_apply, each.name) for each in leads]
    return tuple(merged(levels, context))


def merged(levels: Iterable[Said], context: WayContext | None) -> Iterator[SiteWay]:
    """Yield what each level says that no level before it has said. Departments are of one level."""
    taken: dict[str, Level] = {}  # the level that says it, by `unit_of`
    for each in levels:
        for way in each.ways:
            said = fields_said(way)
            left = tuple(pair for pair in said if taken.get(unit_of(pair[0]), each.level) == each.level)
            if left:
                yield site_way(each, left, way, context)
        taken = {unit_of(name): each.level for way in each.ways for name, _ in fields_said(way)} | taken


def unit_of(field: str) -> str:
    """Return what is replaced together with a field."""
    return WHERE[0] if field in WHERE else field


def fields_said(way: WayFields) -> list[tuple[str, str]]:
    """Return field and words of all that an entry says."""
    found = {name: getattr(way, name) for name in WAY_FIELDS}
    return [(name, "、".join(value) if isinstance(value, tuple) else value) for name, value in found.items() if value]


def site_way(said: Said, left: Iterable[tuple[str, str]], way: WayFields, context: WayContext | None) -> SiteWay:
    """Return the statement `way` with those of its fields that are left; of a department without a `context`."""
    order = tuple(LABELS)
    ordered = tuple(sorted(left, key=lambda pair: order.index(pair[0])))
    if isinstance(way, DepartmentWay):
        return SiteWay(said.level, said.unit, ordered, title=way.from_.title, url=way.from_.url, seen=way.from_.seen)
    assert isinstance(way, Way) and context
    source, document = way.from_, context.document
    if source.quote is None:
        return SiteWay(said.level, said.unit, ordered, title=source.title, url=source.url, seen=source.seen)
    if source.source:
        companion = next(each for each in document.sources if each.id == source.source)
        place = companion_place(document, context.companions, source.source, source.quote)
        return SiteWay(said.level, said.unit, ordered, source.quote, place, companion.title, None, companion.seen)
    in_document = f"{document_url(document)}#{context.anchors.get(source.quote, 'main')}"
    return SiteWay(said.level, said.unit, ordered, source.quote, in_document if said.level == "document" else None)


def missing_words(benefit: Benefit, ways: Iterable[SiteWay], document: Document) -> str | None:
    """Say that nobody wrote where to apply, or whom to call; None where both are said or there is nothing to apply for.

    `文件没有写申报地点和电话`, `文件和《申报指南》没有写电话`. Validation makes sure that it is true of telephone numbers.
    """
    if benefit.access != "apply":
        return None
    said = {name for way in ways for name, _ in way.said}
    places, phone = said.intersection(PLACES), PHONES in said
    missing = "和".join(([] if places else ["申报地点"]) + ([] if phone else ["电话"]))
    texts = "".join(f"和《{each.title}》" for each in document.sources)
    return f"文件{texts}没有写{missing}" if missing else None


def short_words(ways: Iterable[SiteWay]) -> str:
    """Return the shortest answer to how to apply: channel and place, and whom to call."""
    wanted = ("channel", *PLACES, PHONES)
    found: dict[str, str] = {}
    for way in ways:
        for name, words in way.said:
            found.setdefault(name, words)
    names = [name for name in wanted if name in found] or list(found)
    return "；".join(f"{LABELS[name]}：{found[name]}" for name in names)


def document_ways(notice: Notice, anchors: Mapping[str, str]) -> tuple[SiteWay, ...]:
    """Return how to apply as a document says it for all of its measures. `notice` has the texts of its companions."""
    context = WayContext(notice.document, anchors, notice.companions)
    return tuple(merged([Said("document", notice.document.how_to_apply)], context))


def department_ways(department: Department) -> tuple[SiteWay, ...]:
    """Return how to apply to a department."""
    return tuple(merged([Said("department", department.how_to_apply)], None))
