"""SHA-256 digests of bytes in memory, as text. Pure. `build.fingerprints` has those that identify inputs of a build."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256


def hex_digest(content: bytes) -> str:
    """Return the digest in 64 hexadecimal digits, as `sha256sum` writes it."""
    return sha256(content).hexdigest()


def base64_digest(content: bytes) -> str:
    """Return the digest in base64, as browsers read it in `integrity` and in a Content-Security-Policy."""
    return b64encode(sha256(content).digest()).decode()
