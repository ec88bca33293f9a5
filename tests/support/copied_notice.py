"""The fictional site with its notice several times over, under other ids."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.validate.validate import validate


def site_of_copies(content: Path, copies: int, **changes: Callable[[int], str]) -> WholeSite:
    """Return the site of so many copies. `changes` give the value of a field of the document by the number of a copy."""
    catalogue = validate(load(content))
    (notice,) = catalogue.notices
    notices = []
    for at in range(copies):
        fields = {"id": f"copy-{at:02}", **{name: value(at) for name, value in changes.items()}}
        notices.append(replace(notice, document=notice.document.model_copy(update=fields)))
    return derive(replace(catalogue, notices=tuple(notices)))
