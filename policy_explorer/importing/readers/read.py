"""A file to its lines and table rows. Reads the file.

The format is recognised by the first bytes, because people rename files: a PDF called .docx is read as a PDF, and a
note tells the editor.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace

from policy_explorer.importing.blocks import ImportFailed, Line, Reading, require_length
from policy_explorer.importing.readers.read_txt import read_txt

LARGEST = 20_000_000  # bytes
SUFFIXES = {".docx": "docx", ".pdf": "pdf", ".txt": "txt", ".md": "md", ".html": "html", ".htm": "html"}
INSTALL = "读取 {format} 文件要先安装导入用的软件包：在项目文件夹里运行 .venv/bin/pip install -e '.[import]' （Windows：.venv\\Scripts\\pip install -e \".[import]\"）。读 .txt 不用安装"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
OLD_DOC = "这是旧版 Word 的文件（.doc），读不了。用 Word 或 WPS 打开，“另存为” .docx 后再导入"


def read(path: Path) -> Reading:
    """Return the lines and table rows of the file at `path`; raise ImportFailed where it cannot be read."""
    content = bytes_of(path)
    named = SUFFIXES.get(path.suffix.lower())
    if named is None and path.suffix.lower() != ".doc":
        raise ImportFailed(
            f"不认识扩展名“{path.suffix}”：能读 .docx、.pdf、.txt、.md、.html。.doc、.wps、.ofd 的，先另存为 .docx 或 .pdf"
        )
    found = format_of(content, named)
    reading = reader_of(found)(content)
    require_length(
        sum(len(block.text) if isinstance(block, Line) else sum(map(len, block.cells)) for block in reading.blocks)
    )
    if found != named:
        note = f"扩展名是 {path.suffix}，内容其实是 {found}，已按 {found} 读取"
        reading = replace(reading, notes=(note, *reading.notes))
    return reading


def bytes_of(path: Path) -> bytes:
    """Return the bytes of the file at `path`; raise ImportFailed where it is no file, too large or empty."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise ImportFailed(f"{path} 是文件夹，要写的是文件")
    if not stat.S_ISREG(status.st_mode):
        raise ImportFailed(f"{path} 不是普通文件")
    if status.st_size > LARGEST:
        raise ImportFailed(f"文件超过 {LARGEST // 1_000_000} MB，不像一份公文；图片多的，请另存为只有文字的一份")
    content = path.read_bytes()
    if not content.strip(b"\0 \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        raise ImportFailed("文件是空的")
    return content


def format_of(content: bytes, named: str | None) -> str:
    """Return the format of `content`, by its first bytes; of text, by `named`, the format of the file's extension."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(OLD_OFFICE) or start.startswith(b"{\\rtf"):
        raise ImportFailed(OLD_DOC)
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx"
    if named == "html" or start[:200].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    if named in ("docx", "pdf"):
        raise ImportFailed(
            f"扩展名是 .{named}，内容却不是：文件可能坏了，或者被改了扩展名。请重新下载，或用能打开它的程序另存"
        )
    if named is None:
        raise ImportFailed(OLD_DOC)
    return "md" if named == "md" else "txt"


def reader_of(format: str) -> Callable[[bytes], Reading]:
    """Return the reader of `format`. Its library is imported here, so that plain text needs none."""
    if format == "txt":
        return read_txt
    try:
        module = import_module(f".read_{format}", __package__)
    except ModuleNotFoundError:
        raise ImportFailed(INSTALL.format(format=f".{format}")) from None
    reader: Callable[[bytes], Reading] = getattr(module, f"read_{format}")
    return reader
