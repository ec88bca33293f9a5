"""`bundle`: write the offline editions, and nothing else, into a folder that may hold other files."""

from __future__ import annotations

from argparse import Namespace

from policy_explorer.build import MemorySink, WorkerPool, build
from policy_explorer.cli.advice import advise
from policy_explorer.cli.console import progress
from policy_explorer.cli.exit_codes import SUCCESS
from policy_explorer.cli.paths import SOURCES, require_outside, resolved
from policy_explorer.derive.downloads import editions_in
from policy_explorer.digests import hex_digest
from policy_explorer.publish.install import install


def run(options: Namespace) -> int:
    """Write the editions and their checksums; print a line for each edition: path, bytes, SHA-256."""
    require_outside(options.out, (options.content, *SOURCES))
    sink = MemorySink()
    outcome = build(options.content, sink=sink, pool=WorkerPool(), base_url=options.base_url, announce=progress)
    editions, checksums = editions_in(sink.files)
    install(editions | checksums, resolved(options.out))
    for name, content in editions.items():
        print(options.out / name, len(content), hex_digest(content), sep="\t")
    advise(outcome.address, outcome.unverified)
    return SUCCESS
