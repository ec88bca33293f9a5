"""floor.json -> Floor: when a feature came, seen from the oldest browser that the site is made for.

Versions: 0 or absent, the floor has it; a number, it came with that Chromium; None, with none of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("floor.json")
GLOBAL_SCOPES = ("Window", "WorkerGlobalScope", "ServiceWorkerGlobalScope")
Since = int | None


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A use of something that came after the floor: the line, the feature by the name that the data give it, and when it came."""

    line: int
    feature: str
    since: Since

    def __str__(self) -> str:
        return f"line {self.line}: {self.feature}, {f'Chromium {self.since}' if self.since else 'no Chromium'}"


@dataclass(frozen=True, eq=False)
class Floor:
    """What came after Chromium `version`. `records` are the sections of floor.json."""

    version: int
    records: Mapping[str, Any]

    def raised(self, version: int) -> Floor:
        """The same seen from a later version, for scripts that only later versions ever run."""
        return replace(self, version=version)

    def lacks(self, since: Since) -> bool:
        return since is None or since > self.version

    @cache
    def later(self, section: str, *path: str) -> dict[str, Since]:
        """The features of a section, or of one record in it, that the floor lacks."""
        found = self.records[section]
        for name in path:
            found = found.get(name, {})
        return {name: since for name, since in found.items() if not isinstance(since, dict) and self.lacks(since)}

    def knows(self, section: str, name: str) -> bool:
        """Whether the data know the name at all, in a section that lists what the floor has too."""
        return name in self.records[section]

    @cache
    def member(self, owner: str, name: str) -> str | None:
        """The feature `owner.name`, static or not, if the floor lacks it."""
        later = self.later("members", owner)
        return next((f"{owner}.{each}" for each in (f"{name}_static", name) if each in later), None)

    @cached_property
    def globals(self) -> dict[str, Since]:
        """Names that stand alone: interfaces, builtins, and members of the window or a worker."""
        owners = {
            name: members[""] for name, members in self.records["members"].items() if "" in members and "." not in name
        }
        scopes = [self.records["members"].get(scope, {}) for scope in GLOBAL_SCOPES]
        # What one kind of script has and another lacks may be used: the check does not know which kind it reads.
        later = {
            name: since
            for scope in scopes
            for name, since in scope.items()
            if name not in self.offered and "_event" not in name
        }
        return {name: since for name, since in (later | owners).items() if name and self.lacks(since)}

    @cached_property
    def offered(self) -> frozenset[str]:
        """Names of members that some class has at the floor, though another got them later."""
        came = {bare(name) for name, since in self.all_members() if not self.lacks(since)}
        return frozenset(self.records["offered"]) | came

    @cached_property
    def members(self) -> dict[str, tuple[str, Since]]:
        """Names of members that no class has at the floor, each with the class that got it first."""
        found: dict[str, tuple[str, Since]] = {}
        for owner, members in self.records["members"].items():
            for name, since in members.items():
                name = bare(name)
                if name and name not in self.offered and sooner(since, found.get(name, ("", None))[1]):
                    found[name] = (f"{owner}.{name}", since)
                elif name and name not in self.offered:
                    found.setdefault(name, (f"{owner}.{name}", since))
        return found

    def all_members(self) -> Iterator[tuple[str, Since]]:
        return (item for members in self.records["members"].values() for item in members.items())


def bare(member: str) -> str:
    return member.removesuffix("_static")


def sooner(since: Since, other: Since) -> bool:
    return since is not None and (other is None or since < other)


@cache
def the_floor() -> Floor:
    records = json.loads(FILE.read_text("utf-8"))
    return Floor(records["floor"], records)
