"""Problems -> text, GitHub annotations, or JSON. Pure.

The JSON is one document, even if there is no problem:

    {"problems": [{"path", "line", "column", "field", "message", "value", "hint"}, …],
     "counts": {"problems": 2, "files": 1}}

`path` is relative to the content folder; `line` and `column` count from 1 and are null if a problem has no place
(a missing file); `field`, `value` and `hint` may be empty. New names may be added; these stay. Characters beyond ASCII are escaped,
so that the document is valid in any encoding of a terminal.
"""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator

from policy_explorer.load.problem import Problem, printable_path
from policy_explorer.text.invisible import escaped

FORMATS = ("text", "github", "json")
# In text, of one file. A file with more is the wrong file, and must not bury the problems of the others.
MOST_OF_A_FILE = 1_000


def as_text(problems: Iterable[Problem]) -> str:
    """Return a line for each problem, sorted, and their number."""
    problems = sorted(problems)
    return "\n".join((*lines(problems), total(problems)))


def lines(problems: list[Problem]) -> Iterator[str]:
    """Yield a line for each of the sorted problems; for those of a file beyond `MOST_OF_A_FILE`, one that counts them."""
    total_by_path, seen_by_path = Counter(problem.path for problem in problems), Counter[str]()
    for problem in problems:
        seen_by_path[problem.path] += 1
        if seen_by_path[problem.path] <= MOST_OF_A_FILE:
            yield str(problem)
        elif seen_by_path[problem.path] == total_by_path[problem.path]:
            left = total_by_path[problem.path] - MOST_OF_A_FILE
            yield f"{printable_path(problem.path)}: 这个文件还有 {left} 个问题没有列出 提示：检查是否放错了文件；要看全部，用 --format json"


def total(problems: list[Problem]) -> str:
    """Return the line that says how many problems there are."""
    return f"共 {len(problems)} 个问题。"


def as_annotations(problems: Iterable[Problem], folder: str) -> str:
    """Return GitHub's workflow commands, which show each problem at its line of the file.

    `folder` is the path of the content in the repository.
    """
    return "\n".join(annotation(problem, folder) for problem in sorted(problems))


def annotation(problem: Problem, folder: str) -> str:
    """Return the workflow command for one problem."""
    found: dict[str, str | int] = {"file": posixpath.join(folder, problem.path)}
    if problem.line:
        found |= {"line": problem.line, "col": problem.column}
    found["title"] = problem.field or "内容有问题"
    properties = ",".join(f"{name}={escaped_property(str(value))}" for name, value in found.items())
    return f"::error {properties}::{escaped_data(problem.explanation)}"


def escaped_data(text: str) -> str:
    """Escape a text for its place after `::` in a workflow command. No control character reaches the log."""
    return escaped(text.replace("\f", " ")).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """Escape a text for its place among the properties of a workflow command."""
    return escaped_data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem]) -> str:
    """Return the JSON document."""
    problems = sorted(problems)
    counts = {"problems": len(problems), "files": len({problem.path for problem in problems})}
    return json.dumps({"problems": [as_value(problem) for problem in problems], "counts": counts}, indent=1)


def as_value(problem: Problem) -> dict[str, str | int | None]:
    """Return the JSON object of one problem."""
    return {
        "path": problem.path,
        "line": problem.line or None,
        "column": problem.column or None,
        "field": problem.field,
        "message": problem.message,
        "value": problem.value,
        "hint": problem.hint,
    }
