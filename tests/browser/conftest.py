"""Fixtures for tests that open the built sites in Chromium.

origin        the real site, once over http under a sub-path and once from file://; `origin.url("deadlines.html")`
tiny_origin   the same for the fictional site
single_file   the real site's single-file edition, opened from file://; the same addresses lead to the same pages in it
everywhere    the real site in all three ways: over http, from file://, in a single file
http_origin, tiny_http_origin   over http alone, where the difference cannot matter
page          a guarded page of 1366 x 900
phone         a guarded page of 390 x 844 with touch
new_page      makes further guarded pages: new_page(java_script_enabled=False), new_page(viewport=…); a page keeps the site
              for later, with all its files, only with new_page(service_workers="allow")
faults        what went wrong on the guarded pages so far: console errors, uncaught exceptions, failed
              requests, requests to other hosts. It must be empty when the test ends; a test that
              means to provoke a fault asserts on it and clears it.
measures      the measures of the real site, from its open data
real          the real site as the build derives it
addresses     the address of one page of each kind of the real site
layouts       the same without kinds that are laid out as another is; with --every-combination of each kind
at_day        at_day(page, "2023-12-01"): what the page's clock says from the next navigation on

The browser is that of the environment variable CHROMIUM, else a Chromium of this machine, else Playwright's own.
`windowed_browser` is the one with windows that people have, where the tests otherwise run in one without.
There is no skipping: without a browser these tests fail.

A test that takes one of the first three, by whatever name, is usually run in one of their places, chosen by the name of the
test; with --every-combination, or marked `every_place`, in all of them.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, expect, sync_playwright

from page_kinds import ALIKE, address_of_each_kind
from policy_explorer.derive.site import WholeSite
from policy_explorer.preview.static_server import serve_in_background, site_server

SUB_PATH = "/some/sub-path/"
WINDOWED = Path("/usr/bin/chromium")
INSTALLED = (Path("/usr/bin/chromium-headless-shell"), WINDOWED)  # the first takes half the time
LOCAL_HOST = "127.0.0.1"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",  # drawn by the processor either way; without this, through an emulated graphics card
    "--disable-software-rasterizer",  # nor is it started for nothing
    "--disable-background-networking",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {LOCAL_HOST}",
]
DESKTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 900}}
PLACES = ("http", "file", "single-file")
PATIENCE = 30_000  # milliseconds; a busy machine is not a fault
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


PLACED = ("origin", "tiny_origin", "everywhere")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the places of a test that only `--every-combination` takes."""
    if not config.getoption("--every-combination"):
        left_out = {item for item in items if isinstance(item, pytest.Function) and is_in_another_place(item)}
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


