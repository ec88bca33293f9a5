"""Compiled templates, stored by the caller, each with the checksum of its source."""

from __future__ import annotations

import marshal
from collections.abc import Callable

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from policy_explorer.digests import hex_digest

UNREADABLE = (EOFError, TypeError, ValueError)  # what marshal raises


class CompiledTemplates(BytecodeCache):
    """A store of compiled templates, as Jinja uses it.

    `read(name, checksum)` returns what `write(name, checksum, code)` stored for a template with this checksum of its
    source, or None. `read` must return only bytes that `write` got: they are executed.
    """

    def __init__(self, read: Callable[[str, bytes], bytes | None], write: Callable[[str, bytes, bytes], None]):
        self.read, self.write = read, write

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return what a template is stored under. The program may be in a folder whose name is no text in this locale."""
        return hex_digest(f"{name}|{filename}".encode("utf-8", "surrogatepass"))

    def load_bytecode(self, bucket: Bucket) -> None:
        known = self.read(bucket.key, bucket.checksum.encode())
        try:
            bucket.code = marshal.loads(known) if known else None  # noqa: S302 - `read` verifies the bytes
        except UNREADABLE:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.write(bucket.key, bucket.checksum.encode(), marshal.dumps(bucket.code))
