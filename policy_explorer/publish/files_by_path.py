"""Files by path, whose contents are read or made on access. No effects of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class FilesByPath(Mapping[str, bytes]):
    """The base class of such mappings. `paths` are the paths of all files, in order."""

    __slots__ = ()

    paths: Mapping[str, None]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __contains__(self, path: object) -> bool:
        return path in self.paths
