"""Define what every test may use: options, fixtures for commands, and the cache switched off.

- `every_combination`: whether the run takes every combination
- `spoilt`: a copy of the fictional content with two mistakes, in two files
- `templates_in_the_cache`: for tests of the cache; otherwise templates are compiled once in this process
- `run`: a function that runs a command in this process and returns exit code, stdout and stderr
- `out`: a folder that a command may write
- `floor`: features that are newer than the oldest supported browser
- `update_golden`: whether `--update-golden` was given

The contents and the sites built from them are in support/content_fixtures.py. Tests that open a browser are in tests/browser/
and find more fixtures in its conftest.py.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from browser_floor.data import Floor, the_floor
from policy_explorer.build import program_cache
from policy_explorer.cli import paths
from policy_explorer.cli.main import main
from policy_explorer.publish import publish
from support import usual_run
from support.made_once import made_once, make_each_time, of_all_processes

# The time that an example takes depends on the load of the machine, not on the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

pytest_plugins = ["support.content_fixtures"]


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


@pytest.fixture(autouse=True, scope="session")
def no_cache() -> None:
    """Switch the cache off. Tests patch the program, and the cache would not notice: it fingerprints only files."""
    paths.CACHE = None


@pytest.fixture(autouse=True, scope="session")
def nothing_beside_the_program() -> None:
    """Keep nothing beside the modules, for the same reason."""
    program_cache.FOLDER = Path(os.devnull, "nothing")


@pytest.fixture(autouse=True, scope="session")
def no_flush() -> Iterator[None]:
    """Wait for no disk: a flush takes as long as whatever else the machine writes. tests/publish/test_durable.py undoes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "flush_tree", lambda folder: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def what_the_program_makes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make it once in this run, not for each site and in each process."""
    with made_once(of_all_processes(tmp_path_factory) / "made"):
        yield


@pytest.fixture
def kept_beside_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Undo `what_the_program_makes` and `nothing_beside_the_program`: builds keep what is made of the program, in cache/kept."""
    monkeypatch.setattr(program_cache, "FOLDER", tmp_path / "cache" / "kept")
    make_each_time(monkeypatch)


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
