"""Define fixtures that every test may use.

- `real_content`, `tiny_content`: the folders of the real notice and of the fictional one
- `support_content`: a notice with a guide, ways to apply and relations between benefits
- `counted_content`: the fictional notice, and one whose conditions count time, ages and other conditions
- `units_content`: the fictional notice, and one of articles with joint issuers, tables and an annex, some without a unit
- `governed_content`: the fictional notice, and one whose general clauses and terms are conditions of its rules
- `several_content`: the fictional notice, one that supersedes it, and one that is related to neither
- `undated_content`: a fictional notice whose measures end in every way that there is, most of them without a last day
- `later_content`: the fictional notice, two without measures that extend and amend it, and one with windows for applying
- `paused_content`: the same, where the first document has ended for two months before it is extended
- `real`, `tiny`, `units`, `governed`, `undated`: the sites derived from them, as values
- `real_site`, `tiny_site`, `governed_site`, `counted_site`, `several_site`, `undated_site`, `later_site`, `paused_site`: the folders of the sites built
  from them, once a session, with the options of `build.py build`
- `site`: `real_site` and `tiny_site`, one after the other
- `pages`: the parsed pages of `site`, by path
- `tiny_copy`: a copy of the fictional content that a test may change
- `spoilt`: the same with two mistakes, in two files
- `templates_in_the_cache`: for tests of the cache; otherwise templates are compiled once in this process
- `run`: a function that runs a command in this process and returns exit code, stdout and stderr
- `out`: a folder that a command may write
- `floor`: features that are newer than the oldest supported browser
- `update_golden`: whether `--update-golden` was given

Tests that open a browser are in tests/browser/ and find more fixtures in its conftest.py.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from jinja2.bccache import Bucket

from browser_floor.data import Floor, the_floor
from policy_explorer.cli import paths
from policy_explorer.cli.main import main
from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.render.compiled import CompiledTemplates
from policy_explorer.validate.validate import validate
from support import usual_run
from support.built import build_site
from support.later_documents import IN_MARCH, changed
from support.site_pages import ParsedPage, parsed_pages

ROOT = Path(__file__).parents[1]
LOAD, DUMP = CompiledTemplates.load_bytecode, CompiledTemplates.dump_bytecode
# The time that an example takes depends on the load of the machine, not on the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked `wide`, unless the run takes every combination."""
    if not config.getoption("--every-combination"):
        wide = [item for item in items if item.get_closest_marker("wide")]
        config.hook.pytest_deselected(items=wide)
        items[:] = [item for item in items if item not in set(wide)]


@pytest.fixture(scope="session")
def every_combination(pytestconfig: pytest.Config) -> bool:
    """Whether the run takes every combination."""
    return bool(pytestconfig.getoption("--every-combination"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite tests/golden/ and docs/schemas/ from what the build gives now",
    )
    parser.addoption(
        "--every-combination",
        action="store_true",
        help="of place, window and colour scheme, where the usual run takes some that meet each other",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--every-combination"):
        usual_run.ONE_OF = 1
    # In a workflow, commands print problems twice. Tests of that set it themselves.
    os.environ.pop("GITHUB_ACTIONS", None)


@pytest.fixture(scope="session")
def update_golden(pytestconfig: pytest.Config) -> bool:
    return pytestconfig.getoption("--update-golden")


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
def support_content() -> Path:
    return ROOT / "tests" / "support_notice"


@pytest.fixture(scope="session")
def support(support_content: Path) -> WholeSite:
    return derive(validate(load(support_content)))


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


@pytest.fixture(scope="session")
def support_site(support_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_in(tmp_path_factory, "support-site", support_content)


@pytest.fixture(scope="session", params=["real", "tiny"])
def site(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(f"{request.param}_site")


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, ParsedPage]:
    return parsed_pages(site)


def build_in(tmp_path_factory: pytest.TempPathFactory, name: str, content: Path) -> Path:
    """Build a site once for all processes that run tests. No test changes it."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    # A space and Chinese in the path, as on a memory stick: file:// addresses must survive them.
    out = base / "sites" / name / "U 盘" / "site"
    out.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(out.with_name("lock")):
        if not out.exists():
            build_site(content, out)
    return out


@pytest.fixture(autouse=True, scope="session")
def no_cache() -> None:
    """Switch the cache off. Tests patch the program, and the cache would not notice: it fingerprints only files."""
    paths.CACHE = None


@pytest.fixture(autouse=True, scope="session")
def compiled_once() -> Iterator[None]:
    """Compile each template once in this process, not for each site. It is most of the time that a small site takes."""
    codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self: CompiledTemplates, bucket: Bucket) -> None:
        bucket.code = codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self: CompiledTemplates, bucket: Bucket) -> None:
        codes[bucket.key, bucket.checksum] = bucket.code

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CompiledTemplates, "load_bytecode", load_bytecode)
        patch.setattr(CompiledTemplates, "dump_bytecode", dump_bytecode)
        yield


@pytest.fixture
def templates_in_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo `compiled_once`: each build reads compiled templates from its cache, and writes them there."""
    monkeypatch.setattr(CompiledTemplates, "load_bytecode", LOAD)
    monkeypatch.setattr(CompiledTemplates, "dump_bytecode", DUMP)


@pytest.fixture
def run(capsys: pytest.CaptureFixture) -> Iterator[Callable[..., tuple[int, str, str]]]:
    before = signal.getsignal(signal.SIGTERM)

    def run(*arguments) -> tuple[int, str, str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code
        return code, *capsys.readouterr()

    yield run
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "_site"


@pytest.fixture
def spoilt(tiny_copy: Path) -> Path:
    for path, written, wrong in (
        ("documents/yunxi-2031-5/measures/03.yaml", "lead: [县财政局]", "lead: [县财政厅]"),
        ("documents/yunxi-2031-5/measures/01.yaml", "chapter: 1", "chapter: 一"),
    ):
        file = tiny_copy / path
        assert written in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace(written, wrong), "utf-8")
    return tiny_copy


@pytest.fixture(scope="session")
def floor() -> Floor:
    return the_floor()
