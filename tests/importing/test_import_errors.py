"""Files that are no notice, folders that must not be touched, and a machine without the extra: a message in Chinese, and nothing is written."""

from __future__ import annotations

import io
import random
import re
import sys
import zipfile
from datetime import date
from pathlib import Path

import docx
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_explorer.cli.commands import import_
from policy_explorer.importing.blocks import ImportFailed, Line, Reading, Row
from policy_explorer.importing.fields.existing_content import existing_content_of
from policy_explorer.importing.import_notice import here, import_notice
from policy_explorer.importing.readers.read_docx import read_docx
from policy_explorer.importing.readers.read_html import read_html
from policy_explorer.importing.readers.read_pdf import read_pdf
from policy_explorer.importing.structure.clean import clean
from policy_explorer.importing.structure.structure import structure
from policy_explorer.importing.writing.folder import draft_folder
from policy_explorer.load.loader import Sources
from policy_explorer.load.problem import ContentError, Problem
from policy_explorer.load.yaml_parser import read_yaml
from policy_explorer.validate.validate import validate
from support.drafts import ID, NOTICES, draft, put_together, without_space
from support.usual_run import of_examples, some_of

NESTED = NOTICES / "nested.txt"


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files in this process: another takes most of the time of an import. test_import_limits.py starts some."""
    monkeypatch.setattr(import_, "within_limits", here)


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def zipped(**files: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


def pdf(password: str = "") -> bytes:
    writer, buffer = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(300, 300)
    if password:
        writer.encrypt(password)
    writer.write(buffer)
    return buffer.getvalue()


def empty_docx() -> bytes:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


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


def numbered_docx() -> dict[str, bytes]:
    word, buffer = docx.Document(), io.BytesIO()
    for number in range(3):
        word.add_paragraph(f"第{number}件事", style="List Number")
    word.add_table(2, 3).cell(0, 0).text = "表"
    word.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def damaged(content: bytes, chance: random.Random) -> bytes:
    at, length = chance.randrange(len(content)), chance.randrange(40)
    return content[:at] + chance.choice([b"", b"x", b'"', b"<w:p>", content[:length]]) + content[at + length :]


@pytest.mark.parametrize("seed", some_of(range(40)))
def test_a_damaged_file_is_read_or_refused(seed):
    """Whatever python-docx and lxml make of it."""
    chance = random.Random(seed)
    parts = numbered_docx()
    part = chance.choice(["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
    whole = zipped(**(parts | {part: damaged(parts[part], chance)}))
    page = "<html><body><p>1.甲<b>乙</b></p><table><tr><td>1<td>丙</tr></table><div><!-- x --></div></body></html>".encode()
    for reader, content in (
        (read_docx, whole),
        (read_docx, damaged(whole, chance)),
        (read_html, damaged(page, chance)),
        (read_pdf, damaged(pdf(), chance)),
    ):
        try:
            assert reader(content).blocks
        except ImportFailed as error:
            assert re.search(r"[\u4e00-\u9fff]", str(error))


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


TODAY = date(2031, 5, 1)


def problems_of(files: dict[str, str]) -> list[Problem]:
    """What the check has to say of drafted files, without the disk."""
    written = {path: text for path, text in files.items() if path.endswith(".yaml")}
    readings = {path: read_yaml(path, text) for path, text in written.items()}
    texts = {path: text for path, text in files.items() if path not in written}
    problems = tuple(problem for reading in readings.values() for problem in reading.problems)
    try:
        validate(
            Sources(
                Path("content"),
                {path: reading.value for path, reading in readings.items()},
                texts,
                written,
                (),
                problems,
            )
        )
    except ContentError as error:
        return error.problems
    return []


PIECES = st.sampled_from(
    "一、 二、 （一） （二） 1. 2. ３． 第一条 第二章 附件 （牵头单位：区商务局） 责任单位：县财政局、工信局 【责任部门：】 （ ） 【 自2023年1月1日至 2023年12月31日 10万元 5-10% 2031年2月30日 "
    "有效期2年 本措施自发布之日起施行 关于印发 通知 ： 。 ； ， 《 》 {title} {number} # 待核对 : - [ ] ' \" \\ 〔2023〕1号 　　 - 3 - ABC 0.5 1,000 99999999999999999999 鼓励 给予奖励 以下均需各街镇落实 \u200b "
    "每年6月30日前申报 分别奖励1万元、2万元 按租金的40%给予补助 最高15万元 分三年按40%、30%、30%兑付 每年不超过10家 《甲乙丙丁办法》（某政〔2020〕3号） 同时废止 "
    "有效期延长至2033年12月31日 附则 第一章总则 对产值100万元、300万元以上的 申请人应当 不予支持 （目的和依据） 自认定之日起3个月内申请 由县商务局负责实施。 5万元至10万元".split(
        " "
    )
) | st.text(max_size=8)
TEXTS = st.lists(st.lists(PIECES, max_size=9).map("".join), max_size=24)


@settings(
    max_examples=of_examples(200),
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(TEXTS, st.lists(st.lists(PIECES, min_size=2, max_size=4).map(tuple), max_size=4))
def test_whatever_is_drafted_is_the_text_and_nothing_else_is_raised(lines, rows):
    reading = Reading((*(Line(line) for text in lines for line in text.splitlines()), *map(Row, rows)))
    cleaned = clean(reading)
    try:
        outline = structure(cleaned.parts)
    except ImportFailed:
        return
    drafted = draft_folder(
        ID, Path("content"), cleaned, outline, existing_content_of({}, frozenset(), frozenset()), TODAY
    )
    assert without_space(drafted.files[f"documents/{ID}/notice.txt"]) == without_space(
        "".join(part if isinstance(part, str) else "".join(part.cells) for part in cleaned.parts)
    )
    assert not [str(problem) for problem in problems_of(drafted.files)]


@settings(max_examples=of_examples(40), derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 400), min_size=1, max_size=6), st.lists(PIECES, min_size=6, max_size=6))
def test_a_notice_with_words_put_in_is_drafted_whole_or_refused(tmp_path_factory, places, words):
    text = NESTED.read_text("utf-8")
    for place, word in zip(places, words, strict=False):
        text = text[: place * 2] + word + text[place * 2 :]
    folder = tmp_path_factory.mktemp("mutated")
    (folder / "notice.txt").write_text(text, "utf-8", errors="replace")
    try:
        draft(folder / "notice.txt", folder / "content")
    except ImportFailed:
        assert not (folder / "content").exists()
        return
    document = folder / "content" / "documents" / ID
    assert put_together(document) == without_space((document / "notice.txt").read_text("utf-8"))
