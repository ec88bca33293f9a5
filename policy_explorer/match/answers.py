"""A file of one applicant's answers -> the answers as values, or every problem in it. Reads that one file.

The file is YAML or JSON and maps facts to answers, as examples do; null is 不清楚, a fact that is left out is unanswered.
Figures may be written as people write them (figures.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import isfinite
from pathlib import Path
from typing import Any

from policy_explorer.derive.site import WholeSite, rules_in
from policy_explorer.load.encoding import decode
from policy_explorer.load.loader import LARGEST
from policy_explorer.load.problem import ContentError, Problem
from policy_explorer.load.yaml_parser import read_yaml
from policy_explorer.match.figures import other_meaning, with_figures
from policy_explorer.model import Question
from policy_explorer.model.answers import Answers, is_number, parse_answers
from policy_explorer.rules.computed import MOST_PLACES
from policy_explorer.rules.fingerprint import bounds_by_fact, rules_of
from policy_explorer.validate.answers import checked_questions, problems_of_answers
from policy_explorer.validate.computed import has_too_many_places
from policy_explorer.validate.hints import TYPE_HINTS
from policy_explorer.validate.source_file import SourceFile
from policy_explorer.validate.validate import without_follow_on_errors


def read_answers(file: Path, site: WholeSite) -> Answers:
    """Return the answers in a file. Raise `ContentError` with every problem of the file and of the answers in it."""
    text = read_text(file)
    asked = tuple(site.catalogue.questions)
    reading = read_yaml(str(file), text)
    written = with_figures(reading.value, asked)
    problems = [*reading.problems]
    if reading.readable:
        source = SourceFile(str(file), written, text)
        problems += problems_in_file(source, asked)
        problems += doubtful(source, reading.value, site)
    if problems:
        raise ContentError(without_follow_on_errors(reading.problems, problems))
    return parse_answers(written)


def read_text(file: Path) -> str:
    """Return the text of a file or a pipe. Raise `ContentError`."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise file_error(file, "找不到这个文件", "检查文件名和所在的文件夹") from None
    except (OSError, ValueError):
        raise file_error(file, "文件打不开", "检查它是否是文件、是否有读取权限") from None
    if len(content) > LARGEST:
        raise file_error(file, f"文件超过 {LARGEST // 1_000_000} MB，没有读取", "检查是否放错了文件")
    text, problems = decode(str(file), content)
    if text is None or problems:
        raise ContentError(problems)
    return text


def file_error(file: Path, message: str, hint: str) -> ContentError:
    return ContentError([Problem(str(file), 0, 0, "", message, "", hint)])


def problems_in_file(file: SourceFile, questions: Iterable[Question]) -> list[Problem]:
    if not isinstance(file.value, dict):
        return [file.problem((), "应为一组“事实: 答案”", file.value, TYPE_HINTS["mapping"])]
    return [*problems_of_answers(file, (), checked_questions(questions), file.value), *too_exact(file, questions)]


def doubtful(file: SourceFile, read: Any, site: WholeSite) -> Iterator[Problem]:
    """Yield a problem for each figure without a unit that may be meant in another. `read` are the answers as written."""
    texts = [
        (question, (question.id,) if key is None else (question.id, key), bound)
        for question in site.catalogue.questions
        if question.type == "number" and isinstance(read, dict)
        for key, bound in bounds_of(read.get(question.id))
        if isinstance(bound, str)
    ]
    bounds = bounds_by_fact(rules_of(rules_in(site.measures.values())).values()) if texts else {}
    for question, path, text in texts:
        if other := other_meaning(text, question, bounds.get(question.id, ())):
            yield file.problem(path, f"没有写单位：是 {text.strip()}{question.unit}，还是 {other}", text, "写上单位")


def too_exact(file: SourceFile, questions: Iterable[Question]) -> Iterable[Problem]:
    """Yield a problem for each figure with more decimals than both evaluators compare exactly."""
    for question in questions:
        value = file.value.get(question.id) if question.type == "number" else None
        for key, bound in bounds_of(value):
            if is_number(bound) and isfinite(bound) and has_too_many_places(bound):
                path = (question.id,) if key is None else (question.id, key)
                yield file.problem(path, f"最多写 {MOST_PLACES} 位小数", bound, "四舍五入，或者换一个单位写")


def bounds_of(value: Any) -> Iterable[tuple[Any, Any]]:
    """Return the bounds of a range by key, or another answer under None."""
    return value.items() if isinstance(value, dict) else [(None, value)]
