"""The program -> fingerprints that change whenever what it makes of the same content may change. Reads the program's own files.

The cache is keyed by them, so that nothing made by another state of the program is ever used. A fingerprint is a SHA-256.
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


class Program(Struct, frozen=True):
    """`code` is of the modules and all that they are run with, `whole` of these and of templates, scripts and styles."""

    code: bytes
    whole: bytes


def program() -> Program:
    code = code_fingerprint()
    return Program(code, fingerprint([code, *contents(LOOKS)]))


@cache
def code_fingerprint() -> bytes:
    """Of what this process runs: another state of the modules is another process's."""
    return fingerprint([*interpreter(), *contents(CODE)])


def interpreter() -> Iterator[bytes]:
    """Yield the version and the flags of the interpreter, and the packages installed beside it, by their folders' names."""
    yield sys.version.encode()
    yield repr(sys.flags).encode()
    for place in sys.path:
        if os.path.basename(place) in ("site-packages", "dist-packages") and os.path.isdir(place):
            yield from sorted(name.encode() for name in os.listdir(place) if name.endswith(".dist-info"))


def contents(names: Iterable[str]) -> Iterator[bytes]:
    """Yield the path and the bytes of every file."""
    for name in names:
        for path in sorted(files_under(name)):
            yield path.encode()
            with open(f"{ROOT}/{path}", "rb", buffering=0) as file:
                yield file.readall()


def files_under(name: str) -> Iterator[str]:
    """Yield paths from the root, of a folder or of the file itself."""
    if os.path.isfile(f"{ROOT}/{name}"):
        yield name
        return
    for folder, folders, files in os.walk(f"{ROOT}/{name}"):
        folders[:] = [each for each in folders if each != COMPILED]
        yield from (f"{folder}/{file}"[len(f"{ROOT}/") :].replace(os.sep, "/") for file in files)


def fingerprint(parts: Iterable[bytes]) -> bytes:
    """Return one fingerprint of all parts; none can be mistaken for two."""
    found = sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


def of_files(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return one fingerprint of files, given as pairs of path and fingerprint."""
    return fingerprint(part for path, own in sorted(files) for part in (path.encode(), own))
