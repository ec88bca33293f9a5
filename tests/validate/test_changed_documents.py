"""Documents that extend or amend another one: what contradicts it is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from policy_explorer.load.loader import load
from policy_explorer.load.problem import ContentError
from policy_explorer.validate.validate import validate
from support.later_documents import DATED, EXTENDING, IN_MARCH, OLD, PARTLY, changed

EXTENSION = f"documents/{EXTENDING}/document.yaml"


@pytest.mark.parametrize(
    ("path", "written", "new", "message"),
    [
        (EXTENSION, "  - document: yunxi-2031-5\n", "  - document: yunxi-2031-30\n", "文件不能延续自己"),
        (EXTENSION, "  - document: yunxi-2031-5\n", "  - document: yunxi-2031-6\n", "没有这个代号的文件"),
        (
            EXTENSION,
            "reference: 云政〔2031〕5号\n    until",
            "reference: 云政〔2031〕6号\n    until",
            "文号与所指的文件不一致",
        ),
        (
            EXTENSION,
            "quote: 《云溪县扶持种植业和民宿业的若干措施》（云政〔2031〕5号）延续",
            "quote: 延续",
            "引文没有提到被延续的文件",
        ),
        (EXTENSION, "until: 2032-12-31", "until: 2031-12-31", "延续到的这一天不晚于原来的截止日"),
        (EXTENSION, "measures: [3]", "measures: [4]", "那份文件没有这一项"),
        (f"documents/{PARTLY}/document.yaml", "measures: [1]", "measures: [9]", "那份文件没有这一项"),
        (f"documents/{PARTLY}/document.yaml", "    measures: [1]\n", "", "有两种说法"),
        (f"documents/{PARTLY}/document.yaml", "    measures: [1]\n", "", "引文只写了其中几项"),
        (f"documents/{PARTLY}/document.yaml", "measures: [1]", "measures: [2]", "引文写的是另外几项"),
        (f"documents/{PARTLY}/document.yaml", "measures: [1]", "measures: [1, 2]", "引文写的是另外几项"),
        (EXTENSION, "    measures: [3]\n", "", "引文只写了其中几项"),
        (EXTENSION, "5号）延续实施至2032年12月31日", "5号）不再延续", "引文写的是不再延续"),
    ],
)
def test_what_contradicts_another_document_is_refused(later_content, tmp_path, path, written, new, message):
    content = shutil.copytree(later_content, tmp_path / "content")
    text = (content / path).read_text("utf-8")
    assert written in text
    changed = text.replace(written, new, 1)
    if message == "有两种说法":
        changed = changed.replace("issued: 2032-01-05", "issued: 2031-12-20")
    (content / path).write_text(changed, "utf-8")
    assert any(message in problem for problem in problems(content)), problems(content)


def test_a_quote_that_names_two_measures_is_of_both(later_content, tmp_path):
    content = shutil.copytree(later_content, tmp_path / "content")
    for name in ("document.yaml", "notice.txt"):
        path = content / "documents" / PARTLY / name
        path.write_text(path.read_text("utf-8").replace("第一项延续1年", "第一项、第三项延续1年"), "utf-8")
    assert any("引文写的几项没有都写" in problem for problem in problems(content))
    document = content / "documents" / PARTLY / "document.yaml"
    text = document.read_text("utf-8")
    begin = text.index("  - document:", text.index("extends:"))
    entry = text[begin : text.index("\n", text.index("quote:", begin)) + 1]
    document.write_text(text.replace(entry, entry + entry.replace("measures: [1]", "measures: [3]")), "utf-8")
    assert validate(load(content))  # each entry has one of them


@pytest.mark.parametrize(
    ("written", "valid"),
    [
        ("第一项延续1年", False),
        ("第（1）项、第2项延续1年", False),
        ("第一条延续1年", True),
        ("第九项延续1年", True),
        ("第一项延续1年，其余各项延续2年", True),
        ("第一项至第三项延续1年", True),
        ("第一项等延续1年", True),
        ("除第一项外延续1年", True),
        ("第一项以外延续1年", True),
        ("延续1年，第一项不再延续", True),
        ("按照本通知第一项延续1年", True),
    ],
)
def test_only_a_quote_that_surely_names_measures_requires_them(later_content, tmp_path, written, valid):
    content = shutil.copytree(later_content, tmp_path / "content")
    for name in ("document.yaml", "notice.txt"):
        path = content / "documents" / PARTLY / name
        text = path.read_text("utf-8").replace("    measures: [1]\n", "")
        assert "第一项延续1年" in text
        path.write_text(text.replace("第一项延续1年", written), "utf-8")
    try:
        validate(load(content))
        found = []
    except ContentError as refused:
        found = [problem.message for problem in refused.problems]
    assert any("引文只写了其中几项" in message for message in found) != valid
    assert "引文写的是不再延续" not in found


def test_a_length_needs_a_last_day_to_count_from(later_content, tmp_path):
    content = shutil.copytree(later_content, tmp_path / "content")
    partly = content / f"documents/{PARTLY}/document.yaml"
    text = partly.read_text("utf-8").replace("yunxi-2031-5\n", f"{EXTENDING}\n").replace("    measures: [1]\n", "")
    partly.write_text(text, "utf-8")
    (found,) = [problem for problem in problems(content) if "不知道原来的截止日，无从起算" in problem]
    assert found.endswith("写 until 或 ends；被延续的文件写明截止日的，先补在它的 period 里")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({**IN_MARCH, "from: 2032-03-01": "from: 2032-03-02"}, "引文写的不是这一天"),
        ({**IN_MARCH, "from: 2032-03-01": "from: 2033-03-01"}, "截止日早于起始日"),
        ({"  - document: yunxi-2031-5\n    title": f"  - document: {PARTLY}\n    title"}, "文号与所指的文件不一致"),
    ],
)
def test_the_beginning_of_an_extension_is_checked(later_content, tmp_path, changes, message):
    content = shutil.copytree(later_content, tmp_path / "content")
    assert any(message in problem for problem in problems(changed(content, changes)))


def test_an_extension_of_a_document_without_a_term_is_refused(later_content, tmp_path):
    content = shutil.copytree(later_content, tmp_path / "content")
    without = {
        "    measures: [1]\n": "",
        "  - document: yunxi-2031-5\n": f"  - document: {EXTENDING}\n",
    }
    changed(content, without, PARTLY)
    assert any("这一条延续不改变任何期限" in problem for problem in problems(content))


def test_an_extension_of_a_document_whose_measures_all_end_by_themselves_is_refused(later_content, tmp_path):
    content = shutil.copytree(later_content, tmp_path / "content")
    dated = content / f"documents/{DATED}"
    text = (dated / "document.yaml").read_text("utf-8")
    (dated / "document.yaml").write_text(
        text.replace("period: {until: 2034-12-31, quote: 本办法有效期至2034年12月31日}\n", ""), "utf-8"
    )
    measure = (dated / "measures/01.yaml").read_text("utf-8")
    assert "basis: document" in measure
    (dated / "measures/01.yaml").write_text(
        measure.replace("basis: document", "basis: stated, ends: indefinite, quote: 每年"), "utf-8"
    )
    changed(content, {"  - document: yunxi-2031-5\n    title": f"  - document: {DATED}\n    title"})
    found = [problem for problem in problems(content) if "这一条延续不改变任何期限" in problem]
    assert len(found) == 1 and "写 measures" in found[0]


WINDOW = "windows:\n  - {once: {from: 2032-01-01, until: 2032-01-31}, quote: 2032年1月申报}\n"


@pytest.mark.parametrize(
    ("changes", "outside"),
    [
        ({}, False),  # within the term as another document extends it
        (IN_MARCH, True),  # in the pause
        ({"  - document: yunxi-2031-5\n    title: 云溪县扶持": "  - title: 云溪县扶持"}, True),
    ],
)
def test_a_window_may_be_in_what_another_document_adds(later_content, tmp_path, changes, outside):
    content = shutil.copytree(later_content, tmp_path / "content")
    measure = content / "documents" / OLD / "measures/03.yaml"
    for file in (measure, content / "documents" / OLD / "notice.txt"):
        text = file.read_text("utf-8").replace("一次性奖励5000元。", "一次性奖励5000元。2032年1月申报。")
        file.write_text(text.replace("period: {basis: document}\n", "period: {basis: document}\n" + WINDOW), "utf-8")
    changed(content, changes)
    if outside:
        assert any("期限到 2031-12-31 为止，申请时间在那以后" in problem for problem in problems(content))
    else:
        validate(load(content))


def test_superseding_needs_a_first_day(several_content, tmp_path):
    content = shutil.copytree(several_content, tmp_path / "content")
    file = content / "documents/yunxi-2031-21/document.yaml"
    text = file.read_text("utf-8")
    file.write_text(
        text.replace("  from: 2031-11-01\n", "").replace("  from_quote: 本措施自2031年11月1日起施行\n", ""), "utf-8"
    )
    assert any("不知道自哪一天起废止" in problem for problem in problems(content))


def test_a_document_without_measures_has_no_chapters(later_content, tmp_path):
    content = shutil.copytree(later_content, tmp_path / "content")
    file = content / EXTENSION
    file.write_text(f"{file.read_text('utf-8')}chapters:\n  - {{number: 1, title: 延续}}\n", "utf-8")
    assert any("有章，但还没有任何措施" in problem for problem in problems(content))


def problems(content: Path) -> list[str]:
    with pytest.raises(ContentError) as refused:
        validate(load(content))
    return [str(problem) for problem in refused.value.problems]
