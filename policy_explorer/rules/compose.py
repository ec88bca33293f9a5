"""The rule that judges a benefit: its own conditions, and those that stand elsewhere in the notice. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policy_explorer.model import AllOf, Clause, Condition, parts


def governing(clauses: Iterable[Clause], number: int) -> Iterator[Clause]:
    """Yield the clauses that apply to the measure with this number, whether or not they hold conditions."""
    return (clause for clause in clauses if not clause.measures or number in clause.measures)


def compose(own: Condition, extra: Sequence[Condition]) -> Condition:
    """Return a rule that is met when `own` and each condition of `extra` is met.

    The parts of an own `all` come first, so that each stands at the same path as in the file. Without extra conditions
    the rule is `own` itself.
    """
    return AllOf.model_construct(all=(*conjuncts(own), *extra)) if extra else own


def conjuncts(condition: Condition) -> tuple[Condition, ...]:
    """Return the parts of an `all`, each of which has to be met, or else the condition itself."""
    return parts(condition) if isinstance(condition, AllOf) else (condition,)
