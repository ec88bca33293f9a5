"""What an editor writes, as Pydantic models: one module for each kind of content file.

- `base`: the base class `ContentModel` and the field types that the models share
- `document`: `document.yaml`, a notice without its measures; `companion`: a text beside it, such as a guide
- `measure`: one measure and its benefits
- `payout`: how much a benefit is
- `period`: how long these are in force, and when one can apply
- `rules`: eligibility conditions and the examples that test them
- `questions`: the questions of the questionnaire
- `follow_up`: what came after a document
- `life_situations`: what people are about to do, and the measures that have to do with it
- `presets`: answers of common applicants; `answers`: answers as values that rules are evaluated on
- `vocabulary`: the controlled vocabularies
- `relations`: how benefits stand to each other
- `ways`: how to apply, and where that is from
- `settings`: `site.yaml`; `official`: the office that runs the site; `skin`: its look;
  `statements`: what it says of itself
- `catalogue`: the whole content, checked

Each field's Chinese description is shown to editors: by the JSON Schemas and by `new`.
"""

from policy_explorer.model.catalogue import Catalogue, Notice
from policy_explorer.model.companion import Companion
from policy_explorer.model.document import Chapter, Clause, Document, Passage
from policy_explorer.model.follow_up import FollowUp
from policy_explorer.model.life_situations import LifeSituation
from policy_explorer.model.measure import Amount, Benefit, Measure, Table
from policy_explorer.model.payout import Payout, PayoutExample
from policy_explorer.model.period import DateSpan, DocumentPeriod, Length, Period, Window
from policy_explorer.model.presets import Preset
from policy_explorer.model.questions import Option, Question, Ratio
from policy_explorer.model.rules import (
    OPERATORS,
    OPERATORS_BY_TYPE,
    AllOf,
    AnyOf,
    Condition,
    CountOf,
    DatedTest,
    Example,
    FactTest,
    Manual,
    Not,
    Verdict,
    leaves_in,
    parts,
    quotes_in,
    tests_in,
)
from policy_explorer.model.settings import Settings
from policy_explorer.model.vocabulary import (
    Audience,
    Department,
    Entry,
    EverydayWords,
    Kind,
    SearchTerm,
    Sector,
    Vocabulary,
)

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
    "Companion",
    "Condition",
    "CountOf",
    "DateSpan",
    "DatedTest",
    "Department",
    "Document",
    "DocumentPeriod",
    "Entry",
    "EverydayWords",
    "Example",
    "FactTest",
    "FollowUp",
    "Kind",
    "Length",
    "LifeSituation",
    "Manual",
    "Measure",
    "Not",
    "Notice",
    "Option",
    "Passage",
    "Payout",
    "PayoutExample",
    "Period",
    "Preset",
    "Question",
    "Ratio",
    "SearchTerm",
    "Sector",
    "Settings",
    "Table",
    "Verdict",
    "Vocabulary",
    "Window",
    "leaves_in",
    "parts",
    "quotes_in",
    "tests_in",
]
