"""`verify`: compare offline editions with their checksums."""

from __future__ import annotations

from argparse import Namespace

from policy_explorer.cli.exit_codes import PROBLEMS, SUCCESS
from policy_explorer.editions.verify import verify
from policy_explorer.editions.verify_report import as_text


def run(options: Namespace) -> int:
    """Print what was found of each path; a difference counts as a problem."""
    code = SUCCESS
    for path in options.paths:
        found = verify(path)
        print(as_text(path, found), end="")
        if found.differences:
            code = PROBLEMS
    return code
