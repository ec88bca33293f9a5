"""A site that is being made: its documents' own pages, what shows all documents, and what is made of all that."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from policy_explorer.build.cache import Store
from policy_explorer.build.documents import DocumentRecord
from policy_explorer.build.fingerprints import Program, digest
from policy_explorer.build.inputs import Inputs
from policy_explorer.build.manifest import Files
from policy_explorer.build.plan import Plan, context_of, task_of
from policy_explorer.build.pool import Aside, Crew, Job
from policy_explorer.build.render_document import NOTHING_MADE, Extent, make_document, pages_alone, whole_site
from policy_explorer.build.render_site import (
    data_files,
    files_of_records,
    files_without_content,
    list_files,
    open_data_parts,
)
from policy_explorer.build.rows import KINDS
from policy_explorer.derive.site import Site
from policy_explorer.editions.package import package
from policy_explorer.editions.web_app import files as web_app_files
from policy_explorer.publish.publish import Stamp
from policy_explorer.render import open_data
from policy_explorer.render.page import Shared
from policy_explorer.render.tools import Tools


@dataclass(slots=True)
class Draft:
    """All that the steps have to do with. `files` are there when it is certain what to make; `early` are those that need no
    rows, made step by step whenever there is time.
    """

    site: Site  # of short measures
    shared: Shared
    extent: Extent
    planned: Plan
    records: list[DocumentRecord]
    found: Inputs
    made_by: Program
    crew: Crew
    its: Tools
    store: Store
    files: Files = field(init=False)
    early: Iterator[None] = iter(())

    def rows(self, sort: str) -> Iterator[Any]:
        """Of one document after the other."""
        return (self.store.take(sort, its.key) for its in self.planned.documents.values())

    def put_all(self, made: Iterator[tuple[str, bytes]]) -> Iterator[None]:
        """Step by step."""
        for path, content in made:
            yield self.files.put(path, content)


def first_pages(crew: Crew, planned: Plan, found: Inputs, changed: Collection[str]) -> dict[str, bytes]:
    """The pages of the measures whose own files these are, by their paths."""
    made: dict[str, bytes] = {}
    for id, its in planned.documents.items():
        keys = [key for key, path in planned.paths[id].items() if path in changed]
        if keys:
            made |= pages_alone(crew.state, context_of(its.page, found, planned), keys)
    return made


def make_documents(draft: Draft) -> None:
    """Put what cannot be kept of the documents' own files into the place, and their rows into the store."""
    crew, files, documents = draft.crew, draft.files, draft.planned.documents
    if draft.extent.large:
        draft.early = draft.put_all(files_of_records(draft.site, draft.shared, draft.its, draft.records))
    crew.tell(folder=files.staging.folder)
    tasks = {id: task_of(its, draft.site, files, draft.store) for id, its in documents.items()}
    work = {
        id: len(task.measures) + bool(task.own) * documents[id].page.count
        for id, task in tasks.items()
        if task.measures or task.own
    }
    jobs = {
        id: Job(make_document, context_of(documents[id].page, draft.found, draft.planned), tasks[id]) for id in work
    }
    done = {made.id: made for made in crew.run(work, jobs.__getitem__, draft.early)}
    for id, its in documents.items():  # in the order of the site, whoever made what when
        made = done.get(id, NOTHING_MADE)
        for path, key in its.keys.items():
            files.made(path, made.measures[path], key) if path in made.measures else files.keep(path)
        if tasks[id].own is None:
            files.keep_group(its.key)
        for path, stamp in made.own.items():
            files.made(path, stamp, its.key)
        for sort in KINDS:
            draft.store.holds(sort, its.key)  # put there by whoever made it
    crew.close()  # what workers know of documents is of no more use


def written_lists(draft: Draft) -> list[tuple[str, Stamp | None, bytes]]:
    """The pages that list measures: how each looks that is not the last site's, and what is in it. They take as long as all
    other pages of the whole site, and are to be made aside.
    """
    return [
        draft.files.written(path, content)
        for path, content in list_files(draft.site, draft.shared, draft.its, draft.rows)
    ]


def with_whole_measures(draft: Draft) -> None:
    """The lists of a site that is not large show all of every measure."""
    if not draft.extent.large:
        contexts = [context_of(its.page, draft.found, draft.planned) for its in draft.planned.documents.values()]
        draft.site = whole_site(draft.crew.state, draft.site, contexts)
        draft.early = draft.put_all(files_of_records(draft.site, draft.shared, draft.its, draft.records))


def join(draft: Draft, lists: Aside) -> None:
    """Put what shows all documents; `lists` are what `written_lists` gives."""
    files, planned = draft.files, draft.planned
    if not files.keep_group(planned.common):
        for path, content in files_without_content(draft.shared, draft.its):
            files.write(path, content, planned.common)
    for _ in chain(draft.early, draft.put_all(data_files(draft.site, draft.shared, draft.records, draft.rows))):
        pass
    key = digest([planned.common, *(its.key for its in planned.documents.values())])
    if not files.keep_group(key):
        files.write(open_data.PATH, open_data_parts(draft.site, draft.rows), key)
    for path, its, own in lists.value():
        files.made(path, its, own) if its else files.keep(path)


def put_editions(draft: Draft) -> None:
    files, home = draft.files, draft.shared.home
    held = (part for path, its in sorted(files.published.items()) for part in (path.encode(), its.key))
    key = digest([draft.made_by.whole, repr(home).encode(), *held])
    if files.keep_group(key):
        return
    with ExitStack() as ending:

        def aside(make: Callable[[], bytes]) -> Callable[[], bytes]:
            made = Aside(make)
            ending.callback(made.close)
            return made.value

        for path, content in tuple(package(draft.site, files.contents(), home, draft.its, aside)):
            files.write(path, content, key)


def put_web_app(draft: Draft) -> None:
    """What keeps the site on a reader's device: it knows of all other files."""
    for path, content in tuple(web_app_files(draft.site, draft.files.contents(), draft.its)):
        draft.files.put(path, content)
