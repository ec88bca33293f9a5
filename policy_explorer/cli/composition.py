"""The composition of a site, as build.py had it. Temporary: `policy_explorer.build` takes all of this over."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path

from msgspec import Struct

from policy_explorer.build import (
    Builder,
    Changed,
    Damaged,
    Outcome,
    Unsound,
    WorkerFault,
    code_digest,
    forget_vanished,
    store_for,
)
from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import Site
from policy_explorer.editions.budgets import Size, sizes
from policy_explorer.editions.package import package
from policy_explorer.editions.web_app import files as web_app_files
from policy_explorer.load.loader import load
from policy_explorer.load.review_marks import unverified
from policy_explorer.model import Catalogue
from policy_explorer.publish.publish import publish
from policy_explorer.publish.site_paths import gathered
from policy_explorer.render import render
from policy_explorer.search.index import index
from policy_explorer.validate.validate import validate

ATTEMPTS = 3


class Pages(Struct, frozen=True):
    """A site, its pages with all that they load, by path, where it will lie, if known, and what is marked as not verified."""

    site: Site
    files: dict[str, bytes]
    address: str | None
    unverified: list[tuple[str, int, str]]


class Made(Struct, frozen=True):
    """The pages, and everything that is published, by path, with how large that is."""

    pages: Pages
    files: dict[str, bytes]
    sizes: tuple[Size, ...]


def silent(stage: str) -> None:
    pass


def draw(content: Path, base_url: str | None = None, announce: Callable[[str], None] = silent) -> Pages:
    """Turn a content folder into the pages of a site."""
    announce("读取")
    sources = load(content)
    announce("检查")
    catalogue = validate(sources)
    announce("生成")
    site = derive(catalogue)
    address = base_url or catalogue.settings.home
    return Pages(site, gathered(chain(render(site, address), index(site))), address, unverified(sources))


def complete(pages: Pages, announce: Callable[[str], None] = silent) -> Made:
    """Add to the pages what is made of them: the editions, and what keeps the site on a reader's device."""
    announce("打包")
    site, files = pages.site, pages.files
    files = gathered(chain(files.items(), package(site, files, pages.address)))
    files = gathered(chain(files.items(), web_app_files(site, files)))
    return Made(pages, files, sizes(files, len(site.measures)))


def make(content: Path, base_url: str | None = None, announce: Callable[[str], None] = silent) -> Made:
    """Turn a content folder into the files of a site."""
    return complete(draw(content, base_url, announce), announce)


def build_plainly(
    content: Path, out: Path, base_url: str | None = None, announce: Callable[[str], None] = silent
) -> Outcome:
    """Turn a content folder into a published site, every stage at a time and in memory."""
    made = make(content, base_url, announce)
    announce("写入")
    publish(made.files.items(), out)
    pages = made.pages
    return Outcome(len(made.files), len(pages.site.measures), made.sizes, pages.address, tuple(pages.unverified))


def build_site(
    content: Path,
    out: Path,
    base_url: str | None = None,
    announce: Callable[[str], None] = silent,
    cache: Path | None = None,
    pages_only: bool = False,
) -> Outcome:
    """The same, document by document, on all processors, and of what the cache knows no more than has to be made anew."""
    with store_for(cache, content, out, code_digest()) as store:
        try:
            return rebuilt(Builder(content, out, base_url, store), announce, pages_only)
        except Unsound:  # what is wrong is told by the stages that look at everything
            return build_plainly(content, out, base_url, announce)
        finally:
            forget_vanished(cache)


def rebuilt(builder: Builder, announce: Callable[[str], None], pages_only: bool = False, **more) -> Outcome:
    """What one build makes; anew, if the content changes meanwhile or the cache is damaged. Raises Unsound, or Interrupted."""
    for _ in range(ATTEMPTS):
        try:
            return builder.build(announce, pages_only, **more)
        except Changed:
            more |= {"changed": ()}
        except (Damaged, WorkerFault):
            builder.store.clear()
    raise Unsound(builder.content)


def check_content(content: Path) -> Catalogue:
    return validate(load(content))
