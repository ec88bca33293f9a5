"""The nouns: what an editor writes. One module a kind of file; `catalogue` puts them together."""

from .catalogue import Catalogue, Notice
from .document import Chapter, Clause, Document, Passage
from .measure import Amount, Benefit, DateSpan, Measure, Period
from .questions import Option, Question
from .rules import OPERATORS, OPERATORS_BY_TYPE, AllOf, AnyOf, Condition, Example, FactTest, Manual, Not, Verdict
from .settings import Settings
from .vocabulary import Audience, Department, Entry, Kind, Sector, Term, Vocabulary

__all__ = [name for name in dir() if name[0].isupper()]
