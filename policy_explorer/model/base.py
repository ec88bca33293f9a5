"""The building blocks of every written value: frozen, strict, no unknown fields."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

Item = TypeVar("Item")


class Written(BaseModel):
    """A value as an editor wrote it: nothing coerced, nothing filled in, nothing unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=False)


def read_date(value: Any) -> Any:
    """Turn `YYYY-MM-DD` into a date; anything else is left for the strict date check to refuse."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    return value


Day = Annotated[
    date,
    BeforeValidator(read_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
Many = Annotated[tuple[Item, ...], Field(strict=False)]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
FactId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Number = int | float
Quote = Annotated[Text, Field(description="原文：与本项措施正文逐字一致的一段")]
