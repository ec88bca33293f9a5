"""What the models' validators check between fields, as JSON Schema. Pure.

tests/schemas/test_schemas_across_fields.py checks that both agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policy_explorer.model import (
    Benefit,
    DateSpan,
    DocumentPeriod,
    Length,
    Measure,
    Passage,
    Period,
    Question,
    Window,
)
from policy_explorer.model.document import Extension
from policy_explorer.model.follow_up import FollowUp
from policy_explorer.model.payout import (
    LINE_OPERATORS,
    LOWER_ENDS,
    UPPER_ENDS,
    WAYS,
    WORKED_OUT,
    Instalments,
    Payout,
    TierLine,
    Tiers,
)
from policy_explorer.model.period import OnceWindow, WindowLength, YearlyWindow
from policy_explorer.model.relations import BenefitRelation
from policy_explorer.model.statements import Contact
from policy_explorer.model.ways import WAY_FIELDS, DepartmentWay, Way, WaySource

NULL = {"type": "null"}


def present(*fields: str) -> dict[str, Any]:
    """Return the schema that requires `fields`, not null."""
    return {"required": [*fields], "properties": {field: {"not": NULL} for field in fields}}


def absent(*fields: str) -> dict[str, Any]:
    """Return the schema that allows `fields` only as null."""
    return {"properties": dict.fromkeys(fields, NULL)}


def where(field: str, value: str, then: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema that requires `then` where `field` is `value`."""
    return {"if": {"required": [field], "properties": {field: {"const": value}}}, "then": then}


def any_of(*fields: str) -> dict[str, Any]:
    """Return the schema that requires at least one of `fields`, not null."""
    return {"anyOf": [present(field) for field in fields]}


def exactly_one(*fields: str) -> dict[str, Any]:
    """Return the schema that requires one of `fields`, not null; the others are null or absent."""
    return {
        "oneOf": [
            {
                "required": [written],
                "properties": {field: {"not": NULL} if field == written else NULL for field in fields},
            }
            for written in fields
        ]
    }


def others(name: str) -> tuple[str, ...]:
    """Return the operators of a tier besides `name`."""
    return tuple(each for each in LINE_OPERATORS if each != name)


