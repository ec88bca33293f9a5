"""A finished site -> a web server for one's own machine, rebuilt when its sources change.

`site_server` answers as GitHub Pages does: index.html for a folder, 404.html for what is missing.
Effects: opens a port, reads the site; `watching` calls `rebuild` on every change until it is stopped.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath

from watchfiles import watch

# Not left to the machine's own table: some Windows registries call a script plain text.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pagefind": "application/octet-stream",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    "": "application/octet-stream",
}


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves one folder under one path, quietly and without caching."""

    extensions_map = TYPES

    def __init__(self, *arguments, prefix: str, replaced: Mapping[str, bytes], **options):
        self.prefix, self.replaced = prefix, replaced
        super().__init__(*arguments, **options)

    def send_head(self):
        if not self.path.startswith(self.prefix):
            return self.send_error(HTTPStatus.NOT_FOUND)
        path = self.path.removeprefix(self.prefix).split("?")[0]
        if path in self.replaced:
            return self.send_bytes(HTTPStatus.OK, PurePosixPath(path).suffix, self.replaced[path])
        return super().send_head()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def list_directory(self, path):
        """No listings: a folder without an index is missing, as it is when published."""
        return self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return super().send_error(code, message, explain)
        self.send_bytes(code, ".html", page.read_bytes())

    def send_bytes(self, code: int, ending: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", TYPES[ending])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self):
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *arguments):
        pass


class SiteServer(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A browser that leaves in the middle of an answer is no fault, and nobody's traceback."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def site_server(
    folder: Path, host: str, port: int, prefix: str = "/", replaced: Mapping[str, bytes] | None = None
) -> ThreadingHTTPServer:
    """A server bound to its port; the caller runs and closes it. Port 0 takes any free one.

    `replaced` are files, by their path in the site, that are served in place of the ones in the folder.
    """
    return SiteServer((host, port), partial(SiteHandler, directory=str(folder), prefix=prefix, replaced=replaced or {}))


def watching(folders: Iterable[Path], rebuild: Callable[[], object], stop: threading.Event) -> None:
    """Call `rebuild` after every change under `folders`, until `stop` is set."""
    for _ in watch(*folders, stop_event=stop, debounce=200, step=50, rust_timeout=500, raise_interrupt=True):
        rebuild()


def serve(
    server: ThreadingHTTPServer, folders: Iterable[Path], rebuild: Callable[[], object], stop: threading.Event
) -> None:
    """Answer requests and rebuild on change, until `stop` is set or the user interrupts."""
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        watching(folders, rebuild, stop)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
