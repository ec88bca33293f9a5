"""Make a site that is not known from an earlier build: check the content, assemble the site, put its files.

`pipeline` imports this module when it needs it, since a build that finds nothing changed does not
(docs/decisions/starting-fast.md).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from policy_explorer.build.assemble import RelatedMeasures, assemble, valid_records
from policy_explorer.build.cache import Cache
from policy_explorer.build.documents import RECORD, WORDS, BuildRecord, Checked, check_files
from policy_explorer.build.inputs import Inputs
from policy_explorer.build.manifest import Manifest, Outcome, PublishedFile
from policy_explorer.build.output_files import Cancelled, OutputFiles, never
from policy_explorer.build.plan import plan_site
from policy_explorer.build.pool import SerialPool
from policy_explorer.build.process_state import Extent, ProcessState, SiteContext
from policy_explorer.build.program_cache import ProgramCache
from policy_explorer.build.request import Announce, Request
from policy_explorer.build.scan import InputScan, Scanner
from policy_explorer.build.shared_files import SharedFiles, shared_files
from policy_explorer.build.sink import Sink
from policy_explorer.build.state import (
    LATER,
    BuildState,
    first_pages,
    put_documents,
    put_what_shows_all,
    record_key,
    start_lists,
)
from policy_explorer.build.worker import Job
from policy_explorer.editions.size import Size
from policy_explorer.render.compiled import CompiledTemplates
from policy_explorer.render.explorer_data import needs_words
from policy_explorer.render.page import shared_of
from policy_explorer.render.pages import is_large
from policy_explorer.render.tools import tools
from policy_explorer.text.normalise import simplified_forms
from policy_explorer.validate.shapes import build_models


class SiteMaker:
    """Makes sites of one content folder, any number of times."""

    def __init__(self, cache: Cache, scanner: Scanner, base_url: str | None):
        self.cache, self.scanner, self.base_url = cache, scanner, base_url
        self.relations = RelatedMeasures()
        self.kept = ProgramCache(cache.code, cache.memoize)
        self.compiled = CompiledTemplates(self.kept.get, self.kept.put)

    def make(
        self, scan: InputScan, sink: Sink, last: Manifest, pool: SerialPool, request: Request, version: str
    ) -> tuple[dict[str, PublishedFile], Outcome]:
        """Put the whole site into `sink`, which has `last`. Return its files and the outcome."""
        on_pages, cancelled = request.on_pages, request.cancelled
        with ExitStack() as ending:
            state = self.assembled(scan, pool, request.announce, ending, never if on_pages else cancelled)
            if on_pages and (first := first_pages(state, scan.new)):
                on_pages(first, version)
            self.scanner.require_complete(scan)
            if cancelled() and not on_pages:
                raise Cancelled
            state.files = OutputFiles(ending.enter_context(sink.open(last)), last.files, cancelled)
            put_documents(state)
            if on_pages and state.site_context.extent.large:
                on_pages(state.files.new_pages(), version)
            sizes = put_rest(state, request.announce, request.pages_only)
            outcome = outcome_of(state, sizes)
            request.announce("写入")
        return state.files.published, outcome

    def check(self, scan: InputScan, pool: SerialPool, announce: Announce) -> Outcome:
        """Check the content alone."""
        with ExitStack() as ending:
            return outcome_of(self.assembled(scan, pool, announce, ending, never), ())

    def assembled(
        self,
        scan: InputScan,
        pool: SerialPool,
        announce: Announce,
        ending: ExitStack,
        cancelled: Callable[[], bool],
    ) -> BuildState:
        """Check the content and assemble the site. Raise ContentError with every problem of the content."""
        announce("检查")
        shared = shared_files(scan.inputs, self.cache, scan.program.code)
        process = self.process_state(scan.inputs, shared)
        pool.start(process)
        ending.callback(pool.close)
        checked = self.checked(process, pool, scan)
        try:
            records = valid_records(scan.inputs, shared, checked)
        except Exception:
            self.scanner.require_complete(scan)
            raise
        announce("生成")
        if cancelled():
            raise Cancelled
        return self.build_state(scan, process, pool, shared, records, ending)

    def process_state(self, inputs: Inputs, shared: SharedFiles) -> ProcessState:
        simplified_forms(self.kept.memoize)
        render_tools = tools(self.compiled, self.cache.memoize, self.kept.memoize, shared.catalogue)
        return ProcessState(inputs.root, shared.content, shared.catalogue, render_tools, self.cache)

    def checked(self, process: ProcessState, pool: SerialPool, scan: InputScan) -> list[Checked]:
        """Return the result of checking each document, from the cache or computed now."""
        documents = scan.inputs.documents
        keys = {id: record_key(scan.program, scan.inputs, id) for id in documents}
        known: dict[str, Checked | None] = {id: self.known_record(process, key) for id, key in keys.items()}
        new = {id: len(documents[id]) for id, record in known.items() if record is None}
        if new:
            build_models()
        compiling = process.tools.compile() if len(new) == len(documents) else iter(())
        for record in pool.run(new, lambda id: Job(check_files, id, documents[id], keys[id]), compiling):
            known[record.id] = record
            if isinstance(record, BuildRecord):
                self.cache.put(RECORD, keys[record.id], record)
                self.cache.holds(WORDS, keys[record.id])  # the process that checked the document wrote them
        return [record for record in known.values() if record]

    def known_record(self, process: ProcessState, key: bytes) -> BuildRecord | None:
        if process.catalogue is None:
            return None
        return self.cache.get(RECORD, key) if self.cache.holds(WORDS, key) else None

    def build_state(
        self,
        scan: InputScan,
        process: ProcessState,
        pool: SerialPool,
        shared: SharedFiles,
        records: list[BuildRecord],
        ending: ExitStack,
    ) -> BuildState:
        catalogue = process.valid_catalogue
        site = assemble(catalogue, records)
        pages = shared_of(site, self.base_url or catalogue.settings.home)
        site_context = SiteContext(pages, Extent(is_large(site), needs_words(site)), site.version)
        pool.share(site_context=site_context)
        plan = plan_site(site, records, self.relations.of(catalogue, records), scan.inputs, site_context, scan.program)
        return BuildState(
            site, site_context, plan, records, shared.unverified, scan.inputs, scan.program, pool, process, ending
        )


def put_rest(state: BuildState, announce: Announce, pages_only: bool) -> tuple[Size, ...]:
    """Put all files but those that belong to one document. Return what a reader has to load, unless only pages are wanted."""
    lists = start_lists(state)
    if pages_only:
        put_what_shows_all(state, lists)
        state.files.reuse_prefixed(LATER)
        return ()
    from policy_explorer.build.after_pages import put_editions, put_web_app, sizes, start_index

    put_index = start_index(state)
    put_what_shows_all(state, lists)
    announce("打包")
    put_editions(state)
    announce("检索")
    put_index()
    put_web_app(state)
    return sizes(state)


def outcome_of(state: BuildState, sizes: tuple[Size, ...]) -> Outcome:
    marks = (*state.unverified, *(mark for record in state.records for mark in record.unverified))
    files = getattr(state, "files", None)
    return Outcome(
        files=len(files.published) if files else 0,
        documents=len(state.records),
        measures=len(state.site.summaries),
        sizes=sizes,
        address=state.site_context.shared.home,
        unverified=tuple(sorted(marks)),
    )
