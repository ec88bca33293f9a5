"""`import`: draft the content of a notice, or of a companion of one. No file that exists is touched."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from policy_explorer.cli.console import say
from policy_explorer.cli.exit_codes import PROBLEMS, SUCCESS
from policy_explorer.errors import WrongUse
from policy_explorer.importing.blocks import ImportFailed
from policy_explorer.importing.companion import import_companion
from policy_explorer.importing.import_notice import import_notice
from policy_explorer.importing.limits import within_limits

COMPANION = "guide"


def run(options: Namespace) -> int:
    """Print a summary of the draft, or why there is none."""
    if options.id is None and options.companion_of is None:
        raise WrongUse("要写 --id 代号，如 --id mycity-2024-5；申报指南一类的配套文本，写 --companion-of 文件代号。")
    file, content = options.file, options.content
    try:
        if options.companion_of is None:
            summary = import_notice(file, options.id, content, within_limits)
        else:
            today = date.today()  # noqa: DTZ011 - the day on which the editor has it
            summary = import_companion(
                file, options.companion_of, options.id or COMPANION, content, today, within_limits
            )
    except ImportFailed as error:
        say(f"{file}：{error}。没有写出任何文件。")
        return PROBLEMS
    print(summary, end="")
    return SUCCESS
