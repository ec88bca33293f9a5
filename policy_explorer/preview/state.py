"""What a preview shows now, shared between the one who rebuilds and those who answer requests."""

from __future__ import annotations

import threading
from collections import ChainMap
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from policy_explorer.load.problem import Problem
from policy_explorer.publish.folder_files import FolderFiles, stamps
from policy_explorer.publish.publish import MARKER


class Shown(Struct, frozen=True):
    """The last good site, and why it is not the one that the sources would give now, if it is not.

    `version` tells one state of the pages from another; pages that are ahead of the others have one of their own in `ahead`. `problems` are those of the content, `fault` is any other reason, such as a broken template; either is empty where all is well.
    """

    files: Mapping[str, bytes]
    version: str = ""
    problems: tuple[Problem, ...] = ()
    fault: str = ""
    ahead: Mapping[str, str] = field(default_factory=dict)

    def version_of(self, path: str) -> str:
        return self.ahead.get(path, self.version)


class Preview:
    """Holds one `Shown` after the other. Safe to use from several threads."""

    def __init__(self, files: Mapping[str, bytes], version: str = ""):
        self.now = Shown(files, version)
        self.changed = threading.Condition()

    def show(self, files: Mapping[str, bytes], version: str) -> None:
        """A good site."""
        self.put(Shown(files, version))

    def show_some(self, files: Mapping[str, bytes], version: str) -> None:
        """Some pages of a good site, while the others are being made."""
        last = self.now
        self.put(
            Shown(
                ChainMap(dict(files), last.files), last.version, ahead={**last.ahead, **dict.fromkeys(files, version)}
            )
        )

    def complete(self, files: Mapping[str, bytes]) -> None:
        """The same site with all that belongs to it."""
        self.put(replace(self.now, files=files))

    def tell(self, problems: Iterable[Problem] = (), fault: str = "") -> None:
        """The sources give no site now; the last good one stays."""
        self.put(replace(self.now, problems=tuple(problems), fault=fault))

    def put(self, shown: Shown) -> None:
        with self.changed:
            self.now = shown
            self.changed.notify_all()

    def after(self, seen: Shown | None, seconds: float) -> Shown:
        """What is shown once it is not `seen` any more, or after so many seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.now is not seen, seconds)
            return self.now


def published(folder: Path) -> Mapping[str, bytes]:
    """The files of a site that was built into a folder, each read when it is asked for; none, where it holds no site of ours."""
    if not (folder / MARKER).is_file():
        return {}
    return FolderFiles(folder, [path for path, _ in stamps(folder) if path != MARKER])
