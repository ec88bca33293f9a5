"""The steps of a build after the site is assembled.

First the files of single documents, then those that show all documents. `after_pages` has the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any

from policy_explorer.build.cache import ValueKind
from policy_explorer.build.documents import BuildRecord, index_words
from policy_explorer.build.fingerprints import Program, fingerprint
from policy_explorer.build.inputs import Inputs
from policy_explorer.build.output_files import OutputFiles
from policy_explorer.build.plan import Plan, context_of, task_of
from policy_explorer.build.pool import DeferredTask, SerialPool, Task
from policy_explorer.build.process_state import ProcessState, SiteContext
from policy_explorer.build.render_document import RenderedDocument, pages_alone, render_document, rows_of
from policy_explorer.build.render_site import (
    all_measure_rows,
    files_of_rules,
    files_of_summaries,
    files_without_content,
    list_files,
    open_data_parts,
    words_file,
)
from policy_explorer.build.rows import kinds
from policy_explorer.build.sink import Receipt
from policy_explorer.build.worker import Job
from policy_explorer.derive.site import Site
from policy_explorer.render import open_data, search_words

# Derived from the pages, and so after them: see `after_pages`.
LATER = ("search/pagefind/", "offline/", "offline.html", "sw.js", "manifest.webmanifest")
Lists = list[tuple[str, bytes, Receipt | None]]


@dataclass(slots=True)
class BuildState:
    """What the steps of a build share.

    `files` is set once the site is assembled. `meanwhile` puts the files that need no rows, one a step, while workers
    render.
    """

    site: Site
    site_context: SiteContext
    plan: Plan
    records: list[BuildRecord]
    unverified: tuple[tuple[str, int, str], ...]  # in the files that all documents share
    inputs: Inputs
    program: Program
    pool: SerialPool
    process: ProcessState
    ending: ExitStack  # closes the tasks in the background
    files: OutputFiles = field(init=False)
    meanwhile: Iterator[None] = field(init=False)

    def rows(self, kind: ValueKind[Any]) -> Iterator[Any]:
        """Yield the rows of `kind`, those of one document after the other."""
        for plan in self.plan.documents.values():
            context = partial(context_of, plan.page, self.inputs, self.plan)
            yield rows_of(self.process, kind, plan.key, context)

    def words(self, id: str) -> Sequence[str]:
        """Return the words of a document for the index, a text for each measure."""
        files, key = self.inputs.documents[id], self.record_key(id)
        return index_words(self.process, id, files, key)

    def record_key(self, id: str) -> bytes:
        return record_key(self.program, self.inputs, id)

    def put_all(self, files: Iterator[tuple[str, bytes]]) -> Iterator[None]:
        """Put `files`, and yield after each."""
        for path, content in files:
            self.files.put(path, content)
            yield

    def background(self, make: Callable[[], bytes]) -> Task[bytes]:
        return ended(self.ending, self.pool.background(make))


def ended(ending: ExitStack, task: Task[Any]) -> Task[Any]:
    """Return `task`, to be closed with `ending`."""
    ending.callback(task.close)
    return task


def record_key(program: Program, inputs: Inputs, id: str) -> bytes:
    return fingerprint([program.code, inputs.shared, id.encode(), inputs.document_fingerprints[id]])


def first_pages(state: BuildState, changed: Collection[str]) -> dict[str, bytes]:
    """Return the pages of the measures whose files are in `changed`, by path."""
    pages: dict[str, bytes] = {}
    for id, plan in state.plan.documents.items():
        keys = [key for key, path in state.plan.paths[id].items() if path in changed]
        if keys:
            pages |= pages_alone(state.process, context_of(plan.page, state.inputs, state.plan), keys)
    return pages


def put_documents(state: BuildState) -> None:
    """Put the files of each document, and its rows into the cache. Files that still match are reused."""
    pool, files, plans, cache = state.pool, state.files, state.plan.documents, state.process.cache
    state.meanwhile = state.put_all(
        files_of_summaries(state.site, state.site_context.shared, state.process.tools, state.records)
    )
    pool.share(writer=files.storage.writer)
    tasks = {id: task_of(plan, state.site, files, cache, state.site_context.extent) for id, plan in plans.items()}
    work = {
        id: len(task.measures) + bool(task.document_key) * plans[id].page.count
        for id, task in tasks.items()
        if task.measures or task.document_key
    }

    def job(id: str) -> Job:
        return Job(render_document, context_of(plans[id].page, state.inputs, state.plan), tasks[id])

    done = {rendered.id: rendered for rendered in pool.run(work, job, state.meanwhile)}
    for id in plans:  # in the order of the site, not in that of the processes
        accept(state, id, done.get(id, RenderedDocument(id, {}, {})), reuse_document=tasks[id].document_key is None)
    pool.close()


def accept(state: BuildState, id: str, rendered: RenderedDocument, reuse_document: bool) -> None:
    """Accept the files that were rendered of a document, and reuse the others."""
    files, plan = state.files, state.plan.documents[id]
    for path, key in plan.keys.items():
        files.accept(path, rendered.measures[path], key) if path in rendered.measures else files.reuse(path)
    if reuse_document:
        files.reuse_group(plan.key)
    for path, receipt in rendered.document.items():
        files.accept(path, receipt, plan.key)
    for kind in kinds(state.site_context.extent.large):
        state.process.cache.holds(kind, plan.key)  # the process that rendered the document wrote them


def written_lists(state: BuildState) -> Lists:
    """Write the pages that list measures. Return path and key of each, and the receipt, None for a file that is reused.

    On a large site this takes as long as all other pages, and so runs in the background.
    """
    rows = all_measure_rows(state.rows)
    pages = list_files(state.site, state.site_context.shared, state.process.tools, rows)
    return [(path, *state.files.written(path, content)) for path, content in pages]


def start_lists(state: BuildState) -> Task[Lists]:
    """Start to write the pages that list measures. Those of a small site are written in the time in which a process starts."""
    make = partial(written_lists, state)
    large = state.site_context.extent.large
    return ended(state.ending, state.pool.background(make) if large else DeferredTask(make))


def put_what_shows_all(state: BuildState, lists: Task[Lists]) -> None:
    """Put the files that show all documents, `lists` among them."""
    files, plan, tools = state.files, state.plan, state.process.tools
    if not files.reuse_group(plan.common):
        for path, content in files_without_content(state.site_context.shared, tools):
            files.write(path, content, plan.common)
    rules = files_of_rules(state.site, state.site_context, tools, state.records, state.rows)
    for _ in chain(state.meanwhile, state.put_all(rules)):
        pass
    words_key = fingerprint(
        [state.program.whole, state.inputs.shared, *(state.record_key(each.id) for each in state.records)]
    )
    if not files.reuse_group(words_key):
        files.write(search_words.PATH, words_file(state.site, tools, state.records, state.inputs.shared), words_key)
    key = fingerprint([plan.common, *(document.key for document in plan.documents.values())])
    if not files.reuse_group(key):
        files.write(open_data.PATH, open_data_parts(state.site, state.rows), key)
    for path, list_key, receipt in lists.value():
        files.reuse(path) if receipt is None else files.accept(path, receipt, list_key)
