"""Build the site of a content folder into a sink. This is the only composition of the stages.

    scan          fingerprint every file of the content; stop if nothing changed since the last build
    check         the files that all documents share, and each document that the cache does not have
    assemble      the site as its lists show it; raise ContentError with every problem of the content
    render        the pages of documents that changed, then the files that show several documents
    index         the search; Pagefind runs in the background
    editions      the offline editions and the web app
    publish       replace the last site in one step

`site_maker` has the stages between the first and the last, and is loaded only if something changed.

The bytes are the same without a cache, in one process or several, in a folder or in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from policy_explorer.build.cache import Cache, open_cache
from policy_explorer.build.cache_folder import SITE
from policy_explorer.build.fingerprints import code_fingerprint, fingerprint
from policy_explorer.build.inputs import Inputs, InputsChanged
from policy_explorer.build.manifest import Manifest, Outcome
from policy_explorer.build.output_files import Cancelled, never
from policy_explorer.build.pool import SerialPool
from policy_explorer.build.request import Announce, OnPages, Request, silent
from policy_explorer.build.scan import Scanner
from policy_explorer.build.sink import FolderSink, MemorySink, Sink
from policy_explorer.build.worker import WorkerDied
from policy_explorer.errors import PolicyExplorerError
from policy_explorer.publish.marker import ForeignFolder

if TYPE_CHECKING:
    from policy_explorer.build.site_maker import SiteMaker

ATTEMPTS = 3


class TemplateFault(PolicyExplorerError):
    """A template of the content does not do what the one that it replaces does. The argument is what came of it."""

    def __str__(self) -> str:
        fault: Exception = self.args[0]
        steps = [step for step in extract_tb(fault.__traceback__) if step.filename.startswith("skin/templates/")]
        place = f"{steps[-1].filename}:{steps[-1].lineno}: 这个模板" if steps else "skin/templates 里的模板"
        return f"{place}不能用：{type(fault).__name__}: {str(fault)[:200]}。对照原来的模板改，或删去。"


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
                return build_into(FolderSink(site, durable=False))
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
        self.scanner = Scanner(content)

    @cached_property
    def maker(self) -> SiteMaker:
        """What makes a site. Loading it takes two thirds of a start; a build that finds nothing changed needs none."""
        from policy_explorer.build.site_maker import SiteMaker

        return SiteMaker(self.cache, self.scanner, self.base_url)

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
        request = Request(announce, pages_only, on_pages, cancelled)
        return self.retry(lambda changed: self.attempt(request, changed), changed)

    def check(self, announce: Announce = silent) -> Outcome:
        """Check the content alone: nothing is rendered."""
        return self.retry(lambda _: self.maker.check(self.scanner.scan(()), self.pool, announce), ())

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

    def attempt(self, request: Request, changed: Iterable[Path]) -> Outcome:
        request.announce("读取")
        self.cache.begin()
        scan = self.scanner.scan(changed)
        made_from = fingerprint([scan.program.whole, scan.inputs.whole, repr(self.base_url).encode()])
        last = self.sink.last(self.cache)
        if known := self.known_outcome(scan.inputs, last, made_from, request.pages_only):
            self.scanner.built = scan.inputs
            return known
        version = version_name(made_from)
        try:
            files, outcome = self.maker.make(scan, self.sink, last, self.pool, request, version)
        except Exception as fault:
            if scan.inputs.has_templates and not is_explained(fault):
                raise TemplateFault(fault) from fault
            raise
        self.scanner.built = scan.inputs
        self.sink.remember(self.cache, Manifest(made_from, files, outcome, not request.pages_only))
        if request.pages_only:
            self.cache.forget_passed()
        else:
            self.cache.forget_unused()
        return outcome

    def known_outcome(self, inputs: Inputs, last: Manifest, made_from: bytes, pages_only: bool) -> Outcome | None:
        """Return the outcome of the last build if building again would give the same site, else None."""
        same = last.made_from == made_from and not inputs.problems and (last.complete or pages_only)
        return last.outcome if same and self.sink.untouched(last) else None


def is_explained(fault: Exception) -> bool:
    """Return whether a fault is of the content, of the system or none at all. Jinja's for a template that is not there has no number."""
    return isinstance(fault, PolicyExplorerError | Cancelled) or (
        isinstance(fault, OSError) and fault.errno is not None
    )


def version_name(made_from: bytes) -> str:
    return made_from.hex()[:16]
