"""Memoization of texts that are costly to make and depend on other texts alone. Pure.

`memoize` takes a name that stands for all the texts, and a function that makes the result. The code of the function is
not part of the name, so that what is memoized belongs to one state of the code.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

Memoize = Callable[[str, Callable[[], str]], str]


def no_memo(name: str, make: Callable[[], str]) -> str:
    """Make the text anew."""
    return make()


def name_of(kind: str, *texts: str) -> str:
    """Return a name, fit for a file, that no other texts have."""
    whole = sha256()
    for text in texts:
        written = text.encode()
        whole.update(b"%d:" % len(written))
        whole.update(written)
    return f"{kind}-{whole.hexdigest()}"
