"""Validation: sources to the catalogue, or all problems of the whole content. Pure.

Each file is checked for its shape and then by the rules below. A rule is a function that yields problems; its docstring
states what it requires, with an example that passes and one that fails. There are three groups: rules of the files that
all documents share; rules of one document beside those files; rules between documents. So documents can be checked one
by one, in several processes, and again only when they change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from policy_explorer.collector import collector_paused
from policy_explorer.load.loader import Sources
from policy_explorer.load.problem import ContentError, Problem
from policy_explorer.model import Catalogue, Notice, Vocabulary
from policy_explorer.validate.access_words import access_fits_words, strength_fits_words
from policy_explorer.validate.amounts import amounts_in_quotes
from policy_explorer.validate.answer_words import words_of_answers
from policy_explorer.validate.benefit_relations import related_benefits, relations_fit_words
from policy_explorer.validate.bounds import bounds_in_quotes
from policy_explorer.validate.companions import companion_quotes, companions_have_texts
from policy_explorer.validate.comparators import comparators_fit_words
from policy_explorer.validate.comparisons import operators_fit_words
from policy_explorer.validate.conditions import tests_fit_questions
from policy_explorer.validate.content import Content, NoticeFiles, arrange
from policy_explorer.validate.counts import counts_fit_words
from policy_explorer.validate.derived_figures import (
    derived_figures_in_text,
    promises_in_text,
    question_figures_in_texts,
)
from policy_explorer.validate.document_days import (
    budgets_are_used_up_later,
    days_of_document_fit_text,
    some_day_is_known,
)
from policy_explorer.validate.everyday import everyday_words_fit, names_of_everyday_words
from policy_explorer.validate.everyday_in_texts import everyday_words_occur
from policy_explorer.validate.example_coverage import examples_are_complete
from policy_explorer.validate.examples import answers_fit_questions, examples_have_days, verdicts_hold
from policy_explorer.validate.extensions import amended_documents, extended_documents
from policy_explorer.validate.facts import DocumentFacts, document_facts
from policy_explorer.validate.facts_apart import facts_stand_apart
from policy_explorer.validate.follow_ups import followed_documents
from policy_explorer.validate.general_provisions import (
    clauses_are_where_cited,
    clauses_govern_measures,
    clauses_name_their_measures,
    terms_compared_with_answers,
)
from policy_explorer.validate.life_situations import life_situations_fit_measures, unique_life_situations
from policy_explorer.validate.names import names_in_vocabularies, units_of_questions
from policy_explorer.validate.notice_text import measure_citations, measure_headings, whole_notice
from policy_explorer.validate.numbering import chapters, distinct_citations, folder_name, measure_numbers
from policy_explorer.validate.payout_facts import payouts_fit_questions
from policy_explorer.validate.payout_limits import payouts_can_be_said
from policy_explorer.validate.payout_order import payouts_keep_order
from policy_explorer.validate.payout_proofs import payout_examples_hold, payouts_hold
from policy_explorer.validate.payout_quotes import payout_figures_in_quotes
from policy_explorer.validate.payout_words import payouts_fit_words
from policy_explorer.validate.period_words import periods_fit_words
from policy_explorer.validate.periods import dates_in_quotes
from policy_explorer.validate.phrases import phrases_mean_one_thing
from policy_explorer.validate.pictures import named_pictures, pictures_are_there
from policy_explorer.validate.polarity import polarity_fits_words
from policy_explorer.validate.presets import presets_fit_questions, unique_presets
from policy_explorer.validate.proofs import rules_have_effect
from policy_explorer.validate.questions import computed_facts_fit, every_question_is_used, fields_of_type
from policy_explorer.validate.quotes import leads_are_named_first, units_in_quote, verbatim_quotes
from policy_explorer.validate.ranges import ranges_have_both_ends
from policy_explorer.validate.recorded_figures import every_figure_is_recorded
from policy_explorer.validate.shapes import read_shape
from policy_explorer.validate.skin import skin_can_be_read, skin_files_fit
from policy_explorer.validate.source_file import SourceFile
from policy_explorer.validate.superiors import implemented_documents, superiors_of_measures
from policy_explorer.validate.supersessions import distinct_documents, superseded_documents
from policy_explorer.validate.tables import tables_are_complete
from policy_explorer.validate.terms import terms_occur
from policy_explorer.validate.uniqueness import (
    one_sector_for_everything,
    safe_document_id,
    safe_slugs,
    unique_ids,
    unique_questions,
    unique_words,
)
from policy_explorer.validate.unit_words import units_fit_words
from policy_explorer.validate.ways import phones_are_recorded, ways_fit_quotes
from policy_explorer.validate.window_words import windows_fit_words
from policy_explorer.validate.windows import windows_in_quotes
from policy_explorer.validate.windows_afterwards import windows_have_days_afterwards
from policy_explorer.validate.windows_in_terms import windows_in_terms

# These see the files that all documents share.
SHARED_RULES: tuple[Callable[[Content], Iterator[Problem]], ...] = (
    units_of_questions,
    unique_questions,
    unique_words,
    everyday_words_fit,
    names_of_everyday_words,
    safe_slugs,
    one_sector_for_everything,
    fields_of_type,
    words_of_answers,
    computed_facts_fit,
    unique_presets,
    presets_fit_questions,
    phrases_mean_one_thing,
    unique_life_situations,
    pictures_are_there,
    skin_can_be_read,
    skin_files_fit,
)
# These see one document and the shared files, never another document.
DOCUMENT_RULES: tuple[Callable[[Content, NoticeFiles], Iterator[Problem]], ...] = (
    names_in_vocabularies,
    unique_ids,
    safe_document_id,
    folder_name,
    measure_numbers,
    distinct_citations,
    chapters,
    measure_headings,
    measure_citations,
    tables_are_complete,
    whole_notice,
    verbatim_quotes,
    companions_have_texts,
    companion_quotes,
    ways_fit_quotes,
    phones_are_recorded,
    relations_fit_words,
    superiors_of_measures,
    units_in_quote,
    leads_are_named_first,
    units_fit_words,
    access_fits_words,
    strength_fits_words,
    amounts_in_quotes,
    comparators_fit_words,
    every_figure_is_recorded,
    derived_figures_in_text,
    promises_in_text,
    days_of_document_fit_text,
    budgets_are_used_up_later,
    dates_in_quotes,
    periods_fit_words,
    windows_in_quotes,
    windows_fit_words,
    windows_have_days_afterwards,
    bounds_in_quotes,
    operators_fit_words,
    counts_fit_words,
    ranges_have_both_ends,
    polarity_fits_words,
    tests_fit_questions,
    clauses_govern_measures,
    clauses_name_their_measures,
    clauses_are_where_cited,
    terms_compared_with_answers,
    answers_fit_questions,
    examples_have_days,
    facts_stand_apart,
    verdicts_hold,
    examples_are_complete,
    rules_have_effect,
    payouts_fit_questions,
    payout_figures_in_quotes,
    payouts_fit_words,
    payouts_can_be_said,
    payouts_keep_order,
    payouts_hold,
    payout_examples_hold,
)
# These see the shared files, and of each document its document.yaml and its facts.
SITE_RULES: tuple[Callable[[Content, Mapping[str, DocumentFacts]], Iterator[Problem]], ...] = (
    terms_occur,
    everyday_words_occur,
    question_figures_in_texts,
    distinct_documents,
    some_day_is_known,
    superseded_documents,
    extended_documents,
    amended_documents,
    implemented_documents,
    followed_documents,
    life_situations_fit_measures,
    related_benefits,
    windows_in_terms,
    every_question_is_used,
)
RULES = (*SHARED_RULES, *DOCUMENT_RULES, *SITE_RULES)


@collector_paused()
def validate(sources: Sources) -> Catalogue:
    """Return the catalogue of `sources`; raise ContentError with all problems if there are any."""
    content = arrange(sources)
    problems = [*sources.problems, *check_shared(content)]
    facts: dict[str, DocumentFacts] = {}
    notices: list[Notice] = []
    for notice in content.notices:
        problems += check_document(content, notice)
        facts[notice.id] = document_facts(content, notice)
        if not problems:
            notices.append(to_models(notice))
        clear_cache(notice)
    problems += check_across(content, facts)
    if problems:
        raise ContentError(without_follow_on_errors(sources.problems, problems))
    return catalogue(content, notices)


def check_shared(content: Content) -> Iterator[Problem]:
    """Yield the problems of the files that all documents share."""
    shared = (
        content.settings,
        content.questions,
        content.presets,
        content.life_situations,
        *content.vocabularies.values(),
    )
    return chain(shapes(shared), chain.from_iterable(rule(content) for rule in SHARED_RULES))


def check_document(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Yield the problems of the document `notice`. Of `content`, only the shared files are read."""
    of_shape = shapes((notice.document, *notice.measures))
    return chain(of_shape, chain.from_iterable(rule(content, notice) for rule in DOCUMENT_RULES))


