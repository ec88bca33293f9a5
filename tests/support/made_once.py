"""Make once in a process what is made of the program alone: compiled templates, joined scripts, schemas.

It is most of the time that a small site takes. Builds of users keep it beside the program; tests must not
(see `nothing_beside_the_program` in tests/conftest.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType
from typing import Any

import pytest
from jinja2.bccache import Bucket

from policy_explorer.doctor import schema_files
from policy_explorer.editions import web_app
from policy_explorer.editions.single_file import single_file
from policy_explorer.render import assets, bundle_pages, open_data
from policy_explorer.render.compiled import CompiledTemplates
from policy_explorer.render.minify import can_minify

JOINING = (assets, bundle_pages, single_file, web_app)
OWNERS: tuple[tuple[Any, str], ...] = (
    (CompiledTemplates, "load_bytecode"),
    (CompiledTemplates, "dump_bytecode"),
    *((module, "classic_script") for module in JOINING),
    (schema_files, "schema_files"),
    (open_data, "schema"),
)
ORIGINALS = [getattr(owner, name) for owner, name in OWNERS]


@contextmanager
def made_once() -> Iterator[None]:
    """Let all that is built within share what is made of the program."""
    schemas = cache(lambda: tuple(make_schemas()))
    make_schemas = schema_files.schema_files
    script = known_scripts(assets.classic_script)
    made = (*compiled_once(), *(script for _ in JOINING), schemas, cache(open_data.schema))
    with pytest.MonkeyPatch.context() as patch:
        put(patch, made)
        yield


def make_each_time(patch: pytest.MonkeyPatch) -> None:
    """Undo `made_once`."""
    put(patch, ORIGINALS)


def put(patch: pytest.MonkeyPatch, made: Iterable[Callable[..., Any]]) -> None:
    for (owner, name), function in zip(OWNERS, made, strict=True):
        patch.setattr(owner, name, function)


def compiled_once() -> tuple[Callable[..., None], Callable[..., None]]:
    """Return how templates are loaded and dumped where their code is remembered."""
    codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self: CompiledTemplates, bucket: Bucket) -> None:
        bucket.code = codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self: CompiledTemplates, bucket: Bucket) -> None:
        codes[bucket.key, bucket.checksum] = bucket.code

    return load_bytecode, dump_bytecode


def known_scripts(make: Callable[..., str]) -> Callable[..., str]:
    """Return `classic_script` with a memory, of scripts as they are joined with and without a minifier."""
    known: dict[Any, str] = {}

    def classic_script(entry: str, scripts: assets.Scripts, keep: Any = None) -> str:
        name = entry, scripts.name, can_minify()
        if name not in known:
            known[name] = make(entry, scripts)
        return known[name]

    return classic_script
