"""Check the files of a document: a record of what other pages need of it, or its problems. Reads the disk."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.build.cache import ValueKind
from policy_explorer.build.inputs import Fingerprints, read_sources
from policy_explorer.build.process_state import ProcessState
from policy_explorer.derive.anchors import clause_anchors
from policy_explorer.derive.benefit_names import benefit_titles
from policy_explorer.derive.derive import site_measures
from policy_explorer.derive.related import Feature, features_of_notice
from policy_explorer.derive.site import MeasureSummary, rules_in
from policy_explorer.derive.summary import summarise
from policy_explorer.derive.term import UNCHANGED
from policy_explorer.derive.version import notice_digest
from policy_explorer.load.loader import Sources
from policy_explorer.load.problem import Problem
from policy_explorer.load.review_marks import unverified
from policy_explorer.model import Document, Measure, Notice
from policy_explorer.rules.fingerprint import RuleFacts, rules_of
from policy_explorer.search.index import document_words
from policy_explorer.search.passages import Passages
from policy_explorer.validate.content import Content, NoticeFiles, arrange
from policy_explorer.validate.facts import DocumentFacts, document_facts
from policy_explorer.validate.shapes import read_shape
from policy_explorer.validate.source_file import SourceFile
from policy_explorer.validate.validate import check_document, clear_cache, to_models


class BuildRecord(Struct, frozen=True, dict=True):
    """What a build remembers of a valid document, as plain data. `value` and `written` are value and text of document.yaml."""

    id: str
    facts: DocumentFacts
    value: Any
    written: str
    anchors: dict[str, str]  # of the clauses that document.yaml quotes, by the quote
    summaries: tuple[MeasureSummary, ...]
    benefits: dict[str, str]  # the titles of its benefits, by key
    paths: dict[str, str]  # files of its measures, by key, in the order of the notice
    features: dict[str, frozenset[Feature]]  # by the key of a measure
    rules: dict[str, RuleFacts]  # by the key of a benefit
    ends: tuple[tuple[int, int], ...]  # for each measure, where its heading and its official words end in the index
