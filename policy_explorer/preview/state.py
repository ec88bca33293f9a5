"""What a preview shows now. The thread that rebuilds sets it, those that answer requests read it."""

from __future__ import annotations

import threading
from collections import ChainMap
from collections.abc import Iterable, Mapping, MutableMapping
from pathlib import Path
from typing import cast

from msgspec import Struct, field
from msgspec.structs import replace

from policy_explorer.load.problem import Problem
from policy_explorer.publish.folder_files import FolderFiles, stamps
from policy_explorer.publish.marker import MARKER, has_marker


class Snapshot(Struct, frozen=True):
    """The last good site, and what is wrong with the sources now.

    `version` names the state of the pages; pages that are newer than the others have a version of their own in `newer`.
    `problems` are those of the content, `error` is any other reason, such as a broken template. Both are empty where
    there is nothing wrong.
    """

    files: Mapping[str, bytes]
    version: str = ""
    problems: tuple[Problem, ...] = ()
    error: str = ""
    newer: Mapping[str, str] = field(default_factory=dict)

    def version_of(self, path: str) -> str:
        """Return the version of the page at this path."""
        return self.newer.get(path, self.version)


class PreviewState:
    """The current `Snapshot`. Safe to use from several threads."""

    def __init__(self, files: Mapping[str, bytes], version: str = ""):
        self.current = Snapshot(files, version)
        self.changed = threading.Condition()

    def show_site(self, files: Mapping[str, bytes], version: str) -> None:
        """Show a new site."""
        self.set(Snapshot(files, version))

    def show_pages(self, files: Mapping[str, bytes], version: str) -> None:
        """Show the first pages of a new site while the others are being rendered."""
        last = self.current
        newer = {**last.newer, **dict.fromkeys(files, version)}
        self.set(Snapshot(overlaid(dict(files), last.files), last.version, newer=newer))

    def complete(self, files: Mapping[str, bytes]) -> None:
        """Add to the site that is shown what was built after the pages."""
        self.set(replace(self.current, files=files))

    def show_errors(self, problems: Iterable[Problem] = (), error: str = "") -> None:
        """Show what is wrong; the last good site stays."""
        self.set(replace(self.current, problems=tuple(problems), error=error))

    def set(self, snapshot: Snapshot) -> None:
        """Replace the snapshot and wake the threads that wait for it."""
        with self.changed:
            self.current = snapshot
            self.changed.notify_all()

    def wait_for_change(self, seen: Snapshot | None, seconds: float) -> Snapshot:
        """Return the snapshot as soon as it is another one than `seen`, or after so many seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.current is not seen, seconds)
            return self.current


def overlaid(upper: Mapping[str, bytes], lower: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the files of both without reading or copying them; a path in `upper` hides the same path in `lower`."""
    return ChainMap(cast(MutableMapping[str, bytes], upper), cast(MutableMapping[str, bytes], lower))


def published_files(folder: Path) -> Mapping[str, bytes]:
    """Return the files of a published site, each read when it is asked for; none if the folder holds no site of ours."""
    if not has_marker(folder):
        return {}
    return FolderFiles(folder, [path for path, _ in stamps(folder) if not path.startswith(MARKER)])
