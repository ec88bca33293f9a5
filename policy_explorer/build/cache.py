"""Cache the results of builds, by fingerprints of everything that they depend on. Reads and writes one folder.

A value that is found is therefore never stale. Each value is a file of msgpack, behind a SHA-256 digest that binds it
to its kind, its key and the code. A file that is missing, damaged, exchanged or cannot be written only costs time. The
folder, which `cache_folder` claims, may be deleted at any time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from msgspec import MsgspecError
from msgspec.msgpack import Decoder, Encoder

from policy_explorer.build.cache_folder import (
    FOLDER,
    OURS,
    PLACE,
    TAG_TEXT,
    folder_for,
    read_regular,
    remove_stale_caches,
    write_whole,
)
from policy_explorer.build.fingerprints import fingerprint
from policy_explorer.build.temporary import temporary_folder

CHECKSUM = 32  # bytes
Value = TypeVar("Value")
encoder = Encoder()


class ValueKind(Generic[Value]):
    """A kind of values: the first part of the names of its files, and the type of the values."""

    def __init__(self, name: str, form: Any, *, remembered: bool = False):
        """Describe values of the type `form`. They stay in memory if `remembered`, for processes that build often."""
        self.name, self.form, self.remembered = name, form, remembered
        self.decoder: Decoder[Any] | None = None

    def decode(self, packed: bytes) -> Value:
        if self.decoder is None:
            self.decoder = Decoder(self.form)
        return cast("Value", self.decoder.decode(packed))


TEXT = ValueKind[str]("text", str)


class Cache:
    """Values by kind and key, each a file. If several builds write a value at once, the last wins; all are right."""

    def __init__(self, folder: Path, code: bytes, remember: bool = False):
        """Use `folder`. `code` is the fingerprint of program and interpreter; `remember` keeps values in memory."""
        self.folder, self.code, self.remember = folder, code, remember
        self.used: set[str] = set()
        self.used_now: set[str] = set()  # since `begin`
        self.passing: set[str] = set()  # by builds of pages alone since the last whole build
        self.memory: dict[str, Any] = {}

    def get(self, kind: ValueKind[Value], key: bytes) -> Value | None:
        """Return the value, or None if there is none or its file is damaged."""
        name = name_of(kind, key)
        if name in self.memory:
            self.use(name)
            return cast("Value", self.memory[name])
        try:
            stored = read_regular(self.folder / name)
        except OSError:
            return None
        if self.checksum(kind, key, stored[CHECKSUM:]) != stored[:CHECKSUM]:
            return None
        try:
            value = kind.decode(stored[CHECKSUM:])
        except MsgspecError:
            return None
        self.use(name)
        self.keep_in_memory(kind, name, value)
        return value

    def put(self, kind: ValueKind[Value], key: bytes, value: Value) -> None:
        """Write the value. Errors of the disk are ignored: the value is then computed again."""
        name = name_of(kind, key)
        self.use(name)
        self.keep_in_memory(kind, name, value)
        with suppress(OSError, OverflowError):
            packed = encoder.encode(value)
            write_whole(self.folder / name, self.checksum(kind, key, packed) + packed)

    def get_or_make(self, kind: ValueKind[Value], key: bytes, make: Callable[[], Value]) -> Value:
        """Return the value. If there is none, call `make` and write its result."""
        value = self.get(kind, key)
        if value is None:
            value = make()
            self.put(kind, key, value)
        return value

    def holds(self, kind: ValueKind[Any], key: bytes) -> bool:
        """Return whether there is a file of the value, and keep it from being forgotten. It may be damaged."""
        name = name_of(kind, key)
        exists = name in self.memory or (self.folder / name).is_file()
        if exists:
            self.use(name)
        return exists

    def memoize(self, name: str, make: Callable[[], str]) -> str:
        """Return the text `name`, which stands for all inputs but the code (see `memo`). Call `make` if there is none."""
        return self.get_or_make(TEXT, sha256(name.encode()).digest(), make)

    def begin(self) -> None:
        """Begin a build."""
        self.used_now.clear()

    def use(self, name: str) -> None:
        self.used.add(name)
        self.used_now.add(name)

    def forget_passed(self) -> None:
        """Remove values of documents that earlier builds of pages alone have used, and this one has not.

        An editor may save for hours without the pause in which the rest of the site is built.
        """
        for name in self.passing - self.used_now:
            if not name.startswith(TEXT.name):
                self.memory.pop(name, None)
                self.used.discard(name)
                with suppress(OSError):
                    (self.folder / name).unlink()
        self.passing = self.used_now.copy()

    def forget_unused(self) -> None:
        """Remove all values that no build has used since the last call."""
        with suppress(OSError):
            for path in self.folder.iterdir():
                if OURS.fullmatch(path.name) and path.name not in {*self.used, PLACE}:
                    with suppress(OSError):
                        path.unlink()
        self.memory = {name: value for name, value in self.memory.items() if name in self.used}
        self.used.clear()
        self.passing.clear()

    def checksum(self, kind: ValueKind[Any], key: bytes, packed: bytes) -> bytes:
        return fingerprint([TAG_TEXT, kind.name.encode(), key, self.code, packed])

    def keep_in_memory(self, kind: ValueKind[Any], name: str, value: Any) -> None:
        if self.remember and kind.remembered:
            self.memory[name] = value


def name_of(kind: ValueKind[Any], key: bytes) -> str:
    return f"{kind.name}-{key.hex()[:40]}"


@contextmanager
def open_cache(
    folder: Path | None, content: Path, out: Path | None, code: bytes, remember: bool = False
) -> Iterator[Cache]:
    """Open the cache for one content folder and one place of the site.

    `folder` is the folder that the user names; without it, or if it cannot be used, the cache is a temporary folder.
    Without `out` the site is built into the cache itself (`SITE`).
    """
    place = os.fsencode(content.resolve()) + b"\0" + (os.fsencode(out.resolve()) if out else b"")
    with ExitStack() as ending:
        subfolder = folder_for(folder, place) if folder else None
        try:
            yield Cache(subfolder or ending.enter_context(temporary_folder()), code, remember)
        finally:
            if folder and subfolder:
                with suppress(OSError):
                    write_whole(subfolder / PLACE, place)
                remove_stale_caches(folder / FOLDER)
