"""Settings, and everything else that is published -> manifest.webmanifest and sw.js. Reads static/js/; writes nothing.

`sw.js`, the service worker, keeps the site on the reader's device and answers from there (static/js/service_worker/).
In front of it stands `siteFiles`: which files, each with the SHA-256 of its bytes. So any change of the site changes
the worker, which is how a browser learns of it, and what did not change is not fetched again.

    precached     {path: hash}: kept as soon as the worker is installed
    keptFolders   paths, or how they begin: kept as they are visited, where the site is too large to keep whole

Where the settings switch the web app off, there is no manifest, and the worker clears away what an earlier one kept.
How and why: docs/web-app.md.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from policy_explorer.derive.site import Site
from policy_explorer.model import Settings
from policy_explorer.render.assets import classic_script
from policy_explorer.render.page import FOR_ENGINEERS, PICTURE
from policy_explorer.render.tools import Tools, tools
from policy_explorer.text.data_script import data_script
from policy_explorer.text.data_shapes import SiteFiles

File = tuple[str, bytes]

MANIFEST, WORKER = "manifest.webmanifest", "sw.js"
# What one visit may put on a phone. Pages compress to a fifth, so that this is less than 2 MB to load.
LIMIT = 8_000_000
# The first are for readers to take away, the second for other sites that show a link to this one, the rest for engineers:
# none is of use to a page without network.
LEFT_OUT = ("offline/", PICTURE, *FOR_ENGINEERS)
# Of these there are as many as there are measures. The lists of departments and sectors are not among them.
MANY = (
    "measures/",
    "departments/",
    "sectors/",
    "deadlines_",
    "documents/",
    "examples/",
    "search/passages/",
    "data/cards/",
    "data/questionnaire/",
    "data/measures.json",
)
LIST_PAGE = "/index.html"

# As in templates/base.html and static/css/site/tokens.css.
THEME_COLOUR, BACKGROUND_COLOUR = "#0d5c46", "#f6f7f3"
SMALL_ICON = {"src": "assets/icon-192.png", "sizes": "192x192", "type": "image/png"}
ICONS = (
    {"src": "assets/favicon.svg", "sizes": "any", "type": "image/svg+xml"},
    SMALL_ICON,
    {"src": "assets/icon-512.png", "sizes": "512x512", "type": "image/png"},
    {"src": "assets/icon-maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
)


def files(site: Site, published: Mapping[str, bytes], its: Tools | None = None) -> Iterator[File]:
    """`published` is everything else that the site will consist of, by its path."""
    settings = site.catalogue.settings
    if not settings.web_app:
        yield WORKER, retiring_worker(its)
        return
    manifest = (json.dumps(manifest_of(settings), ensure_ascii=False, indent=2) + "\n").encode()
    yield MANIFEST, manifest
    yield (
        WORKER,
        data_script("siteFiles", site_files(ChainMap({MANIFEST: manifest}, published))) + script("worker.js", its),
    )


def manifest_of(settings: Settings) -> dict[str, Any]:
    """All addresses are relative to the manifest, so that they hold under any path.

    It has no `id`: that one is taken relative to the host, and would make one app of all sites that lie on it.
    Without it, the start address tells them apart.
    """
    return {
        "name": settings.title,
        "short_name": settings.short_title or settings.title,
        "description": settings.description,
        "lang": "zh-CN",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": THEME_COLOUR,
        "background_color": BACKGROUND_COLOUR,
        "icons": ICONS,
        "shortcuts": [{"name": "资格自测", "url": "./questionnaire.html", "icons": [SMALL_ICON]}],
    }


def site_files(published: Mapping[str, bytes]) -> SiteFiles:
    """`published` may be read as it is asked for: of a site too large to keep whole, most never is."""
    useful = sorted(path for path in published if not path.startswith(LEFT_OUT))
    whole = fit((len(published[path]) for path in useful), LIMIT)
    return {
        "precached": {path: digest(published[path]) for path in useful if whole or not is_one_of_many(path)},
        "keptFolders": [] if whole else list(MANY),
    }


def fit(lengths: Iterable[int], limit: int) -> bool:
    return all(total <= limit for total in accumulate(lengths))


def is_one_of_many(path: str) -> bool:
    return path.startswith(MANY) and not path.endswith(LIST_PAGE)


def digest(content: bytes) -> str:
    """As the `integrity` of a request wants it."""
    return b64encode(hashlib.sha256(content).digest()).decode()


def retiring_worker(its: Tools | None = None) -> bytes:
    """It removes what a worker of this site kept, and then itself."""
    return script("retire.js", its)


def script(name: str, its: Tools | None) -> bytes:
    its = its or tools()
    return classic_script(f"static/js/service_worker/{name}", its.scripts, its.keep).encode()
