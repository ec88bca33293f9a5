"""Sources -> Catalogue, or every problem of the whole content. Pure.

First the shape of each file, then the rules that look across fields and files. The files that all documents share are
checked by themselves, each document by itself beside them, and then what holds between documents, so that documents can be
checked apart. A rule gives problems; its docstring states it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from policy_explorer.collector import collector_paused
from policy_explorer.load.loader import Sources
from policy_explorer.load.problem import ContentError, Problem
from policy_explorer.model import Catalogue, Notice, Vocabulary
from policy_explorer.validate.amounts import amounts_in_quotes
from policy_explorer.validate.bounds import bounds_in_quotes
from policy_explorer.validate.conditions import tests_fit_questions
from policy_explorer.validate.content import Content, NoticeFiles, SourceFile, arrange
from policy_explorer.validate.example_coverage import examples_are_complete
from policy_explorer.validate.examples import answers_fit_questions, verdicts_hold
from policy_explorer.validate.facts import DocumentFacts, document_facts
from policy_explorer.validate.names import names_in_vocabularies, units_of_questions
from policy_explorer.validate.numbering import chapters, folder_name, measure_numbers
from policy_explorer.validate.periods import dates_in_quotes
from policy_explorer.validate.presets import presets_fit_questions, unique_presets
from policy_explorer.validate.proofs import rules_are_alive
from policy_explorer.validate.questions import fields_of_type, no_idle_question
from policy_explorer.validate.quotes import units_in_quote, verbatim_quotes
from policy_explorer.validate.shapes import read_shape
from policy_explorer.validate.supersessions import documents_told_apart, superseded_documents
from policy_explorer.validate.terms import terms_occur
from policy_explorer.validate.unheld import nothing_unheld
from policy_explorer.validate.uniqueness import (
    one_for_everything,
    safe_document_id,
    safe_slugs,
    unique_ids,
    unique_questions,
    unique_words,
)
from policy_explorer.validate.wording import measure_headings, whole_notice

# Of the files that all documents share.
SHARED_RULES: tuple[Callable[[Content], Iterator[Problem]], ...] = (
    units_of_questions,
    unique_questions,
    unique_words,
    safe_slugs,
    one_for_everything,
    fields_of_type,
    unique_presets,
    presets_fit_questions,
)
# Of one document, beside those files. No rule looks at another document.
DOCUMENT_RULES: tuple[Callable[[Content, NoticeFiles], Iterator[Problem]], ...] = (
    names_in_vocabularies,
    unique_ids,
    safe_document_id,
    folder_name,
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
    tests_fit_questions,
    answers_fit_questions,
    verdicts_hold,
    examples_are_complete,
    rules_are_alive,
)
# Between documents, of which only document.yaml and some facts are known.
SITE_RULES: tuple[Callable[[Content, Mapping[str, DocumentFacts]], Iterator[Problem]], ...] = (
    terms_occur,
    documents_told_apart,
    superseded_documents,
    no_idle_question,
)
RULES = (*SHARED_RULES, *DOCUMENT_RULES, *SITE_RULES)


@collector_paused()
def validate(sources: Sources) -> Catalogue:
    """Check everything; raise ContentError with every problem, or return the catalogue."""
    content = arrange(sources)
    problems = [*sources.problems, *check_shared(content)]
    facts: dict[str, DocumentFacts] = {}
    notices: list[Notice] = []
    for notice in content.notices:
        problems += check_document(content, notice)
        facts[notice.id] = document_facts(content, notice)
        if not problems:
            notices.append(sound_notice(notice))
        forget(notice)
    problems += check_across(content, facts)
    if problems:
        raise ContentError(worth_saying(sources.problems, problems))
    return catalogue(content, notices)


def check_shared(content: Content) -> Iterator[Problem]:
    """The problems of the files that all documents share."""
    shared = (content.settings, content.questions, content.presets, *content.vocabularies.values())
    return chain(shapes(shared), chain.from_iterable(rule(content) for rule in SHARED_RULES))


def check_document(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """The problems of one document; of the content, only the shared files are looked at."""
    own = shapes((notice.document, *notice.measures))
    return chain(own, chain.from_iterable(rule(content, notice) for rule in DOCUMENT_RULES))


def check_across(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """The problems between documents, of whose files only each document.yaml is looked at. Facts are by the document's id."""
    return chain.from_iterable(rule(content, facts) for rule in SITE_RULES)


def shapes(files: Iterable[SourceFile | None]) -> Iterator[Problem]:
    return chain.from_iterable(read_shape(file)[1] for file in files if file is not None and file.readable)


def worth_saying(reading: tuple[Problem, ...], problems: list[Problem]) -> Iterator[Problem]:
    """All problems but what follows from a value that could not be read: the reader has told of it."""
    misread = {(p.path, p.line, p.column) for p in reading if p.line}
    yield from reading
    yield from (p for p in problems if (p.path, p.line, p.column) not in misread)


def forget(notice: NoticeFiles) -> None:
    """Let go of what rules have read from the files of a document that has been checked; it takes more room than the files."""
    for file in (notice.document, *notice.measures):
        if file is not None:
            file.known.clear()


def sound_notice(notice: NoticeFiles) -> Notice:
    """The models of a document without problems."""
    return Notice(
        document=read_shape(notice.document)[0],
        text=notice.text,
        measures=tuple(read_shape(file)[0] for file in notice.measures),
    )


def catalogue(content: Content, notices: Iterable[Notice]) -> Catalogue:
    """The models of shared files without problems, and these documents."""
    return Catalogue(
        settings=read_shape(content.settings)[0],
        vocabulary=Vocabulary(**{name: read_shape(file)[0] for name, file in content.vocabularies.items()}),
        questions=read_shape(content.questions)[0],
        notices=tuple(notices),
        pages=content.pages,
        presets=read_shape(content.presets)[0] if content.presets else (),
    )
