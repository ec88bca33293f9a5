"""Keep compiled templates in a store that the caller provides, each with a fingerprint of its source."""

from __future__ import annotations

import marshal
from collections.abc import Callable

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

UNREADABLE = (EOFError, TypeError, ValueError)  # what marshal raises


class CompiledTemplates(BytecodeCache):
    """Compiled templates by name. `read` returns the code that was written for a source, or None."""

    def __init__(self, read: Callable[[str, bytes], bytes | None], write: Callable[[str, bytes, bytes], None]):
        self.read, self.write = read, write

    def load_bytecode(self, bucket: Bucket) -> None:
        known = self.read(bucket.key, bucket.checksum.encode())
        try:
            bucket.code = marshal.loads(known) if known else None  # noqa: S302 - the store checks a digest
        except UNREADABLE:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.write(bucket.key, bucket.checksum.encode(), marshal.dumps(bucket.code))
