"""How a site is built where it may be large, and has been built before: only what has to be made anew is.

    builder     the whole of it
    draft       a site that is being made: its steps
    program     a digest of the code, one of the templates and the rest
    inputs      a digest of every file of the content
    store       what earlier builds found out, by digests: the cache
    workers     the same work in several processes
    records     a document's files -> what others need to know of it
    making      a document -> its pages and rows
    short       a measure as lists show it
    assembly    records -> the site as lists want it
    plan        what the pages of each document are made from
    rows        what a document adds to files that show all
    joined      the files that show all documents
    search      the index, by slices
    published   what the last build put into a place

The same bytes come out as from `load`, `validate`, `derive`, `render` and `index`, whose functions do all the work.
"""

from policy_explorer.build.cache import Damaged, forget_vanished, store_for
from policy_explorer.build.documents import Changed, Unsound
from policy_explorer.build.fingerprints import code_digest
from policy_explorer.build.manifest import Interrupted, never
from policy_explorer.build.pipeline import SHORT, Builder, Outcome
from policy_explorer.build.pool import WorkerFault

__all__ = [
    "SHORT",
    "Builder",
    "Changed",
    "Damaged",
    "Interrupted",
    "Outcome",
    "Unsound",
    "WorkerFault",
    "code_digest",
    "forget_vanished",
    "never",
    "store_for",
]
