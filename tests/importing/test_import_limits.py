"""Whatever a file is made of, the import ends in time and in memory, and says so."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest

from policy_explorer.importing.blocks import ImportFailed
from policy_explorer.importing.import_notice import Draft, draft_notice, import_notice
from policy_explorer.importing.limits import MB, Limits, within_limits
from policy_explorer.importing.readers.read_docx import read_docx
from support.drafts import ID, NOTICES

NESTED = NOTICES / "nested.txt"


def looping() -> str:
    while True:
        pass


def swallowing() -> str:
    return "x" * len(bytearray(900 * MB))


def crashing() -> str:
    os.abort()


def faulty() -> str:
    raise KeyError("部件")


@pytest.mark.parametrize(
    ("function", "limits", "why"),
    [
        (looping, Limits(seconds=0.5), r"^读了 0.5 秒还没有读完，已停下"),
        (swallowing, Limits(memory=400 * MB), r"^读它要用的内存超过 400 MB，已停下"),
        (crashing, Limits(), r"^读它的程序中途停了"),
        (faulty, Limits(), r"^读它时程序出了毛病（KeyError: '部件'）"),
    ],
)
def test_a_limit_that_is_reached_is_told(function, limits, why, capfd):
    with pytest.raises(ImportFailed, match=why):
        within_limits(function, (), str, limits)
    assert "Traceback" not in capfd.readouterr().err


def test_within_the_limits_the_draft_is_the_same(tmp_path):
    import_notice(NESTED, ID, tmp_path / "here")
    import_notice(NESTED, ID, tmp_path / "there", within_limits)
    written = [
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "here", tmp_path / "there")
    ]
    assert written[0] == written[1]
    with pytest.raises(FileNotFoundError):
        within_limits(draft_notice, (tmp_path / "nothing.txt", ID, tmp_path, None), Draft)


def word(body: str, styles: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    """Return a Word file with this body, and a replacement in its styles."""
    made, buffer = io.BytesIO(), io.BytesIO()
    docx.Document().save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                content = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'.encode()
            target.writestr(name, content.replace(*styles) if name == "word/styles.xml" else content)
    return buffer.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_style_that_is_based_on_itself():
    itself = b'<w:style w:type="paragraph" w:styleId="S"><w:name w:val="S"/><w:basedOn w:val="S"/></w:style></w:styles>'
    content = word(paragraph("甲", '<w:pPr><w:pStyle w:val="S"/></w:pPr>'), (b"</w:styles>", itself))
    assert [block.text for block in read_docx(content).blocks] == ["甲"]


def test_a_word_file_that_unpacks_to_millions_of_paragraphs():
    with pytest.raises(ImportFailed, match="解开后过大"):
        read_docx(word("<w:p/>" * 1_600_000))


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as file:
        for _ in range(2_000):
            file.write(b" " * MB)


def many_pages(path: Path) -> None:
    writer = pypdf.PdfWriter()
    for _ in range(10_000):
        writer.add_blank_page(300, 300)
    writer.write(path)


HUGE = {
    "bomb.docx": (bomb, "解开后过大"),
    "pages.pdf": (many_pages, "PDF 有 10000 页，最多读 500 页"),
    "text.txt": (lambda path: path.write_text("一" * 70 * MB, "utf-8"), "文件超过 20 MB"),
    "long.txt": (lambda path: path.write_text("一" * 600_000, "utf-8"), "文字超过 50 万字"),
    "deep.html": (
        lambda path: path.write_text("<html><body>" + "<div>" * 100_000 + "<p>第一条 甲</p>", "utf-8"),
        "层次太深",
    ),
    "attributes.html": (
        lambda path: path.write_text(f"<html><body><p {' '.join(f'a{at}=1' for at in range(200_000))}>甲</p>", "utf-8"),
        "个以上的属性",
    ),
}


@pytest.mark.wide
@pytest.mark.parametrize("name", HUGE)
def test_huge_files(tmp_path, run, name):
    make, expected = HUGE[name]
    make(tmp_path / name)
    code, printed, why = run("import", tmp_path / name, "--id", ID, "--content", tmp_path / "content")
    assert (code, printed) == (1, "") and expected in why and why.count("\n") == 1


@pytest.mark.wide
@pytest.mark.parametrize("text", ["给予10万元，" * 30_000, "（" * 200_000, "第一条 " * 60_000])
def test_a_paragraph_without_an_end_ends(tmp_path, run, text):
    (tmp_path / "notice.txt").write_text(f"第一条 支持甲。{text}\n第二条 支持乙。给予20万元。\n", "utf-8")
    code, _, why = run("import", tmp_path / "notice.txt", "--id", ID, "--content", tmp_path / "content")
    assert code in (0, 1) and "Traceback" not in why
