"""A content folder and a place -> the site in that place, making anew only what has to be. The one module that knows all of the engine.

The stages are those of build.py, of the same functions, one document at a time:

    inputs      a digest of every file; where all is as it was, that is all
    read        each document that is new to the store: its record, short, and sound
    across      what holds between documents, and the site as its lists want it
    make        the pages of documents that are not there yet, straight into the place
    join        the pages and data that show all documents
    finish      search, editions and what keeps the site on a reader's device

Whatever is wrong with the content, it is the plain pipeline that tells: `Unsound` leads there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from ..load import read_files
from ..package import package
from ..render import open_data
from ..render.explorer_data import needs_words
from ..render.page import Shared, shared_of
from ..render.pages import is_large
from ..render.tools import Tools, tools
from ..site import Site
from ..sizes import Size, sizes
from ..validate import catalogue, check_shared
from ..validate.content import arrange
from ..web_app import MANIFEST, WORKER
from ..web_app import files as web_app_files
from ..write import staged
from .assembly import related_of, site_of, sound_together
from .making import NOTHING_MADE, Extent, make_document, whole_site
from .records import WORDS, DocumentRecord, Unsound, read_document
from .inputs import Inputs, inputs
from .joined import files_of_records, files_of_rows, files_without_content, open_data_parts
from .plan import Plan, context_of, plan, task_of
from .program import Program, digest, program
from .published import NOTHING, Files, Published
from .search import put_search
from .store import Store
from .workers import Crew, Job

RECORD, PUBLISHED = "record", "published"  # what they are called in the store: one of each document, and the last site
LAST = b""  # the key of that one
# What is made of pages, when they are there.
LATER = ("search/pagefind/", "offline/", "offline.html", WORKER, MANIFEST)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What there is to tell of a build: how many files and measures there are, how large what is published is, if that was
    measured, where the site will lie, if known, and what is marked as not verified."""

    files: int
    measures: int
    sizes: tuple[Size, ...]
    address: str | None
    unverified: tuple[tuple[str, int, str], ...]


