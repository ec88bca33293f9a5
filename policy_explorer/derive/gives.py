"""What a benefit gives, in few words, and the sum that it is ordered by. Pure.

`payout_wording` says what a payout comes to for an applicant.
"""

from __future__ import annotations

from policy_explorer.derive.site import SiteBenefit
from policy_explorer.derive.summary import GIVEN, verbatim_figure
from policy_explorer.model import Amount, Benefit
from policy_explorer.text.comparators import with_comparator
from policy_explorer.text.yuan import yuan_in


def gives_words(entry: SiteBenefit) -> str:
    """Return the amounts and rates that are granted, with what each is: `加计抵减比例5%`; "" where the text has none."""
    return "，".join(given_words(amount) for amount in entry.amounts if amount.role in GIVEN)


def given_words(amount: Amount) -> str:
    """Return a figure behind its label, unless that says it already: `减按1%征收`. A word stands before: `免征增值税`."""
    figure = with_comparator(amount, verbatim_figure(amount))
    if not any(character.isdigit() for character in figure):
        return figure + amount.label
    return amount.label if figure in amount.label else amount.label + figure


def fixed_worth(benefit: Benefit) -> float:
    """Return the sum in 元 that the text fixes, 0 where it fixes none: what is a bound, a rate or for each is not compared."""
    if benefit.payout is not None:
        fixed = benefit.payout.fixed
        return fixed.value * (yuan_in(fixed.unit) or 0) if fixed else 0
    sums = [amount for amount in benefit.amounts if amount.role == "amount"]
    if len(sums) != 1 or sums[0].comparator is not None:
        return 0
    return sums[0].value * (yuan_in(sums[0].unit) or 0)
