"""What the pages of each document are made from -> keys, and what of them has to be made. Pure.

A key is a digest of all that a page depends on. A page of a measure depends on its document, on what all pages share, on the
program, and on the links that it shows; the pages of a document on the same without links.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..render.page import Shared
from ..site import Site
from .documents import Context, Digests, Task
from .inputs import Inputs, digest_of
from .program import Program, digest
from .published import Files
from .rows import KINDS
from .short import link
from .store import Store


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """`keys` of the pages of its measures, by path; `key` of the document's own pages and rows."""

    context: Context
    key: bytes
    keys: Mapping[str, bytes]


def plans(site: Site, found: Inputs, shared: Shared, made_by: Program, large: bool, related: Mapping[str, tuple[str, ...]]) -> dict[str, DocumentPlan]:
    """One for each document, by its id."""
    files = found.documents()
    all_pages = (shared.day, shared.home, shared.several_documents, shared.documents, large)
    common = digest([made_by.whole, found.shared, repr(all_pages).encode()])
    return {page.notice.document.id: plan(site, page, files, common, related) for page in site.documents}


def plan(site: Site, page, files: Mapping[str, Digests], common: bytes, related: Mapping[str, tuple[str, ...]]) -> DocumentPlan:
    id = page.notice.document.id
    own = [key for _, keys in page.chapters for key in keys]
    links = {other: link(site.measures[other]) for key in own for other in related[key]}
    enders = {one.by.document.id: files[one.by.document.id] for one in page.superseded_by}
    superseded_from = page.period.superseded_from
    context = Context(page, files[id], enders, superseded_from, {key: related[key] for key in own}, links)
    parts = [common, digest_of(files[id]), *map(digest_of, enders.values()), repr(superseded_from).encode()]
    key = digest(parts)
    keys = {site.measures[each].url: digest([key, repr([links[other] for other in related[each]]).encode()]) for each in own}
    return DocumentPlan(context, key, keys)


def task_of(its: DocumentPlan, site: Site, files: Files, store: Store) -> Task:
    """What of a document cannot be kept of the files of the last build."""
    keys = {entry.url: entry.key for entry in map(site.measures.__getitem__, its.context.related)}
    wanted = frozenset(keys[path] for path, key in its.keys.items() if not files.holds(path, key))
    own = files.group(its.key) and all(store.holds(kind, its.key) for kind in KINDS)
    return Task(wanted, None if own else its.key)
