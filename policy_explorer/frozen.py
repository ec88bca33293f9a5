"""`@frozen`: a dataclass with slots that nothing can change, eight times as fast to define as the standard one; `@ordered` for those to sort.

There are over a hundred, and all are defined before a command begins: docs/decisions/starting-fast.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

Sort = TypeVar("Sort", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(sort: Sort) -> Sort:
    """As `@dataclass(frozen=True, slots=True)`, without `__post_init__`; what has to be compiled is, when the first value is made."""
    sort.__doc__ = sort.__doc__ or sort.__name__  # or `dataclass` writes one, at length
    made = dataclass(init=False, repr=False, eq=False, slots=True)(sort)
    names = made.__match_args__
    values = values_of(names)

    def __init__(self, *args: Any, **named: Any) -> None:
        made.__init__ = initialiser(made)
        made.__init__(self, *args, **named)

    def __eq__(self, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is made else NotImplemented

    def __hash__(self) -> int:
        return hash(values(self))

    def __repr__(self) -> str:
        return f"{made.__qualname__}({', '.join(f'{name}={value!r}' for name, value in zip(names, values(self), strict=True))})"

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return made, values(self)

    for method in (__init__, __eq__, __hash__, __repr__, __reduce__):
        if method.__name__ not in sort.__dict__:
            setattr(made, method.__name__, method)
    made.__setattr__ = made.__delattr__ = refuse
    return made


def ordered(sort: Sort) -> Sort:
    """Values of a frozen sort, in the order of their fields."""
    values = values_of(sort.__match_args__)

    def __lt__(self, other: Any) -> bool:
        return values(self) < values(other) if other.__class__ is sort else NotImplemented

    sort.__lt__ = __lt__
    return sort


def values_of(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)


def initialiser(made: type) -> Callable[..., None]:
    """Its `__init__`, which fills the slots past `refuse`. A field with a factory has MISSING for its default."""
    scope, given, filled = {"MISSING": MISSING}, ["self"], []
    for own in fields(made):
        name, made_anew = own.name, own.default_factory is not MISSING
        scope |= {
            f"set_{name}": getattr(made, name).__set__,
            f"make_{name}": own.default_factory,
            f"default_{name}": own.default,
        }
        given.append(name if own.default is MISSING and not made_anew else f"{name}=default_{name}")
        filled.append(
            f"set_{name}(self, make_{name}() if {name} is MISSING else {name})"
            if made_anew
            else f"set_{name}(self, {name})"
        )
    exec("\n ".join([f"def __init__({', '.join(given)}):", *filled]), scope)
    init = scope["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


def refuse(self, name: str, value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} is not to be changed")
