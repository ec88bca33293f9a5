"""Generates JSON Schema that says nothing of the Python code it is made from. Pure."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import ModelSchema, TypedDictSchema, WithDefaultSchema

from policy_explorer.model.rules import OPERATORS, FactTest

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class SchemaGenerator(GenerateJsonSchema):
    """Generates schemas without what Pydantic takes from Python code: titles, docstrings, defaults."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Return False: a title made of a field's name says nothing."""
        return False

    def default_schema(self, schema: WithDefaultSchema) -> dict[str, Any]:
        """Return the schema of a field without its default."""
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: ModelSchema) -> dict[str, Any]:
        """Return the schema of a model without title and docstring; a fact test has exactly one operator."""
        described = without_python(super().model_schema(schema))
        if schema["cls"] is FactTest:
            described["oneOf"] = [{"required": [operator]} for operator in OPERATORS]
        return described

    def typed_dict_schema(self, schema: TypedDictSchema) -> dict[str, Any]:
        """Return the schema of a record, which has no other keys."""
        return {**without_python(super().typed_dict_schema(schema)), "additionalProperties": False}


def without_python(described: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without name and docstring of its class."""
    return {key: value for key, value in described.items() if key not in ("title", "description")}
