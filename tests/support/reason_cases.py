"""Rules that fail and the changes that would help, for tests/rules/test_reasons.py and for the browser."""

from __future__ import annotations

from typing import Any

from policy_explorer.model import Question

ASKED: dict[str, Question] = {
    str(written["id"]): Question.model_validate({"name": "名", "ask": "问", **written})
    for written in (
        {
            "id": "applicant",
            "type": "choice",
            "options": [{"id": id, "label": id} for id in ("firm", "shop", "union")],
            "fixed": True,
        },
        {"id": "traits", "type": "choices", "options": [{"id": id, "label": id} for id in ("a", "b", "c", "none")]},
        {"id": "member", "type": "boolean"},
        {"id": "listed", "type": "boolean"},
        {"id": "sales", "type": "number", "minimum": 0},
        {"id": "months", "type": "number", "whole": True, "minimum": 0, "maximum": 12},
        {"id": "opened", "type": "date"},
    )
}
MANUAL = {"manual": "由部门判断", "quote": "原文"}


def fact(name: str, operator: str, operand: Any) -> dict[str, Any]:
    return {"fact": name, operator: operand, "quote": "原文"}


FIRM, SHOP = fact("applicant", "is", "firm"), fact("applicant", "is", "shop")
MEMBER, LISTED = fact("member", "is", True), fact("listed", "is", True)
SMALL = fact("sales", "at_most", 10)

# Rule, answers, and each remedy in short with the truth value that the rule then has.
REMEDIES_EXPECTED: list[tuple[dict[str, Any], dict[str, Any], list[tuple[str, bool | None]]]] = [
    (SMALL, {"sales": 10}, []),
    (SMALL, {}, []),
    (SMALL, {"sales": 10.01}, [("sales 10", True)]),
    (SMALL, {"sales": {"more_than": 10}}, [("sales 10", True)]),
    ({"not": SMALL}, {"sales": 10}, [("not sales 10", True)]),
    ({"all": [FIRM, SMALL]}, {"applicant": "shop", "sales": 11}, [("applicant firm, sales 10", True)]),
    # What is not answered, and what a department decides, stays open.
    ({"all": [FIRM, SMALL]}, {"applicant": "shop"}, [("applicant firm", None)]),
    ({"all": [FIRM, MANUAL]}, {"applicant": "shop"}, [("applicant firm", None)]),
    ({"all": [FIRM, MEMBER]}, {"applicant": "shop", "member": None}, [("applicant firm", None)]),
    # Of remedies of equal size, the one that the applicant can bring about is first.
    ({"any": [FIRM, MEMBER]}, {"applicant": "shop", "member": False}, [("member True", True), ("applicant firm", True)]),
    ({"any": [{"all": [FIRM, MEMBER]}, SMALL]}, {"applicant": "shop", "member": False, "sales": 11}, [("sales 10", True), ("applicant firm, member True", True)]),
    ({"any": [{"all": [FIRM, MEMBER]}, MANUAL]}, {"applicant": "shop"}, []),
    ({"any": [{"all": [MEMBER, MANUAL]}, {"all": [MEMBER, LISTED]}]}, {"member": False, "listed": False}, [("member True", None)]),
    # Two tests on one fact: a figure between the bounds, where there is one.
    ({"all": [SMALL, fact("sales", "more_than", 9.9)]}, {"sales": 12}, [("sales 10", True)]),
    ({"all": [fact("months", "more_than", 5), fact("months", "less_than", 6)]}, {"months": 3}, []),
    ({"all": [fact("months", "more_than", 12), MEMBER]}, {"months": 3, "member": True}, []),  # the question takes 12 at most
    ({"any": [fact("sales", "at_most", 10), fact("sales", "at_most", 20)]}, {"sales": 25}, [("sales 20", True)]),
    ({"any": [fact("sales", "at_most", 10), {"all": [fact("sales", "at_most", 20), MANUAL]}]}, {"sales": 25}, [("sales 10", True), ("sales 20", None)]),
    # Not more is promised than the change alone gives: at 15 the rule still waits for the department.
    ({"all": [fact("sales", "at_most", 20), {"any": [SMALL, MANUAL]}]}, {"sales": 25}, [("sales 20", None)]),
    # Nor where it depends on which of two the applicant becomes: a shop still waits for the department.
    (
        {"all": [fact("applicant", "one_of", ["shop", "union"]), {"any": [SHOP, MEMBER]}, {"any": [fact("applicant", "is", "union"), MANUAL]}]},
        {"applicant": "firm", "member": True},
        [("applicant ('shop', 'union')", None)],
    ),
    # Nobody can be both.
    ({"all": [{"any": [FIRM, MEMBER]}, {"any": [SHOP, LISTED]}]}, {"applicant": "union", "member": False, "listed": False}, [
        ("member True, listed True", True), ("applicant firm, listed True", True), ("member True, applicant shop", True),
    ]),
    ({"all": [SHOP, {"not": FIRM}]}, {"applicant": "firm"}, [("applicant shop, not applicant firm", True)]),
    (fact("opened", "on_or_after", "2023-04-01"), {"opened": "2023-03-31"}, [("opened 2023-04-01", True)]),
]  # fmt: skip

# Rule, the chosen options, and the options to choose instead; None if nothing helps.
SELECTIONS_EXPECTED: list[tuple[dict[str, Any], list[str], list[str] | None]] = [
    (fact("traits", "includes", "a"), [], ["a"]),
    (fact("traits", "includes", "a"), ["none"], ["a"]),
    (fact("traits", "includes", "a"), ["c", "b"], ["c", "b", "a"]),
    ({"not": fact("traits", "includes_any", ["a", "b"])}, ["a", "c", "b"], ["c"]),
    ({"not": fact("traits", "includes", "a")}, ["a"], ["none"]),
    ({"all": [fact("traits", "includes_any", ["a", "b"]), {"not": fact("traits", "includes", "a")}]}, ["a"], None),
    ({"all": [fact("traits", "includes_any", ["a", "b"]), {"not": fact("traits", "includes", "a")}]}, [], ["b"]),
]

# Rule, answers, and in short its `FailureReasons`: what is needed in any case, and the sets of which one is enough.
BLAME_EXPECTED: list[tuple[dict[str, Any], dict[str, Any], str, list[str]]] = [
    (
        {"all": [FIRM, SMALL, MEMBER]},
        {"applicant": "shop", "sales": 11, "member": True},
        "applicant firm, sales 10",
        [],
    ),
    ({"any": [{"all": [FIRM, MEMBER]}, SMALL]}, {"applicant": "shop", "member": False, "sales": 11}, "sales 10", []),
    ({"any": [MEMBER, LISTED]}, {"member": False, "listed": False}, "", ["member True", "listed True"]),
    (
        {"all": [SMALL, {"any": [MEMBER, LISTED]}]},
        {"sales": 11, "member": False, "listed": False},
        "sales 10",
        ["member True", "listed True"],
    ),
    ({"all": [SMALL, MANUAL]}, {"sales": 9}, "", []),
    # No answers bring it about, yet it fails for a reason.
    ({"all": [fact("months", "more_than", 5), fact("months", "less_than", 6)]}, {"months": 3}, "months 5", []),
]


def failing_examples() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return every rule of this module with its answers."""
    chosen = [(rule, {"traits": present}) for rule, present, _ in SELECTIONS_EXPECTED]
    return [*(case[:2] for case in REMEDIES_EXPECTED), *(case[:2] for case in BLAME_EXPECTED), *chosen]
