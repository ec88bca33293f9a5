"""Render what lies beside the site in a bundle: the start page and the instructions. Reads static/.

A ZIP viewer unpacks the start page alone, so it loads no files: its style and script are part of it, and its
Content-Security-Policy allows them by their hashes.
"""

from __future__ import annotations

from base64 import b64encode

from policy_explorer.derive.site import Site
from policy_explorer.render.assets import classic_script, icons, style
from policy_explorer.render.page import first_and_last
from policy_explorer.render.tools import Tools
from policy_explorer.resources import STATIC

SHEETS = ("site/tokens.css", "bundle/start.css")
FOLDER = "css/bundle/"
SCRIPT = "static/js/bundle/start.js"
ICON = "favicon.svg"


def start_page(site: Site, address: str | None, tools: Tools) -> str:
    """Return the HTML of the start page. `address` is the URL of the site online, if known."""
    own = dict(tools.look.pieces)
    tokens, start = (own.pop(f"css/{sheet}", "") or (STATIC / "css" / sheet).read_text("utf-8") for sheet in SHEETS)
    added = (text for path, text in own.items() if path.startswith(FOLDER))
    text = "\n".join((tokens, tools.look.style + start, *added))
    script = classic_script(SCRIPT, tools.scripts, tools.keep)
    (drawn,) = (icon for icon in icons(look=tools.look) if icon.name == ICON)
    icon = b64encode(drawn.read_bytes()).decode()
    return rendered("start.html", site, address, tools, style=style(text, tools.memoize), script=script, icon=icon)


def instructions(site: Site, address: str | None, tools: Tools) -> str:
    """Return the instructions as plain text."""
    return rendered("instructions.txt", site, address, tools)


def rendered(template: str, site: Site, address: str | None, tools: Tools, **values: str) -> str:
    return tools.jinja.get_template(f"bundle/{template}").render(
        site=site,
        settings=site.catalogue.settings,
        issued=first_and_last(page.notice.document.issued for page in site.documents),
        home=address,
        **values,
    )
