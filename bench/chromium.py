"""Open pages in Chromium for the benchmarks, run modules of the site in them, and serve a built site."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from policy_explorer.render.module_bundler import join
from policy_explorer.resources import STATIC

ENTRY = "static/js/entries/bench.js"
SYSTEM_CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]


def executable() -> str | None:
    """Return the browser that the variable CHROMIUM names, else that of the system, else None: that of Playwright."""
    return os.environ.get("CHROMIUM") or (str(SYSTEM_CHROMIUM) if SYSTEM_CHROMIUM.exists() else None)


@contextmanager
def launched() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def blank_page() -> Iterator[Page]:
    with launched() as browser:
        yield browser.new_page()


@contextmanager
def page_with(entry: str) -> Iterator[Page]:
    """Open a page that has run `entry`, the text of a module in static/js/entries, bundled as for the site."""
    with blank_page() as page:
        page.add_script_tag(content=join(ENTRY, {**sources(), ENTRY: entry}))
        yield page


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site while the context lasts, and give its address."""
    server = Server(("127.0.0.1", 0), partial(Handler, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore a browser that closes its connection during an answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def slow_down(page: Page, times: float) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})


def sources() -> dict[str, str]:
    top = STATIC.parent
    return {path.relative_to(top).as_posix(): path.read_text("utf-8") for path in (STATIC / "js").rglob("*.js")}
