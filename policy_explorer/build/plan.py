"""What the pages of each document are made from -> keys, and what of them has to be made. Pure.

A key is a digest of all that a page depends on. A page of a measure depends on its own file, on the document.yaml of its document and
the places of the clauses that this quotes, on what all pages share, on the program, and on the links that it shows; the pages of a
document on all its files instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from msgspec import Struct

from policy_explorer.build.cache import Store
from policy_explorer.build.documents import DocumentRecord
from policy_explorer.build.fingerprints import Program, digest
from policy_explorer.build.inputs import Inputs
from policy_explorer.build.manifest import Files
from policy_explorer.build.render_document import Context, Extent, Task
from policy_explorer.build.rows import KINDS
from policy_explorer.derive.site import DocumentPage, Site
from policy_explorer.render.measure_page import NamedMeasure
from policy_explorer.render.page import Shared
from policy_explorer.text.wording import document_wording


class DocumentPlan(Struct, frozen=True):
    """`keys` of the pages of its measures, by path; `key` of the document's own pages and rows."""

    page: DocumentPage
    key: bytes
    keys: Mapping[str, bytes]


class Plan(Struct, frozen=True):
    """What there is to be made for the whole site: of each document, by its id, and what its pages say of others."""

    common: bytes  # a key of what all pages are made from
    documents: Mapping[str, DocumentPlan]
    related: Mapping[str, tuple[str, ...]]  # by the key of a measure
    names: Mapping[str, NamedMeasure]  # likewise
    paths: Mapping[str, Mapping[str, str]]  # of the files of measures, by their keys, by their documents


def plan(
    site: Site,
    records: Sequence[DocumentRecord],
    related: Mapping[str, tuple[str, ...]],
    found: Inputs,
    shared: Shared,
    made_by: Program,
    extent: Extent,
) -> Plan:
    all_pages = (shared.day, shared.home, shared.several_documents, shared.documents, extent)
    common = digest([made_by.whole, found.shared, repr(all_pages).encode()])
    names = {name.key: name for record in records for name in names_in(record)}
    told = {key: sha256(repr(tuple(its)).encode()).digest() for key, its in names.items()}
    paths = {record.id: record.paths for record in records}
    documents = {
        page.notice.document.id: document_plan(page, site, found, common, related, told, paths[page.notice.document.id])
        for page in site.documents
    }
    return Plan(common, documents, related, names, paths)


def names_in(record: DocumentRecord) -> Iterator[NamedMeasure]:
    document = record.notice.document
    document_name = document_wording(document)
    return (NamedMeasure(row.key, row.url, row.number, row.title, document.id, document_name) for row in record.rows)


def document_plan(
    page: DocumentPage,
    site: Site,
    found: Inputs,
    common: bytes,
    related: Mapping[str, tuple[str, ...]],
    told: Mapping[str, bytes],
    paths: Mapping[str, str],
) -> DocumentPlan:
    """`told` are digests of what other pages say of each measure."""
    digests, id = found.document_digests, page.notice.document.id
    enders = [digests[one.by.document.id] for one in page.superseded_by]
    ended = [*enders, repr(page.period.superseded_from).encode()]
    whole = digest([common, digests[id], *ended])
    its_own = digest(
        [
            common,
            found.files[f"documents/{id}/document.yaml"],
            repr((page.notice.measures, tuple(paths))).encode(),
            *ended,
        ]
    )
    order = [None, *paths, None]
    links = {
        key: (before, after, *related[key]) for before, key, after in zip(order, order[1:], order[2:], strict=False)
    }
    keys = {
        site.measures[key].url: digest(
            [its_own, found.files[path], *(told[other] if other else b"" for other in links[key])]
        )
        for key, path in paths.items()
    }
    return DocumentPlan(page, whole, keys)


def keys_in(page: DocumentPage) -> Iterator[str]:
    return (key for _, keys in page.chapters for key in keys)


def context_of(page: DocumentPage, found: Inputs, whole: Plan) -> Context:
    id = page.notice.document.id
    paths = whole.paths[id]
    related = {key: whole.related[key] for key in paths}
    named = {key: whole.names[key] for key in (*paths, *(other for others in related.values() for other in others))}
    return Context(page, found.documents[id], paths, related, named)


def task_of(its: DocumentPlan, site: Site, files: Files, store: Store) -> Task:
    """What of a document cannot be kept of the files of the last build."""
    missing = {path for path, key in its.keys.items() if not files.holds(path, key)}
    wanted = (
        frozenset(key for key in keys_in(its.page) if site.measures[key].url in missing) if missing else frozenset()
    )
    own = files.group(its.key) and all(store.holds(kind, its.key) for kind in KINDS)
    return Task(wanted, None if own else its.key)