def together(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema that requires both `one` and `other`, or neither."""
    return {"oneOf": [{"allOf": [one, other]}, {"not": {"anyOf": [one, other]}}]}


def some(field: str, least: int = 1) -> dict[str, Any]:
    """Return the schema that requires a list `field` with at least so many items."""
    return {"required": [field], "properties": {field: {"type": "array", "minItems": least}}}


def empty(*fields: str) -> dict[str, Any]:
    """Return the schema that allows the lists `fields` only without items."""
    return {"properties": {field: {"maxItems": 0} for field in fields}}


PROVISIONAL = {"required": ["provisional"], "properties": {"provisional": {"const": True}}}


START = any_of("from", "counted_from")


END = {"anyOf": [*any_of("until", "lasts", "ends")["anyOf"], PROVISIONAL]}


ENDS = (
    {"not": present("from", "counted_from")},
    {"not": present("until", "lasts")},
    *(where("ends", end, absent("until", "lasts")) for end in ("indefinite", "further_notice", "project")),
    {"if": present("used_up"), "then": {"required": ["ends"], "properties": {"ends": {"const": "budget"}}}},
)


DATED = any_of("from", "until")


ACCESS = (
    {**where("access", "government", absent("eligibility")), "else": present("eligibility", "strength")},
    where("access", "government", empty("how_to_apply")),
    {"if": present("counterpart"), "then": {"properties": {"access": {"const": "counterpart"}}}},
    {"if": present("strength_quote"), "then": present("strength")},
    {"if": present("payout"), "then": {"not": {"properties": {"access": {"const": "government"}}}}},
)


MULTIPLIED = {
    "anyOf": [
        present("rate"),
        present("per"),
        {"required": ["tiers"], "properties": {"tiers": {"type": "object", **any_of("of", "for")}}},
    ]
}


CHOSEN = tuple(name for name in LINE_OPERATORS if name not in (*LOWER_ENDS, *UPPER_ENDS))


PAGE = ("title", "url", "seen")


WAY_SOURCE = {
    "oneOf": [
        {"allOf": [present("quote"), absent(*PAGE)]},
        {"allOf": [present(*PAGE), absent("quote", "source")]},
    ]
}


LISTS_OF_WAYS = ("phones", "papers")


WAY: dict[str, Any] = {
    "anyOf": [
        *(present(name) for name in WAY_FIELDS if name not in LISTS_OF_WAYS),
        *map(some, LISTS_OF_WAYS),
    ]
}


RELATION = {
    "oneOf": [
        {"allOf": [some("excludes"), empty("tops_up", "at_most_one"), present("benefit"), absent("take")]},
        {"allOf": [some("tops_up"), empty("excludes", "at_most_one"), present("benefit"), absent("take")]},
        {"allOf": [some("at_most_one", 2), empty("excludes", "tops_up"), absent("benefit")]},
    ]
}


UNITS = together(
    {
        "anyOf": [
            {"required": [field], "properties": {field: {"type": "array", "minItems": 1}}}
            for field in ("lead", "responsible")
        ]
    },
    present("units_quote"),
)


# What the models' validators check between fields, but for `FactTest`, which `SchemaGenerator` handles. That an end is not
# before its beginning cannot be expressed in JSON Schema.
FOLLOW_UP = {
    "anyOf": [
        {"allOf": [present("none_found"), absent("title", "reference", "document", "url", "seen")]},
        {"allOf": [present("title", "document"), absent("none_found", "url", "seen")]},
        {"allOf": [present("title", "url", "seen"), absent("none_found", "document")]},
    ]
}
ACROSS_FIELDS: Mapping[type, dict[str, Any]] = {
    DocumentPeriod: {"allOf": [*ENDS, together(START, present("from_quote")), together(END, present("quote"))]},
    Period: {
        "allOf": [
            *ENDS,
            where("basis", "document", {"allOf": [absent("quote"), {"not": {"anyOf": [START, END]}}]}),
            where("basis", "stated", {"allOf": [present("quote"), {"anyOf": [START, END]}]}),
            where("basis", "other", present("quote")),
        ]
    },
    Question: exactly_one("ask", "ratio", "sum"),
    Length: exactly_one("years", "months", "days"),
    WindowLength: exactly_one("years", "months", "days", "working_days"),
    Window: exactly_one("once", "yearly", "after"),
    OnceWindow: DATED,
    YearlyWindow: DATED,
    DateSpan: DATED,
    Extension: {
        **exactly_one("until", "lasts", "ends"),
        "if": present("used_up"),
        "then": {"properties": {"ends": {"anyOf": [{"const": "budget"}, NULL]}}},
    },
    Passage: {
        "if": {"required": ["role"], "properties": {"role": {"const": "table"}}},
        "then": {"required": ["rows"], "properties": {"text": NULL, "rows": {"minItems": 1}}},
        "else": {**present("text"), "properties": {"text": {"not": NULL}, "rows": {"maxItems": 0}}},
    },
    Payout: {
        "allOf": [
            exactly_one(*WAYS),
            {"if": present("cap"), "then": MULTIPLIED},
            {
                "if": {"required": ["examples"], "properties": {"examples": {"type": "array", "minItems": 1}}},
                "then": any_of(*WORKED_OUT),
            },
        ]
    },
    TierLine: {
        "oneOf": [
            *(
                {**present(name), "properties": {name: {"not": NULL}} | absent(*others(name))["properties"]}
                for name in CHOSEN
            ),
            {
                **any_of(*LOWER_ENDS, *UPPER_ENDS),
                "allOf": [absent(*CHOSEN), {"not": present(*LOWER_ENDS)}, {"not": present(*UPPER_ENDS)}],
            },
        ]
    },
    Tiers: {"if": present("take_quote"), "then": present("take")},
    Instalments: {
        "oneOf": [
            {
                "required": ["shares"],
                "properties": {"shares": {"type": "array", "minItems": 2}, "equal": NULL, "parts": NULL},
            },
            *(
                {
                    "required": [one],
                    "properties": {one: {"not": NULL}, other: NULL, "shares": {"type": "array", "maxItems": 0}},
                }
                for one, other in (("equal", "parts"), ("parts", "equal"))
            ),
        ]
    },
    Benefit: {"allOf": [*ACCESS, UNITS]},
    BenefitRelation: RELATION,
    FollowUp: FOLLOW_UP,
    WaySource: WAY_SOURCE,
    Way: WAY,
    DepartmentWay: WAY,
    Measure: UNITS,
    Contact: any_of("email", "phone", "form", "address"),
}
