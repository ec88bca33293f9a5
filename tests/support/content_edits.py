"""Edits of the fictional content of several documents, one for each kind of input of a site. Writes into the content folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

FIRST = "documents/yunxi-2031-5"
SECOND = f"{FIRST}/measures/02.yaml"


def edit(file: Path, written: str, other: str) -> None:
    text = file.read_text("utf-8")
    assert written in text
    file.write_text(text.replace(written, other), "utf-8")


def edit_measure(document: Path) -> None:
    edit(document / "measures/01.yaml", "title: 补贴", "title: 大力补贴")
    edit(document / "notice.txt", "（1）补贴", "（1）大力补贴")


EDITS: dict[str, Callable[[Path], object]] = {
    "a measure": lambda content: edit_measure(content / FIRST),
    "its summary": lambda content: edit(content / FIRST / "measures/02.yaml", "summary: {text: ", "summary: {text: 新"),
    "a document": lambda content: edit(content / FIRST / "document.yaml", "short_title: ", "short_title: 新"),
    "who supersedes it": lambda content: edit(
        content / "documents/yunxi-2031-21/document.yaml", "short_title: ", "short_title: 新"
    ),
    "a vocabulary": lambda content: edit(
        content / "vocabularies/departments.yaml", "aliases: [农业局", "aliases: [新的说法, 农业局"
    ),
    "a question": lambda content: edit(content / "questions.yaml", "ask: 您经营", "ask: 请问您经营"),
    "the settings": lambda content: edit(content / "site.yaml", "tagline: ", "tagline: 新"),
    "a page": lambda content: edit(content / "pages/method.md", "\n", "\n新的一段。\n\n"),
    "a document taken away": lambda content: shutil.rmtree(content / "documents/yunxi-2031"),
}
