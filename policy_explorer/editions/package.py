"""Make the offline editions of a site and the page that offers them. Files go in and come out. No effects.

An edition contains the pages as they are online, byte for byte, except for one attribute, `data-edition` of <html>, which
shows the strip 离线版. It has a page 离线使用 of its own, because it does not offer itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Literal, Protocol, TypeVar

from msgspec import Struct

from policy_explorer.derive.downloads import CHECKSUMS, FOLDER, checksum_lines, download
from policy_explorer.derive.site import Site
from policy_explorer.editions.single_file.single_file import single_file
from policy_explorer.editions.zip_bundle import bundle, on_top
from policy_explorer.publish.files_by_path import FilesByPath
from policy_explorer.render.measure_rows import MeasureRows
from policy_explorer.render.page import FOR_ENGINEERS, SITE_MAP, SITE_MAP_XML, STATEMENTS, Shared
from policy_explorer.render.pages import Page, not_found_page, offline_page, rendered, sector_pages
from policy_explorer.render.tools import Tools

KINDS: dict[str, Literal["bundle", "single-file"]] = {".zip": "bundle", ".html": "single-file"}
MOST_IN_ONE_FILE = 500  # measures; more make a file that an old office computer takes too long to open
ROOT_ELEMENT = b'<html lang="zh-CN"'
Made_co = TypeVar("Made_co", covariant=True)


class PendingResult(Protocol[Made_co]):
    """A call that may run in the background."""

    def value(self) -> Made_co: ...


class EditionSource(Struct, frozen=True):
    """What editions are made of: the site, its other files by path, the HTML of measures in lists when it is asked for, what all pages share."""

    site: Site
    files: Mapping[str, bytes]
    rows: Callable[[], MeasureRows]
    shared: Shared
    tools: Tools


def package(
    source: EditionSource, background: Callable[[Callable[[], bytes]], PendingResult[bytes]]
) -> Iterator[tuple[str, bytes]]:
    """Yield the editions under `offline/`, their checksums, and the page that offers them.

    `background` starts a call; `value()` of the task that it returns waits for the result.
    """
    editions = dict(editions_of(source, background))
    downloads = [download(name, KINDS[PurePath(name).suffix], content) for name, content in editions.items()]
    yield from ((offered.path, editions[offered.name]) for offered in downloads)
    yield f"{FOLDER}/{CHECKSUMS}", checksum_lines({offered.name: offered.sha256 for offered in downloads})
    yield rendered(offline_page(source.site, downloads), source.shared, source.tools.jinja, source.site)


def editions_of(
    source: EditionSource, background: Callable[[Callable[[], bytes]], PendingResult[bytes]]
) -> Iterator[tuple[str, bytes]]:
    site, address = source.site, source.shared.home
    name = edition_name(site)
    archive = partial(bundle, on_top(site, address, source.tools), inside(source, "bundle"), site.version.day)
    if len(site.summaries) > MOST_IN_ONE_FILE:
        yield f"{name}.zip", archive()
        return
    archive_task = background(archive)
    whole = single_file(inside(source, "single-file"), address, source.tools)
    yield f"{name}.zip", archive_task.value()
    yield f"{name}.html", whole


def edition_name(site: Site) -> str:
    """Return the file name of an edition: its documents and the version of the content."""
    first, *others = [page.notice.document.id for page in site.documents]
    more = f"-and-{len(others)}-more" if others else ""
    return f"{first}{more}-{site.version}"


def pages_inside(site: Site, rows: Callable[[], MeasureRows], edition: str) -> Iterator[Page]:
    """Yield the pages of an edition that differ from those online."""
    yield offline_page(site, inside=edition)
    yield not_found_page(inside=True)
    if edition == "single-file":  # the same list on every sector's page would be a fifth of the file
        listed = rows()
        for sector_page in site.sectors:
            yield from sector_pages(sector_page, listed, most_general=0)


def left_out(site: Site, edition: str) -> set[str]:
    """Return the files that an edition lacks.

    The single file has no booklets, which repeat what other pages say, no map of pages that are all in one file, and no
    statements on the site as a whole.
    """
    booklets = {"assets/booklet.css", *(page.booklet_url for page in site.documents)}
    return {
        *FOR_ENGINEERS,
        SITE_MAP_XML,
        *((*booklets, SITE_MAP, STATEMENTS) if edition == "single-file" else ()),
    }


def inside(source: EditionSource, edition: str) -> EditionFiles:
    """Return the files of an offline edition."""
    site, files, jinja = source.site, source.files, source.tools.jinja
    own = dict(rendered(page, source.shared, jinja, site) for page in pages_inside(site, source.rows, edition))
    left = left_out(site, edition)
    paths = {path: None for path in (*files, *own) if path not in left}
    return EditionFiles(paths, files, own, ROOT_ELEMENT + f' data-edition="{edition}"'.encode())


@dataclass(frozen=True, slots=True)
class EditionFiles(FilesByPath):
    """The files of an edition, each made on access.

    `paths` are the paths of all of them, in order. `own` files replace those of the site, `files`. The root element of pages
    is replaced by `root_element`.
    """

    paths: Mapping[str, None]
    files: Mapping[str, bytes]
    own: Mapping[str, bytes]
    root_element: bytes

    def __getitem__(self, path: str) -> bytes:
        if path not in self.paths:
            raise KeyError(path)
        content = self.own[path] if path in self.own else self.files[path]
        return content.replace(ROOT_ELEMENT, self.root_element, 1) if path.endswith(".html") else content
