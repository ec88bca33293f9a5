"""Regular expressions that are compiled when they are first used. Pure.

The expressions of notices are long: compiling all of them takes a tenth of the time that a small build takes, and
most builds use few. See docs/decisions/starting-fast.md.
"""

from __future__ import annotations

import re
from typing import Any, cast


def regex(expression: str) -> re.Pattern[str]:
    """Return what `re.compile(expression)` returns, compiled when its first attribute is asked for."""
    return cast("re.Pattern[str]", LazyPattern(expression))


class LazyPattern:
    """Stands for a pattern. The attributes that have been asked for are its own, so that each is looked up once."""

    def __init__(self, expression: str) -> None:
        self.pattern = expression

    def __getattr__(self, name: str) -> Any:
        # `re` keeps what it compiled, so that another attribute costs no second compilation.
        value = getattr(re.compile(self.pattern), name)
        setattr(self, name, value)
        return value
