"""`build`: check the content and publish the site."""

from __future__ import annotations

from argparse import Namespace

from policy_explorer.build import FolderSink, WorkerPool, build
from policy_explorer.cli.advice import advise
from policy_explorer.cli.console import print_result, progress, say
from policy_explorer.cli.exit_codes import SUCCESS
from policy_explorer.cli.paths import SOURCES, cache_folder, require_apart, require_cache_apart
from policy_explorer.cli.size_table import size_table
from policy_explorer.cli.timing import StageTimes
from policy_explorer.collector import collector_ignoring


def run(options: Namespace) -> int:
    """Build, and print the sizes of what a reader loads."""
    require_apart(options.out, (options.content, *SOURCES))
    cache = cache_folder(options.cache, options.no_cache)
    require_cache_apart(cache, options.content, options.out)
    stages = StageTimes(progress)
    with collector_ignoring():
        outcome = build(
            options.content,
            sink=FolderSink(options.out),
            cache=cache,
            pool=WorkerPool(),
            base_url=options.base_url,
            pages_only=options.pages_only,
            announce=stages,
        )
    progress(f"已生成 {options.out}：{outcome.files} 个文件。")
    print_result(options.format, size_table(outcome.sizes) if outcome.sizes else "")
    if options.profile:
        say(stages.table().rstrip())
    advise(outcome.address, outcome.unverified)
    return SUCCESS
