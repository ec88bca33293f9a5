"""The building blocks of every written value: frozen, strict, no unknown fields."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

Item = TypeVar("Item")
WEB_ADDRESS = r"^https?://[^\s/?#@\\\"<>^`{|}]+(/[^\s/?#@\\\"<>^`{|}]+)*/?$"  # of a folder: nothing behind its path
DAY = "[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}"


FIELDS_SETS: dict[frozenset[str], set[str]] = {}


class Written(BaseModel):
    """A value as an editor wrote it: nothing coerced, nothing filled in, nothing unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=False, defer_build=True)

    def model_post_init(self, context: Any) -> None:
        """Models with the same fields written share the set of their names: those sets are half of a large content."""
        names = self.model_fields_set
        object.__setattr__(self, "__pydantic_fields_set__", FIELDS_SETS.setdefault(frozenset(names), names))


def read_date(value: Any) -> Any:
    """Turn `YYYY-MM-DD` into a date; anything else is left for the strict date check to refuse.

    Years have four digits: a smaller one is a slip, and JavaScript takes it for another century.
    """
    if isinstance(value, str) and re.fullmatch(DAY, value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    return value


Day = Annotated[
    date,
    BeforeValidator(read_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": f"^{DAY}$"}),
]
Many = Annotated[tuple[Item, ...], Field(strict=False)]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
FactId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Number = int | float
Quote = Annotated[Text, Field(description="原文：与本项措施正文逐字一致的一段")]
