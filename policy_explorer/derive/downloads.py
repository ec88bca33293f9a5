"""The files that the site offers for download, as the page 离线使用 lists them, and their checksums. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from policy_explorer.digests import hex_digest

FOLDER = "offline"
CHECKSUMS = "SHA256SUMS"


class Download(Struct, frozen=True):
    """A file in the folder `offline`; `size` in bytes, `sha256` in hexadecimal."""

    name: str
    kind: Literal["bundle", "single-file"]
    size: int
    sha256: str

    @property
    def path(self) -> str:
        return f"{FOLDER}/{self.name}"


def download(name: str, kind: Literal["bundle", "single-file"], content: bytes) -> Download:
    return Download(name, kind, len(content), hex_digest(content))


def checksums(files: Mapping[str, bytes]) -> bytes:
    """Return the checksum file of these files, given by path."""
    return checksum_lines({path: hex_digest(content) for path, content in files.items()})


def checksum_lines(sums: Mapping[str, str]) -> bytes:
    """Return the lines that `sha256sum --check` reads, sorted by path; `sums` are hexadecimal, by path."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items())).encode()


def editions_in(offered: Mapping[str, bytes]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the editions among the files offered, and the checksum file, both by their names without the folder."""
    files = {
        path.removeprefix(f"{FOLDER}/"): content for path, content in offered.items() if path.startswith(f"{FOLDER}/")
    }
    sums = {CHECKSUMS: files.pop(CHECKSUMS)}
    return files, sums
