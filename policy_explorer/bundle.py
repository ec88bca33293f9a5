"""The site -> one ZIP archive to take along. Pure: files in, bytes out."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .site import Site

FOLDER = "site"


def bundle(site: Site, files: Mapping[str, bytes], address: str | None) -> bytes:
    """`files` are those of the site as it goes into the bundle; `address` is where the online site lies, if known."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in sorted(files.items()):
            archive.writestr(ZipInfo(f"{FOLDER}/{path}", site.version.day.timetuple()[:6]), content, ZIP_DEFLATED, 9)
    return buffer.getvalue()
