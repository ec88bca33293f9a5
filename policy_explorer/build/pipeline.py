"""Build the site of a content folder into a sink. This is the only composition of the stages.

    scan          fingerprint every file of the content; stop if nothing changed since the last build
    check         the files that all documents share, and each document that the cache does not have
    assemble      the site as its lists show it; raise ContentError with every problem of the content
    render        the pages of documents that changed, then the files that show several documents
    index         the search; Pagefind runs in the background
    editions      the offline editions and the web app
    publish       replace the last site in one step

The bytes are the same without a cache, in one process or several, in a folder or in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from policy_explorer.build.assemble import RelatedMeasures, assemble, valid_records
from policy_explorer.build.cache import Cache, open_cache
from policy_explorer.build.cache_folder import SITE
from policy_explorer.build.documents import RECORD, WORDS, BuildRecord, Checked, check_files
from policy_explorer.build.fingerprints import code_fingerprint, fingerprint
from policy_explorer.build.inputs import Inputs, InputsChanged
from policy_explorer.build.manifest import Manifest, Outcome
from policy_explorer.build.output_files import Cancelled, OutputFiles, never
from policy_explorer.build.plan import plan_site
from policy_explorer.build.pool import SerialPool
from policy_explorer.build.process_state import Extent, ProcessState, SiteContext
from policy_explorer.build.scan import InputScan, Scanner
from policy_explorer.build.shared_files import SharedFiles, shared_files
from policy_explorer.build.sink import FolderSink, MemorySink, Sink
from policy_explorer.build.state import (
    LATER,
    BuildState,
    first_pages,
    put_documents,
    put_editions,
    put_web_app,
    put_what_shows_all,
    record_key,
    start_index,
    start_lists,
)
from policy_explorer.build.worker import Job, WorkerDied
from policy_explorer.editions.budgets import sizes
from policy_explorer.publish.marker import ForeignFolder
from policy_explorer.render.compiled import CompiledTemplates
from policy_explorer.render.explorer_data import needs_words
from policy_explorer.render.page import shared_of
from policy_explorer.render.pages import is_large
from policy_explorer.render.tools import tools
from policy_explorer.text.normalise import simplified_forms

ATTEMPTS = 3
Announce = Callable[[str], None]
OnPages = Callable[[Mapping[str, bytes], str], None]


def silent(stage: str) -> None:
    pass


def build(  # noqa: PLR0913 - the one call that names all of a build
    content: Path,
    *,
    sink: Sink | None = None,
    cache: Path | None = None,
    pool: SerialPool | None = None,
    base_url: str | None = None,
    pages_only: bool = False,
    announce: Announce = silent,
    cancelled: Callable[[], bool] = never,
    on_pages: OnPages | None = None,
) -> Outcome:
    """Build the site of `content` into `sink`. `Builder.build` describes the other parameters and the errors.

    `cache` is a folder for the results of builds; without it a temporary folder is used. Without `sink` the site is
    written into the cache, or, if that cannot store it, into memory, and nothing else is written.
    """
    out = sink.out if isinstance(sink, FolderSink) else None
    with open_cache(cache, content, out, code_fingerprint()) as opened:

        def build_into(sink: Sink) -> Outcome:
            builder = Builder(content, sink, opened, pool, base_url)
            return builder.build(announce, pages_only, on_pages, cancelled=cancelled)

        if sink:
            return build_into(sink)
        site = opened.folder / SITE
        with suppress(OSError, ForeignFolder):  # a fault of the cache only costs time
            if not site.is_symlink():
                return build_into(FolderSink(site))
        return build_into(MemorySink())


def check(content: Path, *, cache: Path | None = None, pool: SerialPool | None = None) -> Outcome:
    """Check `content` without rendering it. Raise ContentError with every problem of the content."""
    with open_cache(cache, content, None, code_fingerprint()) as opened:
        return Builder(content, MemorySink(), opened, pool).check()


class Builder:
    """Builds the site of one content folder into one sink, any number of times.

    Each build raises ContentError with every problem of the content, InputsChanged if the content keeps changing, and
    Cancelled if `cancelled` returns true. The last site then stays as it was.
    """

    def __init__(
        self, content: Path, sink: Sink, cache: Cache, pool: SerialPool | None = None, base_url: str | None = None
    ):
        self.content, self.sink, self.cache, self.base_url = content, sink, cache, base_url
        self.pool = pool or SerialPool()
        self.relations = RelatedMeasures()
        self.compiled = CompiledTemplates(cache.template, cache.put_template)
        self.scanner = Scanner(content)

    @property
    def version(self) -> str:
        """A name for the state of program and content that the last site shows; none before the first build."""
        return version_name(self.sink.last(self.cache).made_from)

    def build(
        self,
        announce: Announce = silent,
        pages_only: bool = False,
        on_pages: OnPages | None = None,
        changed: Iterable[Path] = (),
        cancelled: Callable[[], bool] = never,
    ) -> Outcome:
        """Build the whole site, or only its pages and their data.

        With `pages_only` the search index, the offline editions and the web app stay as they were, and sizes are not
        measured. `on_pages` gets the first new pages, and the version that they belong to, while others are rendered:
        the pages of measures whose files changed, then, on a large site, all new pages of documents. If `changed` names
        the files that changed since the last call, no other file is read before the first of these pages.
        """
        return self.retry(lambda changed: self.attempt(announce, pages_only, on_pages, changed, cancelled), changed)

    def check(self, announce: Announce = silent) -> Outcome:
        """Check the content alone: nothing is rendered."""
        return self.retry(lambda changed: self.attempt_check(announce), ())

    def retry(self, attempt: Callable[[Iterable[Path]], Outcome], changed: Iterable[Path]) -> Outcome:
        """Call `attempt` again, up to ATTEMPTS calls in all, if the content changed meanwhile or a worker died."""
        for _ in range(ATTEMPTS - 1):
            try:
                return attempt(changed)
            except InputsChanged:
                changed = ()
            except WorkerDied:
                self.pool = SerialPool()  # the memory may not suffice for several processes
        return attempt(changed)

    def attempt(
        self,
        announce: Announce,
        pages_only: bool,
        on_pages: OnPages | None,
        changed: Iterable[Path],
        cancelled: Callable[[], bool],
    ) -> Outcome:
        announce("读取")
        scan = self.scanner.scan(changed)
        made_from = fingerprint([scan.program.whole, scan.inputs.whole, repr(self.base_url).encode()])
        last = self.sink.last(self.cache)
        if known := self.known_outcome(scan.inputs, last, made_from, pages_only):
            self.scanner.built = scan.inputs
            return known
        with ExitStack() as ending:
            state = self.assembled(scan, announce, ending, never if on_pages else cancelled)
            version = version_name(made_from)
            if on_pages and (first := first_pages(state, scan.new)):
                on_pages(first, version)
            self.scanner.require_complete(scan)
            if cancelled() and not on_pages:
                raise Cancelled
            state.files = OutputFiles(ending.enter_context(self.sink.open(last)), last.files, cancelled)
            put_documents(state)
            if on_pages and state.site_context.extent.large:
                on_pages(state.files.new_pages(), version)
            put_rest(state, announce, pages_only)
            outcome = outcome_of(state, measured=not pages_only)
            announce("写入")
        self.scanner.built = scan.inputs
        self.sink.remember(self.cache, Manifest(made_from, state.files.published, outcome, not pages_only))
        if not pages_only:
            self.cache.forget_unused()
        return outcome

    def known_outcome(self, inputs: Inputs, last: Manifest, made_from: bytes, pages_only: bool) -> Outcome | None:
        """Return the outcome of the last build if building again would give the same site, else None."""
        same = last.made_from == made_from and not inputs.problems and (last.complete or pages_only)
        return last.outcome if same and self.sink.untouched(last) else None

    def attempt_check(self, announce: Announce) -> Outcome:
        with ExitStack() as ending:
            return outcome_of(self.assembled(self.scanner.scan(()), announce, ending, never), measured=False)

    def assembled(
        self, scan: InputScan, announce: Announce, ending: ExitStack, cancelled: Callable[[], bool]
    ) -> BuildState:
        """Check the content and assemble the site. Raise ContentError with every problem of the content."""
        announce("检查")
        shared = shared_files(scan.inputs, self.cache, scan.program.code)
        process = self.process_state(scan.inputs, shared)
        self.pool.start(process)
        ending.callback(self.pool.close)
        checked = self.checked(process, scan)
        try:
            records = valid_records(scan.inputs, shared, checked)
        except Exception:
            self.scanner.require_complete(scan)
            raise
        announce("生成")
        if cancelled():
            raise Cancelled
        return self.build_state(scan, process, shared, records, ending)

    def process_state(self, inputs: Inputs, shared: SharedFiles) -> ProcessState:
        simplified_forms(self.cache.memoize)
        render_tools = tools(self.compiled, self.cache.memoize)
        return ProcessState(inputs.root, shared.content, shared.catalogue, render_tools, self.cache)

    def checked(self, process: ProcessState, scan: InputScan) -> list[Checked]:
        """Return the result of checking each document, from the cache or computed now."""
        documents = scan.inputs.documents
        keys = {id: record_key(scan.program, scan.inputs, id) for id in documents}
        known: dict[str, Checked | None] = {id: self.known_record(process, key) for id, key in keys.items()}
        new = {id: len(documents[id]) for id, record in known.items() if record is None}
        compiling = process.tools.compile() if len(new) == len(documents) else iter(())
        for record in self.pool.run(new, lambda id: Job(check_files, id, documents[id], keys[id]), compiling):
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
        shared: SharedFiles,
        records: list[BuildRecord],
        ending: ExitStack,
    ) -> BuildState:
        catalogue = process.valid_catalogue
        site = assemble(catalogue, records)
        pages = shared_of(site, self.base_url or catalogue.settings.home)
        site_context = SiteContext(pages, Extent(is_large(site), needs_words(site)), site.version)
        self.pool.share(site_context=site_context)
        plan = plan_site(site, records, self.relations.of(catalogue, records), scan.inputs, site_context, scan.program)
        return BuildState(
            site, site_context, plan, records, shared.unverified, scan.inputs, scan.program, self.pool, process, ending
        )


def put_rest(state: BuildState, announce: Announce, pages_only: bool) -> None:
    """Put all files but those that belong to one document."""
    lists = start_lists(state)
    if pages_only:
        put_what_shows_all(state, lists)
        state.files.reuse_prefixed(LATER)
        return
    put_index = start_index(state)
    put_what_shows_all(state, lists)
    announce("打包")
    put_editions(state)
    announce("检索")
    put_index()
    put_web_app(state)


def version_name(made_from: bytes) -> str:
    return made_from.hex()[:16]


def outcome_of(state: BuildState, measured: bool) -> Outcome:
    count = len(state.site.summaries)
    marks = (*state.unverified, *(mark for record in state.records for mark in record.unverified))
    files = getattr(state, "files", None)
    return Outcome(
        files=len(files.published) if files else 0,
        documents=len(state.records),
        measures=count,
        sizes=sizes(state.files.contents(), count, state.process.tools.memoize) if measured else (),
        address=state.site_context.shared.home,
        unverified=tuple(sorted(marks)),
    )
