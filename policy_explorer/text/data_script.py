"""A value -> a classic script that sets one global to it: how data reach pages opened from file://. Pure."""

from __future__ import annotations

import json
from typing import Any


def data_script(name: str, value: Any) -> bytes:
    return f"globalThis.{name}={compact(value)};\n".encode()


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
