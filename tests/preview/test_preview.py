"""The preview serves the last good site from memory, and tells its pages what changed."""

from __future__ import annotations

import json
import threading
from collections.abc import Collection, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from policy_explorer.load.problem import Problem
from policy_explorer.preview import session
from policy_explorer.preview.handler import preview_server
from policy_explorer.preview.session import rebuild_on_changes
from policy_explorer.preview.state import PreviewState, published_files
from policy_explorer.preview.static_server import serve_in_background
from policy_explorer.preview.watching import Changes, watch_folders
from support.publishing import publish

SITE = {
    "index.html": b"<head></head>top",
    "404.html": b"<head></head>missing",
    "departments/index.html": b"<head></head>departments",
    "assets/site.css": b"</head>",
    "offline/all.html": b"<head></head>edition",
    "sw.js": b"the real one",
}
PROBLEM = Problem("site.yaml", 3, 8, "title", "不能为空", "", "补上文字")


@pytest.fixture
def preview() -> PreviewState:
    return PreviewState(SITE, "first")


@pytest.fixture
def connection(preview: PreviewState) -> Iterator[HTTPConnection]:
    server = preview_server(preview, "127.0.0.1", 0, overrides={"sw.js": b"the other"})
    with serve_in_background(server), closing(HTTPConnection("127.0.0.1", server.server_port, timeout=5)) as connection:
        yield connection


def ask(connection: HTTPConnection, path: str, method: str = "GET") -> tuple[int, str, str]:
    connection.request(method, path)
    answer = connection.getresponse()
    return answer.status, answer.headers["Content-Type"], answer.read().decode()


def news(answer) -> dict:
    """The next event of a stream."""
    lines = iter(answer.readline, b"")
    return json.loads(next(line for line in lines if line.startswith(b"data: ")).removeprefix(b"data: "))


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("/", 200, "top"),
        ("/index.html?x#y", 200, "top"),
        ("/departments/", 200, "departments"),
        ("/none.html", 404, "missing"),
    ],
)
def test_pages_carry_the_script_and_the_version_that_they_show(preview, connection, path, status, text):
    found, media_type, body = ask(connection, path)
    assert (found, media_type) == (status, "text/html; charset=utf-8")
    assert (
        body
        == f'<head><script src="/.preview/live.js" data-version="{preview.current.version}" defer></script></head>{text}'
    )


@pytest.mark.parametrize("path", ["/assets/site.css", "/offline/all.html"])
def test_other_files_and_editions_are_as_they_were_made(connection, path):
    assert ask(connection, path)[2].encode() == SITE[path.removeprefix("/")]


def test_a_folder_without_its_slash_leads_to_the_folder(connection):
    connection.request("GET", "/departments")
    answer = connection.getresponse()
    answer.read()
    assert (answer.status, answer.headers["Location"]) == (301, "/departments/")


def test_a_file_may_be_served_in_place_of_the_sites_own(connection):
    assert ask(connection, "/sw.js") == (200, "text/javascript; charset=utf-8", "the other")
    assert ask(connection, "/sw.js", "HEAD") == (200, "text/javascript; charset=utf-8", "")


@pytest.mark.parametrize("path", ["/.preview/../../../build.py", "/.preview/%2e%2e/js/links.js", "/.preview/none.js"])
def test_of_the_generators_files_only_the_previews_own_are_served(connection, path):
    assert ask(connection, path)[0] == 404


def test_the_script_and_its_style_are_served(connection):
    assert ask(connection, "/.preview/live.js")[:2] == (200, "text/javascript; charset=utf-8")
    assert ask(connection, "/.preview/live.css")[:2] == (200, "text/css; charset=utf-8")


