"""The file of answers: read whole, or every problem of it at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policy_explorer.derive.site import WholeSite
from policy_explorer.load.problem import ContentError
from policy_explorer.match.answers import read_answers
from policy_explorer.match.figures import figure_in
from policy_explorer.model.answers import parse_answers


def problems_in(file: Path, site: WholeSite) -> list[tuple[int, int, str, str, str]]:
    with pytest.raises(ContentError) as caught:
        read_answers(file, site)
    assert all(problem.path == str(file) for problem in caught.value.problems)
    return [
        (problem.line, problem.column, problem.field, problem.message, problem.hint)
        for problem in caught.value.problems
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "trade: farm\narea: {at_most: 10}\nopened: 2031-01-01\norganic: null\nfeatures: []\n"),
        (
            "a.json",
            '{"trade": "farm", "area": {"at_most": 10}, "opened": "2031-01-01", "organic": null, "features": []}',
        ),
        (
            "tabs.json",
            '{\n\t"trade": "\\u0066arm",\n\t"area": {"at_most": 10},\n\t"opened": "2031-01-01", "organic": null, "features": []\n}\n',
        ),
    ],
)
def test_yaml_and_json_are_read_alike(tiny, tmp_path, name, text):
    (tmp_path / name).write_text(text, "utf-8")
    found = read_answers(tmp_path / name, tiny)
    written = {"trade": "farm", "area": {"at_most": 10}, "opened": "2031-01-01", "organic": None, "features": []}
    assert found == parse_answers(written) and found["opened"] == date(2031, 1, 1)


def test_every_problem_is_reported_at_once_with_its_position(tiny, tmp_path):
    file = tmp_path / "answers.yaml"
    file.write_text(
        "trad: farm\narea: -1\nopened: 2031-02-30\nfeatures: [oldhouse]\norganic: yes\ntrade: farms\narea: 5\n", "utf-8"
    )
    assert problems_in(file, tiny) == [
        (1, 1, "trad", "questions.yaml 里没有这个问题", "是否想写 trade？"),
        (2, 7, "area", "小于问题 area 可填的最小值 0", ""),
        (3, 9, "opened", "没有这一天", "检查年、月、日"),
        (4, 12, "features[0]", "问题 features 没有这个选项", "是否想写 old_house？"),
        (
            5,
            10,
            "organic",
            "不加引号的 yes、no、on、off、y、n 在别的程序里会变成真假值",
            "是文字就加引号：'yes'；是真假就写 true 或 false",
        ),
        (6, 8, "trade", "问题 trade 没有这个选项", "是否想写 farm？"),
        (7, 1, "area", "字段重复", "第 2 行已经写过，删去一处"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "找不到这个文件"),
        (b"", "文件是空的"),
        (b"[farm]", "应为一组“事实: 答案”"),
        (b"null", "应为一组“事实: 答案”"),
        (b"trade: \xd6\xd6", "文件不是 UTF-8 编码"),
        (b"\xef\xbb\xbftrade: farm", "文件开头有字节顺序标记（BOM）"),
        (b'{"trade": "farm"', None),
        (b"#" * 1_000_001, "文件超过 1 MB，没有读取"),
    ],
)
def test_a_file_that_cannot_be_used(tiny, tmp_path, content, message):
    file = tmp_path / "answers.yaml"
    if content is not None:
        file.write_bytes(content)
    (problem,) = problems_in(file, tiny)
    assert message is None or problem[3] == message


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("8万", "万元", 8),
        ("8w", "万元", 8),
        ("8000元", "万元", 0.8),
        ("１，２００ 人", "人", 1200),
        ("1.5亿", "万元", 15000),
        ("8万", "元", 80000),
        ("3%", "%", 3),
        ("2年", "个月", 24),
        ("18个月", "年", 1.5),
        ("300名", "人", 300),
        ("0.1", "万元", 0.1),
        ("8000美元", "万元", None),
        ("3月", "个月", None),
        ("30天", "个月", None),
        ("20户", "人", None),
        ("8元/人", "元", None),
        ("-8万", "万元", None),
        ("8万多", "万元", None),
        ("1,2", "万元", None),
    ],
)
def test_figures_as_people_write_them(text, unit, value):
    assert figure_in(text, unit) == value


def test_figures_are_read_in_ranges_and_what_is_not_one_stays_a_problem(tiny, tmp_path):
    file = tmp_path / "answers.yaml"
    file.write_text("area: {more_than: 1.5亩, at_most: '20'}\n", "utf-8")
    assert read_answers(file, tiny) == parse_answers({"area": {"more_than": 1.5, "at_most": 20}})
    file.write_text("area: 3公顷\n", "utf-8")
    assert [(line, column, message) for line, column, _, message, _ in problems_in(file, tiny)] == [(1, 7, "应为数字")]
    file.write_text("area: 1.00000001\ntrade: farm\n", "utf-8")
    assert problems_in(file, tiny) == [(1, 7, "area", "最多写 6 位小数", "四舍五入，或者换一个单位写")]


@pytest.mark.parametrize(
    ("text", "other"),
    [("8000", "8000元"), ("1,000", "1,000元"), ("999", ""), ("8000元", ""), ("8000万元", ""), ("8000万", "")],
)
def test_a_text_that_the_page_asks_back_about_is_a_problem(real, tmp_path, text, other):
    """100 times the largest bound, 10万元, or more (docs/interview.md); tests/browser/questionnaire/test_figures.py has the same on the page."""
    file = tmp_path / "answers.yaml"
    file.write_text(f"monthly_sales: '{text}'\n", "utf-8")
    if other:
        message = f"没有写单位：是 {text}万元，还是 {other}"
        assert problems_in(file, real) == [(1, 16, "monthly_sales", message, "写上单位")]
    else:
        assert read_answers(file, real)
    file.write_text("monthly_sales: 8000\n", "utf-8")
    assert read_answers(file, real) == {"monthly_sales": 8000}, "a plain number is in the unit of the question"


def test_a_folder_is_no_file(tiny, tmp_path):
    assert [problem[3] for problem in problems_in(tmp_path, tiny)] == ["文件打不开"]
