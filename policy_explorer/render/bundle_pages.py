"""Site -> what lies beside the site in a bundle: the start page and the instructions. Reads static/; writes nothing.

The start page is complete in itself: a ZIP viewer unpacks it alone. Its style and script stand in the page, and its
policy allows just these, by their hashes.
"""

from __future__ import annotations

from base64 import b64encode

from policy_explorer.derive.site import Site
from policy_explorer.render.assets import classic_script, style
from policy_explorer.render.tools import Tools
from policy_explorer.resources import STATIC

SHEETS = ("site/tokens.css", "bundle/start.css")
SCRIPT = "static/js/bundle/start.js"
ICON = "favicon.svg"


def start_page(site: Site, address: str | None, its: Tools) -> str:
    text = "\n".join((STATIC / "css" / sheet).read_text("utf-8") for sheet in SHEETS)
    script = classic_script(SCRIPT, its.scripts, its.keep)
    icon = b64encode((STATIC / "icons" / ICON).read_bytes()).decode()
    return rendered("start.html", site, address, its, style=style(text, its.keep), script=script, icon=icon)


def instructions(site: Site, address: str | None, its: Tools) -> str:
    return rendered("instructions.txt", site, address, its)


def rendered(template: str, site: Site, address: str | None, its: Tools, **values) -> str:
    return its.jinja.get_template(f"bundle/{template}").render(
        site=site, settings=site.catalogue.settings, home=address, **values
    )
