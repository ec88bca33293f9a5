"""JSON Schema as a library of others reads it, loaded without its grammars of international addresses.

To build those takes each process two seconds and more, and no schema of ours has such a format.
"""

from __future__ import annotations

import sys

sys.modules["rfc3987_syntax"] = None  # an import of it fails, which jsonschema expects

from jsonschema import Draft202012Validator, FormatChecker, validate  # noqa: E402

__all__ = ["Draft202012Validator", "FormatChecker", "validate"]
