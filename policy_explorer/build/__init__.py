"""The composition of a site. Where it may be large, and has been built before, only what has to be is made anew.

pipeline         the whole of it
state            a site that is being made: its steps
fingerprints     of the program; of parts
inputs           a fingerprint of every file of the content
cache            what earlier builds found out, by fingerprints
pool             the same work in several processes
process_state    what every process knows
shared_files     the files that all documents share -> their models
documents        a document's files -> what others need to know of it
assemble         these -> the site as lists show it
plan             what the pages of each document are made from
render_document  a document -> its pages and rows
rows             what a document adds to files that show all
render_site      the files that show all documents
indexing         the search index, by slices
manifest         what the last build put into a place
sink             where the files go
"""

from policy_explorer.build.cache import Cache, open_cache
from policy_explorer.build.fingerprints import code_fingerprint
from policy_explorer.build.inputs import InputsChanged
from policy_explorer.build.manifest import Outcome
from policy_explorer.build.pipeline import Builder, build, check
from policy_explorer.build.pool import SerialPool, WorkerPool
from policy_explorer.build.sink import FolderSink, MemorySink
from policy_explorer.build.site_files import Cancelled, never
from policy_explorer.build.worker import WorkerDied

__all__ = [
    "Builder",
    "Cache",
    "Cancelled",
    "FolderSink",
    "InputsChanged",
    "MemorySink",
    "Outcome",
    "SerialPool",
    "WorkerDied",
    "WorkerPool",
    "build",
    "check",
    "code_fingerprint",
    "never",
    "open_cache",
]
