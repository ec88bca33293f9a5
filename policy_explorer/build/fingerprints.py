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

from policy_explorer.resources import PACKAGE, STATIC, TEMPLATES

CODE = (PACKAGE,)
LOOKS = (TEMPLATES, STATIC)
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


def contents(folders: Iterable[Path]) -> Iterator[bytes]:
    """Yield the path, from the folder itself on, and the bytes of every file."""
    for folder in folders:
        for path in sorted(files_under(str(folder))):
            yield f"{folder.name}/{path}".encode()
            with open(f"{folder}/{path}", "rb", buffering=0) as file:
                yield file.readall()


def files_under(top: str) -> Iterator[str]:
    """Yield the paths of all files in a folder and in those within, seen from it."""
    for folder, folders, files in os.walk(top):
        folders[:] = [each for each in folders if each != COMPILED]
        yield from (f"{folder}/{file}"[len(top) + 1 :].replace(os.sep, "/") for file in files)


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
