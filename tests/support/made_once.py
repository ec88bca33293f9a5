"""Make once in a run what is made of the program alone: compiled templates, joined scripts, schemas.

It is most of the time that a small site takes. Builds of users keep it beside the program; tests must not
(see `nothing_beside_the_program` in tests/conftest.py).
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jinja2.bccache import Bucket

from policy_explorer.build.cache import Cache, ValueKind
from policy_explorer.doctor import schema_files
from policy_explorer.editions import web_app
from policy_explorer.editions.single_file import single_file
from policy_explorer.render import assets, bundle_pages, open_data
from policy_explorer.render.compiled import CompiledTemplates
from policy_explorer.render.minify import can_minify
from policy_explorer.schemas import content

JOINING = (assets, bundle_pages, single_file, web_app)
OWNERS: tuple[tuple[Any, str], ...] = (
    (CompiledTemplates, "load_bytecode"),
    (CompiledTemplates, "dump_bytecode"),
    *((module, "classic_script") for module in JOINING),
    (schema_files, "schema_files"),
    (open_data, "schema"),
)
ORIGINALS = [getattr(owner, name) for owner, name in OWNERS]
MADE = ValueKind[bytes]("made", bytes, remembered=True)


@contextmanager
def made_once(folder: Path) -> Iterator[None]:
    """Let all that is built within share what is made of the program. Processes share it in `folder`, of this run alone."""
    folder.mkdir(exist_ok=True)
    known = Cache(folder, b"", remember=True)
    script = known_scripts(known, assets.classic_script)
    schemas, schema = cache(partial(listed, content.schema_files)), cache(open_data.schema)
    with pytest.MonkeyPatch.context() as patch:
        put(patch, (*known_templates(known), *(script for _ in JOINING), schemas, schema))
        yield


def make_each_time(patch: pytest.MonkeyPatch) -> None:
    """Undo `made_once`."""
    put(patch, ORIGINALS)


def put(patch: pytest.MonkeyPatch, made: Iterable[Callable[..., Any]]) -> None:
    for (owner, name), function in zip(OWNERS, made, strict=True):
        patch.setattr(owner, name, function)


def known_templates(known: Cache) -> tuple[Callable[..., None], Callable[..., None]]:
    """Return how templates are loaded and dumped."""

    def load_bytecode(self: CompiledTemplates, bucket: Bucket) -> None:
        code = known.get(MADE, key_of(bucket.key, bucket.checksum))
        bucket.code = marshal.loads(code) if code else None  # of this very run

    def dump_bytecode(self: CompiledTemplates, bucket: Bucket) -> None:
        known.put(MADE, key_of(bucket.key, bucket.checksum), marshal.dumps(bucket.code))

    return load_bytecode, dump_bytecode


def known_scripts(known: Cache, make: Callable[..., str]) -> Callable[..., str]:
    """Return `classic_script` with a memory, of scripts as they are joined with and without a minifier."""

    def classic_script(entry: str, scripts: assets.Scripts, keep: Any = None) -> str:
        key = key_of(entry, scripts.name, str(can_minify()))
        return known.get_or_make(MADE, key, lambda: make(entry, scripts).encode()).decode()

    return classic_script


def key_of(*names: str) -> bytes:
    return sha256("\0".join(names).encode()).digest()


def listed(make: Callable[[], Iterable[Any]]) -> tuple[Any, ...]:
    return tuple(make())


def of_all_processes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
