"""Notices -> how each benefit stands to others, seen from either side, and which document changes it. Pure.

A clause is shown beside every benefit that it concerns. Nothing is inferred from it: that two benefits exclude each other
does not say which one to choose, and what a later document changes is not changed here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from policy_explorer.derive.addresses import document_url
from policy_explorer.derive.anchors import companion_key
from policy_explorer.derive.days import first_day
from policy_explorer.model import Document, Notice
from policy_explorer.model.document import Amendment, Superseded
from policy_explorer.model.relations import BenefitRelation
from policy_explorer.text.wording import day_wording

Kind = Literal["excludes", "tops_up", "topped_up_by", "at_most_one", "amended"]
WORDS: Mapping[Kind, str] = {
    "excludes": "不得与下列各项同时享受",
    "tops_up": "在下列各项之上叠加",
    "topped_up_by": "下列各项可在它之上叠加",
    "at_most_one": "与下列各项只能享受其中一项",
    "amended": "有修改，这里没有据此改动，见",
}
PARTLY = "所在的文件{since}部分废止，是不是这一项见"
HIGHEST = "与下列各项只能享受其中一项，就高"


class NamedBenefit(Struct, frozen=True):
    """What the pages of other measures say of a benefit. `label` is that of its measure (text/citation.py)."""

    key: str
    title: str
    url: str
    document: str  # id
    document_name: str
    label: str


class SiteRelation(Struct, frozen=True):
    """How a benefit of the document `document` stands to `others`, and the clause that says so, at the address `place`.

    `title` is the title of the companion that the clause is from, if it is from one. Of what is `amended`, or in a document
    that is superseded in part (`partly`), the only other is the document that says so, as from `since`.
    """

    kind: Kind
    document: str  # id of that of the benefit
    others: tuple[NamedBenefit, ...]
    take: Literal["highest"] | None
    quote: str
    place: str
    title: str | None
    since: date | None = None
    partly: bool = False

    @property
    def words(self) -> str:
        since = f"自 {day_wording(self.since)}起" if self.since else ""
        if self.partly:
            return PARTLY.format(since=since)
        return HIGHEST if self.take else f"{since}{WORDS[self.kind]}"

    @property
    def origin(self) -> str:
        """The text of a link to the clause."""
        return f"见《{self.title}》" if self.title else "见文件"


Relations = Mapping[str, tuple[SiteRelation, ...]]  # by the key of a benefit


def benefit_relations(
    notices: Iterable[Notice], names: Mapping[str, NamedBenefit], anchors: Mapping[str, Mapping[str, str]]
) -> Relations:
    """Return the relations of each benefit that has any.

    `names` are all benefits of the site by key, `anchors` those of the clauses of each document by its id. Of the notices
    only the documents are used.
    """
    found: dict[str, list[SiteRelation]] = defaultdict(list)
    for notice in notices:
        for written in notice.document.relations:
            for key, relation in sides(written, notice.document, names, anchors[notice.document.id]):
                found[key].append(relation)
        for key, relation in changes_by(notice.document, names, anchors[notice.document.id]):
            found[key].append(relation)
    return {key: tuple(relations) for key, relations in found.items()}


def sides(
    written: BenefitRelation, document: Document, names: Mapping[str, NamedBenefit], anchors: Mapping[str, str]
) -> Iterator[tuple[str, SiteRelation]]:
    """Yield (key of a benefit, the relation as seen from it) for each benefit that a clause concerns."""
    place, title = clause_place(written, document, anchors)

    def seen(own: str, kind: Kind, others: Iterable[str]) -> tuple[str, SiteRelation]:
        named = tuple(names[each] for each in others)
        return own, SiteRelation(kind, names[own].document, named, written.take, written.quote, place, title)

    group = [full_key(each, document) for each in written.at_most_one]
    yield from (seen(each, "at_most_one", [other for other in group if other != each]) for each in group)
    if written.benefit is None:
        return
    own = full_key(written.benefit, document)
    back: tuple[tuple[tuple[str, ...], Kind, Kind], ...] = (
        (written.excludes, "excludes", "excludes"),
        (written.tops_up, "tops_up", "topped_up_by"),
    )
    for named, kind, reverse in back:
        others = [full_key(each, document) for each in named]
        if others:
            yield seen(own, kind, others)
        yield from (seen(other, reverse, [own]) for other in others)


def says_of_benefits(document: Document) -> bool:
    """Tell whether a document says anything that is shown beside a benefit."""
    return bool(document.relations or document.amends or document.supersedes)


def changes_by(
    document: Document, names: Mapping[str, NamedBenefit], anchors: Mapping[str, str]
) -> Iterator[tuple[str, SiteRelation]]:
    """Yield (key of a benefit, that `document` changes it) for each benefit that it amends, or whose document it repeals in part."""
    begins = first_day(document.period, document)
    url = document_url(document)
    by = NamedBenefit(document.id, f"《{document.title}》", url, document.id, document.reference, "")
    repealed = (each for each in document.supersedes if each.partly)
    changes: tuple[Amendment | Superseded, ...] = (*document.amends, *repealed)
    for written in changes:
        place, since = f"{url}#{anchors[written.quote]}", written.from_ or begins
        partly = isinstance(written, Superseded)
        for key, named in names.items():
            if named.document == written.document and concerns(written, key):
                yield (
                    key,
                    SiteRelation("amended", named.document, (by,), None, written.quote, place, None, since, partly),
                )


def concerns(written: Amendment | Superseded, key: str) -> bool:
    """Tell whether an amendment is of the measure of the benefit with this key: it names that, or none."""
    numbers = written.measures if isinstance(written, Amendment) else ()
    return not numbers or int(key.split("/")[1]) in numbers


def full_key(name: str, document: Document) -> str:
    """Return the key of a benefit as it is written in a relation: of the own document without its id."""
    return name if name.count("/") > 1 else f"{document.id}/{name}"


def clause_place(written: BenefitRelation, document: Document, anchors: Mapping[str, str]) -> tuple[str, str | None]:
    """Return the address of the clause, and the title of the companion that it is from."""
    if written.source is None:
        return f"{document_url(document)}#{anchors[written.quote]}", None
    title = next(each.title for each in document.sources if each.id == written.source)
    return anchors[companion_key(written.source, written.quote)], title


def relations_in(document: Document, relations: Relations) -> Relations:
    """Return the relations of the benefits of one document."""
    return {key: own for key, own in relations.items() if key.startswith(f"{document.id}/")}
