"""`doctor --next`: the marks of a draft as a list to work off, each with what was guessed, why, and the clause beside it."""

from __future__ import annotations

from pathlib import Path

from policy_explorer.doctor.next_place import places
from policy_explorer.importing.import_notice import import_notice
from policy_explorer.load.loader import load
from support.advice import MEASURE
from support.content_edits import edit
from support.drafts import ID, NOTICES


def test_a_place_has_the_guess_the_reason_and_the_clause(tiny_copy: Path, run):
    edit(tiny_copy / MEASURE, "chapter: 1", "# 待核对：章名没有认出来\nchapter: 1")
    edit(tiny_copy / "site.yaml", "soon_days: 30", "# 待核对\nsoon_days: 30")
    code, printed, said = run("doctor", "--next", "--content", tiny_copy)
    assert (code, said) == (0, "")
    lines = printed.splitlines()
    assert lines[:2] == [
        "待核对第 1 处，还剩 2 处（这个文件里 1 处）",
        f"{MEASURE}:2（第 1 项 补贴有机种植）",
    ]
    assert "为什么要看：章名没有认出来" in lines and "  2 | # 待核对：章名没有认出来" in lines
    assert "  3 | chapter: 1" in lines and lines[-1].endswith("用 --next 2。")
    assert "site.yaml:" in run("doctor", "--next", "9", "--content", tiny_copy)[1]
    before = (tiny_copy / MEASURE).read_text("utf-8"), (tiny_copy / "site.yaml").read_text("utf-8")
    assert "\nsite.yaml:" in run("doctor", "--checked", "--content", tiny_copy)[1]  # which is the next one
    edit(tiny_copy / "site.yaml", "soon_days: 30", "soon_days: 30  # 待核对：丙")
    assert "还剩 1 处" in run("doctor", "--next", "1", "--checked", "--content", tiny_copy)[1]
    run("doctor", "--checked", "--content", tiny_copy)
    after = (tiny_copy / MEASURE).read_text("utf-8"), (tiny_copy / "site.yaml").read_text("utf-8")
    assert after == (before[0].replace("# 待核对：章名没有认出来\n", ""), before[1].replace("# 待核对\n", ""))
    assert run("doctor", "--next", "--content", tiny_copy)[1] == "没有标着“待核对”的了。\n"


def test_each_guess_of_a_draft_stands_beside_its_words_in_the_notice(tmp_path: Path, run):
    content = tmp_path / "content"
    import_notice(NOTICES / "three-levels.txt", ID, content)
    marks = places(load(content))
    shown = [run("doctor", "--next", at, "--content", content)[1] for at in range(1, len(marks) + 1)]
    for (path, line, reason), text in zip(marks, shown, strict=True):
        assert f"\n{path}:{line}" in text and f"为什么要看：{reason}\n" in text
        assert ("没有对应的一句" not in text) or not path.startswith(f"documents/{ID}/measures/")
    title = next(text for text in shown if "取自正文前的标题" in text)
    assert "\n原文：" in title and "没有对应的一句" not in title
    assert [path for path, *_ in marks] == sorted(
        (path for path, *_ in marks), key=lambda path: not path.startswith("documents/")
    )


def test_marks_in_a_file_that_cannot_be_read(tiny_copy: Path, run):
    (tiny_copy / MEASURE).write_text("# 待核对：甲\ntitle: [\n", "utf-8")
    code, printed, _ = run("doctor", "--next", "--content", tiny_copy)
    assert code == 0 and "为什么要看：甲" in printed
