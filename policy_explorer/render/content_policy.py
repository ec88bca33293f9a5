"""Name inline scripts and styles in a Content-Security-Policy. No effects."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup


def hash_source(text: str) -> Markup:
    """Return the source expression that allows the inline script or style `text` and no other: 'sha256-…'."""
    return Markup(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'")
