"""The content models to a JSON Schema for each kind of file, by which text editors complete and check. Pure.

Fields, patterns and descriptions come from the models. Only what the models' validators check between fields is
repeated as JSON Schema, in `across_fields.py`; tests/schemas/test_schemas_and_models.py checks that both agree. The schemas use no keyword
that draft 7 and draft 2020-12 define differently, because older text editors know only draft 7. They contain nothing of
the content: whether a name is in its vocabulary is for `check` to say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from pydantic import TypeAdapter
from pydantic_core.core_schema import DictSchema, ModelSchema, NullableSchema

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
from policy_explorer.model.base import Text
from policy_explorer.schemas.across_fields import ACROSS_FIELDS, NULL
from policy_explorer.schemas.generator import DIALECT, SchemaGenerator


class FileKind(Struct, frozen=True):
    """A kind of content file."""

    title: str
    model: Any  # of the file, or of the items of its list
    many: bool = False  # whether it is a list


KINDS: Mapping[str, FileKind] = {
    "site": FileKind("网站自身的文字和设置", Settings),
    "questions": FileKind("自测的问题", Question, many=True),
    "presets": FileKind("自测的预设", Preset, many=True),
    "life_situations": FileKind("首页的办事情形", LifeSituation, many=True),
    "departments": FileKind("词表：牵头单位和责任单位", Department, many=True),
    "sectors": FileKind("词表：行业", Sector, many=True),
    "kinds": FileKind("词表：内容的类别", Kind, many=True),
    "audiences": FileKind("词表：面向对象", Audience, many=True),
    "terms": FileKind("词表：常用说法", SearchTerm, many=True),
    "units": FileKind("词表：数量单位", Text, many=True),
    "everyday": FileKind("词表：平时的说法", EverydayWords, many=True),
    "document": FileKind("一份文件", Document),
    "measure": FileKind("一项措施", Measure),
}


class ContentSchema(SchemaGenerator):
    """Generates schemas for text editors: an optional field has one type, and each value of an enum its meaning."""

    def model_schema(self, schema: ModelSchema) -> dict[str, Any]:
        """Return the schema of a model, with the meanings of enums and what its validators check between fields."""
        described = super().model_schema(schema)
        for field in described["properties"].values():
            if "enum" in field:
                field["enumDescriptions"] = list(meanings(field["enum"], field["description"]))
        return described | ACROSS_FIELDS.get(schema["cls"], {})

    def nullable_schema(self, schema: NullableSchema) -> dict[str, Any]:
        """Return null and a plain type as one list of types: text editors show a union as a choice to be made."""
        inner = self.generate_inner(schema["schema"])
        if isinstance(inner.get("type"), str) and "enum" not in inner and "const" not in inner:
            return inner | {"type": [inner["type"], "null"]}
        return self.get_union_of_schemas([inner, NULL])

    def dict_schema(self, schema: DictSchema) -> dict[str, Any]:
        """Return the schema of a mapping that restricts its keys; Pydantic's restricts the values of matching keys."""
        return {"type": "object", "propertyNames": self.generate_inner(schema["keys_schema"])} | (
            {"minProperties": schema["min_length"]} if schema.get("min_length") else {}
        )

    def get_union_of_schemas(self, schemas: list[dict[str, Any]]) -> dict[str, Any]:
        """Return the schema of a union; that of integer and number is number."""
        union = super().get_union_of_schemas(schemas)
        if union.get("type") == ["integer", "number"] or union.get("anyOf") == [
            {"type": "integer"},
            {"type": "number"},
        ]:
            return {"type": "number"}
        return union


def meanings(values: list[str], description: str) -> Iterator[str]:
    """Yield the meaning of each of `values`, read from a `description` such as `amount 金额；rate 比例`."""
    by_value = dict(part.split(" ", 1) for part in description.split("；"))
    return (by_value[value] for value in values)


def content_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file; `kind` is a key of `KINDS`."""
    file_kind = KINDS[kind]
    schema = TypeAdapter(file_kind.model).json_schema(by_alias=True, schema_generator=ContentSchema, mode="validation")
    shared = {"$defs": definitions} if (definitions := schema.pop("$defs", None)) else {}
    body = {"type": "array", "items": schema} if file_kind.many else schema
    return {"$schema": DIALECT, "title": file_kind.title, **body, **shared}


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield (file name, text) of each schema, as committed in docs/schemas/."""
    for kind in KINDS:
        yield f"{kind}.schema.json", json.dumps(content_schema(kind), ensure_ascii=False, indent=2) + "\n"
