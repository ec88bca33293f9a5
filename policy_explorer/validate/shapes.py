"""Values as written to models, or problems of their shape: wrong types, unknown and missing fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby, islice
from typing import Any, get_args

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import (
    Audience,
    Department,
    Document,
    EverydayWords,
    Kind,
    LifeSituation,
    Measure,
    Preset,
    Question,
    SearchTerm,
    Sector,
    Settings,
)
from policy_explorer.model.base import ContentModel, Text
from policy_explorer.model.payout import LINE_OPERATORS, WAYS
from policy_explorer.model.rules import CONDITION_MODELS, OPERATORS, build_conditions, condition_tag
from policy_explorer.validate.answers import value_at
from policy_explorer.validate.hints import TYPE_HINTS, suggestion
from policy_explorer.validate.messages import explain
from policy_explorer.validate.source_file import NO_VALUE, SourceFile, cached_per_file

# By regular expression of the path: the model of a file that is a mapping, and that of the items of one that is a list.
MAPPING_FILES: dict[str, Any] = {
    r"site\.yaml": Settings,
    r"documents/[^/]+/document\.yaml": Document,
    r".*/measures/.*": Measure,
}
LIST_FILES: dict[str, Any] = {
    r"questions\.yaml": Question,
    r"presets\.yaml": Preset,
    r"life_situations\.yaml": LifeSituation,
    r"vocabularies/departments\.yaml": Department,
    r"vocabularies/sectors\.yaml": Sector,
    r"vocabularies/kinds\.yaml": Kind,
    r"vocabularies/audiences\.yaml": Audience,
    r"vocabularies/terms\.yaml": SearchTerm,
    r"vocabularies/units\.yaml": Text,
    r"vocabularies/everyday\.yaml": EverydayWords,
}
TEXT_ADAPTER = TypeAdapter(Text, config=ConfigDict(defer_build=True))


# For types of error about several fields of a mapping: the fields of which one is to be changed.
FIELDS_CONCERNED: dict[str, tuple[str, ...]] = {
    "dates_reversed": ("until",),
    "period_document": ("from", "counted_from", "until", "lasts", "ends", "used_up", "provisional", "quote"),
    "period_two_starts": ("from", "counted_from"),
    "period_two_ends": ("until", "lasts"),
    "period_open_end": ("until", "lasts", "ends"),
    "period_used_up": ("used_up",),
    "period_from_quote": ("from", "counted_from", "from_quote"),
    "period_end_quote": ("until", "lasts", "ends", "provisional", "quote"),
    "length_unit": ("years", "months", "days"),
    "window_length_unit": ("years", "months", "days", "working_days"),
    "window_kind": ("once", "yearly", "after"),
    "window_afterwards": ("afterwards",),
    "extension_end": ("until", "lasts", "ends"),
    "passage_content": ("text", "rows"),
    "units_quote": ("lead", "responsible", "units_quote"),
    "operator_count": OPERATORS,
    "count_bound": ("at_least",),
    "benefit_rule": ("access",),
    "benefit_strength": ("strength",),
    "benefit_strength_quote": ("strength_quote",),
    "benefit_counterpart": ("counterpart",),
    "benefit_payout": ("payout",),
    "payout_way": WAYS,
    "payout_cap": ("cap",),
    "payout_examples": ("examples",),
    "range_reversed": ("to",),
    "tier_line": LINE_OPERATORS,
    "tiers_count": ("lines",),
    "tiers_many": ("lines",),
    "tiers_take": ("take_quote",),
    "instalments": ("shares", "equal", "parts"),
    "instalment_shares": ("shares",),
    "figure_below_zero": ("value",),
    "relation_kind": ("excludes", "tops_up", "at_most_one"),
    "relation_benefit": ("benefit",),
    "relation_group": ("at_most_one",),
    "relation_take": ("take",),
    "benefit_ways": ("how_to_apply",),
    "way_source": ("quote", "source", "title", "url", "seen"),
    "contact_empty": ("email", "phone", "form", "address"),
    "way_empty": ("from",),
    "follow_up": ("none_found", "title", "document", "url", "seen"),
}


@cached_per_file
def read_shape(file: SourceFile) -> tuple[Any, list[Problem]]:
    """Return the model of `file`, or a tuple of models for a list, and the problems of its shape.

    A model with problems is None, or is left out of the tuple.
    """
    kind = kind_of(file.path, MAPPING_FILES)
    if kind is not None:
        build_conditions()
        return read_model(file, kind, ())
    if not isinstance(file.value, list):
        return (), [file.problem((), "应为列表", file.value, TYPE_HINTS["list"])]
    models, problems = [], []
    for index in range(len(file.value)):
        model, of_item = read_model(file, kind_of(file.path, LIST_FILES), (index,))
        problems += of_item
        if model is not None:
            models.append(model)
    return tuple(models), problems


def build_models() -> None:
    """Build the models of documents and measures. Processes that are forked afterwards need not."""
    build_conditions()
    for model in (Measure, Document):
        model.model_rebuild()


def kind_of(path: str, kinds: Mapping[str, Any]) -> Any:
    """Return the value of `kinds` whose key, a regular expression, matches all of `path`; None where none does."""
    return next((kind for pattern, kind in kinds.items() if re.fullmatch(pattern, path)), None)


def read_model(file: SourceFile, kind: Any, at: FieldPath) -> tuple[Any, list[Problem]]:
    """Return the model of type `kind` of the value of `file`, or of its item at path `at`, and its problems."""
    value = file.value[at[0]] if at else file.value
    try:
        return validated(kind, value), []
    except ValidationError as error:
        return None, list(shape_problems(file, kind, value, at, error))


def validated(kind: Any, value: Any) -> Any:
    """Return `value` as a `kind`, which is a model or `Text`; raise pydantic.ValidationError where it is none."""
    return TEXT_ADAPTER.validate_python(value) if kind is Text else kind.model_validate(value)


def shape_problems(file: SourceFile, kind: Any, value: Any, at: FieldPath, error: ValidationError) -> Iterator[Problem]:
    """Yield a problem for each place of `error` in `value`, which is at path `at`. Union branches share a place."""
    found = [(path_of(e, value), e) for e in error.errors(include_url=False) if not follows_from_items(e)]
    for path, group in groupby(sorted(found, key=lambda pair: list(map(str, pair[0]))), key=lambda pair: pair[0]):
        errors = [e for _, e in group]
        mapping_path = path[:-1] if errors[0]["type"] in ("missing", "extra_forbidden") else path
        fields = fields_of(model_at(kind, value, mapping_path))
        message, hint = explain(
            errors, {name: info.description or "" for name, info in fields.items()}, value_at(value, mapping_path)
        )
        field, on_key = field_to_change(errors[0])
        yield file.problem((*at, *path, *field), message, offending_value(errors[0], field), hint, on_key)


def follows_from_items(error: ErrorDetails) -> bool:
    """Return whether a list is called too short only because items of it have errors of their own."""
    return error["type"] == "too_short" and bool(len(error["input"]) >= error["ctx"]["min_length"])


def field_to_change(error: ErrorDetails) -> tuple[FieldPath, bool]:
    """Return the path from the place of `error` to the field that most likely is wrong, and whether its key is."""
    written = error["input"]
    if not isinstance(written, dict) or error["type"] in ("missing", "extra_forbidden"):
        return (), about_key(error)
    if error["type"] == "union_tag_not_found":
        misspelt = (key for key in written if suggestion(key, CONDITION_MODELS))
        return tuple(islice(misspelt, 1)), True
    fields = [key for key in written if key in FIELDS_CONCERNED.get(error["type"], ())]
    return tuple(fields[-1:]), error["type"] != "dates_reversed"


def offending_value(error: ErrorDetails, field: FieldPath) -> Any:
    """Return what to show of `error`: the value, of a mapping the names of the fields concerned, or NO_VALUE."""
    written = error["input"]
    if error["type"] == "missing":
        return NO_VALUE
    if not isinstance(written, dict):
        return written
    if error["type"] == "dates_reversed":
        return written["until"]
    fields = [key for key in written if key in FIELDS_CONCERNED.get(error["type"], field)]
    if len(FIELDS_CONCERNED.get(error["type"], ())) == 1 and fields:
        return written[fields[0]]
    return "、".join(fields) if fields else NO_VALUE


def about_key(error: ErrorDetails) -> bool:
    """Return whether `error` is placed at the key: of an unknown field, and of mappings and lists, which are long."""
    return (
        error["type"] == "extra_forbidden" or error["loc"][-1:] == ("[key]",) or isinstance(error["input"], dict | list)
    )


def path_of(error: ErrorDetails, value: Any) -> FieldPath:
    """Return the path of `error` in `value`: Pydantic's location without the tags of union branches, as not written."""
    path: list[str | int] = []
    tag = condition_tag(value)
    for index, step in enumerate(error["loc"]):
        unknown = error["type"] == "extra_forbidden" and index == len(error["loc"]) - 1
        if tag is not None and step == tag and not unknown:
            tag = None  # a branch; the same word may follow as a key
        elif (isinstance(value, dict) and step in value) or (isinstance(value, list) and isinstance(step, int)):
            value = value_at(value, (step,))
            path.append(step)
            tag = condition_tag(value)
    if error["type"] == "missing":
        path.append(error["loc"][-1])
    return tuple(path)


def model_at(kind: Any, value: Any, path: FieldPath) -> type[ContentModel] | None:
    """Return the model of what is at `path` within `value`, which is of type `kind`; None where it is no model."""
    model = model_in(kind, value)
    for step in path:
        value = value[step]
        if isinstance(step, str) and model is not None:
            field = fields_of(model).get(step)
            kind = field.annotation if field else None
        model = model_in(kind, value)
    return model


def model_in(annotation: Any, value: Any) -> type[ContentModel] | None:
    """Return the model within `annotation`; of the kinds of condition, that of `value`. None where there is none."""
    models = list(models_in(annotation))
    if len(models) > 1:
        return CONDITION_MODELS.get(condition_tag(value) or "")
    return models[0] if models else None


def models_in(annotation: Any) -> Iterator[type[ContentModel]]:
    """Yield the models within `annotation`, a model or a generic type."""
    if isinstance(annotation, type) and issubclass(annotation, ContentModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def fields_of(model: type[ContentModel] | None) -> dict[str, FieldInfo]:
    """Return the fields of `model` by the names that editors write; none for None."""
    build_conditions()
    return {info.alias or name: info for name, info in model.model_fields.items()} if model else {}
