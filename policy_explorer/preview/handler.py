"""Requests -> files of the last good site; its pages carry a script that reloads them after a change.

The script (static/preview/live.js) listens to `/.preview/events?page=<path of the page>`, a stream of server-sent events. Each
event is a JSON object: the `version` of that page, and `error` and `problems` as in `state.Snapshot`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from msgspec.structs import asdict

from policy_explorer.preview.hosts import may_call
from policy_explorer.preview.state import PreviewState, Snapshot, overlaid
from policy_explorer.preview.static_server import MISSING, SiteHandler, SiteServer
from policy_explorer.resources import STATIC

LIVE_FILES = STATIC / "preview"
LIVE = ".preview/"  # no path of a site begins with a dot
EVENTS = f"{LIVE}events"
NO_SITE = "no_site.html"
EDITIONS = "offline/"  # their security policy allows no other script
SWAP_SECONDS = 2  # how long the exchange of one site for the next may take
OTHER_NAME = "这个预览不认这个名字。用 serve 打印的网址打开，或者用 --host 写明。\n"
KEEP_ALIVE_SECONDS = 15  # without an event: a write then fails if the page is gone


class PreviewHandler(SiteHandler):
    """Answers with the files of a `PreviewState`."""

    def __init__(self, *arguments: Any, state: PreviewState, overrides: Mapping[str, bytes], host: str, **options: Any):
        self.state, self.overrides, self.host = state, overrides, host
        super().__init__(*arguments, **options)

    def send_head(self) -> None:
        if not may_call(self.headers["Host"], self.host):
            return self.send_bytes(HTTPStatus.MISDIRECTED_REQUEST, ".txt", OTHER_NAME.encode())
        try:
            address = urlsplit(self.path)
        except ValueError:
            return self.send_error(HTTPStatus.NOT_FOUND)
        path = unquote(address.path).removeprefix("/")
        if path == EVENTS:
            return self.send_events(parse_qs(address.query).get("page", [""])[0])
        if path.startswith(LIVE):
            return self.send_live_file(path.removeprefix(LIVE))
        snapshot = self.state.current
        try:
            return self.send_file(path, snapshot)
        except FileNotFoundError:  # the folder has just been exchanged for a new site, which will be shown in a moment
            return self.send_file(path, self.state.wait_for_change(snapshot, SWAP_SECONDS))

    def send_file(self, path: str, snapshot: Snapshot) -> None:
        """Send a file of the site, the index of a folder, a redirect to a folder, or an error."""
        files = overlaid(self.overrides, snapshot.files)
        if path in files:
            return self.send_bytes(HTTPStatus.OK, PurePosixPath(path).suffix, with_script(path, files[path], snapshot))
        index = f"{path.rstrip('/')}/index.html".removeprefix("/")
        if index in files and (path == "" or path.endswith("/")):
            return self.send_bytes(HTTPStatus.OK, ".html", with_script(index, files[index], snapshot))
        if index in files:
            return self.redirect(f"/{path}/")
        return self.send_error(HTTPStatus.NOT_FOUND)

    def redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def missing_page(self) -> bytes:
        """Return 404.html of the site, or a page to wait on if there is no site yet."""
        snapshot = self.state.current
        page = snapshot.files.get(MISSING) or (LIVE_FILES / NO_SITE).read_bytes()
        return with_script(MISSING, page, snapshot)

    def send_live_file(self, name: str) -> None:
        """Send the script or the style of the preview."""
        file = LIVE_FILES / name
        if name not in {path.name for path in LIVE_FILES.iterdir()}:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self.send_bytes(HTTPStatus.OK, file.suffix, file.read_bytes())

    def send_events(self, page: str) -> None:
        """Send an event for every snapshot, until the page closes the connection."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        seen = None
        while self.command == "GET":
            snapshot = self.state.wait_for_change(seen, KEEP_ALIVE_SECONDS)
            self.wfile.write(b": \n\n" if snapshot is seen else event(snapshot, file_of(page)))
            seen = snapshot


def file_of(page: str) -> str:
    """Return the path of the file that a browser shows at an address."""
    path = unquote(page).removeprefix("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def event(snapshot: Snapshot, path: str) -> bytes:
    """Return a server-sent event for the page at this path."""
    data = {
        "version": snapshot.version_of(path),
        "error": snapshot.error,
        "problems": [asdict(problem) for problem in snapshot.problems],
    }
    return f"data: {json.dumps(data)}\n\n".encode()  # escaped: a name of a file may be no text


def with_script(path: str, content: bytes, snapshot: Snapshot) -> bytes:
    """Return a page with the script that waits for newer versions; return any other file as it is."""
    if not path.endswith(".html") or path.startswith(EDITIONS):
        return content
    script = f'<script src="/{LIVE}live.js" data-version="{snapshot.version_of(path)}" defer></script></head>'
    return content.replace(b"</head>", script.encode(), 1)


def preview_server(state: PreviewState, host: str, port: int, overrides: Mapping[str, bytes]) -> ThreadingHTTPServer:
    """Return a server bound to its port; port 0 stands for any free one. The caller runs and closes it.

    `overrides` are files, by path, that are served instead of those of the site.
    """
    return SiteServer((host, port), partial(PreviewHandler, state=state, overrides=overrides, host=host))