def is_in_another_place(item: pytest.Function) -> bool:
    """Return whether the test runs in a place that is not the one chosen by its name."""
    params = item.callspec.params if hasattr(item, "callspec") else {}
    fixture = next((name for name in PLACED if name in params), None)
    if fixture is None or item.get_closest_marker("every_place"):
        return False
    places = PLACES if fixture == "everywhere" else PLACES[:2]
    return params[fixture] != places[zlib.crc32(item.originalname.encode()) % len(places)]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a site lies, as a browser sees it."""

    scheme: str
    base: str

    def url(self, path: str = "index.html") -> str:
        return self.base + path


class SingleFileOrigin(Origin):
    def url(self, path: str = "index.html") -> str:
        page, _, fragment = path.partition("#")
        place = fragment if "=" in fragment or not fragment else f"at={fragment}"
        return f"{self.base}#page={page}{'&' if place else ''}{place}"


@contextmanager
def serving(folder: Path) -> Iterator[Origin]:
    server = site_server(folder, LOCAL_HOST, 0, SUB_PATH)
    with serve_in_background(server):
        yield Origin("http", f"http://{LOCAL_HOST}:{server.server_port}{SUB_PATH}")


@contextmanager
def serving_to(page: Page, folder: Path) -> Iterator[Origin]:
    """Serve a folder to one page, which is left before the server goes: what it still loads would be cut off."""
    with serving(folder) as origin:
        yield origin
        page.goto("about:blank")


def file_origin(folder: Path) -> Origin:
    return Origin("file", folder.as_uri() + "/")


def single_file_origin(folder: Path) -> Origin:
    (file,) = (folder / "offline").glob("*.html")
    return SingleFileOrigin("single-file", file.as_uri())


@pytest.fixture(scope="session")
def http_origin(real_site: Path) -> Iterator[Origin]:
    with serving(real_site) as origin:
        yield origin


@pytest.fixture(scope="session")
def tiny_http_origin(tiny_site: Path) -> Iterator[Origin]:
    with serving(tiny_site) as origin:
        yield origin


@pytest.fixture(scope="session", params=PLACES[:2])
def origin(request: pytest.FixtureRequest, http_origin: Origin, real_site: Path) -> Origin:
    return http_origin if request.param == "http" else file_origin(real_site)


@pytest.fixture(scope="session")
def single_file(real_site: Path) -> Origin:
    return single_file_origin(real_site)


@pytest.fixture(scope="session", params=PLACES)
def everywhere(request: pytest.FixtureRequest, http_origin: Origin, real_site: Path) -> Origin:
    return {"http": http_origin, "file": file_origin(real_site), "single-file": single_file_origin(real_site)}[
        request.param
    ]


@pytest.fixture(scope="session", params=PLACES[:2])
def tiny_origin(request: pytest.FixtureRequest, tiny_http_origin: Origin, tiny_site: Path) -> Origin:
    return tiny_http_origin if request.param == "http" else file_origin(tiny_site)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with playwright.chromium.launch(executable_path=chromium_path(INSTALLED), args=ARGUMENTS) as browser:
        yield browser


@pytest.fixture(scope="session")
def windowed_browser(playwright: Playwright) -> Iterator[Browser]:
    path = str(WINDOWED) if WINDOWED.exists() else chromium_path(())
    with playwright.chromium.launch(executable_path=path, args=ARGUMENTS) as browser:
        yield browser


def chromium_path(installed: tuple[Path, ...]) -> str | None:
    """None means the browser that Playwright itself installed."""
    found = (str(path) for path in installed if path.exists())
    return os.environ.get("CHROMIUM") or next(found, None)


@pytest.fixture(scope="session")
def measures(real_site: Path) -> list[dict]:
    """The measures of the real site, from its open data, each with the heading of its chapter."""
    content = json.loads((real_site / "data" / "measures.json").read_text("utf-8"))
    headings = {
        (document["id"], chapter["number"]): chapter["heading"]
        for document in content["documents"]
        for chapter in document["chapters"]
    }
    return [
        {**measure, "heading": headings[measure["document"], measure["chapter"]]} for measure in content["measures"]
    ]


@pytest.fixture(scope="session")
def addresses(real: WholeSite) -> dict[str, str]:
    return address_of_each_kind(real)


@pytest.fixture(scope="session")
def layouts(addresses: dict[str, str], pytestconfig: pytest.Config) -> dict[str, str]:
    every = pytestconfig.getoption("--every-combination")
    return {kind: address for kind, address in addresses.items() if every or kind not in ALIKE}


@pytest.fixture
def faults() -> list[str]:
    return []


@pytest.fixture
def new_page(browser: Browser, faults: list[str]) -> Iterator[Callable[..., Page]]:
    pages = []

    def make(**options) -> Page:
        pages.append(guarded_page(browser, faults, **options))
        return pages[-1]

    yield make
    for page in pages:
        page.context.close()
    assert faults == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page(**DESKTOP)


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    return new_page(**PHONE)


def guarded_page(browser: Browser, faults: list[str], **options: Any) -> Page:
    """Open a page whose faults are noted. Who opens it closes its context and looks at the faults."""
    # Each test would fetch the whole site to keep it; the tests of just that allow it.
    usual = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "service_workers": "block", **DESKTOP}
    context = browser.new_context(**{**usual, **options})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    guard(page, faults)
    return page


def guard(page: Page, faults: list[str]) -> None:
    """Note everything that a page does wrong.

    A request to another host fails (see ARGUMENTS), and an answer of 400 or more is an error in the console.
    """

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console error on {page.url}: {message.text}")

    def on_request_failed(request: Request) -> None:
        # A page that is left while it loads aborts its requests; that is nobody's fault.
        if request.failure != "net::ERR_ABORTED":
            faults.append(f"failed request from {page.url}: {request.url} {request.failure}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(f"uncaught exception on {page.url}: {error}"))
    page.on("requestfailed", on_request_failed)


@pytest.fixture
def at_day() -> Callable[[Page, str], None]:
    def set_day(page: Page, day: str) -> None:
        page.clock.set_fixed_time(f"{day}T10:00:00+08:00")

    return set_day
