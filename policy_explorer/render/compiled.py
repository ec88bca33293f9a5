"""The compiled form of templates, kept by whoever keeps it, each with a fingerprint of its source."""

from __future__ import annotations

import marshal
from collections.abc import Callable

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

NONE_GOOD = (EOFError, TypeError, ValueError)


class CompiledTemplates(BytecodeCache):
    """Compiled templates by name. `read` gives the code that was written for a source, if there is any."""

    def __init__(self, read: Callable[[str, bytes], bytes | None], write: Callable[[str, bytes, bytes], None]):
        self.read, self.write = read, write

    def load_bytecode(self, bucket: Bucket) -> None:
        known = self.read(bucket.key, bucket.checksum.encode())
        try:
            bucket.code = marshal.loads(known) if known else None  # noqa: S302 - whoever reads it proves it
        except NONE_GOOD:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.write(bucket.key, bucket.checksum.encode(), marshal.dumps(bucket.code))
