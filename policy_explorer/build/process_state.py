"""Define the values that every process of a build has: this one and each worker."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from policy_explorer.build.cache import Cache
from policy_explorer.build.sink import Writer
from policy_explorer.derive.version import ContentVersion
from policy_explorer.model import Catalogue, Notice
from policy_explorer.render.page import Shared
from policy_explorer.render.tools import Tools
from policy_explorer.validate.content import Content


class Extent(Struct, frozen=True):
    """How the number of measures shapes the site.

    `large`: lists of all measures are divided by document. `cards_apart`: the words of cards are files of their own.
    """

    large: bool
    cards_apart: bool


class SiteContext(Struct, frozen=True):
    """What pages show or need to know of the whole site."""

    shared: Shared
    extent: Extent
    version: ContentVersion


@dataclass(slots=True)
class ProcessState:
    """The values of one process.

    `content` and `catalogue` are those of the files that all documents share; the catalogue is None if these have
    problems. `site_context` and `writer` are set once the site is assembled. `notices` are those that this process has read,
    by id.
    """

    root: Path
    content: Content
    catalogue: Catalogue | None
    tools: Tools
    cache: Cache
    site_context: SiteContext | None = None
    writer: Writer | None = None
    notices: dict[str, Notice] = field(default_factory=dict)

    @property
    def valid_catalogue(self) -> Catalogue:
        assert self.catalogue
        return self.catalogue