def check_across(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Yield the problems between documents. Of their files only document.yaml is read; `facts` are by document id."""
    return chain.from_iterable(rule(content, facts) for rule in SITE_RULES)


def shapes(files: Iterable[SourceFile | None]) -> Iterator[Problem]:
    """Yield the problems of the shape of each readable file of `files`."""
    return chain.from_iterable(read_shape(file)[1] for file in files if file is not None and file.readable)


def without_follow_on_errors(reading: tuple[Problem, ...], problems: list[Problem]) -> Iterator[Problem]:
    """Yield the problems of `reading`, and those of `problems` at other places.

    A value that could not be read is reported by the reader; what rules report of it follows from that. `problems` may
    contain those of `reading`.
    """
    misread = {(p.path, p.line, p.column) for p in reading if p.line}
    yield from reading
    yield from (p for p in problems if (p.path, p.line, p.column) not in misread)


def clear_cache(notice: NoticeFiles) -> None:
    """Drop what rules have cached in the files of `notice`, which takes more memory than the files themselves."""
    for file in (notice.document, *notice.measures):
        if file is not None:
            file.cache.clear()


def to_models(notice: NoticeFiles) -> Notice:
    """Return the models of the document `notice`, which has no problems; raise ValueError where a file is missing."""
    if notice.text is None:
        raise ValueError(f"documents/{notice.id}/notice.txt is missing")
    return Notice(
        document=model_of(notice.document),
        text=notice.text,
        measures=tuple(model_of(file) for file in notice.measures),
        companions=companion_texts(notice.document, notice.companions),
    )


def companion_texts(document: SourceFile | None, texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of the companions of a document without problems, by their ids. `texts` are by path."""
    folder = document.path.rpartition("/")[0] if document else ""
    return {each.id: texts[f"{folder}/{each.file}"] for each in model_of(document).sources}


def catalogue(content: Content, notices: Iterable[Notice]) -> Catalogue:
    """Return the catalogue of `notices` and the shared files of `content`, without problems; ValueError as above."""
    return Catalogue(
        settings=model_of(content.settings),
        vocabulary=Vocabulary(**{name: model_of(file) for name, file in content.vocabularies.items()}),
        questions=model_of(content.questions),
        notices=tuple(notices),
        pages=content.pages,
        presets=model_of(content.presets) if content.presets else (),
        life_situations=model_of(content.life_situations) if content.life_situations else (),
        pictures={path: content.pictures[path] for path in named_pictures(content)},
        skin=dict(sorted(content.skin.items())),
    )


def model_of(file: SourceFile | None) -> Any:
    """Return the model, or tuple of models, of `file`, which has no problems; raise ValueError where it is missing."""
    if file is None:
        raise ValueError("a file is missing")
    return read_shape(file)[0]
