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

from collections.abc import Callable, Iterator
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
from .documents import DocumentRecord, Unsound, make_document, read_document
from .inputs import Inputs, inputs
from .joined import joined_files
from .plan import DocumentPlan, plans, task_of
from .program import Program, digest, program
from .published import NOTHING, Files, Published
from .store import Store
from .workers import Crew, Job

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
            records = self.records(crew, found, made_by)
            if not sound_together(crew.state["content"], records):
                raise Unsound(self.content)
            announce("生成")
            site = site_of(crew.state["catalogue"], records)
            files = Files(ending.enter_context(staged(self.out, last.stamps)), last.files)
            self.make_documents(crew, site, files, found, made_by, records)
            for path, content in joined_files(site, self.base_url, crew.state["templates"]):
                files.put(path, content)
            announce("写入")
        self.store.put("published", LAST, Published(made_from, files.published))
        self.store.forget_unused()

    def state_of(self, found: Inputs) -> dict[str, Any]:
        """What every process is to know, of the files that all documents share."""
        sources = read_files(self.content, [path for path in found.files if not path.startswith("documents/")])
        content = arrange(sources)
        if sources.problems or any(True for _ in check_shared(content)):
            raise Unsound(self.content)
        return {"root": found.root, "content": content, "catalogue": catalogue(content, ()), "notices": {}, "templates": environment()}

    def records(self, crew: Crew, found: Inputs, made_by: Program) -> list[DocumentRecord]:
        documents = found.documents()
        keys = {id: digest([made_by.code, found.shared, id.encode(), key]) for id, key in found.document_digests().items()}
        known = {id: self.store.get("record", key) for id, key in keys.items()}
        new = {id: len(documents[id]) for id, record in known.items() if record is None}
        for record in crew.run(new, lambda id: Job(read_document, id, documents[id])):
            known[record.id] = record
            self.store.put("record", keys[record.id], record)
        return [known[id] for id in documents]

    def make_documents(self, crew: Crew, site: Site, files: Files, found: Inputs, made_by: Program, records: list[DocumentRecord]) -> None:
        shared = shared_of(site, self.base_url)
        crew.tell(shared=shared, large=is_large(site), version=site.version, folder=files.staging.folder)
        planned = plans(site, found, shared, made_by, is_large(site), related_of(crew.state["catalogue"], records))
        tasks = {id: task_of(its, site, files) for id, its in planned.items()}
        for id, its in planned.items():
            for path in kept_of(its, files):
                files.keep(path)
        work = {id: len(task.measures) + task.itself for id, task in tasks.items() if task.measures or task.itself}
        for made in crew.run(work, lambda id: Job(make_document, planned[id].context, tasks[id])):
            its = planned[made.id]
            for path, stamp in made.measures.items():
                files.made(path, stamp, its.keys[path])
            for path, stamp in made.itself.items():
                files.made(path, stamp, its.key)


def kept_of(its: DocumentPlan, files: Files) -> Iterator[str]:
    yield from (path for path, key in its.keys.items() if files.holds(path, key))
    yield from files.group(its.key)
