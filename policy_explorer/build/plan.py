"""Compute the keys of the pages of each document, and which pages have to be rendered. Pure.

A key is a fingerprint of everything that a page depends on. The page of a measure depends on its own file, on
document.yaml and the anchors of the clauses quoted there, on the companions of its document, on the documents that supersede, extend or amend its document,
on what all pages share, on the program, and on the measures that it links to. The other pages of a document depend on all files of the document instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from msgspec import Struct

from policy_explorer.build.cache import Cache
from policy_explorer.build.documents import BuildRecord
from policy_explorer.build.fingerprints import Program, fingerprint
from policy_explorer.build.inputs import Inputs
from policy_explorer.build.output_files import OutputFiles
from policy_explorer.build.process_state import Extent, SiteContext
from policy_explorer.build.render_document import DocumentContext, DocumentTask
from policy_explorer.build.rows import kinds
from policy_explorer.derive.page_values import DocumentPage
from policy_explorer.derive.site import Site
from policy_explorer.render.measure_page import NamedMeasure, named_measure

Related = Mapping[str, tuple[str, ...]]  # keys of measures, nearest first, by the key of a measure


class DocumentPlan(Struct, frozen=True):
    """The keys of a document's files.

    `keys` are those of the pages of its measures, by path; `key` is that of its other files and of its rows.
    """

    page: DocumentPage
    key: bytes
    keys: Mapping[str, bytes]

    @property
    def id(self) -> str:
        return self.page.notice.document.id


class Plan(Struct, frozen=True):
    """The plans of all documents, by id, and what their pages show of measures of any document."""

    common: bytes  # fingerprint of what all pages depend on
    documents: Mapping[str, DocumentPlan]
    related: Related
    names: Mapping[str, NamedMeasure]  # by the key of a measure
    paths: Mapping[str, Mapping[str, str]]  # id of a document -> key of a measure -> its file
    versions: Mapping[str, str]  # of each document, by id, as its data scripts state it


class KeyInputs(Struct, frozen=True):
    """What keys are computed from besides files of the document.

    `named` are fingerprints of what other pages show of a measure, by its key.
    """

    common: bytes
    related: Related
    named: Mapping[str, bytes]


def plan_site(
    site: Site,
    records: Sequence[BuildRecord],
    related: Related,
    inputs: Inputs,
    site_context: SiteContext,
    program: Program,
) -> Plan:
    shared = site_context.shared
    all_pages = (
        shared.day,
        shared.issued,
        shared.home,
        shared.several_documents,
        shared.documents,
        site_context.extent,
    )
    common = fingerprint([program.whole, inputs.shared, repr(all_pages).encode()])
    names = {key: named_measure(summary) for key, summary in site.summaries.items()}
    named = {key: sha256(repr(tuple(name)).encode()).digest() for key, name in names.items()}
    paths = {record.id: record.paths for record in records}
    keys = KeyInputs(common, related, named)
    plans = (document_plan(page, site, inputs, keys, paths[page.notice.document.id]) for page in site.documents)
    return Plan(
        common,
        {plan.id: plan for plan in plans},
        related,
        names,
        paths,
        {record.id: record.version for record in records},
    )


def document_plan(
    page: DocumentPage, site: Site, inputs: Inputs, keys: KeyInputs, paths: Mapping[str, str]
) -> DocumentPlan:
    digests, id = inputs.document_fingerprints, page.notice.document.id
    changed_by = (*page.superseded_by, *page.extended_by, *page.amended_by, *page.implemented_by)
    related = (*page.extends, *page.amends, *page.implements, *changed_by)
    named = [each.measures for each in related]
    changes = [
        *(digests[each.by.id] for each in changed_by),
        repr((page.changes, named, page.benefit_relations)).encode(),
    ]
    document = inputs.files[f"documents/{id}/document.yaml"]
    companions = [inputs.files[f"documents/{id}/{each.file}"] for each in page.notice.document.sources]
    document_key = fingerprint(
        [keys.common, document, *companions, repr((page.anchors, tuple(paths))).encode(), *changes]
    )
    order = [None, *paths, None]
    links = {
        key: (before, after, *keys.related[key])
        for before, key, after in zip(order, order[1:], order[2:], strict=False)
        if key
    }
    pages = {
        site.summaries[key].url: fingerprint(
            [document_key, inputs.files[path], *(keys.named[other] if other else b"" for other in links[key])]
        )
        for key, path in paths.items()
    }
    return DocumentPlan(page, fingerprint([keys.common, digests[id], *changes]), pages)


def keys_in(page: DocumentPage) -> Iterator[str]:
    return (key for _, keys in page.chapters for key in keys)


def context_of(page: DocumentPage, inputs: Inputs, plan: Plan) -> DocumentContext:
    id = page.notice.document.id
    paths = plan.paths[id]
    related = {key: plan.related[key] for key in paths}
    named = {key: plan.names[key] for key in (*paths, *(other for others in related.values() for other in others))}
    return DocumentContext(page, inputs.documents[id], paths, related, named, plan.versions[id])


def task_of(plan: DocumentPlan, site: Site, files: OutputFiles, cache: Cache, extent: Extent) -> DocumentTask:
    """Return what has to be rendered of a document because no file of the last build can be reused for it."""
    missing = {path for path, key in plan.keys.items() if not files.can_reuse(path, key)}
    wanted = (
        frozenset(key for key in keys_in(plan.page) if site.summaries[key].url in missing) if missing else frozenset()
    )
    reusable = files.reusable_group(plan.key) and all(cache.holds(kind, plan.key) for kind in kinds(extent.large))
    return DocumentTask(wanted, None if reusable else plan.key)
