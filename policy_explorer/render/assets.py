"""Styles, scripts and icons -> files under assets/. Reads static/; writes nothing.

`site.css` is every sheet in static/css in one; each script in static/js/entries becomes a classic
script of the same name, joined with what it imports. Sheets in static/css/separate stay apart. Both are minified.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..joiner import join
from ..minify import minified_script, minified_style

STATIC = Path(__file__).parents[2] / "static"
FIRST_SHEETS = ("tokens.css", "base.css", "layout.css")
LAST_SHEETS = ("print.css",)


def files(static: Path = STATIC) -> Iterator[tuple[str, bytes]]:
    yield "assets/site.css", joined_sheets(static / "css").encode()
    for sheet in sorted((static / "css" / "separate").glob("*.css")):
        yield f"assets/{sheet.name}", minified_style(sheet.read_text("utf-8")).encode()
    yield from scripts(static / "js")
    for icon in sorted((static / "icons").iterdir()):
        yield f"assets/{icon.name}", icon.read_bytes()


def joined_sheets(folder: Path) -> str:
    return minified_style("\n".join(sheet.read_text("utf-8") for sheet in sorted(folder.glob("*.css"), key=sheet_order)))


def sheet_order(sheet: Path) -> tuple[int, str]:
    """Tokens first, so that all others may use them; print last, so that it overrides."""
    name = sheet.name
    if name in FIRST_SHEETS:
        return FIRST_SHEETS.index(name), name
    return (len(FIRST_SHEETS) + (name in LAST_SHEETS), name)


def scripts(folder: Path) -> Iterator[tuple[str, bytes]]:
    sources = script_sources(folder)
    for entry in sorted((folder / "entries").glob("*.js")):
        yield f"assets/{entry.name}", classic_script(f"static/js/entries/{entry.name}", sources).encode()


def script_sources(folder: Path = STATIC / "js") -> dict[str, str]:
    """Paths are told as seen from the top of the repository, so that an error names the file as it is known."""
    top = folder.parents[1]
    return {path.relative_to(top).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.js"))}


def classic_script(entry: str, sources: Mapping[str, str]) -> str:
    return minified_script(join(entry, sources))
