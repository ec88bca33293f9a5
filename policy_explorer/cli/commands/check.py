"""`check`: check the content, then what would be published; nothing is written."""

from __future__ import annotations

from argparse import Namespace

from policy_explorer.cli.advice import count_marks
from policy_explorer.cli.composition import check_content, make
from policy_explorer.cli.console import print_result
from policy_explorer.cli.exit_codes import PROBLEMS, SUCCESS
from policy_explorer.cli.size_table import size_table


def run(options: Namespace) -> int:
    """Print how much content there is and, unless `quick`, the sizes. A budget that is exceeded counts as a problem."""
    if options.quick:
        notices = check_content(options.content).notices
        measures = sum(len(notice.measures) for notice in notices)
        print_result(options.format, f"{counts(len(notices), measures)}\n")
        return SUCCESS
    made = make(options.content)
    site = made.pages.site
    print_result(options.format, f"{counts(len(site.documents), len(site.measures))}\n{size_table(made.sizes)}")
    count_marks(made.pages.unverified)
    return PROBLEMS if any(size.over for size in made.sizes) else SUCCESS


def counts(documents: int, measures: int) -> str:
    """Return the line that says that the content has no problems."""
    return f"内容没有问题：{documents} 份文件，{measures} 项措施。"
