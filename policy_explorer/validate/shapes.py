"""Written values -> models, or problems of their shape: wrong types, unknown or missing fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby, islice
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import (
    Audience,
    Department,
    Document,
    Kind,
    Measure,
    Preset,
    Question,
    Sector,
    Settings,
    Term,
)
from policy_explorer.model.base import Text, Written
from policy_explorer.model.rules import CONDITION_SORTS, OPERATORS, condition_tag
from policy_explorer.validate.content import SourceFile, once_a_file
from policy_explorer.validate.messages import TYPE_HINTS, explain, meant

# What a file holds: one value of a model, or a list of them.
ONE: dict[str, Any] = {r"site\.yaml": Settings, r"documents/[^/]+/document\.yaml": Document, r".*/measures/.*": Measure}
LISTS: dict[str, Any] = {
    r"questions\.yaml": Question,
    r"presets\.yaml": Preset,
    r"vocabularies/departments\.yaml": Department,
    r"vocabularies/sectors\.yaml": Sector,
    r"vocabularies/kinds\.yaml": Kind,
    r"vocabularies/audiences\.yaml": Audience,
    r"vocabularies/terms\.yaml": Term,
    r"vocabularies/units\.yaml": Text,
}
A_TEXT = TypeAdapter(Text)


# Of which fields a mapping has too many, where a rule about several of them is broken.
CULPRITS: dict[str, tuple[str, ...]] = {
    "dates_reversed": ("until",),
    "period_document": ("from", "until", "quote"),
    "operator_count": OPERATORS,
    "benefit_rule": ("eligibility", "no_application"),
}


@once_a_file
def read_shape(file: SourceFile) -> tuple[Any, list[Problem]]:
    """The file's model or tuple of models, and its problems; None, or fewer models, where there are any."""
    sort = kind_of(file.path, ONE)
    if sort is not None:
        return read_model(file, sort, ())
    if not isinstance(file.value, list):
        return (), [file.problem((), "应为列表", file.value, TYPE_HINTS["list"])]
    models, problems = [], []
    for index in range(len(file.value)):
        model, faults = read_model(file, kind_of(file.path, LISTS), (index,))
        problems += faults
        if model is not None:
            models.append(model)
    return tuple(models), problems


def kind_of(path: str, kinds: Mapping[str, Any]) -> Any:
    return next((sort for pattern, sort in kinds.items() if re.fullmatch(pattern, path)), None)


def read_model(file: SourceFile, sort: Any, at: FieldPath) -> tuple[Any, list[Problem]]:
    value = file.value[at[0]] if at else file.value
    try:
        return validated(sort, value), []
    except ValidationError as error:
        return None, list(shape_problems(file, sort, value, at, error))


def validated(sort: Any, value: Any) -> Any:
    return A_TEXT.validate_python(value) if sort is Text else sort.model_validate(value)


def shape_problems(file: SourceFile, sort: Any, value: Any, at: FieldPath, error: ValidationError) -> Iterator[Problem]:
    """One problem a place: the branches of a union fail together."""
    found = [(path_of(e, value), e) for e in error.errors(include_url=False) if not follows(e)]
    for path, group in groupby(sorted(found, key=lambda pair: list(map(str, pair[0]))), key=lambda pair: pair[0]):
        errors = [e for _, e in group]
        holder = path[:-1] if errors[0]["type"] in ("missing", "extra_forbidden") else path
        fields = fields_of(model_at(sort, value, holder))
        message, hint = explain(
            errors, {name: info.description or "" for name, info in fields.items()}, value_at(value, holder)
        )
        guilty, on_key = culprit(errors[0])
        yield file.problem((*at, *path, *guilty), message, *offending(errors[0], guilty), hint=hint, on_key=on_key)


def follows(error: Mapping[str, Any]) -> bool:
    """Whether a list is called too short only because its items are at fault themselves."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def culprit(error: Mapping[str, Any]) -> tuple[FieldPath, bool]:
    """What leads from the place of an error to the field that most likely breaks it, and whether the fault lies in its name."""
    written = error["input"]
    if not isinstance(written, dict) or error["type"] in ("missing", "extra_forbidden"):
        return (), about_key(error)
    if error["type"] == "union_tag_not_found":
        slips = (key for key in written if meant(key, CONDITION_SORTS))
        return tuple(islice(slips, 1)), True
    fields = [key for key in written if key in CULPRITS.get(error["type"], ())]
    return tuple(fields[-1:]), error["type"] != "dates_reversed"


def offending(error: Mapping[str, Any], guilty: FieldPath) -> tuple[Any, ...]:
    """The value to show, or the names of the fields at fault; a whole mapping says nothing."""
    written = error["input"]
    if error["type"] == "missing":
        return ()
    if not isinstance(written, dict):
        return (written,)
    if error["type"] == "dates_reversed":
        return (written["until"],)
    fields = [key for key in written if key in CULPRITS.get(error["type"], guilty)]
    return ("、".join(fields),) if fields else ()


def about_key(error: Mapping[str, Any]) -> bool:
    return (
        error["type"] == "extra_forbidden" or error["loc"][-1:] == ("[key]",) or isinstance(error["input"], dict | list)
    )


def path_of(error: Mapping[str, Any], value: Any) -> FieldPath:
    """Pydantic's location without the names of union branches, which an editor never wrote."""
    path: list[str | int] = []
    tag = condition_tag(value)
    for index, step in enumerate(error["loc"]):
        unknown = error["type"] == "extra_forbidden" and index == len(error["loc"]) - 1
        if tag is not None and step == tag and not unknown:
            tag = None  # the branch; the same word may follow as a key
        elif (isinstance(value, dict) and step in value) or (isinstance(value, list) and isinstance(step, int)):
            value = value[step]
            path.append(step)
            tag = condition_tag(value)
    if error["type"] == "missing":
        path.append(error["loc"][-1])
    return tuple(path)


def value_at(value: Any, path: FieldPath) -> Any:
    for step in path:
        value = value[step]
    return value


def model_at(sort: Any, value: Any, path: FieldPath) -> type[Written] | None:
    """The model that holds what stands at a path."""
    model = model_in(sort, value)
    for step in path:
        value = value[step]
        if isinstance(step, str) and model is not None:
            field = fields_of(model).get(step)
            sort = field.annotation if field else None
        model = model_in(sort, value)
    return model


def model_in(annotation: Any, value: Any) -> type[Written] | None:
    """The model inside an annotation; of the sorts of a condition, the one that the value is."""
    models = list(models_in(annotation))
    if len(models) > 1:
        return CONDITION_SORTS.get(condition_tag(value) or "")
    return models[0] if models else None


def models_in(annotation: Any) -> Iterator[type[Written]]:
    if isinstance(annotation, type) and issubclass(annotation, Written):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def fields_of(model: type[Written] | None) -> dict[str, FieldInfo]:
    """The fields of a model by the names that editors write."""
    return {info.alias or name: info for name, info in model.model_fields.items()} if model else {}
