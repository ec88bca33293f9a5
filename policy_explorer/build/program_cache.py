"""Keep what is made of the program alone: compiled templates, joined scripts, tables of characters. Reads and writes one folder.

It is the folder in which Python keeps the compiled modules of this package, so the cache of builds holds no code
(docs/decisions/one-path.md). Each file names what it was made from, and is replaced when that has changed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path

from msgspec import Struct

from policy_explorer.build.cache import Cache, ValueKind
from policy_explorer.memo import Memoize, without_digest

FOLDER = Path(cache_from_source(__file__)).parent


class Kept(Struct, frozen=True):
    """Text or the marshalled code of a template, and what stands for all that it was made from besides the code."""

    source: bytes
    made: bytes


KEPT = ValueKind[Kept]("program", Kept)


class ProgramCache:
    """Texts and compiled templates by name. What cannot be kept is made again each time, which only costs time."""

    def __init__(self, code: bytes, memoize: Memoize):
        """Keep what the code with this fingerprint makes. `memoize` keeps the texts where the folder is read-only."""
        self.cache, self.otherwise = Cache(FOLDER, code), memoize
        with suppress(OSError):
            FOLDER.mkdir(parents=True, exist_ok=True)
        self.can_write = os.access(FOLDER, os.W_OK)

    def memoize(self, name: str, make: Callable[[], str]) -> str:
        """Return the text `name` (see `memo`), which no content has a part in. Call `make` if there is none."""
        kind, source = without_digest(name), name.encode()
        made = self.get(kind, source)
        if made is not None:
            return made.decode()
        if not self.can_write:
            return self.otherwise(name, make)
        text = make()
        self.put(kind, source, text.encode())
        return text

    def get(self, name: str, source: bytes) -> bytes | None:
        """Return what was made of `source` under this name, else None."""
        kept = self.cache.get(KEPT, key_of(name))
        return kept.made if kept and kept.source == source else None

    def put(self, name: str, source: bytes, made: bytes) -> None:
        if self.can_write:
            self.cache.put(KEPT, key_of(name), Kept(source, made))


def key_of(name: str) -> bytes:
    """Return the key of a name. Each version and each set of flags has files of its own, or they would replace each other's."""
    return sha256(f"{sys.implementation.cache_tag} {sys.flags} {name}".encode()).digest()
