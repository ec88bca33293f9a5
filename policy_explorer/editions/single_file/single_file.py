"""Build the single-file edition: one HTML file that holds the whole site. Reads static/ and templates/.

It contains the pages of the site one after another; `links` says how links between them work. A script
(static/js/single_file/) shows one page at a time; without scripts the pages are read in sequence. The data and the texts
to search are scripts in the site too, and are copied.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch

from markupsafe import Markup

from policy_explorer.editions.single_file.page_parts import page_frame, page_parts, root_attributes
from policy_explorer.memo import name_of
from policy_explorer.render.assets import SCRIPTLESS, classic_script, sheet, sheet_names
from policy_explorer.render.page import EXPLORER
from policy_explorer.render.tools import Tools
from policy_explorer.resources import STATIC

DATA = ("data/*.js", "search/measures.js", "search/words.js", "search/passages/*.js")
# The kinds of pages in the order in which they are read without scripts.
READING_ORDER = (
    "index", "questionnaire", "measure", "departments", "department", "sectors", "sector", "deadlines", "documents", "document",
    "companion", "examples", "method", "offline", "404",
)  # fmt: skip
SCRIPTS = "static/js/single_file/"
EDITION_SHEET = "single_file"
ICON = "assets/favicon.svg"
# What an HTML parser takes for the end of a script, or for a comment. In JavaScript it occurs in strings alone.
HTML_IN_SCRIPT = re.compile(r"<(?=/script|script|!--)", re.IGNORECASE)


def single_file(files: Mapping[str, bytes], address: str | None, tools: Tools) -> bytes:
    """Return the HTML file.

    `files` are the files of an offline edition by path, `address` is the URL of the site online, if known.
    """
    html = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    numbers = {path: number for number, path in enumerate(sorted(html))}
    name = name_of("pages", *numbers)
    pages = [page_parts(path, text, numbers, name, address, tools.memoize) for path, text in html.items()]
    used = [name for name in sheet_names() if f"assets/{name}.css" in files]
    document = tools.jinja.get_template("single_file.html").render(
        pages=sorted(pages, key=lambda page: READING_ORDER.index(page.kind)),
        frame=page_frame(html[EXPLORER], numbers, address, files),
        root_attributes=root_attributes(html[EXPLORER]),
        icon=b64encode(files[ICON]).decode(),
        first_script=Markup(script("hide_pages.js", tools)),
        scripts=[Markup(escaped_script(text)) for text in (*data_scripts(files), script("start.js", tools))],
        style=Markup("".join(style_sheet(name, tools) for name in (*used, EDITION_SHEET))),
        scriptless_style=Markup(style_sheet(SCRIPTLESS, tools)),
    )
    return document.encode()


def script(name: str, tools: Tools) -> str:
    return classic_script(f"{SCRIPTS}{name}", tools.scripts, tools.keep)


def style_sheet(name: str, tools: Tools) -> str:
    return sheet(STATIC / "css" / name, tools.memoize, tools.look)


def data_scripts(files: Mapping[str, bytes]) -> Iterator[str]:
    return (files[path].decode() for pattern in DATA for path in sorted(files) if fnmatch(path, pattern))


def escaped_script(script: str) -> str:
    """Return the script with an escape in place of every `<` that would end the script element or begin a comment."""
    return HTML_IN_SCRIPT.sub(r"\\x3c", script)
