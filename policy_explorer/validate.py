"""Sources -> Catalogue. (First form: to be replaced by the checking one.)"""

from __future__ import annotations

from .load import Sources
from .model import (
    Audience,
    Catalogue,
    Department,
    Document,
    Kind,
    Measure,
    Notice,
    Question,
    Sector,
    Settings,
    Term,
    Vocabulary,
)


def validate(sources: Sources) -> Catalogue:
    """Check everything; raise ContentError with every problem, or return the catalogue."""
    words = lambda file, sort: tuple(sort.model_validate(e) for e in sources.yaml[f"vocabularies/{file}.yaml"])  # noqa: E731
    ids = sorted({p.split("/")[1] for p in sources.yaml if p.startswith("documents/")})
    return Catalogue(
        settings=Settings.model_validate(sources.yaml["site.yaml"]),
        vocabulary=Vocabulary(
            departments=words("departments", Department),
            sectors=words("sectors", Sector),
            kinds=words("kinds", Kind),
            audiences=words("audiences", Audience),
            terms=words("terms", Term),
            units=tuple(sources.yaml["vocabularies/units.yaml"]),
        ),
        questions=tuple(Question.model_validate(q) for q in sources.yaml["questions.yaml"]),
        notices=tuple(
            Notice(
                document=Document.model_validate(sources.yaml[f"documents/{i}/document.yaml"]),
                text=sources.text[f"documents/{i}/notice.txt"],
                measures=tuple(
                    sorted(
                        (Measure.model_validate(v) for p, v in sources.yaml.items() if p.startswith(f"documents/{i}/measures/")),
                        key=lambda m: m.number,
                    )
                ),
            )
            for i in ids
        ),
        pages={p.split("/")[1][:-3]: t for p, t in sources.text.items() if p.startswith("pages/")},
    )
