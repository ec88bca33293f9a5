"""Fixtures that every test may use.

real_content, tiny_content   the folders of the real notice and of the fictional one
real_site, tiny_site         the folders of the sites built from them, once a session, as `build.py` builds
site                         both of these, one after the other
pages                        the parsed pages of `site`: {path: ParsedPage}
tiny_copy                    a copy of the fictional content that a test may spoil
update_golden                whether `--update-golden` was given

Tests that open a browser live in tests/browser/ and find more fixtures in its conftest.py.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from build import build_site
from site_pages import ParsedPage, parsed_pages

ROOT = Path(__file__).parents[1]
# How long an example takes depends on what else the machine does, and is no property of the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/ from what the build gives now")


@pytest.fixture(scope="session")
def update_golden(pytestconfig: pytest.Config) -> bool:
    return pytestconfig.getoption("--update-golden")


@pytest.fixture(scope="session")
def real_content() -> Path:
    return ROOT / "content"


@pytest.fixture(scope="session")
def tiny_content() -> Path:
    return ROOT / "tests" / "tiny_content"


@pytest.fixture
def tiny_copy(tiny_content: Path, tmp_path: Path) -> Path:
    return shutil.copytree(tiny_content, tmp_path / "content")


@pytest.fixture(scope="session")
def real_site(real_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_in(tmp_path_factory, "real", real_content)


@pytest.fixture(scope="session")
def tiny_site(tiny_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_in(tmp_path_factory, "tiny", tiny_content)


@pytest.fixture(scope="session", params=["real", "tiny"])
def site(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(f"{request.param}_site")


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, ParsedPage]:
    return parsed_pages(site)


def build_in(tmp_path_factory: pytest.TempPathFactory, name: str, content: Path) -> Path:
    # A space and Chinese in the path, as on a memory stick: file:// addresses must survive them.
    out = tmp_path_factory.mktemp(name) / "U 盘" / "site"
    out.parent.mkdir()
    build_site(content, out)
    return out
