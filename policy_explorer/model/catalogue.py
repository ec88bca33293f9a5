"""Everything that was written, checked and put together: what `validate` returns."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from policy_explorer.model.document import Document
from policy_explorer.model.measure import Measure
from policy_explorer.model.presets import Preset
from policy_explorer.model.questions import Question
from policy_explorer.model.settings import Settings
from policy_explorer.model.vocabulary import Vocabulary


class Notice(Struct, frozen=True):
    """A document with its official text and its measures in the order of their numbers."""

    document: Document
    text: str
    measures: tuple[Measure, ...]


class Catalogue(Struct, frozen=True):
    """The whole content. Notices are in the order of their ids; `pages` maps a name to Markdown."""

    settings: Settings
    vocabulary: Vocabulary
    questions: tuple[Question, ...]
    notices: tuple[Notice, ...]
    pages: Mapping[str, str]
    presets: tuple[Preset, ...] = ()
