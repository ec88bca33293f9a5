"""A general clause is where its citation says, and measures have labels of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from policy_explorer.load.loader import load
from policy_explorer.load.problem import ContentError
from policy_explorer.validate.named_measures import cited_measure, clause_measure_problems
from policy_explorer.validate.source_file import SourceFile
from policy_explorer.validate.validate import validate

DOCUMENT = "documents/yunxi-2031-9/document.yaml"
ELSEWHERE, NOWHERE = "引文不在这一条里", "原文里没有这个条号"


def messages(content: Path) -> list[str]:
    try:
        validate(load(content))
    except ContentError as error:
        return [problem.message for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("written", "cited", "expected"),
    [
        ("第二条", "第2条", []),
        ("第二条", "第二条第一款", []),
        ("第三条", "第三条第（2）项", []),
        ("第二条", "第一款", []),
        ("第二条", "第一条", [ELSEWHERE]),
        ("第二条", "第三条", [ELSEWHERE]),
        ("第三条", "第二条", [ELSEWHERE]),
        ("第四条", "第九条", [NOWHERE]),
        ("第四条", "附则", [NOWHERE]),
    ],
)
def test_a_clause_is_where_its_citation_says(governed_content, tmp_path, written, cited, expected):
    content = shutil.copytree(governed_content, tmp_path / "content")
    text = (content / DOCUMENT).read_text("utf-8")
    assert f"citation: {written}" in text
    (content / DOCUMENT).write_text(text.replace(f"citation: {written}", f"citation: {cited}"), "utf-8")
    assert messages(content) == expected


def test_an_article_that_is_only_mentioned_does_not_begin(governed_content, tmp_path):
    content = shutil.copytree(governed_content, tmp_path / "content")
    for name in ("document.yaml", "notice.txt"):
        path = content / "documents/yunxi-2031-9" / name
        text = path.read_text("utf-8").replace("第四条　本办法所称", "第四条　不违反第三条的，本办法所称")
        path.write_text(text.replace("第二条　本办法适用于", "第二条　按照第一条，本办法适用于"), "utf-8")
    assert messages(content) == []


@pytest.mark.parametrize(
    ("quote", "measures", "expected"),
    [
        ("第三条、第五条支持的企业，应当成立不满5年", {3, 5}, []),
        ("第三条、第五条支持的企业，应当成立不满5年", {3, 8}, ["引文写的是另外几项"]),
        ("第三条和第五条支持的企业，应当成立不满5年", {3}, ["引文写的是另外几项"]),
        ("享受本办法第三条的，须在本县登记", {5}, ["引文写的是另外几项"]),
        ("第三条支持的企业，应当成立不满5年", set(), ["引文只写了其中几项，这里没有写 measures"]),
        ("第三条至第五条支持的企业，应当成立不满5年", {3, 5, 8}, []),
        ("第三条、第五条等支持的企业", {3, 5, 8}, []),
        ("第三条以外的各项", {5, 8}, []),
        ("第九条支持的企业", {3}, []),  # it has no such measure
        ("《县办法》第三条支持的企业", {5}, []),
        ("企业按照第三条办理的", {5}, []),
    ],
)
def test_a_clause_that_begins_with_measures_is_about_these(quote, measures, expected):
    labels = {3: "第三条", 5: "第五条", 8: "第八条"}
    value = {"clauses": [{"measures": sorted(measures), "quote": quote} if measures else {"quote": quote}]}
    file = SourceFile("documents/x/document.yaml", value, "")
    problems = clause_measure_problems(file, ("clauses", 0), quote, frozenset(measures), labels)
    assert [problem.message for problem in problems] == expected


def test_a_citation_is_of_the_measure_with_its_label():
    labels = {12: "第十二条", 14: "第十四条", 3: "3.1"}
    cited = [cited_measure(each, labels) for each in ("第十二条", "第12条", "3.1", "第九条", "第二章")]
    assert cited == [12, 12, 3, None, None]


@pytest.mark.parametrize(
    ("citations", "expected"),
    [
        (("（1）", "（2）", "（3）"), []),
        (("补贴", "有机", "（3）"), []),
        (("（有机）", "（有机）", "（3）"), ["两项的称呼相同"]),
        (("有机", "（2）", "有机"), []),
        (("第一条", "（2）", "第一条"), ["两项的称呼相同"]),
    ],
)
def test_no_two_measures_are_cited_alike(tiny_copy, citations, expected):
    """Measures 1 and 2 are in the first chapter, measure 3 is in the second."""
    for number, citation in enumerate(citations, 1):
        path = tiny_copy / f"documents/yunxi-2031-5/measures/{number:02}.yaml"
        path.write_text(f"{path.read_text('utf-8')}\ncitation: {citation}\n", "utf-8")
    assert [message for message in messages(tiny_copy) if "开头里没有" not in message] == expected
