"""Make a bundle that is small enough to damage hundreds of times, and ZIP archives that are wrong; read what `verify` found."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from policy_explorer.derive.downloads import CHECKSUMS, checksums
from policy_explorer.editions.verify import Verified
from policy_explorer.editions.zip_bundle import archive

FILES = {
    "1-START-HERE.html": "<p>从这里打开</p>".encode(),
    "2-SHIYONG-SHUOMING.txt": "说明".encode("utf-8-sig"),
    "site/index.html": b"<p>policies</p>" * 40,
    "site/data/measures.json": b'{"measures": []}',
}
INDEX = "site/index.html"
WELL = Verified(len(FILES), ())


def sealed(files: dict[str, bytes] = FILES) -> dict[str, bytes]:
    return files | {CHECKSUMS: checksums(files)}


def small_bundle() -> bytes:
    return archive(sorted(sealed().items()), date(2031, 5, 6))


def zipped(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a ZIP archive of `entries` in any order. Paths may be repeated."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), ZipFile(buffer, "w", ZIP_DEFLATED) as whole:
        warnings.simplefilter("ignore")
        for path, content in entries:
            whole.writestr(path, content)
    return buffer.getvalue()


def unpacked(folder: Path, files: dict[str, bytes]) -> Path:
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def kinds(found: Verified) -> list[tuple[str, str]]:
    return [(difference.kind, difference.path) for difference in found.differences]


def only_reason(found: Verified) -> str:
    (difference,) = found.differences
    assert difference.kind == "unreadable"
    return difference.reason
