"""A published site -> a local web server. Effects: opens a port, reads the site.

It answers as GitHub Pages does: index.html for a folder, 404.html for a file that does not exist.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from policy_explorer.preview.hosts import family

# The system's own table is not used: some Windows registries call a script plain text.
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
    """Serves a folder under a path; logs nothing, and lets browsers cache nothing."""

    extensions_map = TYPES

    def __init__(self, *arguments: Any, prefix: str = "/", **options: Any):
        self.prefix = prefix
        super().__init__(*arguments, **options)

    def send_head(self) -> BinaryIO | None:
        if not self.path.startswith(self.prefix):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def list_directory(self, path: Any) -> None:
        """Send 404: a folder without an index has no page, as on GitHub Pages."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send an error, with the site's own page if there is one."""
        page = self.missing_page() if code == HTTPStatus.NOT_FOUND else None
        if page is None:
            super().send_error(code, message, explain)
        else:
            self.send_bytes(code, ".html", page)

    def missing_page(self) -> bytes | None:
        """Return 404.html of the site; None if it has none."""
        page = Path(self.directory, MISSING)
        return page.read_bytes() if page.is_file() else None

    def send_bytes(self, code: int, suffix: str, body: bytes) -> None:
        """Send a body of the type that the file name's suffix stands for."""
        self.send_response(code)
        self.send_header("Content-Type", TYPES.get(suffix, TYPES[""]))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


class SiteServer(ThreadingHTTPServer):
    """A server with a thread for each request."""

    request_queue_size = 128  # several pages opened at once request dozens of files

    def __init__(self, address: tuple[str, int], handler: Callable[..., SiteHandler]):
        self.address_family = family(address[0])
        super().__init__(address, handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print a traceback, but not if a browser closed the connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def site_server(folder: Path, host: str, port: int, prefix: str = "/") -> ThreadingHTTPServer:
    """Return a server bound to its port; port 0 stands for any free one. The caller runs and closes it."""
    return SiteServer((host, port), partial(SiteHandler, directory=str(folder), prefix=prefix))


@contextmanager
def serve_in_background(server: ThreadingHTTPServer) -> Iterator[None]:
    """Answer requests in a thread for as long as the block runs; then close the port."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
