"""What is made of texts alone and costs much, made once where someone keeps it. Pure.

A keeper gets a name that stands for all the texts, and how to make the result; the code that makes it is not part of the
name, so that what is kept belongs to one state of the code.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

Keep = Callable[[str, Callable[[], str]], str]


def not_kept(name: str, make: Callable[[], str]) -> str:
    return make()


def name_of(kind: str, *texts: str) -> str:
    """Fit for a file name; no other texts have it."""
    whole = sha256()
    for text in texts:
        written = text.encode()
        whole.update(b"%d:" % len(written))
        whole.update(written)
    return f"{kind}-{whole.hexdigest()}"
