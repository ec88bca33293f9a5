"""`check`: check the content, then what would be published; nothing is written but into the cache."""

from __future__ import annotations

from argparse import Namespace

from policy_explorer.build import WorkerPool, build, check
from policy_explorer.cli.advice import count_marks
from policy_explorer.cli.console import print_result
from policy_explorer.cli.exit_codes import PROBLEMS, SUCCESS
from policy_explorer.cli.paths import cache_folder, require_cache_apart
from policy_explorer.cli.size_table import size_table
from policy_explorer.collector import collector_ignoring


def run(options: Namespace) -> int:
    """Print how much content there is and, unless `quick`, the sizes. A budget that is exceeded counts as a problem."""
    cache = cache_folder(options.cache, options.no_cache)
    require_cache_apart(cache, options.content)
    with collector_ignoring():
        outcome = (check if options.quick else build)(options.content, cache=cache, pool=WorkerPool())
    about = f"内容没有问题：{outcome.documents} 份文件，{outcome.measures} 项措施。\n"
    print_result(options.format, about + (size_table(outcome.sizes) if outcome.sizes else ""))
    count_marks(outcome.unverified)
    return PROBLEMS if any(size.over for size in outcome.sizes) else SUCCESS
