"""The server answers as GitHub Pages would."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from policy_explorer.preview.static_server import site_server

FILES = {
    "index.html": "<p>top",
    "404.html": "<p>missing",
    "departments/index.html": "<p>departments",
    "assets/site.css": "p{}",
    "assets/site.js": "1",
    "search/index/a.pf_index": "x",
    "search/wasm.unknown.pagefind": "x",
    "data/measures.json": "{}",
    "empty/sub/file.svg": "<svg/>",
    "manifest.webmanifest": "{}",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        target = tmp_path / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    (tmp_path / "secret.txt").write_text("secret")
    return tmp_path / "site"


@contextmanager
def answering(site: Path, prefix: str = "/") -> Iterator[Callable]:
    server = site_server(site, "127.0.0.1", 0, prefix)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()

    def ask(path: str, method: str = "GET"):
        connection = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
        connection.request(method, path)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, answer.headers, body

    try:
        yield ask
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/departments/", "text/html; charset=utf-8"),
        ("/assets/site.css", "text/css; charset=utf-8"),
        ("/assets/site.js", "text/javascript; charset=utf-8"),
        ("/data/measures.json", "application/json"),
        ("/search/index/a.pf_index", "application/octet-stream"),
        ("/search/wasm.unknown.pagefind", "application/octet-stream"),
        ("/empty/sub/file.svg", "image/svg+xml"),
        ("/manifest.webmanifest", "application/manifest+json"),
    ],
)
def test_files_come_with_their_type_and_are_never_cached(site, path, media_type):
    with answering(site) as ask:
        status, headers, _ = ask(path)
    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, media_type, "no-store")


@pytest.mark.parametrize("path", ["/none.html", "/empty/", "/../secret.txt", "/%2e%2e/secret.txt", "/none/deep/"])
def test_what_is_missing_gets_the_sites_own_page(site, path):
    with answering(site) as ask:
        status, headers, body = ask(path)
    assert (status, headers["Content-Type"], body) == (404, "text/html; charset=utf-8", FILES["404.html"])


def test_a_head_request_gets_no_body(site):
    with answering(site) as ask:
        assert ask("/none.html", "HEAD")[::2] == (404, "")
        assert ask("/", "HEAD")[::2] == (200, "")


def test_a_sub_path_is_the_top_of_the_site(site):
    with answering(site, "/some/sub-path/") as ask:
        assert ask("/some/sub-path/")[2] == FILES["index.html"]
        assert ask("/some/sub-path/departments/")[2] == FILES["departments/index.html"]
        assert ask("/some/sub-path/departments")[1]["Location"] == "/some/sub-path/departments/"
        assert ask("/")[0] == 404
        assert ask("/departments/")[0] == 404


def test_a_browser_that_leaves_in_the_middle_of_an_answer_is_no_error(site, capsys):
    (site / "large.pagefind").write_bytes(bytes(50_000_000))
    server = site_server(site, "127.0.0.1", 0)
    server.daemon_threads = False  # so that closing the server waits for the answer to end
    loop = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    loop.start()
    with socket.create_connection(server.server_address, timeout=5) as leaving:
        leaving.sendall(b"GET /large.pagefind HTTP/1.0\r\n\r\n")
        assert b"200" in leaving.recv(20)
    server.shutdown()
    server.server_close()
    loop.join()
    assert capsys.readouterr().err == ""


def test_the_new_site_is_served_after_a_swap(site):
    """Publishing replaces the folder itself; the server must not hold on to the old one."""
    with answering(site) as ask:
        assert ask("/")[2] == FILES["index.html"]
        site.rename(site.with_name("old"))
        site.mkdir()
        (site / "index.html").write_text("<p>new")
        assert ask("/")[2] == "<p>new"
