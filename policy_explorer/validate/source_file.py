"""One YAML file as validation rules see it: its value, whatever its shape, and the positions of what is in it.

A rule reads values as written (`SourceFile.select`), not models, so that it can check a file of which another field is
wrong. `select` skips values of another type than the rule asks for: `shapes` reports those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Final, TypeVar, cast, overload

from msgspec.structs import replace

from policy_explorer.load.problem import FieldPath, Problem, dotted, shown
from policy_explorer.load.yaml_parser import Position, positions
from policy_explorer.load.yaml_positions import character_places, line_and_column
from policy_explorer.text.verbatim import without_whitespace

T = TypeVar("T")
Checked = TypeVar("Checked", bound=Callable[..., Any])

# Steps of a pattern, besides keys and indices.
EACH: Final = object()  # every item of a list
DEEP: Final = object()  # the value itself, and every mapping and list in it at any depth
Pattern = tuple[Any, ...]

CONTAINERS = (dict, list)
# The default of an argument that may be None.
NO_VALUE: Final = object()


def take_step(found: list[tuple[FieldPath, Any]], step: Any) -> list[tuple[FieldPath, Any]]:
    """Return the (path, value) pairs that one `step` of a pattern reaches from the pairs of `found`."""
    if not found:
        return found
    if step is DEEP:
        return [pair for at, value in found for pair in containers(value, at)]
    if step is EACH:
        return [
            ((*at, index), inner) for at, value in found if isinstance(value, list) for index, inner in enumerate(value)
        ]
    if isinstance(step, str):  # by far the most common
        return [((*at, step), value[step]) for at, value in found if isinstance(value, dict) and step in value]
    return [((*at, step), value[step]) for at, value in found if has(value, step)]


def has(value: Any, step: str | int) -> bool:
    """Return whether `value` has an item under the key or index `step`."""
    return step in value if isinstance(value, dict) else isinstance(value, list) and step in range(len(value))


def containers(value: Any, at: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    """Yield `value`, at path `at`, and every mapping and list within it, in written order.

    Iterative: most rules walk a file this way, and each level of a recursive generator costs time.
    """
    left = [(at, value)]
    while left:
        at, value = left.pop()
        yield at, value
        items: Iterable[tuple[Any, Any]] = ()
        if isinstance(value, dict):
            items = value.items()
        elif isinstance(value, list):
            items = enumerate(value)
        left += [((*at, key), inner) for key, inner in items if isinstance(inner, CONTAINERS)][::-1]


@dataclass(frozen=True, eq=False)
class SourceFile:
    """One YAML file: `path` from the content folder, `value`, and `yaml_text`, the text that it was read from.

    A measure's file that could not be read has a `SourceFile` too, with `readable` False and no value, so that the
    numbers of the other measures have no gap.
    """

    path: str
    value: Any
    yaml_text: str
    readable: bool = True
    cache: dict[Pattern, Any] = field(default_factory=dict, repr=False)  # the cache of `reached` and `cached_per_file`

    @overload
    def select(self, *pattern: Any, kind: type[T]) -> list[tuple[FieldPath, T]]: ...
    @overload
    def select(self, *pattern: Any, kind: tuple[type, ...] = ...) -> list[tuple[FieldPath, Any]]: ...
    def select(self, *pattern: Any, kind: type | tuple[type, ...] = object) -> list[tuple[FieldPath, Any]]:
        """Return (path, value) of each value that `pattern` reaches and that is of type `kind`.

        A pattern consists of keys, indices, EACH and DEEP. A boolean is not selected as an integer.
        """
        found = [] if self.lacks(pattern) else self.reached(pattern)
        if not found or kind is object:
            return found[:]
        return [pair for pair in found if isinstance(pair[1], kind) and (pair[1].__class__ is not bool or kind is bool)]

    def reached(self, pattern: Pattern) -> list[tuple[FieldPath, Any]]:
        """Return (path, value) of each value that `pattern` reaches. Cached with each prefix, which patterns share."""
        reached: list[tuple[FieldPath, Any]] | None = self.cache.get(pattern)
        if reached is None:
            reached = take_step(self.reached(pattern[:-1]), pattern[-1]) if pattern else [((), self.value)]
            self.cache[pattern] = reached
        return reached

    @overload
    def values(self, *pattern: Any, kind: type[T]) -> list[T]: ...
    @overload
    def values(self, *pattern: Any, kind: tuple[type, ...] = ...) -> list[Any]: ...
    def values(self, *pattern: Any, kind: type | tuple[type, ...] = object) -> list[Any]:
        """Return the values alone that `pattern` reaches, booleans as integers too: half the time of `select`."""
        if self.lacks(pattern):
            return []
        found = [self.value]
        for length, step in enumerate(pattern, 1):
            if step is DEEP:
                found = [inner for _, inner in self.reached(pattern[:length])]
            elif step is EACH:
                found = [inner for value in found if isinstance(value, list) for inner in value]
            elif isinstance(step, str):
                found = [value[step] for value in found if isinstance(value, dict) and step in value]
            else:
                found = [value[step] for value in found if has(value, step)]
            if not found:
                return []
        return [value for value in found if isinstance(value, kind)]

    def lacks(self, pattern: Pattern) -> bool:
        """Tell whether `pattern` surely reaches nothing, by its first keys: of the hundred that rules ask for most do not."""
        first = pattern[0] if pattern else None
        if first.__class__ is not str or not isinstance(self.value, dict):
            return False
        if first not in self.value:
            return True
        if len(pattern) < 3 or pattern[1] is not EACH or pattern[2].__class__ is not str:
            return False
        keys = self.keys_of_items.get(first)
        if keys is None:
            items = self.value[first] if isinstance(self.value[first], list) else ()
            keys = self.keys_of_items[first] = {key for item in items if isinstance(item, dict) for key in item}
        return pattern[2] not in keys

    @cached_property
    def keys_of_items(self) -> dict[str, set[Any]]:
        """The keys of the mappings in each list of the top level that a rule has asked for."""
        return {}

    def may_have(self, key: str) -> bool:
        """Return False if no mapping has `key`, by the text alone: within quotes, a key may be written with escapes."""
        return not self.yaml_text or key in self.yaml_text or "\\" in self.yaml_text

    def get(self, key: str, kind: type[T]) -> T | None:
        """Return the value of the top-level field `key` if it is of type `kind`. A boolean is no integer."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return value if isinstance(value, kind) and (value.__class__ is not bool or kind is bool) else None

    def problem(
        self, at: FieldPath, message: str, value: Any = NO_VALUE, hint: str = "", on_key: bool = False
    ) -> Problem:
        """Return a problem placed at the value at path `at`, or at its key if `on_key`; `value` is shown."""
        place = self.position(at)
        line, column = place.key if on_key else place.value
        return Problem(self.path, line, column, dotted(at), message, "" if value is NO_VALUE else shown(value), hint)

    def problem_at_character(self, at: FieldPath, index: int, message: str, value: str, hint: str) -> Problem:
        """Return a problem placed at a character of the text at path `at`.

        `index` counts characters other than white space from 0. The index after the last is the end of the text.
        """
        problem = self.problem(at, message, value, hint)
        text = next((text for _, text in self.select(*at, kind=str)), "")
        places = list(character_places(self.yaml_text, *positions(self.yaml_text)[at].span))
        if not places or "".join(character for character, _ in places) != without_whitespace(text):
            return problem
        found = places[index][1] if index < len(places) else places[-1][1] + 1
        line, column = line_and_column(self.yaml_text, found)
        return replace(problem, line=line, column=column)

    def position(self, at: FieldPath) -> Position:
        """Return the position of the value at path `at`; of a missing one, that of the nearest container's key."""
        known = positions(self.yaml_text)
        while at and at not in known:
            at = at[:-1]
            if at in known:
                return Position(known[at].key, known[at].key)
        return known.get(at, Position((1, 1), (1, 1)))

    @cached_property
    def words(self) -> str:
        """The `text` of a measure and the cells of its `tables`, without white space."""
        return self.text + without_whitespace("".join(self.values("tables", EACH, "rows", EACH, EACH, kind=str)))

    @cached_property
    def official_title(self) -> str:
        """How a measure begins in the notice, without white space: its `heading` where it has one, else its `title`.

        A `title` beside a `heading` may be the editor's own.
        """
        return without_whitespace(self.get("heading", str) or self.get("title", str) or "")

    @cached_property
    def text(self) -> str:
        """The `text` of a measure, without white space."""
        return without_whitespace(self.get("text", str) or "")


def cached_per_file(compute: Checked) -> Checked:
    """Decorate a function of a SourceFile and hashable arguments, so that each result is computed once for a file.

    Results are cached in the file, and `clear_cache` in `validate.py` drops them with it.
    """

    @wraps(compute)
    def cached(file: SourceFile, *arguments: Any) -> Any:
        key = (cached, *arguments)
        try:
            return file.cache[key]
        except KeyError:
            found = file.cache[key] = compute(file, *arguments)
            return found

    return cast(Checked, cached)
