"""How a test comes out for a range of numbers as answer, such as `{more_than: 10, at_most: 20}`. Pure.

An applicant may know that a figure lies under a bound without knowing the figure. `static/js/rules/ranges.js` is the twin
in the browser.
"""

from __future__ import annotations

from policy_explorer.model.answers import NumberRange
from policy_explorer.rules.spec import SPEC

OPPOSITE = {name: operator.opposite for name, operator in SPEC.operators.items() if operator.opposite}


def range_truth(operator: str, bound: float, answer: NumberRange) -> bool | None:
    """Return True if every number of the range meets the test, False if none does, else None."""
    if every_number_meets(operator, bound, answer):
        return True
    return False if every_number_meets(OPPOSITE[operator], bound, answer) else None


def every_number_meets(operator: str, bound: float, answer: NumberRange) -> bool:
    match operator:
        case "at_least":
            return answer.low >= bound
        case "more_than":
            return answer.low > bound or (answer.low == bound and not answer.low_in)
        case "at_most":
            return answer.high <= bound
    return answer.high < bound or (answer.high == bound and not answer.high_in)
