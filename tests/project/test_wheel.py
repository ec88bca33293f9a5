"""The package works installed: a wheel carries all that it reads and gives the command `policy-explorer`.

The wheel is built and installed without the network. What the package depends on is not installed again: a path file in the new environment
leads to the packages that these tests run with.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from support.command_line import contents

ROOT = Path(__file__).parents[2]
# Nothing of the repository, nor of the one who runs the tests, may help.
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, env=CLEAN, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that has the wheel, and the repository nowhere."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=False)
    paths = sysconfig.get_paths("venv", {"base": str(environment), "platbase": str(environment)})
    python = Path(paths["scripts"], Path(sys.executable).name)
    installing = ("--no-index", "--no-deps", "--quiet", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "--python", python, "install", *installing, wheel, cwd=environment)
    Path(paths["purelib"], "dependencies.pth").write_text(f"{sysconfig.get_paths()['purelib']}\n", "utf-8")
    return python.parent


def test_the_installed_command_builds_the_same_site(scripts: Path, tiny_content: Path, tiny_site: Path, tmp_path: Path):
    run(
        scripts / "policy-explorer",
        "build",
        "--content",
        tiny_content,
        "--out",
        tmp_path / "_site",
        cwd=tmp_path,
    )
    assert contents(tmp_path / "_site") == contents(tiny_site)
    assert (tmp_path / ".cache").is_dir()


def test_an_installed_skeleton_leads_to_an_installed_schema(scripts: Path, tiny_copy: Path, tmp_path: Path):
    run(scripts / "policy-explorer", "new", "document", "--content", tiny_copy, "--id", "mycity-2040-1", cwd=tmp_path)
    written = tiny_copy / "documents" / "mycity-2040-1" / "document.yaml"
    where = written.read_text("utf-8").splitlines()[0].partition("$schema=")[2]
    schema = (written.parent / where).resolve()
    assert schema.is_file()
    assert scripts.parent in schema.parents
