"""The locks in requirements/ hold what pyproject.toml asks for, with hashes, for every Python and system."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# Each lock, and the extras that it is made of: as `make lock` says.
LOCKS = {"site": ("import",), "dev": ("dev", "release", "test", "import"), "bench": ("bench",), "release": ("release",)}
SYSTEMS = [
    {
        "sys_platform": system,
        "platform_machine": machine,
        "python_version": python,
        "python_full_version": f"{python}.0",
    }
    for system, machine in (("linux", "x86_64"), ("darwin", "arm64"), ("darwin", "x86_64"), ("win32", "AMD64"))
    for python in ("3.11", "3.14")
]


def wanted(extras: tuple[str, ...]) -> list[Requirement]:
    written = [
        *PROJECT["dependencies"],
        *(line for extra in extras for line in PROJECT["optional-dependencies"][extra]),
    ]
    requirements = (Requirement(line) for line in written)
    return [requirement for requirement in requirements if requirement.name != PROJECT["name"]]


def locked(name: str) -> list[Requirement]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    return [Requirement(line.rstrip(" \\")) for line in text.splitlines() if re.match(r"[a-z0-9]", line)]


def versions(requirements: list[Requirement], system: dict[str, str]) -> dict[str, str]:
    """The version of each package that is installed on a system."""
    environment: dict[str, Any] = {**default_environment(), **system}
    return {
        canonicalize_name(each.name): next(iter(each.specifier)).version
        for each in requirements
        if each.marker is None or each.marker.evaluate(environment)
    }


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: "-".join(system.values()))
@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_satisfies_every_range(name: str, system: dict[str, str]):
    installed = versions(locked(name), system)
    environment: dict[str, Any] = {**default_environment(), **system}
    for requirement in wanted(LOCKS[name]):
        package = canonicalize_name(requirement.name)
        if requirement.marker is None or requirement.marker.evaluate(environment):
            assert installed[package] in requirement.specifier, package
        else:
            assert package not in installed


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_with_hashes_and_no_address(name: str):
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    assert "://" not in text
    pinned = re.split(r"^(?=[a-z0-9])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)[1:]
    assert pinned
    for package in pinned:
        assert re.match(r"\S+==\S+( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+\Z", package), package


@pytest.mark.parametrize("name", ["site", "bench", "release"])
def test_the_locks_agree(name: str):
    """What is built for users is built of the versions that the tests ran with."""
    for system in SYSTEMS:
        tested = versions(locked("dev"), system)
        for package, version in versions(locked(name), system).items():
            assert tested.get(package, version) == version, package
