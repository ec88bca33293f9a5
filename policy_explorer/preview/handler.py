"""Requests -> the files of the site shown now; its pages carry a script that follows the changes.

The script (static/preview/live.js) listens to `/.preview/events?page=<its path>`, a stream of server-sent events. Each is
one JSON object: `version` of that page, and `fault` and `problems`, as in `state.Shown`.
"""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import PurePosixPath
from urllib.parse import parse_qs, unquote, urlsplit

from msgspec.structs import asdict

from policy_explorer.preview.state import Preview, Shown
from policy_explorer.preview.static_server import MISSING, SiteHandler, SiteServer
from policy_explorer.resources import STATIC

OWN_FILES = STATIC / "preview"
OWN = ".preview/"  # no file of a site begins with a dot
EVENTS = f"{OWN}events"
NO_SITE = "no_site.html"
# An edition carries its own scripts, and lets no other run.
EDITIONS = "offline/"
MOMENT = 2  # seconds
PULSE = 15  # seconds without news, after which a page that has gone is noticed


class PreviewHandler(SiteHandler):
    """Answers from memory: a page is there as soon as it is made."""

    def __init__(self, *arguments, preview: Preview, replaced: Mapping[str, bytes], **options):
        self.preview, self.replaced = preview, replaced
        super().__init__(*arguments, **options)

    def send_head(self):
        address = urlsplit(self.path)
        path = unquote(address.path).removeprefix("/")
        if path == EVENTS:
            return self.send_events(parse_qs(address.query).get("page", [""])[0])
        if path.startswith(OWN):
            return self.send_own(path.removeprefix(OWN))
        shown = self.preview.now
        try:
            return self.send_shown(path, shown)
        except FileNotFoundError:  # the folder has just become another site, which is about to be shown
            return self.send_shown(path, self.preview.after(shown, MOMENT))

    def send_shown(self, path: str, shown: Shown) -> None:
        files = ChainMap(self.replaced, shown.files)
        if path in files:
            return self.send_bytes(HTTPStatus.OK, PurePosixPath(path).suffix, following(path, files[path], shown))
        index = f"{path.rstrip('/')}/index.html".removeprefix("/")
        if index in files and (path == "" or path.endswith("/")):
            return self.send_bytes(HTTPStatus.OK, ".html", following(index, files[index], shown))
        if index in files:
            return self.redirect(f"/{path}/")
        return self.send_error(HTTPStatus.NOT_FOUND)

    def redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def missing_page(self) -> bytes:
        shown = self.preview.now
        page = shown.files.get(MISSING) or (OWN_FILES / NO_SITE).read_bytes()
        return following(MISSING, page, shown)

    def send_own(self, name: str) -> None:
        file = OWN_FILES / name
        if name not in {path.name for path in OWN_FILES.iterdir()}:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self.send_bytes(HTTPStatus.OK, file.suffix, file.read_bytes())

    def send_events(self, page: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        seen = None
        while self.command == "GET":
            shown = self.preview.after(seen, PULSE)
            self.wfile.write(b": \n\n" if shown is seen else event(shown, file_of(page)))
            seen = shown


def file_of(page: str) -> str:
    """The file that is shown at a path."""
    path = unquote(page).removeprefix("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def event(shown: Shown, path: str) -> bytes:
    news = {
        "version": shown.version_of(path),
        "fault": shown.fault,
        "problems": [asdict(problem) for problem in shown.problems],
    }
    return f"data: {json.dumps(news, ensure_ascii=False)}\n\n".encode()


def following(path: str, content: bytes, shown: Shown) -> bytes:
    """A page with the script that follows the changes from this version on; any other file as it is."""
    if not path.endswith(".html") or path.startswith(EDITIONS):
        return content
    script = f'<script src="/{OWN}live.js" data-version="{shown.version_of(path)}" defer></script></head>'
    return content.replace(b"</head>", script.encode(), 1)


def preview_server(preview: Preview, host: str, port: int, replaced: Mapping[str, bytes]) -> ThreadingHTTPServer:
    """A server bound to its port; the caller runs and closes it. Port 0 takes any free one.

    `replaced` are files, by their path in the site, that are served in place of the site's own.
    """
    return SiteServer((host, port), partial(PreviewHandler, preview=preview, replaced=replaced))
