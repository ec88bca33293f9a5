"""What the service worker caches."""

from __future__ import annotations

from typing import TypedDict


class PrecacheManifest(TypedDict):
    """The data of the service worker.

    `precached` are hashes, by path, of the files that it caches at once; `keptFolders` contain pages that it caches
    when they are visited. `versions` are those by which pages ask for styles and scripts, and for data.
    """

    precached: dict[str, str]
    keptFolders: list[str]
    versions: tuple[str, str]
