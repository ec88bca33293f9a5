"""The program -> digests that change whenever what it makes of the same content may change. Reads the program's own files.

The cache is keyed by them, so that nothing made by another state of the program is ever used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[2]
CODE = ("build.py", "policy_explorer")
LOOKS = ("templates", "static")
COMPILED = "__pycache__"
SEPARATOR = b"\0"


class Program(Struct, frozen=True):
    """`code` is of the modules and all that they are run with, `whole` of these and of templates, scripts and styles."""

    code: bytes
    whole: bytes


def program() -> Program:
    return Program(code_digest(), digest([code_digest(), *contents(LOOKS)]))


@cache
def code_digest() -> bytes:
    """Of what this process runs: another state of the modules is another process's."""
    return digest([*versions(), *contents(CODE)])


def versions() -> Iterator[bytes]:
    """The interpreter, and the packages installed beside it, by the names of the folders that describe them."""
    yield sys.version.encode()
    for place in sys.path:
        if os.path.basename(place) in ("site-packages", "dist-packages") and os.path.isdir(place):
            yield from sorted(name.encode() for name in os.listdir(place) if name.endswith(".dist-info"))


def contents(names: Iterable[str]) -> Iterator[bytes]:
    """The path and the bytes of every file."""
    for name in names:
        for path in sorted(files_under(name)):
            yield path.encode()
            with open(f"{ROOT}/{path}", "rb", buffering=0) as file:
                yield file.readall()


def files_under(name: str) -> Iterator[str]:
    """Paths from the root, of a folder or of the file itself."""
    if os.path.isfile(f"{ROOT}/{name}"):
        yield name
        return
    for folder, folders, files in os.walk(f"{ROOT}/{name}"):
        folders[:] = [each for each in folders if each != COMPILED]
        yield from (f"{folder}/{file}"[len(f"{ROOT}/") :].replace(os.sep, "/") for file in files)


def digest(parts: Iterable[bytes]) -> bytes:
    """Of the parts one by one: none can be mistaken for two."""
    found = sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()
