"""A size that a reader loads, as a build reports it. Pure. `budgets` measures them."""

from __future__ import annotations

from msgspec import Struct


class Size(Struct, frozen=True):
    """One measured size with its limit."""

    label: str
    value: int
    most: int

    @property
    def over(self) -> bool:
        return self.value > self.most
