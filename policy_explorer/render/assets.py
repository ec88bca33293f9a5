"""Build the files under assets/: style sheets, scripts and icons. Reads static/.

Each folder in static/css becomes one style sheet, `assets/<folder>.css`: `site` for every page, the others for pages that
link to them. Each module in static/js/entries becomes a classic script of the same name, bundled with what it imports.
Both are minified. Each carries the digest of all of them, by which pages ask for it, so that a page notices a file of
another version (docs/decisions/one-deployment.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from policy_explorer.memo import Memoize, name_of, no_memo
from policy_explorer.publish.folder_files import stamps
from policy_explorer.render.look import Look
from policy_explorer.render.minify import can_minify, minified_script, minified_style
from policy_explorer.resources import STATIC
from policy_explorer.text import skins
from policy_explorer.text.data_script import part_mark

FIRST, LAST = "site", "print"  # other sheets may override the first; the last overrides all
SCRIPTLESS = "no-script"
OF_EDITIONS = ("bundle", "single_file")  # inlined in pages of the offline editions
TOKENS = "tokens.css"
FOUNDATION = (TOKENS, "base.css", "layout.css")
PARTS = "parts"
DIGITS = 10  # of a digest in an address: no accident, and nobody's attack, as both sides are ours


class Scripts:
    """All modules in a folder, read when they are first asked for: most builds find their scripts as they were."""

    def __init__(self, folder: Path = STATIC / "js"):
        self.folder = folder

    @cached_property
    def sources(self) -> dict[str, str]:
        """The modules by path, relative to the top of the repository, as error messages should name them."""
        top = self.folder.parents[1]
        return {path.relative_to(top).as_posix(): path.read_text("utf-8") for path in sorted(self.folder.rglob("*.js"))}

    @cached_property
    def name(self) -> str:
        """A name for memoizing what is made of them."""
        return name_of("scripts", *self.sources.keys(), *self.sources.values())


def files(
    static: Path = STATIC,
    memoize: Memoize = no_memo,
    keep: Memoize = no_memo,
    known: Scripts | None = None,
    look: Look | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield the files by path. `known` are the modules in `static`, if they have been read already.

    `keep` is for scripts, `memoize` for styles, which contents may have a part in.
    """
    digest = parts_digest(static, look)
    for name in (*sheet_names(static / "css"), SCRIPTLESS):
        own = f":root{{--parts-{name}:{digest}}}"
        yield f"assets/{name}.css", (sheet(static / "css" / name, memoize, look) + own).encode()
    mark = part_mark(PARTS, digest)
    for path, script in entry_scripts(static / "js", keep, known or Scripts(static / "js")):
        yield path, mark + script
    for icon in icons(static / "icons", look):
        yield f"assets/{icon.name}", icon.read_bytes()


def icons(folder: Path = STATIC / "icons", look: Look | None = None) -> list[Path]:
    """Return the icons of a look: its own, in a folder of its name, or else those of the banyan."""
    own = folder / look.name if look else folder
    names = sorted(path.name for path in folder.iterdir() if path.is_file())
    return [own / name if (own / name).is_file() else folder / name for name in names]


def parts_digest(static: Path = STATIC, look: Look | None = None) -> str:
    """Return a digest of all styles, scripts and types of data: of what has to be of one version on a page."""
    whole = sha256(f"{can_minify()} {(look.style, look.pieces) if look else ('', ())}".encode())
    places = sorted((name, *path.split("/")) for name in ("css", "js") for path, _ in stamps(static / name))
    for path in map("/".join, places):
        with open(f"{static}/{path}", "rb", buffering=0) as file:
            content = file.readall()
        whole.update(f"{path} {len(content)} ".encode() + content)
    return "p" + whole.hexdigest()[:DIGITS]


def sheet_names(folder: Path = STATIC / "css") -> list[str]:
    """Return the style sheets of pages, in the order in which a page may link to them, without the one for no scripts."""
    names = {path.name for path in folder.iterdir() if path.is_dir()} - {FIRST, LAST, SCRIPTLESS, *OF_EDITIONS}
    return [FIRST, *sorted(names), LAST]


def sheet(folder: Path, memoize: Memoize = no_memo, look: Look | None = None) -> str:
    """Return the style sheet of a folder: FOUNDATION first, so that the other files may override it.

    The colours of a look stand behind the design tokens.
    """
    files = sorted(
        folder.glob("*.css"),
        key=lambda path: (FOUNDATION.index(path.name) if path.name in FOUNDATION else len(FOUNDATION), path.name),
    )
    own = dict(look.pieces) if look else {}
    texts = {file.name: own.pop(piece(folder, file.name), "") or file.read_text("utf-8") for file in files}
    if look and TOKENS in texts:
        texts[TOKENS] += look.style
    added = [text for path, text in own.items() if path.startswith(piece(folder, ""))]
    samples = skins.samples() if folder.name == "components" else ""
    return style("\n".join((*texts.values(), samples, *added)), memoize)


def piece(folder: Path, name: str) -> str:
    """Return the path of the file within the folder skin of the content that is put in place of this one."""
    return f"css/{folder.name}/{name}"


def style(text: str, memoize: Memoize = no_memo) -> str:
    return memoize(name_of("style", text), lambda: minified_style(text))


def entry_scripts(folder: Path, keep: Memoize, known: Scripts) -> Iterator[tuple[str, bytes]]:
    for entry in sorted((folder / "entries").glob("*.js")):
        yield f"assets/{entry.name}", classic_script(f"static/js/entries/{entry.name}", known, keep).encode()


def classic_script(entry: str, known: Scripts, keep: Memoize = no_memo) -> str:
    """Return the bundled and minified script of the module at the path `entry`. Raises ScriptError, MinifyError."""

    def bundled() -> str:
        from policy_explorer.render.module_bundler import join  # most builds find the script as it was

        return minified_script(join(entry, known.sources))

    return keep(name_of(f"script {entry}", known.name), bundled)
