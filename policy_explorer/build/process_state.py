"""What every process of a build knows: this one, and each worker."""

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
    """What depends on how many measures the whole site has: whether lists of all are by document, whether words of cards are
    files of their own.
    """

    large: bool
    cards_apart: bool


class Whole(Struct, frozen=True):
    """What all pages show of the whole site."""

    shared: Shared
    extent: Extent
    version: ContentVersion


@dataclass(slots=True)
class ProcessState:
    """`content` and `catalogue` are of the files that all documents share; there is a catalogue only where these are sound.

    `whole` and `writer` are there when the site is assembled. `notices` are those that this process has read, by id.
    """

    root: Path
    content: Content
    catalogue: Catalogue | None
    tools: Tools
    cache: Cache
    whole: Whole | None = None
    writer: Writer | None = None
    notices: dict[str, Notice] = field(default_factory=dict)

    @property
    def sound_catalogue(self) -> Catalogue:
        assert self.catalogue
        return self.catalogue
