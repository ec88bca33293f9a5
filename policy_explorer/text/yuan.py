"""Units of money that can be compared with each other. Pure."""

from __future__ import annotations

from policy_explorer.text.units import read_unit


def yuan_in(unit: str) -> float | None:
    """Return how many 元 a unit is: 10000 for 万元; None for 元/人, 美元, % and all that is no sum of 元."""
    found = read_unit(unit)
    return float(found.size) if found.dimension == "元" and "/" not in unit else None
