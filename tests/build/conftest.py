"""Fixtures for tests of builds: a content of several documents to change, and the cache of its builds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy_explorer.build import Cache, code_fingerprint, open_cache


@pytest.fixture
def content(several_content: Path, tmp_path: Path) -> Path:
    return shutil.copytree(several_content, tmp_path / "content")


@pytest.fixture
def cache(content: Path, out: Path, tmp_path: Path) -> Iterator[Cache]:
    with open_cache(tmp_path / "cache", content, out, code_fingerprint()) as cache:
        yield cache
