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

from policy_explorer.editions.single_file.page_parts import frame, page_parts, root_attributes
from policy_explorer.memo import name_of
from policy_explorer.render.assets import SCRIPTLESS, classic_script, sheet, sheet_names
from policy_explorer.render.page import EXPLORER
from policy_explorer.render.tools import Tools
from policy_explorer.resources import STATIC

DATA = ("data/*.js", "search/measures.js", "search/passages/*.js")
# The kinds of pages in the order in which they are read where no script shows one at a time.
READ = (
    "index", "questionnaire", "measure", "departments", "department", "sectors", "sector", "deadlines", "documents", "document",
    "examples", "method", "offline", "404",
)  # fmt: skip
SCRIPTS = "static/js/single_file/"
OWN_SHEET = "single_file"
ICON = "assets/favicon.svg"
# What an HTML parser would not take for the inside of a script; in JavaScript both can only stand in strings.
NOT_IN_SCRIPTS = re.compile(r"<(?=/script|script|!--)", re.IGNORECASE)


def single_file(files: Mapping[str, bytes], address: str | None, its: Tools) -> bytes:
    """`files` are those of the site as they go into an offline edition; `address` is where it lies online, if known."""
    html = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    name = name_of("pages", *sorted(html))
    pages = [page_parts(path, text, html.keys(), name, address, its.keep) for path, text in html.items()]
    first_script = classic_script(f"{SCRIPTS}hide_pages.js", its.scripts, its.keep)
    later_scripts = [
        inlined(text) for text in (*data_scripts(files), classic_script(f"{SCRIPTS}start.js", its.scripts, its.keep))
    ]
    used = [name for name in sheet_names() if f"assets/{name}.css" in files]
    style = "".join(sheet(STATIC / "css" / name, its.keep) for name in (*used, OWN_SHEET))
    scriptless_style = sheet(STATIC / "css" / SCRIPTLESS, its.keep)
    whole = its.jinja.get_template("single_file.html").render(
        pages=sorted(pages, key=lambda page: READ.index(page.kind)),
        frame=frame(html[EXPLORER], html.keys(), address),
        root_attributes=root_attributes(html[EXPLORER]),
        icon=b64encode(files[ICON]).decode(),
        first_script=Markup(first_script),
        scripts=[Markup(script) for script in later_scripts],
        style=Markup(style),
        scriptless_style=Markup(scriptless_style),
    )
    return whole.encode()


def data_scripts(files: Mapping[str, bytes]) -> Iterator[str]:
    return (files[path].decode() for pattern in DATA for path in sorted(files) if fnmatch(path, pattern))


def inlined(script: str) -> str:
    return NOT_IN_SCRIPTS.sub(r"\\x3c", script)
