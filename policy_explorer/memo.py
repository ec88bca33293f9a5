"""Name texts that are computed from other texts alone, at some cost, so that a cache can hold them. Pure.

A `Memoize` function takes a name that stands for all inputs, and a function that computes the text. The code of that
function is not part of the name, so a cache of such texts belongs to one version of the code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256

DIGEST = re.compile(r"-[0-9a-f]{64}$")
Memoize = Callable[[str, Callable[[], str]], str]


def no_memo(name: str, make: Callable[[], str]) -> str:
    """Compute the text each time."""
    return make()


def name_of(kind: str, *texts: str) -> str:
    """Return a name, fit for a file, that differs for other `kind` or `texts`."""
    digest = sha256()
    for text in texts:
        encoded = text.encode()
        digest.update(b"%d:" % len(encoded))
        digest.update(encoded)
    return f"{kind}-{digest.hexdigest()}"


def without_digest(name: str) -> str:
    """Return the kind of a text whose name `name_of` has made; any other name as it is."""
    return DIGEST.sub("", name)