class Builder:
    """Builds one content into one place, any number of times.

    `build` raises Unsound where the content has problems, Changed where a file changed under its hands, Damaged where the
    store is not what it was; the site in its place is then as it was before.
    """

    def __init__(self, content: Path, out: Path, base_url: str | None, store: Store):
        self.content, self.out, self.base_url, self.store = content, out, base_url, store

    @property
    def version(self) -> str:
        """A name for the state of the pages in the place, if the last build put them there."""
        last = self.last()
        return last.version(LATER) if last.files else ""

    def last(self) -> Published:
        return self.store.get(PUBLISHED, LAST) or NOTHING

    def build(self, announce: Callable[[str], None], pages_only: bool = False) -> Outcome:
        """The whole site; or only its pages with their data, in which case what is made of them stays as it was, and is not
        measured."""
        announce("读取")
        made_by, found = program(), inputs(self.content)
        made_from = digest([made_by.whole, found.whole, repr((self.base_url, pages_only)).encode()])
        last = self.last()
        if last.made_from == made_from and last.untouched(self.out):
            return last.outcome
        if not found.clean:
            raise Unsound(self.content)
        with ExitStack() as ending:
            crew = Crew(self.state_of(found, made_by))
            ending.callback(crew.close)
            announce("检查")
            keys = {id: digest([made_by.code, found.shared, id.encode(), its]) for id, its in found.document_digests.items()}
            records = self.records(crew, found, keys)
            if not sound_together(crew.state["content"], records):
                raise Unsound(self.content)
            announce("生成")
            site = site_of(crew.state["catalogue"], records)
            shared = shared_of(site, self.base_url or site.catalogue.settings.home)
            files = Files(ending.enter_context(staged(self.out, last.stamps)), last.files)
            self.make_pages(crew, site, shared, files, found, made_by, records)
            if pages_only:
                files.keep_others(LATER)
            else:
                announce("检索")
                put_search(records, keys, site.catalogue.vocabulary, made_by, files, self.store)
                announce("打包")
                self.finish(site, shared.home, files, made_by, crew.state["tools"])
            measured = () if pages_only else sizes(files.contents(), len(site.measures))
            marks = tuple(mark for record in records for mark in record.unverified)
            outcome = Outcome(len(files.published), len(site.measures), measured, shared.home, marks)
            announce("写入")
        self.store.put(PUBLISHED, LAST, Published(made_from, files.published, outcome))
        if not pages_only:
            self.store.forget_unused()
        return outcome

    def state_of(self, found: Inputs, made_by: Program) -> dict[str, Any]:
        """What every process is to know, of the files that all documents share."""
        sources = read_files(self.content, [path for path in found.files if not path.startswith("documents/")])
        content = arrange(sources)
        if sources.problems or any(True for _ in check_shared(content)):
            raise Unsound(self.content)
        return {
            "root": found.root,
            "content": content,
            "catalogue": catalogue(content, ()),
            "notices": {},
            "tools": tools(self.store.subfolder(f"templates-{made_by.code.hex()[:16]}"), self.store.keep),
            "store": self.store,
        }

    def records(self, crew: Crew, found: Inputs, keys: Mapping[str, bytes]) -> list[DocumentRecord]:
        """Of every document, from the store, or made now and put there under these keys."""
        documents = found.documents
        known = {id: self.store.get(RECORD, key) if self.store.holds(WORDS, key) else None for id, key in keys.items()}
        new = {id: len(documents[id]) for id, record in known.items() if record is None}
        compiling = crew.state["tools"].compile() if len(new) == len(documents) else iter(())
        for record in crew.run(new, lambda id: Job(read_document, id, documents[id], keys[id]), compiling):
            known[record.id] = record
            self.store.put(RECORD, keys[record.id], record)
            self.store.holds(WORDS, keys[record.id])  # put there by whoever read it
        return [known[id] for id in documents]

    def make_pages(self, crew: Crew, site: Site, shared: Shared, files: Files, found: Inputs, made_by: Program, records: list[DocumentRecord]) -> None:
        extent = Extent(is_large(site), needs_words(site))
        planned = plan(site, found, shared, made_by, extent, related_of(site.catalogue, records))
        crew.tell(shared=shared, extent=extent, version=site.version, folder=files.staging.folder)
        its = crew.state["tools"]
        rows = lambda sort: (self.store.take(sort, of.key) for of in planned.documents.values())  # noqa: E731
        if extent.large:
            early = put_all(files, files_of_records(site, shared, its, records))
            self.make_documents(crew, site, files, found, planned, early)
        else:  # its lists show all of every measure
            self.make_documents(crew, site, files, found, planned)
            site = whole_site(crew.state, site, [context_of(page, found, planned) for page in site.documents])
            early = put_all(files, files_of_records(site, shared, its, records))
        crew.close()  # what it knows of documents is of no more use
        if not files.keep_group(planned.common):
            for path, content in files_without_content(shared, its):
                files.write(path, content, planned.common)
        for _ in chain(early, put_all(files, files_of_rows(site, shared, its, records, rows))):
            pass
        key = digest([planned.common, *(its.key for its in planned.documents.values())])
        if not files.keep_group(key):
            files.write(open_data.PATH, open_data_parts(site, rows), key)

    def make_documents(self, crew: Crew, site: Site, files: Files, found: Inputs, planned: Plan, meanwhile: Iterator[Any] = iter(())) -> None:
        """Put what cannot be kept of the documents' own files into the place, and their rows into the store."""
        tasks = {id: task_of(its, site, files, self.store) for id, its in planned.documents.items()}
        work = {id: len(task.measures) + bool(task.own) * planned.documents[id].page.count for id, task in tasks.items() if task.measures or task.own}
        jobs = {id: Job(make_document, context_of(planned.documents[id].page, found, planned), tasks[id]) for id in work}
        done = {made.id: made for made in crew.run(work, jobs.__getitem__, meanwhile)}
        for id, its in planned.documents.items():  # in the order of the site, whoever made what when
            made = done.get(id, NOTHING_MADE)
            for path, key in its.keys.items():
                files.made(path, made.measures[path], key) if path in made.measures else files.keep(path)
            if tasks[id].own is None:
                files.keep_group(its.key)
            for path, stamp in made.own.items():
                files.made(path, stamp, its.key)

    def finish(self, site: Site, home: str | None, files: Files, made_by: Program, its: Tools) -> None:
        """The editions, and what keeps the site on a reader's device."""
        key = digest([made_by.whole, repr(home).encode(), *(part for path, held in sorted(files.published.items()) for part in (path.encode(), held.key))])
        if not files.keep_group(key):
            for path, content in tuple(package(site, files.contents(), home, its)):
                files.write(path, content, key)
        for path, content in tuple(web_app_files(site, files.contents(), its.keep)):
            files.put(path, content)


def put_all(files: Files, made: Iterator[tuple[str, bytes]]) -> Iterator[None]:
    """Step by step."""
    for path, content in made:
        yield files.put(path, content)
