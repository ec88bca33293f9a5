"""A text -> its QR code, as ISO/IEC 18004 has it: bytes alone, versions 1 to 40. Pure.

A site that knows its address has a code on every page. A library that draws any sort of code in any sort of form takes
three milliseconds for each; here a symbol is one large integer, and all that is done to modules is done to all at once.
"""

from __future__ import annotations

from .codewords import TooLong, codewords
from .layout import layout
from .penalty import penalty

__all__ = ["TooLong", "rows"]


def rows(text: str) -> list[str]:
    """The modules of the code, from the top; `1` is a dark one."""
    held = codewords(text.encode())
    its = layout(held.version)
    plain = its.placed(held.bits)
    best = min(range(8), key=lambda mask: penalty(plain ^ its.masks[mask], its))
    return its.rows(plain ^ its.masks[best] | its.format(held.level, best))
