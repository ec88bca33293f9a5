"""What earlier builds found out, by what they found it out from. Reads and writes a folder of its own.

A key is a digest of everything that a value depends on, so that a value that is found is right; a folder that is missing,
cannot be written, or holds damaged files only costs time. It may be deleted at any moment.
"""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

KEPT = "kept"
OUT = "out"  # names the folder that the site was built into
CHECK = 32  # bytes of the SHA-256 in front of a value


class Damaged(Exception):
    """A value that the store should hold is not there, or is not what was put there."""


class Store:
    """Values by key, each a file. Of several builds at once the last to write wins; either is right."""

    def __init__(self, folder: Path, code: bytes = b"", remembered: frozenset[str] = frozenset()):
        """`code` is a digest of the code that uses it, for what keys do not hold themselves; `remembered` are kinds of values
        that stay in memory, for one who builds again and again.
        """
        self.folder, self.code, self.remembered = folder, code, remembered
        self.used: set[str] = set()
        self.memory: dict[str, Any] = {}

    def get(self, kind: str, key: bytes) -> Any:
        """The value; None where there is none."""
        name = name_of(kind, key)
        if name in self.memory:
            self.used.add(name)
            return self.memory[name]
        try:
            held = (self.folder / name).read_bytes()
        except OSError:
            return None
        if sha256(held[CHECK:]).digest() != held[:CHECK]:
            return None
        self.used.add(name)
        try:
            value = pickle.loads(held[CHECK:])
        except Exception:  # of classes that this state of the code does not have
            return None
        if kind in self.remembered:
            self.memory[name] = value
        return value

    def holds(self, kind: str, key: bytes) -> bool:
        """Whether there is a value, as far as can be told without reading it."""
        name = name_of(kind, key)
        found = (self.folder / name).is_file()
        if found:
            self.used.add(name)
        return found

    def take(self, kind: str, key: bytes) -> Any:
        """A value that is there."""
        value = self.get(kind, key)
        if value is None:
            raise Damaged(kind)
        return value

    def clear(self) -> None:
        """Forget everything."""
        self.memory.clear()
        shutil.rmtree(self.folder, ignore_errors=True)

    def put(self, kind: str, key: bytes, value: Any) -> None:
        name = name_of(kind, key)
        self.used.add(name)
        if kind in self.remembered:
            self.memory[name] = value
        packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        new = self.folder / f".{name}.{os.getpid()}"
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            new.write_bytes(sha256(packed).digest() + packed)
            new.replace(self.folder / name)

    def keep(self, name: str, make: Callable[[], str]) -> str:
        """A text by a name that says all that it is made of but the code (`keeping`)."""
        key = sha256(name.encode() + self.code).digest()
        found = self.get(KEPT, key)
        if found is None:
            found = make()
            self.put(KEPT, key, found)
        return found

    def subfolder(self, name: str) -> Path | None:
        """A folder in the store, for whoever keeps files of their own; None, where there can be none."""
        self.used.add(name)
        with suppress(OSError):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
            return self.folder / name
        return None

    def forget_unused(self) -> None:
        """Remove what no build has asked for since the last time: the store holds what the site was made of."""
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path.name not in self.used | {OUT}:
                    shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        self.memory = {name: value for name, value in self.memory.items() if name in self.used}
        self.used.clear()


def name_of(kind: str, key: bytes) -> str:
    return f"{kind}-{key.hex()[:40]}"


@contextmanager
def store_for(
    cache: Path | None, content: Path, out: Path, code: bytes, remembered: frozenset[str] = frozenset()
) -> Iterator[Store]:
    """What belongs to one content built into one place; without a cache, or where it cannot be written, for one time."""
    with ExitStack() as ending:
        whole = os.fsencode(content.resolve()) + b"\0" + os.fsencode(out.resolve())
        folder = cache and cache / sha256(whole).hexdigest()[:16]
        if folder is None or not can_write(folder):
            folder = Path(ending.enter_context(TemporaryDirectory(prefix="policy-explorer-")))
        yield Store(folder, code, remembered)
        with suppress(OSError):
            (folder / OUT).write_bytes(os.fsencode(out.resolve()))


def can_write(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def forget_vanished(cache: Path | None) -> None:
    """Remove what belongs to sites that are no longer there; that of a first build under way does not name its site yet."""
    with suppress(OSError):
        for folder in cache.iterdir() if cache else ():
            with suppress(OSError):
                if not os.path.exists((folder / OUT).read_bytes()):
                    shutil.rmtree(folder, ignore_errors=True)
