"""A content folder and a place -> the site in that place, making anew only what has to be. The one module that knows all of the engine.

The stages are those of build.py, of the same functions, one document at a time:

    inputs      a digest of every file; where all is as it was, that is all
    read        each document that is new to the store: its record, short, and sound
    across      what holds between documents, and the site as its lists want it
    make        the pages of documents that are not there yet, straight into the place
    join        the pages and data that show all documents
    finish      search, which is indexed meanwhile, editions, and what keeps the site on a reader's device

What is wrong with documents is told as the plain pipeline would; of all else that is wrong it tells itself, and `Unsound` leads there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from policy_explorer.build.assemble import Relations, site_of, sound_together
from policy_explorer.build.cache import Store
from policy_explorer.build.documents import (
    WORDS,
    Changed,
    DocumentRecord,
    FaultyDocument,
    Unsound,
    read_document,
    read_found,
)
from policy_explorer.build.faults import content_error
from policy_explorer.build.fingerprints import Program, digest, program
from policy_explorer.build.indexing import Search
from policy_explorer.build.inputs import DOCUMENTS, Inputs, inputs, inputs_after
from policy_explorer.build.manifest import NOTHING, Files, Interrupted, Published, never
from policy_explorer.build.plan import plan
from policy_explorer.build.pool import Aside, Crew, Job
from policy_explorer.build.render_document import Extent
from policy_explorer.build.rows import JUDGED, LISTED
from policy_explorer.build.state import (
    Draft,
    first_pages,
    join,
    make_documents,
    put_editions,
    put_web_app,
    with_whole_measures,
    written_lists,
)
from policy_explorer.editions.budgets import Size, sizes
from policy_explorer.editions.web_app import MANIFEST, WORKER
from policy_explorer.load.review_marks import unverified
from policy_explorer.publish.publish import staged
from policy_explorer.render.explorer_data import needs_words
from policy_explorer.render.page import shared_of
from policy_explorer.render.pages import is_large
from policy_explorer.render.tools import tools
from policy_explorer.text.normalise import simplified_forms
from policy_explorer.validate.content import arrange
from policy_explorer.validate.validate import catalogue, check_shared

RECORD, SHARED, PUBLISHED = (
    "record",
    "shared",
    "published",
)  # what they are called in the store: of each document, of what they share, the last site
LAST = b""  # the key of that one
# What is made of pages, when they are there.
LATER = ("search/pagefind/", "offline/", "offline.html", WORKER, MANIFEST)

SHORT = frozenset((RECORD, SHARED, PUBLISHED, LISTED, JUDGED))  # sorts that are worth remembering between builds
Early = Callable[[Mapping[str, bytes], str], None]


class Outcome(Struct, frozen=True):
    """What there is to tell of a build: how many files and measures there are, how large what is published is, if that was
    measured, where the site will lie, if known, and what is marked as not verified.
    """

    files: int
    measures: int
    sizes: tuple[Size, ...]
    address: str | None
    unverified: tuple[tuple[str, int, str], ...]


class Look(NamedTuple):
    """What lies there: the program and the content, and which files of it are new since the last build. Unless `surely`, no
    more was read than the files that are said to have changed.
    """

    program: Program
    inputs: Inputs
    new: frozenset[str]
    surely: bool


class Builder:
    """Builds one content into one place, any number of times.

    `build` raises ContentError or Unsound where the content has problems, Changed where a file changed under its hands, Damaged where the
    store is not what it was, Interrupted where it was; the site in its place is then as it was before.
    """

    def __init__(self, content: Path, out: Path, base_url: str | None, store: Store):
        self.content, self.out, self.base_url, self.store = content, out, base_url, store
        self.relations = Relations()
        self.seen: tuple[Program, Inputs] | None = None  # when it looked last
        self.built: Inputs | None = None  # of the site in the place

    @property
    def version(self) -> str:
        """A name for what the last build made the pages in the place from; none, if there was none."""
        return version_name(self.last().made_from)

    def last(self) -> Published:
        return self.store.get(PUBLISHED, LAST) or NOTHING

    def build(
        self,
        announce: Callable[[str], None],
        pages_only: bool = False,
        early: Early | None = None,
        changed: Iterable[Path] = (),
        interrupted: Callable[[], bool] = never,
    ) -> Outcome:
        """The whole site; or only its pages with their data, in which case what is made of them stays as it was, and is not
        measured.

        `early` gets the first pages that are new, and the version that they belong to, while others are made: those of the
        measures of which the files changed, then those of their documents. If `changed` names the files that are said to have
        changed since the last call, no other is read before the first of these pages.
        """

        def go_on() -> None:
            if interrupted() and not early:  # whoever waits for the first pages gets them
                raise Interrupted

        announce("读取")
        made_by, found, new, surely = self.look(changed)
        made_from = digest([made_by.whole, found.whole, repr(self.base_url).encode()])
        last = self.last()
        if last.made_from == made_from and (last.complete or pages_only) and last.untouched(self.out):
            self.built = found
            return last.outcome
        if not found.clean:
            raise Unsound(self.content)
        with ExitStack() as ending:
            crew = Crew(self.state_of(found, made_by))
            ending.callback(crew.close)
            announce("检查")
            go_on()
            keys = {
                id: digest([made_by.code, found.shared, id.encode(), its]) for id, its in found.document_digests.items()
            }
            records = self.records(crew, found, keys)
            if not sound_together(crew.state["content"], records):
                self.look_again(made_by, found, surely)
                raise content_error(found.root, crew.state["content"], records)
            announce("生成")
            go_on()
            draft = self.draft(crew, found, made_by, records)
            if early and (first := first_pages(crew, draft.planned, found, new)):
                early(first, version_name(made_from))
            self.look_again(made_by, found, surely)
            go_on()
            draft.files = Files(ending.enter_context(staged(self.out, last.stamps)), last.files, interrupted)
            make_documents(draft)
            if early and draft.extent.large:
                early(draft.files.made_pages(), version_name(made_from))
            with_whole_measures(draft)
            lists = Aside(partial(written_lists, draft))
            ending.callback(lists.close)
            if pages_only:
                join(draft, lists)
                draft.files.keep_others(LATER)
            else:
                search = Search(records, keys, draft.site.catalogue.vocabulary, made_by, draft.files, self.store)
                ending.callback(search.close)
                join(draft, lists)
                announce("打包")
                put_editions(draft)
                announce("检索")
                search.put(draft.files, self.store)
                put_web_app(draft)
            outcome = outcome_of(draft, measured=not pages_only)
            announce("写入")
        self.built = found
        self.store.put(PUBLISHED, LAST, Published(made_from, draft.files.published, outcome, complete=not pages_only))
        if not pages_only:
            self.store.forget_unused()
        return outcome

    def look(self, changed: Iterable[Path]) -> Look:
        """At no more than the files that are said to have changed, if that can be all and something did; else at everything."""
        made_by, known = self.seen or (None, None)
        found = inputs_after(known, changed) if known and changed else None
        surely = found is None or found.files == known.files
        if surely:
            made_by, found = program(), inputs(self.content)
        self.seen = made_by, found
        new = frozenset(path for path, held in found.files.items() if self.built and self.built.files.get(path) != held)
        return Look(made_by, found, new, surely)

    def look_again(self, made_by: Program, found: Inputs, surely: bool) -> None:
        """Before anything is made of what was only believed to be there."""
        if not surely and (program(), inputs(self.content)) != (made_by, found):
            raise Changed

    def state_of(self, found: Inputs, made_by: Program) -> dict:
        """What every process is to know."""
        key = digest([made_by.code, found.shared])
        shared = self.store.get(SHARED, key)
        if shared is None:
            shared = self.read_shared(found)
            self.store.put(SHARED, key, shared)
        simplified_forms(self.store.keep)
        jinja = self.store.subfolder(f"templates-{made_by.code.hex()[:16]}")
        return {
            "root": found.root,
            "notices": {},
            "tools": tools(jinja, self.store.keep),
            "store": self.store,
            **shared,
        }

    def read_shared(self, found: Inputs) -> dict[str, Any]:
        """What there is to know of the files that all documents share, if they are sound."""
        sources = read_found(
            found.root, {path: held for path, held in found.files.items() if not path.startswith(DOCUMENTS)}
        )
        content = arrange(sources)
        if sources.problems or any(True for _ in check_shared(content)):
            raise Unsound(self.content)
        return {"content": content, "catalogue": catalogue(content, ()), "unverified": tuple(unverified(sources))}

    def records(self, crew: Crew, found: Inputs, keys: Mapping[str, bytes]) -> list[DocumentRecord | FaultyDocument]:
        """Of every document, from the store, or made now and, if it is sound, put there under these keys."""
        documents = found.documents
        known = {id: self.store.get(RECORD, key) if self.store.holds(WORDS, key) else None for id, key in keys.items()}
        new = {id: len(documents[id]) for id, record in known.items() if record is None}
        compiling = crew.state["tools"].compile() if len(new) == len(documents) else iter(())
        for record in crew.run(new, lambda id: Job(read_document, id, documents[id], keys[id]), compiling):
            known[record.id] = record
            if isinstance(record, DocumentRecord):
                self.store.put(RECORD, keys[record.id], record)
                self.store.holds(WORDS, keys[record.id])  # put there by whoever read it
        return [known[id] for id in documents]

    def draft(self, crew: Crew, found: Inputs, made_by: Program, records: list[DocumentRecord]) -> Draft:
        site = site_of(crew.state["catalogue"], records)
        shared = shared_of(site, self.base_url or site.catalogue.settings.home)
        extent = Extent(is_large(site), needs_words(site))
        planned = plan(site, records, self.relations.of(site.catalogue, records), found, shared, made_by, extent)
        crew.tell(shared=shared, extent=extent, version=site.version)
        return Draft(site, shared, extent, planned, records, found, made_by, crew, crew.state["tools"], self.store)


def version_name(made_from: bytes) -> str:
    return made_from.hex()[:16]


def outcome_of(draft: Draft, measured: bool) -> Outcome:
    files, count = draft.files, len(draft.site.measures)
    marks = (*draft.crew.state["unverified"], *(mark for record in draft.records for mark in record.unverified))
    return Outcome(
        len(files.published),
        count,
        sizes(files.contents(), count, draft.its.keep) if measured else (),
        draft.shared.home,
        tuple(sorted(marks)),
    )