def test_problems_are_told_and_the_last_good_site_stays(preview, connection):
    version = preview.current.version
    connection.request("GET", "/.preview/events")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert news(answer) == {"version": version, "error": "", "problems": []}
    preview.show_errors(problems=[PROBLEM])
    told = {
        "path": "site.yaml",
        "line": 3,
        "column": 8,
        "field": "title",
        "message": "不能为空",
        "value": "",
        "hint": "补上文字",
    }
    assert news(answer) == {"version": version, "error": "", "problems": [told]}
    preview.show_errors(error="模板有误")
    assert news(answer) == {"version": version, "error": "模板有误", "problems": []}
    assert preview.current.files == SITE
    preview.show_site({"index.html": b"better"}, "second")
    told = news(answer)
    assert told["version"] != version
    assert (told["error"], told["problems"]) == ("", [])


def test_the_first_pages_of_a_large_site_are_shown_before_the_others(preview, connection):
    preview.show_pages({"departments/index.html": b"<head></head>new"}, "second")
    assert "new" in ask(connection, "/departments/")[2]
    for page, version in (
        ("/departments/", "second"),
        ("/departments/index.html", "second"),
        ("/", "first"),
        ("/none.html", "first"),
    ):
        connection.request("GET", f"/.preview/events?page={page}")
        answer = connection.getresponse()
        assert news(answer)["version"] == version, page
        connection.close()
    preview.show_site(SITE, "second")
    assert 'data-version="second"' in ask(connection, "/")[2]


def test_what_completes_a_site_does_not_change_its_version(preview):
    preview.show_site({"index.html": b"another"}, "second")
    assert preview.current.files == {"index.html": b"another"}
    preview.complete({"index.html": b"another", "offline/all.html": b"new edition"})
    assert preview.current.version == "second"
    assert preview.current.files.keys() == {"index.html", "offline/all.html"}


def test_a_site_that_is_just_being_replaced_is_asked_once_more(preview, connection, tmp_path):
    publish(SITE.items(), tmp_path / "site")
    preview.complete(published_files(tmp_path / "site"))
    (tmp_path / "site" / "index.html").rename(tmp_path / "aside.html")
    threading.Timer(0.1, preview.complete, [SITE]).start()
    assert ask(connection, "/")[2].endswith("top")


def test_without_a_site_there_is_a_page_to_wait_on(preview, connection):
    preview.complete({})
    status, _, body = ask(connection, "/")
    assert status == 404
    assert "还没有可以预览的网站" in body
    assert "/.preview/live.js" in body


def test_the_last_published_site_is_where_a_preview_begins(tmp_path):
    publish(SITE.items(), tmp_path / "site")
    assert published_files(tmp_path / "site") == SITE
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "index.html").write_text("mine")
    assert published_files(tmp_path / "photos") == published_files(tmp_path / "none") == {}


def test_changes_are_told_by_their_files(tmp_path: Path):
    with watch_folders([tmp_path]) as changes:
        # The watcher takes a moment to look; a change before that goes unseen.
        for attempt in range(100):
            (tmp_path / "measure.yaml").write_text(str(attempt))
            if found := changes.take(0.1):
                break
        assert found == {tmp_path / "measure.yaml"}
        while changes.take(0.1):
            pass
        assert not changes.pending()
    (tmp_path / "measure.yaml").write_text("unseen")
    assert changes.take(0.1) == set()


def test_what_ends_the_watching_is_raised(tmp_path: Path):
    with watch_folders([tmp_path / "none"]) as changes, pytest.raises(FileNotFoundError):
        changes.take(5)


def test_pages_are_drawn_after_each_change_and_the_rest_in_a_pause(monkeypatch):
    monkeypatch.setattr(session, "PAUSE", 0)
    changes, drawn = Changes(), []
    first, second = {Path("1.yaml")}, {Path("2.yaml")}

    def rebuild(pages_only: bool = False, changed: Collection[Path] = (), interrupted=None) -> bool:
        drawn.append("pages of " + min(changed).stem if changed else "all")
        if not changed and len(drawn) == 1:
            changes.add(first)
        if not changed and len(drawn) == 3:
            changes.add(second)
        finished = not interrupted()
        if drawn[-1] == "all" and finished:
            changes.add({Path("build.py")})
        return finished

    rebuild_on_changes(changes, rebuild, incomplete=True)
    assert drawn == ["all", "pages of 1", "all", "pages of 2", "all"]
