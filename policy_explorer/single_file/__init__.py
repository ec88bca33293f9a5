"""The site -> one HTML file that needs nothing beside it. Reads static/ and templates/; writes nothing.

The pages of the site stand in it one behind the other, each under the address that links in it use (`links`). Its
script (static/js/single_file/) shows one at a time; without scripts all are read in turn. Data and the words to search
come along as the scripts that they are in the site.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch

from markupsafe import Markup

from ..render.assets import SCRIPTLESS, STATIC, classic_script, script_sources, sheet, sheet_names
from ..render.environment import environment
from ..render.pages import EXPLORER
from .page_parts import frame, page_parts, root_attributes

DATA = ("data/*.js", "search/measures.js", "search/passages/*.js")
SCRIPTS = "static/js/single_file/"
OWN_SHEET = "single_file"
ICON = "assets/favicon.svg"
# What an HTML parser would not take for the inside of a script; in JavaScript both can only stand in strings.
NOT_IN_SCRIPTS = re.compile(r"<(?=/script|script|!--)", re.IGNORECASE)


def single_file(files: Mapping[str, bytes], address: str | None) -> bytes:
    """`files` are those of the site as they go into an offline edition; `address` is where it lies online, if known."""
    html = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    pages = [page_parts(path, text, html.keys(), address) for path, text in html.items()]
    sources = script_sources()
    first_script = classic_script(f"{SCRIPTS}hide_pages.js", sources)
    scripts = [inlined(text) for text in (*data_scripts(files), classic_script(f"{SCRIPTS}start.js", sources))]
    used = [name for name in sheet_names() if f"assets/{name}.css" in files]
    style = "".join(sheet(STATIC / "css" / name) for name in (*used, OWN_SHEET))
    scriptless_style = sheet(STATIC / "css" / SCRIPTLESS)
    whole = environment().get_template("single_file.html").render(
        pages=sorted(pages, key=lambda page: page.path != EXPLORER),  # what is read first comes first
        frame=frame(html[EXPLORER], html.keys(), address),
        root_attributes=root_attributes(html[EXPLORER]),
        icon=b64encode(files[ICON]).decode(),
        first_script=Markup(first_script),
        scripts=[Markup(script) for script in scripts],
        style=Markup(style),
        scriptless_style=Markup(scriptless_style),
    )
    return whole.encode()


def data_scripts(files: Mapping[str, bytes]) -> Iterator[str]:
    return (content.decode() for path, content in files.items() if any(fnmatch(path, pattern) for pattern in DATA))


def inlined(script: str) -> str:
    return NOT_IN_SCRIPTS.sub(r"\\x3c", script)
