"""Exact decimal numbers, so that no binary fraction touches a sum of money. Pure; `static/js/rules/decimals.js` is the twin."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact

# Figures and answers have at most 15 digits each; a product of three of them is exact, and what is not would be an error.
EXACT = Context(prec=80, traps=[Inexact])


def decimal(value: int | float) -> Decimal:
    """Return the decimal number that a person typed: 0.1, not the binary fraction beside it."""
    return Decimal(repr(value))


def product(one: Decimal, other: Decimal) -> Decimal:
    return EXACT.multiply(one, other)


def hundredth(value: Decimal) -> Decimal:
    """Return `value` per cent."""
    return value.scaleb(-2, EXACT)


def written(value: Decimal) -> str:
    """Return a number without an exponent and without needless zeros: 3000, 0.5."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
