"""Problems -> what is told of them: text, GitHub annotations, or JSON. Pure.

The JSON is one document, also where there is no problem:

    {"problems": [{"path", "line", "column", "field", "message", "value", "hint"}, …],
     "counts": {"problems": 2, "files": 1}}

`path` is relative to the content folder; `line` and `column` count from 1 and are null where a problem has no place
(a missing file); `field`, `value` and `hint` may be empty. Names stay, new ones may come. Text beyond ASCII is escaped, so that
the document is valid whatever the terminal's encoding.
"""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator

from policy_explorer.load.problem import Problem, printable_path

FORMATS = ("text", "github", "json")
# Of one file, in text: who has more has put in the wrong file, and would scroll past all that is said of others.
MOST_OF_A_FILE = 1_000


def as_text(problems: Iterable[Problem]) -> str:
    """A line for each, sorted, and how many there are."""
    problems = sorted(problems)
    return "\n".join((*lines(problems), total(problems)))


def lines(problems: list[Problem]) -> Iterator[str]:
    of_file, told = Counter(problem.path for problem in problems), Counter()
    for problem in problems:
        told[problem.path] += 1
        if told[problem.path] <= MOST_OF_A_FILE:
            yield str(problem)
        elif told[problem.path] == of_file[problem.path]:
            left = of_file[problem.path] - MOST_OF_A_FILE
            yield f"{printable_path(problem.path)}: 这个文件还有 {left} 个问题没有列出 提示：检查是否放错了文件；要看全部，用 --format json"


def total(problems: list[Problem]) -> str:
    return f"共 {len(problems)} 个问题。"


def as_annotations(problems: Iterable[Problem], folder: str) -> str:
    """GitHub's workflow commands, which put each problem on its line of the file; `folder` is where the content lies,
    seen from the top of the repository.
    """
    return "\n".join(annotation(problem, folder) for problem in sorted(problems))


def annotation(problem: Problem, folder: str) -> str:
    place = {"file": posixpath.join(folder, problem.path)}
    if problem.line:
        place |= {"line": problem.line, "col": problem.column}
    place["title"] = problem.field or "内容有问题"
    properties = ",".join(f"{name}={escaped_property(str(value))}" for name, value in place.items())
    return f"::error {properties}::{escaped_data(problem.explanation)}"


def escaped_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    return escaped_data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem]) -> str:
    problems = sorted(problems)
    counts = {"problems": len(problems), "files": len({problem.path for problem in problems})}
    return json.dumps({"problems": [as_value(problem) for problem in problems], "counts": counts}, indent=1)


def as_value(problem: Problem) -> dict[str, str | int | None]:
    return {
        "path": problem.path,
        "line": problem.line or None,
        "column": problem.column or None,
        "field": problem.field,
        "message": problem.message,
        "value": problem.value,
        "hint": problem.hint,
    }
