"""`doctor`: give advice on the content, as of a day. Reads the clock if no day is given; no build does.

It writes nothing but with `--checked`, which removes the mark of one place.
"""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from policy_explorer.cli.console import say
from policy_explorer.cli.exit_codes import PROBLEMS, SUCCESS
from policy_explorer.doctor import official
from policy_explorer.doctor.advice import examine
from policy_explorer.doctor.next_place import checked, next_as_text
from policy_explorer.doctor.wording import as_text
from policy_explorer.load.loader import load
from policy_explorer.load.problem import ContentError
from policy_explorer.validate.validate import validate


def run(options: Namespace) -> int:
    """Print the advice, which may be incomplete if the content has problems; or one place that is not yet verified."""
    sources = load(options.content)
    if options.checked:
        if found := checked(sources, options.next or 1):
            path, text = found
            (options.content / path).write_text(text, "utf-8", newline="")
        sources = load(options.content)
    if options.next is not None or options.checked:
        print(next_as_text(sources, options.next or 1), end="")
        return SUCCESS
    if options.official:
        print(official.as_text(official.points(sources, options.on or date.today())), end="")  # noqa: DTZ011 - as below
        return SUCCESS
    day = options.on or date.today()  # noqa: DTZ011 - advice is for today
    print(as_text(examine(sources, day), day, options.all), end="")
    try:
        validate(sources)
    except ContentError as error:
        say(f"内容有 {len(error.problems)} 个问题，上面的可能不全；先运行 check，改好再看。")
        return PROBLEMS
    return SUCCESS
