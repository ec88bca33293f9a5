"""`import`: draft the content of a notice. No file that exists is touched."""

from __future__ import annotations

from argparse import Namespace

from policy_explorer.cli.console import say
from policy_explorer.cli.exit_codes import PROBLEMS, SUCCESS
from policy_explorer.importing.blocks import ImportFailed
from policy_explorer.importing.import_notice import import_notice
from policy_explorer.importing.limits import within_limits


def run(options: Namespace) -> int:
    """Print a summary of the draft, or why there is none."""
    try:
        print(import_notice(options.file, options.id, options.content, within_limits), end="")
    except ImportFailed as error:
        say(f"{options.file}：{error}。没有写出任何文件。")
        return PROBLEMS
    return SUCCESS
