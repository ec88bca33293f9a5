"""Documents read, checked and derived one at a time, in any process, give the same result as all at once."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from policy_explorer.derive.anchors import clause_anchors
from policy_explorer.derive.changes import relations, term_changes
from policy_explorer.derive.derive import derive, labels_of, site_measures
from policy_explorer.derive.related import features_of_notice, general_features, related
from policy_explorer.derive.term import UNCHANGED
from policy_explorer.derive.version import content_version, notice_digest, shared_digest, whole_digest
from policy_explorer.load.discovery import by_document, list_content
from policy_explorer.load.loader import Sources, collect_sources, load, read
from policy_explorer.load.problem import ContentError
from policy_explorer.model import Catalogue
from policy_explorer.validate.content import arrange
from policy_explorer.validate.facts import document_facts
from policy_explorer.validate.validate import (
    catalogue,
    check_across,
    check_document,
    check_shared,
    to_models,
    validate,
    without_follow_on_errors,
)

# Mistakes of which each is found in another place: by a document alone, beside the shared files, or between documents.
MISTAKES = (
    ("vocabularies/departments.yaml", "县农业局", "县农牧局"),
    ("questions.yaml", "id: area", "id: acreage"),
    ("vocabularies/terms.yaml", "name: ", "name: 从未"),
    ("documents/yunxi-2031-21/document.yaml", "document: yunxi-2031-5", "document: yunxi-2031"),
    ("documents/yunxi-2031-5/notice.txt", "有机", "无机"),
    ("documents/yunxi-2031-5/measures/02.yaml", "number: 2", "number: 4"),
)


def read_files(content: Path, paths: Iterable[str]) -> Sources:
    return collect_sources(content, ((path, read(content.resolve(), path)) for path in paths))


def apart(content: Path) -> Catalogue:
    """Return what `validate` returns, with the measures of one document in memory at a time."""
    found = list_content(content.resolve())
    paths = by_document(found.files)
    sources = read_files(content, paths.pop(""))
    shared = arrange(sources)
    of_reading, problems = [*found.problems, *sources.problems], [*check_shared(shared)]
    facts, notices, outlines = {}, [], []
    for id, own in paths.items():
        sources = read_files(content, own)
        (notice,) = arrange(sources).notices
        of_reading += sources.problems
        problems += check_document(shared, notice)
        facts[id] = pickle.loads(pickle.dumps(document_facts(shared, notice)))
        outlines.append(replace(notice, text=None, measures=()))
        notices.append(notice)
    problems += check_across(replace(shared, notices=tuple(outlines)), facts)
    if of_reading or problems:
        raise ContentError(without_follow_on_errors(tuple(of_reading), of_reading + problems))
    return catalogue(shared, map(to_models, notices))


def problems(read: Callable[[Any], object], content: object) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read(content)
    return [str(problem) for problem in caught.value.problems]


def test_good_documents_give_the_same_catalogue_and_site(several_content: Path):
    whole, parts = validate(load(several_content)), apart(several_content)
    assert parts == whole
    words = {key: own for notice in parts.notices for key, own in features_of_notice(notice).items()}
    near = related(words, general_features(parts.vocabulary))
    anchors = {notice.document.id: clause_anchors(notice) for notice in parts.notices}
    changes = term_changes(relations(parts.notices, anchors, labels_of(parts.notices)))
    measures = {
        entry.key: entry
        for notice in parts.notices
        for entry in site_measures(
            notice,
            parts.vocabulary,
            {key: near[key] for key in features_of_notice(notice)},
            changes.get(notice.document.id, UNCHANGED),
            clause_anchors(notice),
        )
    }
    assert measures == derive(whole).measures
    digests = {notice.document.id: notice_digest(notice) for notice in reversed(parts.notices)}
    assert whole_digest(shared_digest(replace(parts, notices=())), digests) == content_version(whole).digest


@pytest.mark.parametrize(("path", "written", "new"), MISTAKES, ids=[path for path, _, _ in MISTAKES])
def test_problems_are_reported_in_the_same_words(
    several_content: Path, tmp_path: Path, path: str, written: str, new: str
):
    spoilt = tmp_path / "content"
    for file in load_paths(several_content):
        (spoilt / file).parent.mkdir(parents=True, exist_ok=True)
        text = (several_content / file).read_text("utf-8")
        assert written in text or file != path
        (spoilt / file).write_text(text.replace(written, new) if file == path else text, "utf-8")
    assert problems(apart, spoilt) == problems(lambda content: validate(load(content)), spoilt)


def load_paths(content: Path) -> list[str]:
    return list_content(content.resolve()).files
