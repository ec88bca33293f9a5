"""The nouns: what an editor writes. One module a kind of file; `catalogue` puts them together."""

from policy_explorer.model.catalogue import Catalogue, Notice
from policy_explorer.model.document import Chapter, Clause, Document, Passage
from policy_explorer.model.measure import Amount, Benefit, DateSpan, Measure, Period
from policy_explorer.model.presets import Preset
from policy_explorer.model.questions import Option, Question
from policy_explorer.model.rules import (
    OPERATORS,
    OPERATORS_BY_TYPE,
    AllOf,
    AnyOf,
    Condition,
    Example,
    FactTest,
    Manual,
    Not,
    Verdict,
    parts,
    tests_in,
)
from policy_explorer.model.settings import Settings
from policy_explorer.model.vocabulary import Audience, Department, Entry, Kind, Sector, Term, Vocabulary

__all__ = [
    "OPERATORS",
    "OPERATORS_BY_TYPE",
    "AllOf",
    "Amount",
    "AnyOf",
    "Audience",
    "Benefit",
    "Catalogue",
    "Chapter",
    "Clause",
    "Condition",
    "DateSpan",
    "Department",
    "Document",
    "Entry",
    "Example",
    "FactTest",
    "Kind",
    "Manual",
    "Measure",
    "Not",
    "Notice",
    "Option",
    "Passage",
    "Period",
    "Preset",
    "Question",
    "Sector",
    "Settings",
    "Term",
    "Verdict",
    "Vocabulary",
    "parts",
    "tests_in",
]
