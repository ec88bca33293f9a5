"""What earlier builds found out, by what they found it out from. Reads and writes a folder of its own.

A key is a fingerprint of everything that a value depends on, so that a value that is found is right. Each value is data
(msgpack), behind a SHA-256 that binds it to its kind, its key, the code and the interpreter. What is missing, damaged,
exchanged or cannot be written only costs time. The folder bears a mark; one without it is never used, and nothing is
removed but files that bear names of ours. It may be deleted at any moment.
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

FOLDER = "policy-explorer"  # in whatever folder is given
TAG = "CACHEDIR.TAG"
TAG_TEXT = b"""Signature: 8a477f597d28d172789f06886806bc55
# A cache of policy-explorer, format 2. It may be deleted at any time. See https://bford.info/cachedir/
"""
PLACE = "place"  # names the content and the folder that the site was built into
SITE = "site"  # the site that `check` builds, in the cache itself
CHECKSUM = 32  # bytes
LARGEST = 1 << 30  # bytes; no value is as large
OURS = re.compile(r"\.?(place|[a-z]+-[0-9a-f]{40})(\.[0-9]+)?")
Value = TypeVar("Value")
encoder = Encoder()


class Kind(Generic[Value]):
    """A kind of values: what its files are called, and the type that is read from them."""

    def __init__(self, name: str, form: Any, *, remembered: bool = False):
        """`remembered` values stay in memory, where a process builds again and again."""
        self.name, self.form, self.remembered = name, form, remembered
        self.decoder: Decoder[Any] | None = None

    def decode(self, packed: bytes) -> Value:
        if self.decoder is None:
            self.decoder = Decoder(self.form)
        return cast("Value", self.decoder.decode(packed))


class CompiledTemplate(Struct, frozen=True):
    """The code of a template, and a fingerprint of the source that it was compiled from."""

    source: bytes
    code: bytes


TEXT = Kind[str]("text", str)
TEMPLATE = Kind[CompiledTemplate]("template", CompiledTemplate)


class Cache:
    """Values by kind and key, each a file. Of several builds at once the last to write wins; either is right."""

    def __init__(self, folder: Path, code: bytes, remember: bool = False):
        """`code` is a fingerprint of the program and its interpreter."""
        self.folder, self.code, self.remember = folder, code, remember
        self.used: set[str] = set()
        self.memory: dict[str, Any] = {}

    def get(self, kind: Kind[Value], key: bytes) -> Value | None:
        """Return the value; None where there is none."""
        name = name_of(kind, key)
        if name in self.memory:
            self.used.add(name)
            return cast("Value", self.memory[name])
        try:
            found = read_regular(self.folder / name)
        except OSError:
            return None
        if self.checksum(kind, key, found[CHECKSUM:]) != found[:CHECKSUM]:
            return None
        try:
            value = kind.decode(found[CHECKSUM:])
        except MsgspecError:
            return None
        self.used.add(name)
        self.keep_in_memory(kind, name, value)
        return value

    def put(self, kind: Kind[Value], key: bytes, value: Value) -> None:
        """Write the value, if it can be written."""
        name = name_of(kind, key)
        self.used.add(name)
        self.keep_in_memory(kind, name, value)
        with suppress(OSError, OverflowError):
            packed = encoder.encode(value)
            write_whole(self.folder / name, self.checksum(kind, key, packed) + packed)

    def get_or_make(self, kind: Kind[Value], key: bytes, make: Callable[[], Value]) -> Value:
        """Return the value, made now and written where there is none."""
        found = self.get(kind, key)
        if found is None:
            found = make()
            self.put(kind, key, found)
        return found

    def holds(self, kind: Kind[Any], key: bytes) -> bool:
        """Return whether there is a value, as far as can be told without reading it."""
        name = name_of(kind, key)
        found = name in self.memory or (self.folder / name).is_file()
        if found:
            self.used.add(name)
        return found

    def memoize(self, name: str, make: Callable[[], str]) -> str:
        """Return a text by a name that says all that it is made of but the code (`memo`)."""
        return self.get_or_make(TEXT, sha256(name.encode()).digest(), make)

    def template(self, name: str, source: bytes) -> bytes | None:
        """Return the code of a template, if it was compiled from this source."""
        found = self.get(TEMPLATE, sha256(name.encode()).digest())
        return found.code if found and found.source == source else None

    def put_template(self, name: str, source: bytes, code: bytes) -> None:
        self.put(TEMPLATE, sha256(name.encode()).digest(), CompiledTemplate(source, code))

    def forget_unused(self) -> None:
        """Remove what no build has asked for since the last time: the cache holds what the site was made of."""
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

    def checksum(self, kind: Kind[Any], key: bytes, packed: bytes) -> bytes:
        return fingerprint([TAG_TEXT, kind.name.encode(), key, self.code, packed])

    def keep_in_memory(self, kind: Kind[Any], name: str, value: Any) -> None:
        if self.remember and kind.remembered:
            self.memory[name] = value


def read_regular(path: Path) -> bytes:
    """Return the bytes of a file. Raises OSError where it is none: a pipe or a device may never end. Or is far too large."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    with open(path, "rb", buffering=0) as file:
        return file.readall()


