"""Files of Word and PDF as bytes, made without a disk."""

from __future__ import annotations

import io
import zipfile

import docx
import pypdf


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
