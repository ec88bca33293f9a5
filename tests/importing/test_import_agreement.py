"""A draft of the notice that we have agrees with our finished content: number, chapter, title, text, lead and responsible units, 37 of 37.

The PDF of the same notice is tested in tests/browser/editions/test_import_pdf.py, where there is a browser to print one.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION

from policy_explorer.importing.import_notice import import_notice
from policy_explorer.load.loader import load
from policy_explorer.load.review_marks import unverified
from support.built import check_content
from support.drafts import ID, compared, draft, measures_in, put_together, without_space
from support.usual_run import some_of


@pytest.fixture(scope="module")
def finished(real_content) -> Path:
    (document,) = (real_content / "documents").iterdir()
    return document


def paragraphs_of(document: Path, folder: Path) -> list[str]:
    """The notice in whole paragraphs, as a Word file or a web page has it."""
    draft(document / "notice.txt", folder)
    return (folder / "documents" / ID / "notice.txt").read_text("utf-8").strip().split("\n\n")


def as_txt(document: Path, folder: Path) -> Path:
    return document / "notice.txt"


def as_gb18030(document: Path, folder: Path) -> Path:
    path = folder / "notice.txt"
    path.write_bytes((document / "notice.txt").read_text("utf-8").replace("\n", "\r\n").encode("gb18030"))
    return path


def as_docx(document: Path, folder: Path) -> Path:
    word = docx.Document()
    word.sections[0].footer.paragraphs[0].text = "— 1 —"
    for text in paragraphs_of(document, folder / "paragraphs"):
        word.add_paragraph(f"　　{text}")
    word.add_section(WD_SECTION.CONTINUOUS)
    word.save(str(folder / "notice.docx"))
    return folder / "notice.docx"


def as_html(document: Path, folder: Path) -> Path:
    body = "".join(
        f"<p style='text-indent:2em'><span>　　{escape(text[:7])}</span><b>{escape(text[7:])}</b></p>\n"
        for text in paragraphs_of(document, folder / "paragraphs")
    )
    page = f"<!DOCTYPE html><html><head><meta charset='gb2312'><title>通知_某政府网</title><script>var 一 = '1.不是措施。'</script></head><body><nav><a href='/'>首页</a></nav><div class='crumbs'>您的位置：首页 &gt; 公开</div><div id='zoom'>{body}</div><footer>1.版权所有。</footer></body></html>"
    (folder / "notice.html").write_bytes(page.encode("gb18030"))
    return folder / "notice.html"


@pytest.mark.parametrize("made", some_of([as_docx, as_txt, as_gb18030, as_html]))
def test_a_draft_agrees_with_the_finished_content(finished, tmp_path, made):
    content = tmp_path / "content"
    drafted = draft(made(finished, tmp_path), content)
    expected = measures_in(finished)
    assert len(expected) == 37
    assert [compared(measure) for measure in drafted.values()] == [compared(measure) for measure in expected.values()]
    assert put_together(content / "documents" / ID) == without_space(
        (content / "documents" / ID / "notice.txt").read_text("utf-8")
    )


def test_the_draft_passes_every_check_in_an_empty_folder(finished, tmp_path):
    content = tmp_path / "content"
    summary = import_notice(finished / "notice.txt", ID, content)
    assert (
        f"认出 37 项措施（按“1.”编号），7 章，23 个单位；{len(unverified(load(content)))} 处标着“待核对”。" in summary
    )
    assert len(check_content(content).notices[0].measures) == 37


def test_the_vocabulary_at_hand_gives_the_names(finished, real_content, tmp_path, run):
    """With the finished vocabularies beside it, a draft uses their words and has nothing of the departments to add."""
    import shutil

    content = shutil.copytree(real_content, tmp_path / "content")
    shutil.rmtree(content / "documents" / finished.name)
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    code, said, _ = run("import", finished / "notice.txt", "--id", "again", "--content", content)
    assert code == 0 and "departments.yaml 已有" not in said
    assert {path: path.read_bytes() for path in before} == before
    drafted = measures_in(content / "documents" / "again")
    assert [compared(m) for m in drafted.values()] == [compared(m) for m in measures_in(finished).values()]
    assert {tag["name"] for tag in drafted[24]["audiences"]} == {"旅行社"}
