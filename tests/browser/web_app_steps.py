"""A host of our own for the tests of the web app, and what a page knows of its worker.

The host answers as GitHub Pages does: with an entity tag, and a while of freshness that a worker must not trust. It sends the
headers that docs/hosting.md asks hosts for, notes what is asked for, takes other files at any time, and can be stopped, so that there is nobody to answer.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from playwright.sync_api import Page

from conftest import LOCAL_HOST, SUB_PATH
from policy_explorer.derive.site import Site
from policy_explorer.editions import web_app
from policy_explorer.preview.static_server import TYPES
from policy_explorer.publish.marker import MARKER

HOSTING = (Path(__file__).parents[2] / "docs" / "hosting.md").read_text("utf-8")
HEADERS = dict(re.findall(r'^ +add_header (\S+) "(.+)" always;$', HOSTING, re.MULTILINE))
MADE_LAST = {web_app.MANIFEST, web_app.WORKER, MARKER}

CONTROLLED = """() => new Promise((done) => {
  const container = navigator.serviceWorker;
  const tell = () => {
    const worker = container.controller;
    if (!worker || worker.state !== 'activated') return false;
    done(true);
    return true;
  };
  const look = () => { if (!tell()) setTimeout(look, 20); };
  look();
})"""
# Looks for a newer worker, and tells how that one ends up.
NEWER = """() => navigator.serviceWorker.ready.then((registration) => registration.update()).then((registration) => new Promise((done) => {
  const worker = registration.installing || registration.waiting;
  if (!worker) return done('none');
  const tell = () => { if (worker.state !== 'installing') done(worker.state); };
  worker.addEventListener('statechange', tell);
  tell();
}))"""
# Seen from a page of another site: until the last page of this one is really gone, and the worker that waited has taken over.
NONE_WAITS = """(scope) => new Promise((done) => {
  const look = () => navigator.serviceWorker.getRegistration(scope).then(({active, waiting}) => {
    if (!waiting && active.state === 'activated') return done();
    setTimeout(look, 20);
  });
  look();
})"""
NONE_LEFT = """() => new Promise((done) => {
  const look = () => navigator.serviceWorker.getRegistrations().then((found) => {
    if (found.length === 0) return done();
    setTimeout(look, 20);
  });
  look();
})"""
KEPT = """() => caches.keys().then((names) => Promise.all(names.map((name) =>
  caches.open(name).then((cache) => cache.keys()).then((keys) => [name, keys.map(({url}) => url)])))).then(Object.fromEntries)"""


class Handler(BaseHTTPRequestHandler):
    def __init__(self, *arguments, host: Host):
        self.host = host
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if not path.startswith(SUB_PATH):
            return self.answer(
                HTTPStatus.OK, ".html", b"<!doctype html><link rel=icon href=data:,><title>another site</title>"
            )
        name = path.removeprefix(SUB_PATH)
        name += "index.html" if name == "" or name.endswith("/") else ""
        self.host.asked.append(name)
        found = name in self.host.files
        body = self.host.files[name if found else "404.html"]
        return self.answer(
            HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, PurePosixPath(name).suffix if found else ".html", body
        )

    def answer(self, status: HTTPStatus, ending: str, body: bytes) -> None:
        tag = f'"{hashlib.sha256(body).hexdigest()}"'
        if status == HTTPStatus.OK and self.headers["If-None-Match"] == tag:
            status, body = HTTPStatus.NOT_MODIFIED, b""
        self.send_response(status)
        self.send_header("ETag", tag)
        for name, value in (HEADERS | {"Cache-Control": "max-age=600"}).items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", TYPES.get(ending, TYPES[""]))
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments) -> None:
        pass


class Host:
    """`files` are served under SUB_PATH; every other path is another site. `asked` are the files asked for, in order."""

    def __init__(self, files: Mapping[str, bytes]):
        self.files = dict(files)
        self.asked: list[str] = []
        self.port = 0
        self.server: ThreadingHTTPServer | None = None
        self.start()

    def start(self) -> None:
        self.server = ThreadingHTTPServer((LOCAL_HOST, self.port), partial(Handler, host=self))
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    @property
    def outside(self) -> str:
        return f"http://{LOCAL_HOST}:{self.port}/"

    def url(self, path: str = "index.html") -> str:
        return f"http://{LOCAL_HOST}:{self.port}{SUB_PATH}{path}"


def built_files(folder: Path) -> dict[str, bytes]:
    """A built site without what is made last, from all the rest."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in paths.items() if name not in MADE_LAST}


def with_web_app(site: Site, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {**files, **dict(web_app.files(site, files))}


def visit(page: Page, host: Host, path: str = "index.html") -> None:
    """Open a page, and stay until the site is kept and the worker answers for it."""
    page.goto(host.url(path))
    page.evaluate(CONTROLLED)


def newer_worker(page: Page) -> str:
    return page.evaluate(NEWER)


def kept(page: Page) -> dict[str, list[str]]:
    """The keys of every cache, by the cache's name."""
    return page.evaluate(KEPT)
