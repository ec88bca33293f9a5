"""The models of what an editor writes -> a JSON Schema for every kind of file, for editors to complete and check by. Pure.

Nothing is defined here twice: fields, patterns and descriptions are the models' own; only what their
validators say across fields is said again, as JSON Schema can say it, and a test holds both together.
No keyword is used whose meaning draft 7 and 2020-12 do not share, for older editors know only the former.
Nothing of any content stands in a schema: names of vocabularies are for `check` to judge.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from pydantic import TypeAdapter

from policy_explorer.model import (
    Audience,
    Benefit,
    DateSpan,
    Department,
    Document,
    Kind,
    Measure,
    Period,
    Preset,
    Question,
    Sector,
    Settings,
    Term,
)
from policy_explorer.model.base import Text
from policy_explorer.schemas.open_data import DIALECT, DataSchema


class FileKind(Struct, frozen=True):
    """What a file of one kind holds: one value of `sort`, or a list of them."""

    title: str
    sort: Any
    many: bool = False


KINDS: Mapping[str, FileKind] = {
    "site": FileKind("网站自身的文字和设置", Settings),
    "questions": FileKind("自测的问题", Question, many=True),
    "presets": FileKind("自测的预设", Preset, many=True),
    "departments": FileKind("词表：牵头单位和责任单位", Department, many=True),
    "sectors": FileKind("词表：行业", Sector, many=True),
    "kinds": FileKind("词表：内容的类别", Kind, many=True),
    "audiences": FileKind("词表：面向对象", Audience, many=True),
    "terms": FileKind("词表：常用说法", Term, many=True),
    "units": FileKind("词表：数量单位", Text, many=True),
    "document": FileKind("一份文件", Document),
    "measure": FileKind("一项措施", Measure),
}

NOTHING = {"type": "null"}


def written(*fields: str) -> dict[str, Any]:
    """That these fields are there and hold something."""
    return {"required": [*fields], "properties": {field: {"not": NOTHING} for field in fields}}


def unwritten(*fields: str) -> dict[str, Any]:
    return {"properties": dict.fromkeys(fields, NOTHING)}


def where(field: str, value: str, then: Mapping[str, Any]) -> dict[str, Any]:
    return {"if": {"required": [field], "properties": {field: {"const": value}}}, "then": then}


DATED = {"anyOf": [written("from"), written("until")]}
# What validators of the models say across fields; `DataSchema` says it of tests. That an end lies behind
# its beginning JSON Schema cannot say.
ACROSS_FIELDS: Mapping[type, Mapping[str, Any]] = {
    Period: {
        "allOf": [
            where("basis", "document", unwritten("from", "until", "quote")),
            where("basis", "stated", {**written("quote"), **DATED}),
            where("basis", "other", written("quote")),
        ]
    },
    DateSpan: DATED,
    Benefit: {
        "oneOf": [
            {"required": [one], "properties": {one: {"not": NOTHING}, other: NOTHING}}
            for one, other in (("eligibility", "no_application"), ("no_application", "eligibility"))
        ]
    },
}


class ContentSchema(DataSchema):
    """Says what editors can use: a field that may be left out has one type, a value of an enum its meaning."""

    def model_schema(self, schema) -> dict[str, Any]:
        described = super().model_schema(schema)
        for field in described["properties"].values():
            if "enum" in field:
                field["enumDescriptions"] = list(meanings(field["enum"], field["description"]))
        return described | ACROSS_FIELDS.get(schema["cls"], {})

    def nullable_schema(self, schema) -> dict[str, Any]:
        """`null` beside a plain type, so that editors show one thing to fill in and not a choice of two."""
        inner = self.generate_inner(schema["schema"])
        if isinstance(inner.get("type"), str) and "enum" not in inner and "const" not in inner:
            return inner | {"type": [inner["type"], "null"]}
        return self.get_union_of_schemas([inner, NOTHING])

    def dict_schema(self, schema) -> dict[str, Any]:
        """Names held to their pattern: of itself pydantic says only what holds for those that fit it."""
        return {"type": "object", "propertyNames": self.generate_inner(schema["keys_schema"])} | (
            {"minProperties": schema["min_length"]} if schema.get("min_length") else {}
        )

    def get_union_of_schemas(self, schemas: list[dict[str, Any]]) -> dict[str, Any]:
        """A union; every integer is a number."""
        apart = super().get_union_of_schemas(schemas)
        if apart.get("type") == ["integer", "number"] or apart.get("anyOf") == [
            {"type": "integer"},
            {"type": "number"},
        ]:
            return {"type": "number"}
        return apart


def meanings(values: list[str], description: str) -> Iterator[str]:
    """`amount 金额；rate 比例` -> each value's meaning, in the order of the values."""
    told = dict(part.split(" ", 1) for part in description.split("；"))
    return (told[value] for value in values)


def content_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of one kind of file; `kind` is a key of `KINDS`."""
    about = KINDS[kind]
    schema = TypeAdapter(about.sort).json_schema(by_alias=True, schema_generator=ContentSchema, mode="validation")
    shared = {"$defs": definitions} if (definitions := schema.pop("$defs", None)) else {}
    body = {"type": "array", "items": schema} if about.many else schema
    return {"$schema": DIALECT, "title": about.title, **body, **shared}


def schema_files() -> Iterator[tuple[str, str]]:
    """(file name, text) of each schema, as it is committed in docs/schemas/."""
    for kind in KINDS:
        yield f"{kind}.schema.json", json.dumps(content_schema(kind), ensure_ascii=False, indent=2) + "\n"
