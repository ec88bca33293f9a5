"""Written values -> models, or problems of their shape: wrong types, unknown or missing fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, get_args

from pydantic import ValidationError

from ..messages import explain
from ..model import Audience, Department, Document, Kind, Measure, Question, Sector, Settings, Term
from ..model.base import Written
from ..model.rules import CONDITION_SORTS, condition_tag
from ..problems import FieldPath, Problem
from .content import SourceFile

Model = type[Written]

# A file holds one value of its model, or a list of them.
SHAPES: tuple[tuple[re.Pattern[str], Model, bool], ...] = (
    (re.compile(r"site\.yaml"), Settings, False),
    (re.compile(r"questions\.yaml"), Question, True),
    (re.compile(r"vocabularies/departments\.yaml"), Department, True),
    (re.compile(r"vocabularies/sectors\.yaml"), Sector, True),
    (re.compile(r"vocabularies/kinds\.yaml"), Kind, True),
    (re.compile(r"vocabularies/audiences\.yaml"), Audience, True),
    (re.compile(r"vocabularies/terms\.yaml"), Term, True),
    (re.compile(r"documents/[^/]+/document\.yaml"), Document, False),
    (re.compile(r"documents/[^/]+/measures/[^/]+\.yaml"), Measure, False),
)
