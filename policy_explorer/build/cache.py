"""Cache the results of builds, by fingerprints of everything that they depend on. Reads and writes one folder.

A value that is found is therefore never stale. Each value is a file of msgpack, behind a SHA-256 digest that binds it
to its kind, its key and the code. A file that is missing, damaged, exchanged or cannot be written only costs time. The
folder carries a tag (CACHEDIR.TAG); a folder without it is never used, and only files with names of the cache are
removed. The folder may be deleted at any time.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Generic, TypeVar, cast

from msgspec import MsgspecError, Struct
from msgspec.msgpack import Decoder, Encoder

from policy_explorer.build.fingerprints import fingerprint
from policy_explorer.publish.marker import MARKER

FOLDER = "policy-explorer"  # within the folder that the user names
TAG = "CACHEDIR.TAG"
TAG_TEXT = b"""Signature: 8a477f597d28d172789f06886806bc55
# A cache of policy-explorer, format 2. It may be deleted at any time. See https://bford.info/cachedir/
"""
PLACE = "place"  # the file that names the content and the folder of the site
SITE = "site"  # the folder of a site that is built without a sink
CHECKSUM = 32  # bytes
LARGEST = 1 << 30  # bytes; no value is that large
OURS = re.compile(r"\.?(place|[a-z]+-[0-9a-f]{40})(\.[0-9]+)?")
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


class CompiledTemplate(Struct, frozen=True):
    """The marshalled code of a template, and a fingerprint of the source that it was compiled from."""

    source: bytes
    code: bytes


TEXT = ValueKind[str]("text", str)
TEMPLATE = ValueKind[CompiledTemplate]("template", CompiledTemplate)


class Cache:
    """Values by kind and key, each a file. If several builds write a value at once, the last wins; all are right."""

    def __init__(self, folder: Path, code: bytes, remember: bool = False):
        """Use `folder`. `code` is the fingerprint of program and interpreter; `remember` keeps values in memory."""
        self.folder, self.code, self.remember = folder, code, remember
        self.used: set[str] = set()
        self.memory: dict[str, Any] = {}

    def get(self, kind: ValueKind[Value], key: bytes) -> Value | None:
        """Return the value, or None if there is none or its file is damaged."""
        name = name_of(kind, key)
        if name in self.memory:
            self.used.add(name)
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
        self.used.add(name)
        self.keep_in_memory(kind, name, value)
        return value

    def put(self, kind: ValueKind[Value], key: bytes, value: Value) -> None:
        """Write the value. Errors of the disk are ignored: the value is then computed again."""
        name = name_of(kind, key)
        self.used.add(name)
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
            self.used.add(name)
        return exists

    def memoize(self, name: str, make: Callable[[], str]) -> str:
        """Return the text `name`, which stands for all inputs but the code (see `memo`). Call `make` if there is none."""
        return self.get_or_make(TEXT, sha256(name.encode()).digest(), make)

    def template(self, name: str, source: bytes) -> bytes | None:
        """Return the code of the template `name` if it was compiled from `source`, else None."""
        compiled = self.get(TEMPLATE, sha256(name.encode()).digest())
        return compiled.code if compiled and compiled.source == source else None

    def put_template(self, name: str, source: bytes, code: bytes) -> None:
        self.put(TEMPLATE, sha256(name.encode()).digest(), CompiledTemplate(source, code))

    def forget_unused(self) -> None:
        """Remove all values that no build has used since the last call, but keep compiled templates."""
        with suppress(OSError):
            for path in self.folder.iterdir():
                if (
                    OURS.fullmatch(path.name)
                    and path.name not in {*self.used, PLACE}
                    and not path.name.startswith(TEMPLATE.name)
                ):
                    with suppress(OSError):
                        path.unlink()
        self.memory = {name: value for name, value in self.memory.items() if name in self.used}
        self.used.clear()

    def checksum(self, kind: ValueKind[Any], key: bytes, packed: bytes) -> bytes:
        return fingerprint([TAG_TEXT, kind.name.encode(), key, self.code, packed])

    def keep_in_memory(self, kind: ValueKind[Any], name: str, value: Any) -> None:
        if self.remember and kind.remembered:
            self.memory[name] = value


def read_regular(path: Path) -> bytes:
    """Return the bytes of a regular file.

    Raise OSError for anything else, because a pipe or a device may never end, and for a file above LARGEST.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    with open(path, "rb", buffering=0) as file:
        return file.readall()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under a temporary name, then rename it to `path`. A link at `path` is replaced, not followed."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        new.unlink(missing_ok=True)
        new.write_bytes(content)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise


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
            yield Cache(
                subfolder or Path(ending.enter_context(TemporaryDirectory(prefix="policy-explorer-"))), code, remember
            )
        finally:
            if folder and subfolder:
                with suppress(OSError):
                    write_whole(subfolder / PLACE, place)
                remove_stale_caches(folder / FOLDER)


def folder_for(folder: Path, place: bytes) -> Path | None:
    """Return the folder of the cache for `place`, created if needed; None if it is not ours or cannot be written."""
    subfolder = folder / FOLDER / sha256(place).hexdigest()[:16]
    try:
        claim(folder / FOLDER)
        claim(subfolder)
    except OSError:
        return None
    return subfolder if os.access(subfolder, os.W_OK) else None


def claim(folder: Path) -> None:
    """Put the tag into `folder`, which may be new or empty. Raise FileExistsError if it holds files but no tag."""
    folder.mkdir(parents=True, exist_ok=True)
    if not has_tag(folder):
        if folder.is_symlink() or not is_empty_but_for_a_tag(folder):
            raise FileExistsError(folder)
        (folder / TAG).write_bytes(TAG_TEXT)


def is_empty_but_for_a_tag(folder: Path) -> bool:
    """Return whether `folder` is empty, or has only a tag whose writing was interrupted."""
    names = [path.name for path in folder.iterdir()]
    return not names or (names == [TAG] and TAG_TEXT.startswith(read_regular(folder / TAG)))


def has_tag(folder: Path) -> bool:
    """Return whether `folder` carries the tag."""
    try:
        return not folder.is_symlink() and read_regular(folder / TAG) == TAG_TEXT
    except OSError:
        return False


def remove_stale_caches(folder: Path) -> None:
    """Remove caches whose content or site no longer exists.

    A build writes `PLACE` last, so that the cache of a first build, which has no site yet, is not removed.
    """
    with suppress(OSError):
        for subfolder in folder.iterdir() if has_tag(folder) else ():
            with suppress(OSError):
                if has_tag(subfolder) and is_stale(subfolder):
                    remove(subfolder)


def is_stale(subfolder: Path) -> bool:
    content, _, out = read_regular(subfolder / PLACE).partition(b"\0")
    return not os.path.exists(content) or bool(out and not os.path.exists(out))


def remove(subfolder: Path) -> None:
    """Remove the files of the cache, and the folder itself if nothing else is in it."""
    for path in subfolder.iterdir():
        if OURS.fullmatch(path.name):
            path.unlink()
    if (subfolder / SITE / MARKER).is_file():
        shutil.rmtree(subfolder / SITE)
    if {path.name for path in subfolder.iterdir()} == {TAG}:
        (subfolder / TAG).unlink()
        subfolder.rmdir()
