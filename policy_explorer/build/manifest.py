"""Record which files a build published, and from which inputs. Reads the disk; writes nothing.

The next build keeps a file if nobody has changed it since and its inputs are the same.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from policy_explorer.build.cache import ValueKind
from policy_explorer.editions.size import Size
from policy_explorer.publish.folder_files import Proof, proof_of, stamps
from policy_explorer.publish.marker import MARKER


class Outcome(Struct, frozen=True):
    """The report of a build.

    `sizes` is empty if nothing was measured. `address` is the address of the site on the web, if known. `unverified`
    are (path, line from 1, reason) of each review mark.
    """

    files: int
    documents: int
    measures: int
    sizes: tuple[Size, ...]
    address: str | None
    unverified: tuple[tuple[str, int, str], ...]


class PublishedFile(NamedTuple):
    """`key` is a fingerprint of the inputs or of the content of a file. Files with the same key have the same bytes."""

    proof: Proof
    key: bytes


class Manifest(Struct, frozen=True):
    """The files of a site. `made_from` is a fingerprint of all inputs.

    If not `complete`, only the pages and their data were built from these inputs; other files may be older.
    """

    made_from: bytes
    files: dict[str, PublishedFile]
    outcome: Outcome | None = None
    complete: bool = False

    def untouched(self, out: Path) -> bool:
        """Return whether the folder `out` holds exactly these files, with the content that was written."""
        on_disk = dict(stamps(out))
        on_disk.pop(MARKER, None)
        return on_disk.keys() == self.files.keys() and all(
            on_disk[path].size == file.proof.size and proof_of(f"{out}/{path}") == file.proof
            for path, file in self.files.items()
        )

    @property
    def proofs(self) -> dict[str, Proof]:
        return {path: file.proof for path, file in self.files.items()}


MANIFEST = ValueKind[Manifest]("manifest", Manifest, remembered=True)
LAST = sha256(b"last").digest()  # the key of the manifest of the last build
NO_MANIFEST = Manifest(b"", {})
