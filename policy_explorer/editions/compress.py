"""Compress with libdeflate, which gives the same bytes on every system; Python's zlib may be any of several. No effects.

Why, and at which cost: docs/decisions/one-compressor.md.
"""

from __future__ import annotations

from deflate import deflate_compress, gzip_compress

LEVEL = 6  # as good as level 6 of zlib, the default of common web servers


def deflated(content: bytes) -> bytes:
    """Return the content as a ZIP archive holds it."""
    return bytes(deflate_compress(content, LEVEL))


def gzipped_size(content: bytes) -> int:
    """Return how many bytes of the content travel, as a web server compresses it."""
    return len(gzip_compress(content, LEVEL))
