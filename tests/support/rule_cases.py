"""Read rule_cases.yaml: rules, answers, and the truth value that both evaluators must give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

PATH = Path(__file__).with_name("rule_cases.yaml")
TRUTHS = {"yes": True, "no": False, "unknown": None}


@dataclass(frozen=True, slots=True)
class RuleCase:
    name: str
    rule: dict[str, Any]
    answers: dict[str, Any]
    day: date | None
    truth: bool | None


def rule_cases() -> list[RuleCase]:
    """Return the cases in order, with a quote wherever a rule must have one."""
    return [
        RuleCase(
            f"{group['about']}：{case['note']}",
            with_quotes(group["rule"]),
            case["answers"],
            group.get("day"),
            TRUTHS[case["truth"]],
        )
        for group in yaml.load(PATH.read_text("utf-8"), yaml.CSafeLoader)
        for case in group["cases"]
    ]


def with_quotes(rule: dict[str, Any]) -> dict[str, Any]:
    if "fact" in rule or "manual" in rule:
        return {**rule, "quote": "原文"}
    if "count" in rule:
        return {**rule, "count": [with_quotes(part) for part in rule["count"]], "quote": "原文"}
    ((connective, inside),) = rule.items()
    return {connective: with_quotes(inside) if connective == "not" else [with_quotes(part) for part in inside]}
