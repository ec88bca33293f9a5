"""Make the site an installable web app: manifest.webmanifest and sw.js. Reads static/js/.

`sw.js`, the service worker (static/js/service_worker/), stores the site on the reader's device and answers from there.
It begins with the data `siteFiles`, which name the files to store, with hashes. So any change of the site changes the
worker, which is how a browser notices it, and files that did not change are not fetched again.

    precached     {path: hash} of what is stored when the worker is installed
    versions      the versions by which pages ask for styles and scripts, and for data (docs/decisions/one-deployment.md)
    keptFolders   prefixes of the paths of what is stored when it is visited, in sites too large to store whole

Where the settings switch the web app off, there is no manifest, and the worker deletes what an earlier worker stored.
How and why: docs/web-app.md.
"""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from itertools import accumulate
from typing import Any, cast

from policy_explorer.derive.site import Site
from policy_explorer.digests import base64_digest
from policy_explorer.model import Settings
from policy_explorer.render.assets import classic_script
from policy_explorer.render.look import Look, look_of
from policy_explorer.render.page import FOR_ENGINEERS, PICTURE, SITE_MAP_XML
from policy_explorer.render.pages import content_name, parts_name
from policy_explorer.render.tools import Tools
from policy_explorer.render.tools import tools as default_tools
from policy_explorer.text.data_script import data_script
from policy_explorer.text.data_shapes.service_worker import PrecacheManifest

File = tuple[str, bytes]

MANIFEST, WORKER = "manifest.webmanifest", "sw.js"
# Bytes that one visit may store on a phone. Pages compress to a fifth, so less than 2 MB are transferred.
LIMIT = 8_000_000
# Of no use to a page without network: downloads, the picture that other sites show beside a link, pages for engineers.
ONLINE_ONLY = ("offline/", PICTURE, SITE_MAP_XML, *FOR_ENGINEERS)
# Prefixes of the files whose number grows with the number of measures: a site too large to store whole stores those that
# are visited. The index pages in these folders are stored with the rest.
STORED_ON_VISIT = (
    "measures/",
    "departments/",
    "sectors/",
    "deadlines_",
    "documents/",
    "sources/",
    "examples/",
    "search/passages/",
    "data/cards/",
    "data/questionnaire/",
    "data/measures.json",
)
INDEX_PAGE = "/index.html"

SMALL_ICON = {"src": "assets/icon-192.png", "sizes": "192x192", "type": "image/png"}
ICONS = (
    {"src": "assets/favicon.svg", "sizes": "any", "type": "image/svg+xml"},
    SMALL_ICON,
    {"src": "assets/icon-512.png", "sizes": "512x512", "type": "image/png"},
    {"src": "assets/icon-maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
)


def files(site: Site, published: Mapping[str, bytes], tools: Tools | None = None) -> Iterator[File]:
    """Yield the files of the web app. `published` are all other files of the site by path."""
    settings = site.catalogue.settings
    if not settings.web_app:
        yield WORKER, retiring_worker(tools)
        return
    manifest = (json.dumps(manifest_of(settings, look_of(settings)), ensure_ascii=False, indent=2) + "\n").encode()
    yield MANIFEST, manifest
    everything = ChainMap(
        {MANIFEST: manifest}, cast(MutableMapping[str, bytes], published)
    )  # only the first is written to
    jinja = (tools or default_tools()).jinja
    stored = site_files(everything, (parts_name(jinja), content_name(site, jinja)))
    yield WORKER, data_script("siteFiles", stored) + script("worker.js", tools)


def manifest_of(settings: Settings, look: Look) -> dict[str, Any]:
    """Return the web app manifest. All addresses are relative to it, so that they hold under any path.

    It has no `id`, which would be relative to the host and make one app of all sites there. Without it, browsers tell
    apps apart by their start address.
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
        "theme_color": look.theme,
        "background_color": look.paper,
        "icons": ICONS,
        "shortcuts": [{"name": "资格自测", "url": "./questionnaire.html", "icons": [SMALL_ICON]}],
    }


def site_files(published: Mapping[str, bytes], versions: tuple[str, str]) -> PrecacheManifest:
    """Return which files the worker stores, and when. Of a site too large to store whole, most files are not read."""
    useful = sorted(path for path in published if not path.startswith(ONLINE_ONLY))
    is_stored_whole = total_is_within((len(published[path]) for path in useful), LIMIT)
    return {
        "precached": {
            path: base64_digest(published[path]) for path in useful if is_stored_whole or not is_stored_on_visit(path)
        },
        "keptFolders": [] if is_stored_whole else list(STORED_ON_VISIT),
        "versions": versions,
    }


def total_is_within(lengths: Iterable[int], limit: int) -> bool:
    """Return whether the sum is within `limit`. Stops reading `lengths` where it is not."""
    return all(total <= limit for total in accumulate(lengths))


def is_stored_on_visit(path: str) -> bool:
    return path.startswith(STORED_ON_VISIT) and not path.endswith(INDEX_PAGE)


def retiring_worker(tools: Tools | None = None) -> bytes:
    """Return a worker that deletes what an earlier worker of this site stored, and then itself."""
    return script("retire.js", tools)


def script(name: str, tools: Tools | None) -> bytes:
    tools = tools or default_tools()
    return classic_script(f"static/js/service_worker/{name}", tools.scripts, tools.keep).encode()
