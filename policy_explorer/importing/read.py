"""A file -> its lines and table rows. Reads the disk, and nothing else; a file that cannot be read is an `ImportFault`.

A format is told by the first bytes: people rename files. A `.docx` that is a PDF is read as what it is, and that is said.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from policy_explorer.importing.blocks import ImportFault, Line, Reading
from policy_explorer.importing.read_txt import read_txt

LARGEST = 20_000_000  # bytes
LONGEST = 500_000  # characters
SUFFIXES = {".docx": "docx", ".pdf": "pdf", ".txt": "txt", ".html": "html", ".htm": "html"}
INSTALL = "读取 {format} 文件要先安装导入用的软件包：在项目文件夹里运行 .venv/bin/pip install -e '.[import]' （Windows：.venv\\Scripts\\pip install -e \".[import]\"）。读 .txt 不用安装"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
OLD_DOC = "这是旧版 Word 的文件（.doc），读不了。用 Word 或 WPS 打开，“另存为” .docx 后再导入"


def read(path: Path) -> Reading:
    content = bytes_of(path)
    told = SUFFIXES.get(path.suffix.lower())
    if told is None and path.suffix.lower() != ".doc":
        raise ImportFault(
            f"不认识扩展名“{path.suffix}”：能读 .docx、.pdf、.txt、.html。.doc、.wps、.ofd 的，先另存为 .docx 或 .pdf"
        )
    found = format_of(content, told)
    reading = reader_of(found)(content)
    if (
        sum(len(block.text) if isinstance(block, Line) else sum(map(len, block.cells)) for block in reading.blocks)
        > LONGEST
    ):
        raise ImportFault(f"文字超过 {LONGEST // 10_000} 万字，不像一份公文")
    if found != told:
        told_so = f"扩展名是 {path.suffix}，内容其实是 {found}，已按 {found} 读取"
        reading = Reading(reading.blocks, (told_so, *reading.notes))
    return reading


def bytes_of(path: Path) -> bytes:
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        raise ImportFault(f"{path} 是文件夹，要写的是文件")
    if not stat.S_ISREG(about.st_mode):
        raise ImportFault(f"{path} 不是普通文件")
    if about.st_size > LARGEST:
        raise ImportFault(f"文件超过 {LARGEST // 1_000_000} MB，不像一份公文；图片多的，请另存为只有文字的一份")
    content = path.read_bytes()
    if not content.strip(b"\0 \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        raise ImportFault("文件是空的")
    return content


def format_of(content: bytes, told: str | None) -> str:
    """By the first bytes; text is whatever the file's name says it is."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(OLD_OFFICE) or start.startswith(b"{\\rtf"):
        raise ImportFault(OLD_DOC)
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx"
    if told == "html" or start[:200].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    if told in ("docx", "pdf"):
        raise ImportFault(
            f"扩展名是 .{told}，内容却不是：文件可能坏了，或者被改了扩展名。请重新下载，或用能打开它的程序另存"
        )
    if told is None:
        raise ImportFault(OLD_DOC)
    return "txt"


def reader_of(format: str) -> Callable[[bytes], Reading]:
    """Only the library of the format at hand is loaded, so that text needs none."""
    if format == "txt":
        return read_txt
    try:
        module = import_module(f".read_{format}", __package__)
    except ModuleNotFoundError:
        raise ImportFault(INSTALL.format(format=f".{format}")) from None
    return getattr(module, f"read_{format}")
