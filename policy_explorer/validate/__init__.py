"""Sources -> Catalogue, or every problem of the whole content. Pure.

First the shape of each file, then the rules that look across fields and files. A rule is a function
from `Content` to problems; its docstring states it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from ..load import Sources
from ..model import Catalogue, Notice, Vocabulary
from ..problems import ContentError, Problem
from .amounts import amounts_in_quotes
from .bounds import bounds_in_quotes
from .conditions import tests_fit_questions
from .content import Content, SourceFile, arrange
from .example_coverage import examples_are_complete
from .examples import answers_fit_questions, verdicts_hold
from .names import names_in_vocabularies
from .numbering import chapters, folder_names, measure_numbers
from .periods import dates_in_quotes
from .presets import presets_fit_questions, unique_presets
from .proofs import rules_are_alive
from .questions import fields_of_type, no_idle_question
from .quotes import units_in_quote, verbatim_quotes
from .shapes import read_shape
from .supersessions import documents_told_apart, superseded_documents
from .terms import terms_occur
from .unheld import nothing_unheld
from .uniqueness import one_for_everything, safe_slugs, unique_ids, unique_words
from .wording import measure_headings, whole_notice

RULES: tuple[Callable[[Content], Iterator[Problem]], ...] = (
    names_in_vocabularies,
    unique_ids,
    unique_words,
    safe_slugs,
    one_for_everything,
    terms_occur,
    folder_names,
    documents_told_apart,
    superseded_documents,
    measure_numbers,
    chapters,
    measure_headings,
    whole_notice,
    verbatim_quotes,
    units_in_quote,
    amounts_in_quotes,
    nothing_unheld,
    dates_in_quotes,
    bounds_in_quotes,
    fields_of_type,
    no_idle_question,
    tests_fit_questions,
    answers_fit_questions,
    verdicts_hold,
    examples_are_complete,
    unique_presets,
    presets_fit_questions,
    rules_are_alive,
)


def validate(sources: Sources) -> Catalogue:
    """Check everything; raise ContentError with every problem, or return the catalogue."""
    content = arrange(sources)
    models: dict[str, Any] = {}
    problems = list(sources.problems)
    for file in files(content):
        models[file.path], faults = read_shape(file)
        problems += faults
    problems += chain.from_iterable(rule(content) for rule in RULES)
    if problems:
        raise ContentError(worth_saying(sources.problems, problems))
    return catalogue(content, models, sources)


def files(content: Content) -> Iterator[SourceFile]:
    singles = (content.settings, content.questions, content.presets, *content.vocabularies.values())
    documents = (notice.document for notice in content.notices)
    return (file for file in chain(singles, documents, content.measures) if file is not None and file.readable)


def worth_saying(reading: tuple[Problem, ...], problems: list[Problem]) -> Iterator[Problem]:
    """All problems but what follows from a value that could not be read: the reader has told of it."""
    misread = {(p.path, p.line, p.column) for p in reading if p.line}
    yield from reading
    yield from (p for p in problems if (p.path, p.line, p.column) not in misread)


def catalogue(content: Content, models: Mapping[str, Any], sources: Sources) -> Catalogue:
    return Catalogue(
        settings=models["site.yaml"],
        vocabulary=Vocabulary(**{name: models[file.path] for name, file in content.vocabularies.items()}),
        questions=models["questions.yaml"],
        notices=tuple(
            Notice(
                document=models[notice.document.path],
                text=notice.text,
                measures=tuple(models[file.path] for file in notice.measures),
            )
            for notice in content.notices
        ),
        pages={
            path.removeprefix("pages/").removesuffix(".md"): text
            for path, text in sources.text.items()
            if path.startswith("pages/")
        },
        presets=models.get("presets.yaml", ()),
    )
