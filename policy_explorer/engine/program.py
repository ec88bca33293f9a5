"""The program -> digests that change whenever what it makes of the same content may change. Reads the program's own files.

The cache is keyed by them, so that nothing made by another state of the program is ever used.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from ..frozen import frozen

ROOT = Path(__file__).parents[2]
CODE = ("build.py", "policy_explorer")
LOOKS = ("templates", "static")
COMPILED = "__pycache__"
SEPARATOR = b"\0"


@frozen
class Program:
    """`code` is of the modules and all that they are run with, `whole` of these and of templates, scripts and styles."""

    code: bytes
    whole: bytes


def program() -> Program:
    code = digest([*versions(), *contents(CODE)])
    return Program(code, digest([code, *contents(LOOKS)]))


def versions() -> Iterator[bytes]:
    """The interpreter, and the packages installed beside it, by the names of the folders that describe them."""
    yield sys.version.encode()
    for place in sys.path:
        if Path(place).name in ("site-packages", "dist-packages") and Path(place).is_dir():
            yield from sorted(path.name.encode() for path in Path(place).glob("*.dist-info"))


def contents(names: Iterable[str]) -> Iterator[bytes]:
    for name in names:
        top = ROOT / name
        files = [top] if top.is_file() else sorted(path for path in top.rglob("*") if path.is_file() and COMPILED not in path.parts)
        for path in files:
            yield path.relative_to(ROOT).as_posix().encode()
            yield path.read_bytes()


def digest(parts: Iterable[bytes]) -> bytes:
    """Of the parts one by one: none can be mistaken for two."""
    found = sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()
