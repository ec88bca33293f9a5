"""The files of the site -> the editions to take along, and the page that offers them. Pure.

An offline edition holds the pages as they are online, byte for byte but for one attribute, `data-edition` of <html>,
which shows the strip 离线版; and a page 离线使用 of its own, since it cannot offer itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath

from policy_explorer.derive.downloads import CHECKSUMS, FOLDER, checksum_lines, download
from policy_explorer.derive.site import Site
from policy_explorer.editions.single_file.single_file import single_file
from policy_explorer.editions.zip_bundle import bundle, on_top
from policy_explorer.render.measure_rows import MeasureRows
from policy_explorer.render.page import FOR_ENGINEERS
from policy_explorer.render.pages import Page, not_found_page, offline_page, page_file, sector_pages
from policy_explorer.render.tools import Tools, tools

KINDS = {".zip": "bundle", ".html": "single-file"}
MOST_IN_ONE_FILE = 500  # measures; more make a file that an old office computer takes too long to open
ROOT_ELEMENT = b'<html lang="zh-CN"'


def in_turn(make: Callable[[], bytes]) -> Callable[[], bytes]:
    return make


def package(
    site: Site,
    files: Mapping[str, bytes],
    address: str | None,
    its: Tools | None = None,
    aside: Callable[[Callable[[], bytes]], Callable[[], bytes]] = in_turn,
) -> Iterator[tuple[str, bytes]]:
    """The editions under `offline/`, their checksums, and the page that offers them.

    `files` are all others of the site, which may be read as they are asked for; `address` is where it will be published,
    if known; `aside` may let another process make one while this one makes the other.
    """
    its = its or tools()
    editions = dict(editions_of(site, files, address, its, aside))
    downloads = [download(name, KINDS[PurePath(name).suffix], content) for name, content in editions.items()]
    yield from ((offered.path, editions[offered.name]) for offered in downloads)
    yield f"{FOLDER}/{CHECKSUMS}", checksum_lines({offered.name: offered.sha256 for offered in downloads})
    yield page_file(offline_page(site, downloads), site, address, its.jinja)


def editions_of(
    site: Site, files: Mapping[str, bytes], address: str | None, its: Tools, aside
) -> Iterator[tuple[str, bytes]]:
    name = edition_name(site)
    archive = partial(bundle, on_top(site, address, its), inside(site, files, address, "bundle", its), site.version.day)
    if len(site.measures) > MOST_IN_ONE_FILE:
        yield f"{name}.zip", archive()
        return
    made_meanwhile = aside(archive)
    whole = single_file(inside(site, files, address, "single-file", its), address, its)
    yield f"{name}.zip", made_meanwhile()
    yield f"{name}.html", whole


def edition_name(site: Site) -> str:
    """Which documents, in which version of the content: fit for a file name anywhere."""
    first, *others = [page.notice.document.id for page in site.documents]
    more = f"-and-{len(others)}-more" if others else ""
    return f"{first}{more}-{site.version}"


def pages_inside(site: Site, edition: str) -> Iterator[Page]:
    """The pages that are not as they are online."""
    yield offline_page(site, inside=edition)
    yield not_found_page(inside=True)
    if edition == "single-file":  # the same list on every sector's page would be a fifth of the file
        rows = MeasureRows(site)
        for its in site.sectors:
            yield from sector_pages(its, rows, most_general=0)


def left_out(site: Site, edition: str) -> set[str]:
    """The files that an edition does not hold: a booklet says again what others say, and one file has little room."""
    booklets = {"assets/booklet.css", *(page.booklet_url for page in site.documents)}
    return {*FOR_ENGINEERS, *(booklets if edition == "single-file" else ())}


def inside(site: Site, files: Mapping[str, bytes], address: str | None, edition: str, its: Tools) -> Inside:
    """The files as they stand in an offline edition."""
    own = dict(page_file(page, site, address, its.jinja) for page in pages_inside(site, edition))
    left = left_out(site, edition)
    paths = {path: None for path in (*files, *own) if path not in left}
    return Inside(paths, files, own, ROOT_ELEMENT + f' data-edition="{edition}"'.encode())


@dataclass(frozen=True, slots=True)
class Inside(Mapping[str, bytes]):
    """The files of an edition, each made when it is asked for: `own` ones in place of those of the site, and pages with a mark.

    `paths` are all it holds, in their order.
    """

    paths: Mapping[str, None]
    files: Mapping[str, bytes]
    own: Mapping[str, bytes]
    marked: bytes

    def __getitem__(self, path: str) -> bytes:
        if path not in self.paths:
            raise KeyError(path)
        content = self.own[path] if path in self.own else self.files[path]
        return content.replace(ROOT_ELEMENT, self.marked, 1) if path.endswith(".html") else content

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)
