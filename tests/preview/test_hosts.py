"""A preview answers only under names that nobody can point to it from elsewhere, and says who else can see it."""

from __future__ import annotations

import socket
from contextlib import closing
from http.client import HTTPConnection

import pytest

from policy_explorer.preview.handler import preview_server
from policy_explorer.preview.hosts import in_address, is_open_to_others
from policy_explorer.preview.state import PreviewState
from policy_explorer.preview.static_server import serve_in_background

SITE = {"index.html": b"<head></head>draft", "404.html": b"<head></head>missing"}
OWN = ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:8000", "localhost.", "[::1]:8000", "192.168.1.5:8000"]
OTHER = [
    "evil.example",
    "evil.example:8000",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "",
    "[evil]",
    "a@127.0.0.1",
]
PATHS = ["/", "/.preview/events?page=/", "/none.html", "/.preview/live.js"]


def asked(host: str, header: str | None, path: str) -> tuple[int, str]:
    server = preview_server(PreviewState(SITE), host, 0, overrides={})
    with serve_in_background(server), closing(HTTPConnection(host, server.server_port, timeout=5)) as connection:
        connection.putrequest("GET", path, skip_host=True)
        if header is not None:
            connection.putheader("Host", header)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read(100).decode()


@pytest.mark.parametrize("header", [*OWN, None])
def test_its_own_names_are_answered(header):
    assert "draft" in asked("127.0.0.1", header, "/")[1]


@pytest.mark.parametrize("header", OTHER)
@pytest.mark.parametrize("path", PATHS)
def test_a_name_that_anyone_could_point_here_is_refused(header, path):
    status, text = asked("127.0.0.1", header, path)
    assert status == 421 and "不认这个名字" in text


def test_an_address_that_is_none_is_no_page():
    assert asked("127.0.0.1", "localhost", "//[")[0] == 404


@pytest.mark.skipif(not socket.has_ipv6, reason="there is no IPv6")
def test_it_listens_at_an_address_of_ipv6():
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no ::1")
    assert "draft" in asked("::1", "[::1]:8000", "/")[1]
    assert in_address("::1") == "[::1]"


def test_who_else_can_see_it():
    assert [host for host in ("127.0.0.1", "127.0.0.2", "::1", "localhost") if is_open_to_others(host)] == []
    assert all(map(is_open_to_others, ("0.0.0.0", "::", "192.168.1.5", "office-pc")))


@pytest.mark.parametrize("host", ["", " ", "[]", "a b", "a/b", "a\nb", "主机"])
def test_a_host_that_is_none_is_wrong_use(run, tiny_content, out, host):
    code, _, said = run("serve", "--content", tiny_content, "--out", out, f"--host={host}")
    assert code == 2 and "不是本机的地址" in said
