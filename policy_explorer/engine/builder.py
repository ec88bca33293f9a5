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
from pathlib import Path
from typing import Any

from ..load import read_files
from ..render.environment import environment
from ..render.page import shared_of
from ..render.pages import is_large
from ..site import Site
from ..validate import catalogue, check_shared
from ..validate.content import arrange
from ..write import staged
from .assembly import related_of, site_of, sound_together
from .documents import WORDS, DocumentRecord, Task, Unsound, make_document, read_document
from .inputs import Inputs, inputs
from .joined import joined_files
from .plan import DocumentPlan, plans, task_of
from .program import digest, program
from .published import NOTHING, Files, Published
from .rows import LISTED
from .search import put_search
from .store import Store
from .workers import Crew, Job

RECORD = "record"  # of a document, in the store
LAST = b""  # the key of what the last build published


class Builder:
    """Builds one content into one place, any number of times."""

    def __init__(self, content: Path, out: Path, base_url: str | None, store: Store):
        self.content, self.out, self.base_url, self.store = content, out, base_url, store

    def build(self, announce: Callable[[str], None]) -> Any:
        announce("读取")
        made_by, found = program(), inputs(self.content)
        last: Published = self.store.get("published", LAST) or NOTHING
        made_from = digest([made_by.whole, found.whole, repr(self.base_url).encode()])
        if last.made_from == made_from and last.untouched(self.out):
            return last.outcome
        if not found.clean:
            raise Unsound(self.content)
        with ExitStack() as ending:
            crew = Crew(self.state_of(found))
            ending.callback(crew.close)
            announce("检查")
            keys = {id: digest([made_by.code, found.shared, id.encode(), its]) for id, its in found.document_digests().items()}
            records = self.records(crew, found, keys)
            if not sound_together(crew.state["content"], records):
                raise Unsound(self.content)
            announce("生成")
            site = site_of(crew.state["catalogue"], records)
            shared = shared_of(site, self.base_url)
            files = Files(ending.enter_context(staged(self.out, last.stamps)), last.files)
            planned = plans(site, found, shared, made_by, is_large(site), related_of(crew.state["catalogue"], records))
            crew.tell(shared=shared, large=is_large(site), version=site.version, folder=files.staging.folder)
            self.make_documents(crew, site, files, planned)
            listed = {key: row for its in planned.values() for key, row in self.store.take(LISTED, its.key).items()}
            for path, content in joined_files(site, shared, crew.state["templates"], records, listed):
                files.put(path, content)
            announce("检索")
            put_search(records, keys, site.catalogue.vocabulary, made_by, files, self.store)
            announce("写入")
        self.store.put("published", LAST, Published(made_from, files.published))
        self.store.forget_unused()

    def state_of(self, found: Inputs) -> dict[str, Any]:
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
            "templates": environment(),
            "store": self.store,
        }

    def records(self, crew: Crew, found: Inputs, keys: Mapping[str, bytes]) -> list[DocumentRecord]:
        """Of every document, from the store, or made now and put there under these keys."""
        documents = found.documents()
        known = {id: self.store.get(RECORD, key) if self.store.holds(WORDS, key) else None for id, key in keys.items()}
        new = {id: len(documents[id]) for id, record in known.items() if record is None}
        for record in crew.run(new, lambda id: Job(read_document, id, documents[id], keys[id])):
            known[record.id] = record
            self.store.put(RECORD, keys[record.id], record)
        return [known[id] for id in documents]

    def make_documents(self, crew: Crew, site: Site, files: Files, planned: Mapping[str, DocumentPlan]) -> None:
        tasks = {id: task_of(its, site, files, self.store) for id, its in planned.items()}
        for id, its in planned.items():
            for path in kept_of(its, tasks[id], files):
                files.keep(path)
        work = {id: len(task.measures) + bool(task.own) * len(planned[id].keys) for id, task in tasks.items() if task.measures or task.own}
        for made in crew.run(work, lambda id: Job(make_document, planned[id].context, tasks[id])):
            its = planned[made.id]
            for path, stamp in made.measures.items():
                files.made(path, stamp, its.keys[path])
            for path, stamp in made.own.items():
                files.made(path, stamp, its.key)


def kept_of(its: DocumentPlan, task: Task, files: Files) -> Iterator[str]:
    """The files of a document that stay as they are."""
    yield from (path for path, key in its.keys.items() if files.holds(path, key))
    if task.own is None:
        yield from files.group(its.key)
