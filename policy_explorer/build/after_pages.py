"""The last steps of a whole build: the search index, the offline editions, the web app, and sizes. All are derived from the pages.

`site_maker` imports this module when it needs it, since a build of pages alone does not.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from policy_explorer.build.fingerprints import fingerprint
from policy_explorer.build.indexing import Indexing
from policy_explorer.build.render_site import all_measure_rows, content_mark
from policy_explorer.build.state import BuildState, ended
from policy_explorer.editions import budgets
from policy_explorer.editions.package import EditionSource, package
from policy_explorer.editions.size import Size
from policy_explorer.editions.web_app import files as web_app_files


def start_index(state: BuildState) -> Callable[[], None]:
    """Start to index. Return a function that waits for the index and puts its files."""
    keys = {record.id: state.record_key(record.id) for record in state.records}
    vocabulary, code = state.site.catalogue.vocabulary, state.program.code
    mark = content_mark(state.site, state.process.tools)
    index = Indexing(state.records, keys, state.words, vocabulary, code, state.files, state.process.cache)
    task = ended(state.ending, index.start(state.pool))
    return lambda: index.put(task.value(), mark)


def put_editions(state: BuildState) -> None:
    """Put the offline editions, and the page that offers them."""
    files, shared = state.files, state.site_context.shared
    made_of = (part for path, file in sorted(files.published.items()) for part in (path.encode(), file.key))
    key = fingerprint([state.program.whole, repr(shared.home).encode(), *made_of])
    if not files.reuse_group(key):
        rows = partial(all_measure_rows, state.rows)
        source = EditionSource(state.site, files.contents(), rows, shared, state.process.tools)
        for path, content in tuple(package(source, state.background)):
            files.write(path, content, key)


def put_web_app(state: BuildState) -> None:
    """Put the files that make the site installable. They name all other files, so they come last."""
    for path, content in tuple(web_app_files(state.site, state.files.contents(), state.process.tools)):
        state.files.put(path, content)


def sizes(state: BuildState) -> tuple[Size, ...]:
    """Return what a reader has to load, beside the budgets."""
    return budgets.sizes(state.files.contents(), len(state.site.summaries), state.process.tools.memoize)
