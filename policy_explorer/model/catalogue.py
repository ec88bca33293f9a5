"""The whole content, checked: what `validate` returns."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from policy_explorer.model.document import Document
from policy_explorer.model.life_situations import LifeSituation
from policy_explorer.model.measure import Measure
from policy_explorer.model.presets import Preset
from policy_explorer.model.questions import Question
from policy_explorer.model.settings import Settings
from policy_explorer.model.vocabulary import Vocabulary


class Notice(Struct, frozen=True):
    """A document with its official text (`notice.txt`) and its measures, by number.

    `companions` are the texts of its companions, by their ids.
    """

    document: Document
    text: str
    measures: tuple[Measure, ...]
    companions: Mapping[str, str] = {}


class Catalogue(Struct, frozen=True):
    """The whole content. `notices` are sorted by document id; `pages` maps a page's name to its Markdown.

    `pictures` are those that the settings name, by path; `skin` are templates and styles by path within the folder skin.
    """

    settings: Settings
    vocabulary: Vocabulary
    questions: tuple[Question, ...]
    notices: tuple[Notice, ...]
    pages: Mapping[str, str]
    presets: tuple[Preset, ...] = ()
    life_situations: tuple[LifeSituation, ...] = ()
    pictures: Mapping[str, bytes] = {}
    skin: Mapping[str, str] = {}
