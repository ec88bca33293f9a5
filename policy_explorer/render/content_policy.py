"""Name inline scripts and styles in a Content-Security-Policy. No effects."""

from __future__ import annotations

from markupsafe import Markup

from policy_explorer.digests import base64_digest


def hash_source(text: str) -> Markup:
    """Return the source expression that allows the inline script or style `text` and no other: 'sha256-…'."""
    return Markup(f"'sha256-{base64_digest(text.encode())}'")
