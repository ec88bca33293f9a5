"""Styles, scripts and icons -> files under assets/. Reads static/; writes nothing.

`site.css` is every sheet in static/css in one; each script in static/js/entries becomes a classic
script of the same name, joined with what it imports. Sheets in static/css/separate stay apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..joiner import join

STATIC = Path(__file__).parents[2] / "static"
FIRST_SHEETS = ("tokens.css", "base.css", "layout.css")
LAST_SHEETS = ("print.css",)


def files(static: Path = STATIC) -> Iterator[tuple[str, bytes]]:
    yield "assets/site.css", joined_sheets(static / "css")
    for sheet in sorted((static / "css" / "separate").glob("*.css")):
        yield f"assets/{sheet.name}", sheet.read_bytes()
    yield from scripts(static / "js")
    for icon in sorted((static / "icons").iterdir()):
        yield f"assets/{icon.name}", icon.read_bytes()


def joined_sheets(folder: Path) -> bytes:
    return b"\n".join(sheet.read_bytes() for sheet in sorted(folder.glob("*.css"), key=sheet_order))


def sheet_order(sheet: Path) -> tuple[int, str]:
    """Tokens first, so that all others may use them; print last, so that it overrides."""
    name = sheet.name
    if name in FIRST_SHEETS:
        return FIRST_SHEETS.index(name), name
    return (len(FIRST_SHEETS) + (name in LAST_SHEETS), name)


def scripts(folder: Path) -> Iterator[tuple[str, bytes]]:
    sources = script_sources(folder)
    for entry in sorted((folder / "entries").glob("*.js")):
        yield f"assets/{entry.name}", join(source_name(entry, folder), sources).encode()


def script_sources(folder: Path) -> dict[str, str]:
    return {source_name(path, folder): path.read_text("utf-8") for path in sorted(folder.rglob("*.js"))}


def source_name(path: Path, folder: Path) -> str:
    """As seen from the top of the repository, so that an error names the file as it is known."""
    return path.relative_to(folder.parents[1]).as_posix()
