"""Build a site from a content folder, reusing what earlier builds computed from the same inputs.

pipeline         the whole build, from a content folder to a sink
site_maker       its stages, from a scan to the files of a site
request          what a caller asks of one build
state            one build in progress, and its steps
fingerprints     fingerprints of the program, and of any bytes
scan             the program and the content as they are on the disk before a build
inputs           a fingerprint of every file of the content
cache            results of earlier builds, by fingerprint
cache_folder     the folders of caches: claimed, and removed when they are stale
pool, worker     the same calls in one process or in several
process_state    the values that every process has
shared_files     the files that all documents share -> models
documents        the files of a document -> what other pages need of it
assemble         shared files and documents -> the site as lists show it
plan             keys of the pages of each document, and which of them to render
render_document  a document -> its pages and rows
rows             what a document contributes to the files that show all documents
render_site      the files that show all documents
indexing         the search index, slice by slice
output_files     the files of the site, reused or written
manifest         the files that the last build published
sink             where the files go: a folder or memory
"""

from policy_explorer.build.cache import Cache, open_cache
from policy_explorer.build.fingerprints import code_fingerprint
from policy_explorer.build.inputs import InputsChanged
from policy_explorer.build.manifest import Outcome
from policy_explorer.build.output_files import Cancelled, never
from policy_explorer.build.pipeline import Builder, build, check
from policy_explorer.build.pool import SerialPool, WorkerPool
from policy_explorer.build.sink import FolderSink, MemorySink
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
