"""The content folder: what is read, and what is said of files that cannot be."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, Any

import pytest

from policy_explorer.load import loader as loading
from policy_explorer.load.loader import Sources, load
from policy_explorer.load.problem import ContentError, Problem
from policy_explorer.validate.validate import validate

MEASURE = "documents/yunxi-2031-5/measures/02.yaml"
NOTICE = "documents/yunxi-2031-5/notice.txt"


def said(content: Path) -> list[str]:
    """Return the problems of reading, after making sure that validation reports the same ones."""
    reading = [str(problem) for problem in load(content).problems]
    with pytest.raises(ContentError) as caught:
        validate(load(content))
    everything = [str(problem) for problem in caught.value.problems]
    assert set(reading) <= set(everything)
    return everything


def test_every_file_of_the_content_is_read(tiny_content: Path) -> None:
    sources = load(tiny_content)
    assert isinstance(sources, Sources)
    assert sources.problems == () and sources.unreadable == ()
    assert len(sources.yaml) == 13
    assert set(sources.text) == {NOTICE, "pages/method.md"}


def test_windows_line_ends_are_accepted(tiny_copy: Path) -> None:
    for file in tiny_copy.rglob("*.*"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert validate(load(tiny_copy))


def test_what_lies_about_is_ignored(tiny_copy: Path) -> None:
    for name in (".DS_Store", "README.md", "Thumbs.db", "vocabularies/.swp", "documents/README.md", ".git/config"):
        (tiny_copy / name).parent.mkdir(exist_ok=True)
        (tiny_copy / name).write_text("x")
    assert validate(load(tiny_copy))


@pytest.mark.parametrize(
    "path",
    [
        "site.yaml",
        "questions.yaml",
        "vocabularies/units.yaml",
        "pages/method.md",
        "documents/yunxi-2031-5/document.yaml",
        NOTICE,
    ],
)
def test_missing_file(tiny_copy: Path, path: str) -> None:
    (tiny_copy / path).unlink()
    assert said(tiny_copy) == [f"{path}: 缺少这个文件 提示：补上它；可以照 docs/authoring.zh.md 中的样例写"]


def test_missing_measure(tiny_copy: Path) -> None:
    (tiny_copy / MEASURE).unlink()
    assert any("notice.txt 在这一段之前还有文字没有写进来" in line for line in said(tiny_copy))


def test_no_content_at_all(tmp_path: Path) -> None:
    assert said(tmp_path / "nowhere") == [".: 文件夹打不开：找不到文件或文件夹 提示：检查它是否存在、是否有读取权限"]


def test_an_empty_folder(tmp_path: Path) -> None:
    lines = said(tmp_path)
    assert len(lines) == 10
    assert "documents: 还没有任何文件 提示：每份文件建一个文件夹：documents/<代号>/" in lines


def test_a_document_without_files(tiny_copy: Path) -> None:
    (tiny_copy / "documents" / "new").mkdir()
    lines = said(tiny_copy)
    assert [line.split(": ")[0] for line in lines] == [
        "documents/new/document.yaml",
        "documents/new/notice.txt",
    ]


@pytest.mark.parametrize(
    ("encoding", "guess"),
    [
        ("gb18030", "看来是 GB18030"),
        ("utf-16", "看来是 UTF-16"),
        ("utf-16-le", "看来是 UTF-16"),
        ("utf-16-be", "看来是 UTF-16"),
    ],
)
def test_other_encodings(tiny_copy: Path, encoding: str, guess: str) -> None:
    for path in (MEASURE, NOTICE):
        file = tiny_copy / path
        file.write_bytes(file.read_text("utf-8").encode(encoding))
    lines = said(tiny_copy)
    assert len(lines) == 2
    assert all("文件不是 UTF-8 编码" in line and guess in line for line in lines)


def test_a_wrong_byte_is_found_where_it_stands(tiny_copy: Path) -> None:
    file = tiny_copy / MEASURE
    file.write_bytes(file.read_bytes().replace("宣传有机产品\n".encode(), "宣传".encode() + b"\xff\n"))
    assert said(tiny_copy) == [
        f"{MEASURE}:3:10: 文件不是 UTF-8 编码（写的是：字节 FF） 提示：用编辑器“另存为”，编码选 UTF-8"
    ]


def test_byte_order_mark(tiny_copy: Path) -> None:
    file = tiny_copy / MEASURE
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"number: 2", b"number: NO"))
    first, *rest = said(tiny_copy)
    assert first == f"{MEASURE}:1:1: 文件开头有字节顺序标记（BOM） 提示：用编辑器“另存为”，编码选 UTF-8（不带 BOM）"
    assert any(line.startswith(f"{MEASURE}:1:9: number：") for line in rest), (
        "the rest of the file is read all the same"
    )


@pytest.mark.parametrize("path", [MEASURE, NOTICE, "pages/method.md"])
def test_empty_file(tiny_copy: Path, path: str) -> None:
    (tiny_copy / path).write_text(" \n\n")
    assert said(tiny_copy) == [f"{path}: 文件是空的 提示：写上内容，或删去文件"]


def test_a_large_file_is_not_read(tiny_copy: Path) -> None:
    with open(tiny_copy / MEASURE, "wb") as file:
        file.truncate(2_000_000)  # zero bytes, which would be a problem of their own if they were read
    assert said(tiny_copy) == [f"{MEASURE}: 文件超过 1 MB，没有读取（写的是：2.0 MB） 提示：检查是否放错了文件"]


def test_a_long_notice_is_read(tiny_copy: Path) -> None:
    file = tiny_copy / NOTICE
    file.write_text(file.read_text("utf-8") + "\n" * 1_500_000, "utf-8")
    assert validate(load(tiny_copy))


def test_a_link_out_of_the_content_is_not_followed(tiny_copy: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("number: 2")
    (tiny_copy / MEASURE).unlink()
    (tiny_copy / MEASURE).symlink_to(secret)
    (tiny_copy / "pages" / "method.md").unlink()
    (tiny_copy / "pages" / "method.md").symlink_to(secret)
    (tiny_copy / "vocabularies" / "more").symlink_to(tmp_path)
    assert said(tiny_copy) == [
        f"{MEASURE}: 符号链接指向内容文件夹之外，没有读取 提示：把文件本身放进来",
        "pages/method.md: 符号链接指向内容文件夹之外，没有读取 提示：把文件本身放进来",
        "vocabularies/more: 文件夹不能是符号链接 提示：把文件夹本身放进来",
    ]


def test_a_linked_content_folder_is_followed(tiny_content: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tiny_content)
    assert validate(load(link))


def test_a_circle_of_links(tiny_copy: Path) -> None:
    (tiny_copy / MEASURE).unlink()
    (tiny_copy / MEASURE).symlink_to("02.yaml")
    assert said(tiny_copy) == [f"{MEASURE}: 文件打不开：符号链接指向自己 提示：检查它是否存在、是否有读取权限"]


def test_a_pipe_is_not_waited_for(tiny_copy: Path) -> None:
    (tiny_copy / MEASURE).unlink()
    os.mkfifo(tiny_copy / MEASURE)
    assert said(tiny_copy) == [f"{MEASURE}: 不是普通文件，没有读取 提示：换成普通文件"]


def test_an_unreadable_file(tiny_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Tests may run as root, whom permissions do not stop.
    def refuse(path: str, mode: str, **options: Any) -> IO[Any]:
        if path.endswith("/02.yaml"):
            raise PermissionError(13, "Permission denied")
        return open(path, mode, **options)

    monkeypatch.setattr(loading, "open", refuse, raising=False)
    assert said(tiny_copy) == [f"{MEASURE}: 文件打不开：没有权限 提示：检查它是否存在、是否有读取权限"]


def test_an_unreadable_folder(tiny_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(folder: str) -> object:
        if str(folder).endswith("pages"):
            raise PermissionError(13, "Permission denied", str(folder))
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert "pages: 文件夹打不开：没有权限 提示：检查它是否存在、是否有读取权限" in said(tiny_copy)


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("documents/yunxi-2031-5/measures/04.yml", "改名为 04.yaml"),
        ("documents/yunxi-2031-5/measures/04.YAML", "改名为 04.yaml"),
        ("documents/yunxi-2031-5/measures/四.yaml", "以序号开头"),
        ("documents/yunxi-2031-5/notices.txt", "是否想写 documents/yunxi-2031-5/notice.txt？"),
        ("vocabularies/department.yaml", "是否想写 vocabularies/departments.yaml？"),
        ("pages/About Us.md", "移到内容文件夹之外"),
        ("pages/about.md", "移到内容文件夹之外"),
        ("notes/plan.docx", "移到内容文件夹之外"),
    ],
)
def test_stray_files(tiny_copy: Path, path: str, hint: str) -> None:
    (tiny_copy / path).parent.mkdir(exist_ok=True)
    (tiny_copy / path).write_text("x")
    (line,) = said(tiny_copy)
    assert line.startswith(f"{path}: ") and "不会被读取" in line and hint in line


def test_file_names_are_safe_to_print(tiny_copy: Path) -> None:
    (tiny_copy / "a\x1b[31m\u202e.yaml").write_text("x")
    (line,) = said(tiny_copy)
    assert "\x1b" not in line and "\u202e" not in line


def test_a_problem_takes_one_line_whatever_its_file_is_called() -> None:
    assert (
        str(Problem("documents/a\nb/x\udcff\u202e.yaml", 1, 2, "id", "不对"))
        == "documents/a b/x⟨U+DCFF⟩⟨U+202E⟩.yaml:1:2: id：不对"
    )


@pytest.mark.parametrize("path", [NOTICE, "pages/method.md"])
def test_invisible_characters_in_texts(tiny_copy: Path, path: str) -> None:
    file = tiny_copy / path
    file.write_text("第一行\n零宽\u200b空格\n" + file.read_text("utf-8"), "utf-8")
    assert f"{path}:2:3: 有看不见的字符（U+200B，零宽空格） 提示：删去它" in said(tiny_copy)


def test_a_page_break_in_a_notice_is_white_space(tiny_copy: Path) -> None:
    file = tiny_copy / NOTICE
    file.write_text(file.read_text("utf-8").replace("- 1 -", "- 1 -\n\f"), "utf-8")
    assert validate(load(tiny_copy))
