"""Files that are no notice, folders that must not be touched, and a machine without the extra: a message in Chinese, and nothing is written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from policy_explorer.cli.commands import import_
from policy_explorer.importing.blocks import ImportFailed
from policy_explorer.importing.import_notice import here, import_notice
from support.drafts import ID, NOTICES, draft
from support.packed_files import empty_docx, pdf, zipped

NESTED = NOTICES / "nested.txt"


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files in this process: another takes most of the time of an import. test_import_limits.py starts some."""
    monkeypatch.setattr(import_, "within_limits", here)


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


BAD = {
    "empty.txt": (b"", "文件是空的"),
    "blank.txt": (" \n\t\r\n".encode("utf-16"), "文件是空的"),
    "binary.txt": (bytes(range(256)) * 20, "这不是文字文件，或者编码认不出"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版 Word"),
    "renamed.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版 Word"),
    "rtf.docx": (rb"{\rtf1 text}", "旧版 Word"),
    "text.docx": ("不是 Word".encode(), "扩展名是 .docx，内容却不是"),
    "text.pdf": ("不是 PDF".encode(), "扩展名是 .pdf，内容却不是"),
    "archive.docx": (zipped(readme="x"), "这是压缩包或别的办公文件"),
    "torn.docx": (zipped(word__document="x")[:60], "Word 文件打不开"),
    "junk.docx": (zipped(**{"word__document.xml": "<w:document"}), "Word 文件打不开"),
    "empty.docx": (empty_docx(), "Word 文件里没有文字"),
    "torn.pdf": (b"%PDF-1.7\n1 0 obj", "PDF 打不开"),
    "scanned.pdf": (pdf(), "扫描件"),
    "locked.pdf": (pdf("secret"), "PDF 设了密码"),
    "empty.html": (b"<html><body><script>1</script></body></html>", "网页里没有"),
    "table.xlsx": (zipped(xl="x"), "不认识扩展名“.xlsx”"),
    "nothing": (b"text", "不认识扩展名“”"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_told_and_nothing_written(tmp_path, run, name):
    content, expected = BAD[name]
    (tmp_path / name).write_bytes(content)
    code, said, why = run("import", tmp_path / name, "--id", ID, "--content", tmp_path / "content")
    assert (code, said) == (1, "") and expected in why and why.endswith("没有写出任何文件。\n"), why
    assert list(tmp_path.iterdir()) == [tmp_path / name]


def test_a_file_too_large_and_one_that_is_not_there(tmp_path, run):
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(20_000_001)
    for name, expected in (("large.txt", "超过 20 MB"), ("missing.txt", "无法完成"), (".", "是文件夹")):
        code, _, why = run("import", tmp_path / name, "--id", ID, "--content", tmp_path / "content")
        assert code == 1 and expected in why
    assert not (tmp_path / "content").exists()


@pytest.mark.parametrize("id", ["A", "云溪", "a b", "-a", "a/../b", "con", "x-booklet", "a" * 61])
def test_a_bad_id_is_wrong_use(tmp_path, run, id):
    code, _, why = run("import", NESTED, f"--id={id}", "--content", tmp_path / "content")
    assert code == 2 and "不能作代号" in why and not (tmp_path / "content").exists()


def test_a_document_that_is_there_is_not_touched(tiny_copy, run):
    before = contents(tiny_copy)
    code, _, why = run("import", NESTED, "--id", "yunxi-2031-5", "--content", tiny_copy)
    assert code == 1 and "已经有了，没有改动" in why and contents(tiny_copy) == before


def test_what_is_there_stays_and_what_is_missing_is_listed(tiny_copy, run):
    """A second notice: its own folder is added; for the vocabularies there are lines to paste, with which the check passes."""
    before = contents(tiny_copy)
    code, said, _ = run("import", NESTED, "--id", ID, "--content", tiny_copy)
    assert code == 0
    assert {path: content for path, content in contents(tiny_copy).items() if ID not in path.parts} == before
    file = None
    for line in said.splitlines():
        if line.endswith("请在末尾加上："):
            file = Path(line.split(" 已有，")[0])
        elif line.startswith("- "):
            file.write_text(f"{file.read_text('utf-8').rstrip()}\n{line}\n", "utf-8")
    code, said, why = run("check", "--content", tiny_copy)
    assert code == 0 and "2 份文件，7 项措施" in said, why
    assert "处标着“待核对”" in why


def test_a_vocabulary_that_cannot_be_read_comes_first(tiny_copy, run):
    (tiny_copy / "vocabularies" / "units.yaml").write_text("- [", "utf-8")
    code, _, why = run("import", NESTED, "--id", ID, "--content", tiny_copy)
    assert code == 1 and "vocabularies/units.yaml 读不出来" in why and not (tiny_copy / "documents" / ID).exists()


def test_a_failure_half_way_leaves_nothing(tmp_path, monkeypatch):
    content = tmp_path / "content"
    real, count = Path.rename, []

    def rename(self, target):
        count.append(target)
        if len(count) == 3:
            raise OSError(28, "No space left on device", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OSError):
        import_notice(NESTED, ID, content)
    assert len(count) > 3 and not content.exists()


@pytest.mark.parametrize(("suffix", "module"), [("docx", "docx"), ("pdf", "pypdfium2"), ("html", "lxml")])
def test_without_the_extra_one_is_told_how_to_install_it(tmp_path, monkeypatch, suffix, module):
    start = {"docx": b"PK\x03\x04", "pdf": b"%PDF-1.7", "html": b"<html>"}[suffix]
    (tmp_path / f"notice.{suffix}").write_bytes(start)
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delitem(sys.modules, f"policy_explorer.importing.readers.read_{suffix}", raising=False)
    with pytest.raises(ImportFailed, match=rf"\.{suffix} 文件.*pip install -e '\.\[import\]'"):
        import_notice(tmp_path / f"notice.{suffix}", ID, tmp_path / "content")


def test_plain_text_needs_no_extra(tmp_path, monkeypatch):
    for module in ("docx", "pypdfium2", "lxml"):
        monkeypatch.setitem(sys.modules, module, None)
    assert len(draft(NESTED, tmp_path / "content")) == 4


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_are_recognised_and_told(tmp_path, run, encoding):
    (tmp_path / "notice.txt").write_bytes(NESTED.read_text("utf-8").encode(encoding))
    code, said, _ = run("import", tmp_path / "notice.txt", "--id", ID, "--content", tmp_path / "content")
    assert code == 0 and "已转成 UTF-8" in said
    text = (tmp_path / "content" / "documents" / ID / "notice.txt").read_text("utf-8")
    assert text.startswith("云溪县人民政府文件\n") and "\ufeff" not in text


def test_a_file_is_read_as_what_it_is(tmp_path, run):
    (tmp_path / "notice.txt").write_bytes(
        b"<!DOCTYPE html><html><body>"
        + b"".join(f"<p>{line}</p>".encode() for line in NESTED.read_text("utf-8").split("\n"))
    )
    code, said, _ = run("import", tmp_path / "notice.txt", "--id", ID, "--content", tmp_path / "content")
    assert code == 0 and "扩展名是 .txt，内容其实是 html" in said and "认出 4 项措施" in said