def write_whole(path: Path, content: bytes) -> None:
    """Put a new file in place of whatever has its name; what a link there leads to stays as it is."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        new.unlink(missing_ok=True)
        new.write_bytes(content)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def name_of(kind: Kind[Any], key: bytes) -> str:
    return f"{kind.name}-{key.hex()[:40]}"


@contextmanager
def open_cache(
    folder: Path | None, content: Path, out: Path | None, code: bytes, remember: bool = False
) -> Iterator[Cache]:
    """Open what belongs to one content built into one place; where there is no folder for it, a cache for one time.

    `folder` is the one that the user names. Without `out` the site lies in the cache itself (`SITE`).
    """
    place = os.fsencode(content.resolve()) + b"\0" + (os.fsencode(out.resolve()) if out else b"")
    with ExitStack() as ending:
        own = folder_for(folder, place) if folder else None
        try:
            yield Cache(
                own or Path(ending.enter_context(TemporaryDirectory(prefix="policy-explorer-"))), code, remember
            )
        finally:
            if folder and own:
                with suppress(OSError):
                    write_whole(own / PLACE, place)
                forget_vanished(folder / FOLDER)


def folder_for(folder: Path, place: bytes) -> Path | None:
    """Return the folder of one content and one place, made where there is none; None, where it cannot be ours or written."""
    own = folder / FOLDER / sha256(place).hexdigest()[:16]
    try:
        claim(folder / FOLDER)
        claim(own)
    except OSError:
        return None
    return own if os.access(own, os.W_OK) else None


def claim(folder: Path) -> None:
    """Put our mark into a folder that is new or empty. Raises FileExistsError where there is another one."""
    folder.mkdir(parents=True, exist_ok=True)
    if not is_ours(folder):
        if folder.is_symlink() or not is_as_good_as_empty(folder):
            raise FileExistsError(folder)
        (folder / TAG).write_bytes(TAG_TEXT)


def is_as_good_as_empty(folder: Path) -> bool:
    """Return whether nothing is in a folder, or no more than the beginning of our mark: whoever wrote it was stopped."""
    names = [path.name for path in folder.iterdir()]
    return not names or (names == [TAG] and TAG_TEXT.startswith(read_regular(folder / TAG)))


def is_ours(folder: Path) -> bool:
    """Return whether a folder bears our mark."""
    try:
        return not folder.is_symlink() and read_regular(folder / TAG) == TAG_TEXT
    except OSError:
        return False


def forget_vanished(folder: Path) -> None:
    """Remove what belongs to contents or sites that are no longer there; a first build under way has no site yet."""
    with suppress(OSError):
        for own in folder.iterdir() if is_ours(folder) else ():
            with suppress(OSError):
                if is_ours(own) and vanished(own):
                    remove(own)


def vanished(own: Path) -> bool:
    content, _, out = read_regular(own / PLACE).partition(b"\0")
    return not os.path.exists(content) or bool(out and not os.path.exists(out))


def remove(own: Path) -> None:
    """Remove what is ours, and the folder if nothing else is left in it."""
    for path in own.iterdir():
        if OURS.fullmatch(path.name):
            path.unlink()
    if (own / SITE / MARKER).is_file():
        shutil.rmtree(own / SITE)
    if {path.name for path in own.iterdir()} == {TAG}:
        (own / TAG).unlink()
        own.rmdir()
