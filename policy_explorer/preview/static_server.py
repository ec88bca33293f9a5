"""A finished site -> a web server for one's own machine.

`site_server` answers as GitHub Pages does: index.html for a folder, 404.html for what is missing.
Effects: opens a port, reads the site.
"""

from __future__ import annotations

import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

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
MISSING = "404.html"


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves one folder under one path, quietly and without caching."""

    extensions_map = TYPES

    def __init__(self, *arguments, prefix: str = "/", **options):
        self.prefix = prefix
        super().__init__(*arguments, **options)

    def send_head(self):
        if not self.path.startswith(self.prefix):
            return self.send_error(HTTPStatus.NOT_FOUND)
        return super().send_head()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def list_directory(self, path):
        """No listings: a folder without an index is missing, as it is when published."""
        return self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code, message=None, explain=None):
        page = self.missing_page() if code == HTTPStatus.NOT_FOUND else None
        if page is None:
            super().send_error(code, message, explain)
        else:
            self.send_bytes(code, ".html", page)

    def missing_page(self) -> bytes | None:
        page = Path(self.directory, MISSING)
        return page.read_bytes() if page.is_file() else None

    def send_bytes(self, code: int, ending: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", TYPES.get(ending, TYPES[""]))
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
    request_queue_size = 128  # several pages opened at once ask for dozens of files

    def handle_error(self, request, client_address):
        """A browser that leaves in the middle of an answer is no fault, and nobody's traceback."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def site_server(folder: Path, host: str, port: int, prefix: str = "/") -> ThreadingHTTPServer:
    """A server bound to its port; the caller runs and closes it. Port 0 takes any free one."""
    return SiteServer((host, port), partial(SiteHandler, directory=str(folder), prefix=prefix))
