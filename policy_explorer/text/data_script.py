"""A value -> a classic script that assigns it to a global variable. Pure.

Pages opened from file:// can load scripts, but cannot fetch JSON.
"""

from __future__ import annotations

import json
from typing import Any


def data_script(name: str, value: Any) -> bytes:
    """Return the script that assigns `value`, as JSON, to the global variable `name`, in UTF-8."""
    return f"globalThis.{name}={compact(value)};\n".encode()


def part_mark(kind: str, digest: str) -> bytes:
    """Return a statement by which a script says of which version it is; static/js/core/parts.js compares it with the page."""
    return f"(globalThis.siteParts=globalThis.siteParts||[]).push({compact([kind, digest])});\n".encode()


def compact(value: Any) -> str:
    """Return JSON without spaces, with Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
