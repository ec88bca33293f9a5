"""What holds across several fields: a schema says it as the model does."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from policy_explorer.model import Measure
from policy_explorer.schemas.across_fields import ACROSS_FIELDS
from policy_explorer.schemas.content import KINDS, content_schema
from support.json_schema import Draft202012Validator
from support.usual_run import of_examples

# What is concerned, and what else each model requires, by field.
WRITTEN: dict[str, Any] = {
    "basis": "stated",
    "from": "2031-01-01",
    "counted_from": "issued",
    "until": "2031-02-01",
    "lasts": {"years": 3},
    "ends": "budget",
    "used_up": {"since": "2031-01-20", "source": "公告"},
    "provisional": True,
    "from_quote": "原文",
    "quote": "原文",
    "years": 3,
    "months": 6,
    "days": 30,
    "working_days": 30,
    "once": {"until": "2031-02-01"},
    "yearly": {"until": "06-30"},
    "after": {"event": "授权之日", "within": {"years": 1}},
    "role": "table",
    "text": "原文",
    "rows": [["甲"]],
    "lead": ["甲局"],
    "responsible": ["乙局"],
    "units_quote": "甲局、乙局",
    "access": "apply",
    "strength": "shall",
    "strength_quote": "原文",
    "counterpart": "甲行",
    "eligibility": {"manual": "是否", "quote": "原文"},
    "payout": {"fixed": {"value": 1, "unit": "元", "quote": "原文"}},
    "take": "highest",
    "take_quote": "原文",
    "shares": [60, 40],
    "equal": 2,
    "parts": 2,
    "how_to_apply": [{"address": "某处", "from": {"quote": "原文"}}],
    "source": "guide",
    "title": "甲",
    "url": "https://example.org/a?b=1",
    "seen": "2031-01-20",
    "address": "某处",
    "none_found": "2031-01-20",
    "document": "yunxi-2033-2",
    "reference": "云政〔2033〕2号",
    "phones": ["0591-87654321"],
    "takes": "3天",
    "benefit": "1/a",
    "excludes": ["1/b"],
    "tops_up": ["1/b"],
    "email": "office@example.org",
    "phone": "0591-87654321",
    "form": "https://example.org/form",
    "at_most_one": ["1/b", "2/c"],
}
WAY = {name: WRITTEN[name] for name in ("address", "phones", "takes")}
FIGURE = {"value": 1, "unit": "元", "quote": "原文"}
TIERS = {"by": "a", "unit": "元", "quote": "原文", "lines": [{"is": "a", "value": 1}, {"is": "b", "value": 2}]}
# The fields of a model, in place of WRITTEN.
OWN: dict[str, dict[str, Any]] = {
    "YearlyWindow": {"from": "01-01", "until": "06-30"},
    "Way": {"from": {"quote": "原文"}, **WAY},
    "DepartmentWay": {"from": {"title": "甲", "url": "https://example.org/", "seen": "2031-01-20"}, **WAY},
    "Payout": {
        "fixed": FIGURE,
        "rate": {"value": 1, "of": "a", "quote": "原文"},
        "at_most": FIGURE,
        "tiers": TIERS,
        "cap": FIGURE,
        "examples": [{"answers": {}, "gives": None}],
    },
    "Question": {"ask": "甲？", "ratio": {"of": "a", "to": "b"}, "sum": ["a", "b"]},
    "TierLine": {
        "is": "a",
        "one_of": ["a"],
        "includes": "a",
        "at_least": 1,
        "more_than": 1,
        "at_most": 2,
        "less_than": 2,
    },
}
REQUIRED: dict[str, dict[str, Any]] = {
    "DateSpan": {"label": "某日"},
    "Window": {"quote": "原文"},
    "Extension": {"title": "甲", "quote": "原文"},
    "TierLine": {"value": 1},
    "Question": {"id": "a", "name": "甲", "type": "number"},
    "Tiers": TIERS,
    "Instalments": {"every": "year", "quote": "原文"},
    "BenefitRelation": {"quote": "原文"},
    "Benefit": {"id": "a", "title": "甲", "kind": "乙", "quote": "原文", "access": "government"},
}
CHOICES = {
    "basis": ["stated", "document", "other"],
    "ends": ["indefinite", "further_notice", "budget", "project"],
    "role": ["table", "paragraph"],
    "access": ["apply", "counterpart", "government"],
}
NEVER_NULL = {
    "excludes",
    "tops_up",
    "at_most_one",
    "how_to_apply",
    "phones",
    "title",
    "role",
    "access",
    "rows",
    "lead",
    "responsible",
    "provisional",
    "shares",
    "examples",
    "sum",
}
WAYS = of_examples(400)


@cache
def schema_of_kind(kind: str) -> dict[str, Any]:
    return content_schema(kind)


def schema_of(model: type) -> dict[str, Any]:
    """Return the schema of `model`, with the definitions of the kind of file that contains it."""
    for kind in ("measure", "document", "questions", "departments", "site"):
        whole = schema_of_kind(kind)
        if KINDS[kind].model is model:
            return (whole["items"] | {"$defs": whole["$defs"]}) if KINDS[kind].many else whole
        if model.__name__ in whole["$defs"]:
            return whole["$defs"][model.__name__] | {"$defs": whole["$defs"]}
    raise AssertionError(model)


def ways_to_write(model: type, fields: list[str]) -> Iterator[dict[str, Any]]:
    """Yield ways to write, to leave out and to empty the fields concerned."""
    chance, own = random.Random(1), OWN.get(model.__name__, {})
    for _ in range(WAYS):
        value = dict(REQUIRED.get(model.__name__, {}))
        for name in fields:
            written = own[name] if name in own else chance.choice(CHOICES.get(name, [WRITTEN[name]]))
            value |= chance.choice([{name: written}, {}, {} if name in NEVER_NULL else {name: None}])
        yield value


@pytest.mark.parametrize("model", [model for model in ACROSS_FIELDS if model is not Measure], ids=lambda m: m.__name__)
def test_what_holds_across_fields_is_said_as_the_model_says_it(model: type):
    schema, seen = schema_of(model), set()
    checker = Draft202012Validator(schema)
    concerned = OWN.get(model.__name__, WRITTEN)
    for value in ways_to_write(model, [name for name in concerned if name in schema["properties"]]):
        try:
            accepted = bool(TypeAdapter(model).validate_python(value))
        except ValidationError:
            accepted = False
        assert checker.is_valid(value) is accepted, value
        seen.add(accepted)
    assert seen == {True, False}
