"""`match`: hold an applicant's answers against the rules, on a given day; the clock is not read."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from policy_explorer.cli.console import print_problems
from policy_explorer.cli.exit_codes import PROBLEMS, SUCCESS
from policy_explorer.derive.derive import derive
from policy_explorer.load.loader import load
from policy_explorer.load.problem import ContentError
from policy_explorer.match.answers import read_answers
from policy_explorer.match.as_json import as_json
from policy_explorer.match.as_text import as_text
from policy_explorer.match.match import match
from policy_explorer.validate.validate import validate


def run(options: Namespace) -> int:
    """Print the result for each measure."""
    site = derive(validate(load(options.content)))
    try:
        answers = read_answers(options.answers, site)
    except ContentError as error:
        print_problems(error.problems, Path())
        return PROBLEMS
    found = match(site, answers, options.on)
    print(as_json(found) if options.json else as_text(found), end="")
    return SUCCESS
