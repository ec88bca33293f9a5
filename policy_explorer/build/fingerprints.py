"""Fingerprint the program, so that no result of another version of it is ever used. Reads the program's files.

A fingerprint is a SHA-256 digest, 32 bytes.
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
    """Fingerprints of the program.

    `code` covers the modules, the interpreter and the installed packages; `whole` also covers templates, scripts and
    styles.
    """

    code: bytes
    whole: bytes


def program() -> Program:
    code = code_fingerprint()
    return Program(code, fingerprint([code, *contents(LOOKS)]))


@cache
def code_fingerprint() -> bytes:
    """Return the fingerprint of the code that this process runs, which stays the same while it runs."""
    return fingerprint([*interpreter(), *contents(CODE)])


def interpreter() -> Iterator[bytes]:
    """Yield version and flags of the interpreter, and the names and versions of the packages installed beside it."""
    yield sys.version.encode()
    yield repr(sys.flags).encode()
    for place in sys.path:
        if os.path.basename(place) in ("site-packages", "dist-packages") and os.path.isdir(place):
            yield from sorted(name.encode() for name in os.listdir(place) if name.endswith(".dist-info"))


def contents(folders: Iterable[Path]) -> Iterator[bytes]:
    """Yield the path, which begins with the name of its folder, and the bytes of every file in `folders`."""
    for folder in folders:
        for path in sorted(files_under(str(folder))):
            yield f"{folder.name}/{path}".encode()
            with open(f"{folder}/{path}", "rb", buffering=0) as file:
                yield file.readall()


def files_under(top: str) -> Iterator[str]:
    """Yield the paths of all files at any depth of the folder `top`, relative to it."""
    for folder, folders, files in os.walk(top):
        folders[:] = [name for name in folders if name != COMPILED]
        yield from (f"{folder}/{file}"[len(top) + 1 :].replace(os.sep, "/") for file in files)


def fingerprint(parts: Iterable[bytes]) -> bytes:
    """Return a fingerprint of `parts`. The length of each is hashed too, so that parts cannot run together."""
    whole = sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()


def of_files(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a fingerprint of `files`, pairs of path and fingerprint in any order."""
    return fingerprint(part for path, digest in sorted(files) for part in (path.encode(), digest))
