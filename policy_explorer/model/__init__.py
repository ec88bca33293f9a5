"""The nouns: what an editor writes. One module a kind of file; `catalogue` puts them together."""

from .catalogue import Catalogue, Notice
from .document import Chapter, Clause, Document, Passage
from .measure import Amount, Benefit, DateSpan, Measure, Period
from .presets import Preset
from .questions import Option, Question
from .rules import (
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
from .settings import Settings
from .vocabulary import Audience, Department, Entry, Kind, Sector, Term, Vocabulary

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
