"""Two versions of a site with its web app, a host that serves them, and what the tests of the web app ask of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from policy_explorer.derive.site import Site
from policy_explorer.editions import web_app
from policy_explorer.render.component_samples import FOR_ENGINEERS
from web_app_steps import Host, built_files, with_web_app

OLD, NEW = "云溪县扶持政策导航", "云溪县扶持政策新版"
TAKE_OVER = 30_000  # milliseconds; the browser lets the older worker finish what it is at
CHANGED = ("index.html", "deadlines.html")
MEASURE = "measures/yunxi-2031-5-1.html"


@pytest.fixture(scope="session")
def first_files(tiny_site: Path) -> dict[str, bytes]:
    return built_files(tiny_site)


@pytest.fixture(scope="session")
def first(tiny: Site, first_files: dict[str, bytes]) -> dict[str, bytes]:
    return with_web_app(tiny, first_files)


@pytest.fixture(scope="session")
def second_files(first_files: dict[str, bytes]) -> dict[str, bytes]:
    """Two pages changed, one new, one gone."""
    changed = {path: first_files[path].replace(OLD.encode(), NEW.encode()) for path in CHANGED}
    files = {**first_files, **changed, "new.html": changed["index.html"]}
    del files["data/questions.json"]
    return files


@pytest.fixture(scope="session")
def second(tiny: Site, second_files: dict[str, bytes]) -> dict[str, bytes]:
    return with_web_app(tiny, second_files)


@pytest.fixture(scope="session")
def switched_off(tiny: Site, second_files: dict[str, bytes]) -> dict[str, bytes]:
    """As the build makes it: pages that do not call for the web app, and the worker that retires."""
    catalogue = replace(tiny.catalogue, settings=tiny.catalogue.settings.model_copy(update={"web_app": False}))
    calm = {
        path: body.replace(b" data-web-app", b"") if path.endswith(".html") else body
        for path, body in second_files.items()
    }
    return with_web_app(replace(tiny, catalogue=catalogue), calm)


@pytest.fixture
def host(first: dict[str, bytes]) -> Iterator[Host]:
    host = Host(first)
    yield host
    host.stop()


@pytest.fixture
def reader(new_page: Callable[..., Page]) -> Page:
    return new_page(service_workers="allow")


def expect_title(page: Page, title: str) -> None:
    expect(page.locator(".site-title span")).to_have_text(title)


def is_kept(path: str) -> bool:
    return path not in ("assets/share.png", web_app.WORKER, *FOR_ENGINEERS) and not path.startswith("offline/")


def files_of(keys: list[str]) -> set[str]:
    return {key.split("?")[0] for key in keys}


# Without a network
