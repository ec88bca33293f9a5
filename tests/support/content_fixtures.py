"""Fixtures: the contents that tests use, the sites derived from them as values, and the sites built from them.

- `real_content`, `tiny_content`: the folders of the real notice and of the fictional one
- `counted_content`: the fictional notice, one whose conditions count time, ages and other conditions, and one with amounts of every kind, a guide,
  ways to apply, times for applying and relations between benefits, with the document that it implements
- `units_content`: the fictional notice, and one of articles with joint issuers, tables and an annex, some without a unit
- `governed_content`: the fictional notice, and one whose general clauses and terms are conditions of its rules
- `several_content`: the fictional notice, one that supersedes it, and one that is related to neither
- `undated_content`: a fictional notice whose measures end in every way that there is, most of them without a last day
- `later_content`: the fictional notice, two without measures that extend and amend it, and one with windows for applying
- `paused_content`: the same, where the first document has ended for two months before it is extended
- `real`, `tiny`, `units`, `governed`, `undated`, `counted`: the sites derived from them, as values
- `real_site`, `tiny_site`, `governed_site`, `counted_site`, `several_site`, `undated_site`, `later_site`, `paused_site`: the folders of the sites built
  from them, once a session, with the options of `build.py build`
- `site`: `real_site` and `tiny_site`, one after the other
- `pages`: the parsed pages of `site`, by path
- `tiny_copy`: a copy of the fictional content that a test may change
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.validate.validate import validate
from support.built import build_site
from support.later_documents import IN_MARCH, changed
from support.made_once import of_all_processes
from support.site_pages import ParsedPage, parsed_pages

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def real_content() -> Path:
    return ROOT / "content"


@pytest.fixture(scope="session")
def tiny_content() -> Path:
    return ROOT / "tests" / "tiny_content"


@pytest.fixture(scope="session")
def several_content(tiny_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(tiny_content, tmp_path_factory.mktemp("several") / "content")
    return shutil.copytree(ROOT / "tests" / "two_notices", folder, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def units_content(tiny_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(tiny_content, tmp_path_factory.mktemp("units") / "content")
    return shutil.copytree(ROOT / "tests" / "units_content", folder, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def undated_content(tiny_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(
        tiny_content, tmp_path_factory.mktemp("undated") / "content", ignore=shutil.ignore_patterns("documents")
    )
    overlay = ROOT / "tests" / "undated_terms"
    return shutil.copytree(overlay, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("README.md"))


@pytest.fixture(scope="session")
def later_content(tiny_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(tiny_content, tmp_path_factory.mktemp("later") / "content")
    return shutil.copytree(ROOT / "tests" / "later_notices", folder, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def counted_content(tiny_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(tiny_content, tmp_path_factory.mktemp("counted") / "content")
    return shutil.copytree(ROOT / "tests" / "counted_content", folder, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def paused_content(later_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = shutil.copytree(later_content, tmp_path_factory.mktemp("paused") / "content")
    return changed(content, IN_MARCH)


@pytest.fixture(scope="session")
def governed_content(tiny_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(tiny_content, tmp_path_factory.mktemp("governed") / "content")
    return shutil.copytree(ROOT / "tests" / "governed_content", folder, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def real(real_content: Path) -> WholeSite:
    return derive(validate(load(real_content)))


@pytest.fixture(scope="session")
def tiny(tiny_content: Path) -> WholeSite:
    return derive(validate(load(tiny_content)))


@pytest.fixture(scope="session")
def units(units_content: Path) -> WholeSite:
    return derive(validate(load(units_content)))


@pytest.fixture(scope="session")
def undated(undated_content: Path) -> WholeSite:
    return derive(validate(load(undated_content)))


@pytest.fixture(scope="session")
def counted(counted_content: Path) -> WholeSite:
    return derive(validate(load(counted_content)))


@pytest.fixture(scope="session")
def governed(governed_content: Path) -> WholeSite:
    return derive(validate(load(governed_content)))


@pytest.fixture
def tiny_copy(tiny_content: Path, tmp_path: Path) -> Path:
    return shutil.copytree(tiny_content, tmp_path / "content")


@pytest.fixture(scope="session")
def real_site(real_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_in(tmp_path_factory, "real", real_content)


@pytest.fixture(scope="session")
def tiny_site(tiny_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_in(tmp_path_factory, "tiny", tiny_content)


@pytest.fixture(scope="session")
def several_site(several_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_in(tmp_path_factory, "several-site", several_content)


@pytest.fixture(scope="session")
def undated_site(undated_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_in(tmp_path_factory, "undated-site", undated_content)


@pytest.fixture(scope="session")
def later_site(later_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_in(tmp_path_factory, "later-site", later_content)


@pytest.fixture(scope="session")
def counted_site(counted_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_in(tmp_path_factory, "counted-site", counted_content)


@pytest.fixture(scope="session")
def paused_site(paused_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_in(tmp_path_factory, "paused-site", paused_content)


@pytest.fixture(scope="session")
def governed_site(governed_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_in(tmp_path_factory, "governed-site", governed_content)


@pytest.fixture(scope="session", params=["real", "tiny"])
def site(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(f"{request.param}_site")


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, ParsedPage]:
    return parsed_pages(site)


def build_in(tmp_path_factory: pytest.TempPathFactory, name: str, content: Path) -> Path:
    """Build a site once for all processes that run tests. No test changes it."""
    # A space and Chinese in the path, as on a memory stick: file:// addresses must survive them.
    out = of_all_processes(tmp_path_factory) / "sites" / name / "U 盘" / "site"
    out.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(out.with_name("lock")):
        if not out.exists():
            build_site(content, out)
    return out
