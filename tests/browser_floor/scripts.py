"""JavaScript text -> all that came after the floor in it."""

from __future__ import annotations

from collections.abc import Iterable

from browser_floor.calls import calls_after
from browser_floor.data import Finding, Floor
from browser_floor.names import OwnKeys, names_after, own_keys
from browser_floor.syntax import parse, syntax_after


def script_after(text: str, floor: Floor, others: OwnKeys | None = None) -> list[Finding]:
    """`others` are the keys written in scripts that run on the same page, whose objects this one is given."""
    root = parse(text)
    own = own_keys(root) | (others or OwnKeys())
    return sorted(
        {*syntax_after(root, floor), *names_after(root, floor, own), *calls_after(root, floor)},
        key=lambda found: found.line,
    )


def keys_of(texts: Iterable[str]) -> OwnKeys:
    """The keys that several scripts write, for `others`."""
    together = OwnKeys()
    for text in texts:
        together |= own_keys(parse(text))
    return together
