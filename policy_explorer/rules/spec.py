"""The operators and limits that both rule engines share, read from `spec.json` when this module is imported.

`static/js/rules/spec.js` is generated from the same file; `tests/rules/test_spec.py` fails when it is not current.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

AnswerKind = Literal["choice", "option", "options", "number", "date", "elapsed", "age"]
Relation = Literal["equals", "in", "contains", "intersects", ">=", "<=", ">", "<"]

PATH = Path(__file__).with_name("spec.json")
SCRIPT = "js/rules/spec.js"  # within static/
TYPES = {"verdicts": "Verdict[]", "operators": "Record<Operator, OperatorSpec>"}  # of static/js/types/


class Operator(msgspec.Struct, frozen=True):
    """Which answers an operator judges, and how an answer has to relate to the operand to meet it.

    Operators for numbers also say which end of a range they bound, and which operator is met by all other numbers.
    """

    answer: AnswerKind
    relation: Relation
    bound: Literal["lower", "upper"] | None = None
    opposite: str | None = None


class Spec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as a whole.

    `verdicts` are in the order of their codes, `connectives` in that of compact rules. `exclusive_option` is the id of an author's own
    option for none of the others. The limits keep the search for remedies short: selections of options for one answer, sets of changes
    at each step, remedies returned, and combinations of new answers for each of them.
    """

    verdicts: tuple[str, ...]
    connectives: tuple[str, ...]
    operators: dict[str, Operator]
    exclusive_option: str
    most_selections: int
    most_change_sets: int
    most_remedies: int
    most_combinations: int
    digits_of_question_version: int


SPEC = msgspec.json.decode(PATH.read_bytes(), type=Spec)


def spec_script() -> str:
    """Return the text of `static/js/rules/spec.js`."""
    constants = "".join(constant(name, value) for name, value in msgspec.json.decode(PATH.read_bytes()).items())
    return f"// @ts-check\n// Generated from policy_explorer/rules/spec.json; tests/rules/test_spec.py rewrites it.\n\n{constants}"


def constant(name: str, value: object) -> str:
    """Write one constant, with its type where the value alone does not tell it."""
    typed = f"/** @type {{{TYPES[name]}}} */\n" if name in TYPES else ""
    return f"{typed}export const {name.upper()} = {literal(value)};\n"


def literal(value: object) -> str:
    """Write a value as prettier writes it in a script."""
    if isinstance(value, dict):
        entries = [f"{name if name.isidentifier() else repr(name)}: {literal(entry)}" for name, entry in value.items()]
        if any(isinstance(entry, dict) for entry in value.values()):
            return "{\n" + "".join(f"  {entry},\n" for entry in entries) + "}"
        return "{" + ", ".join(entries) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    return repr(value)
