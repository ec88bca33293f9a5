"""The types of the data scripts: current, and true of every script that is built."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, NewType, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.model.rules import OPERATORS
from policy_explorer.render import explorer_data, pages
from policy_explorer.resources import STATIC
from policy_explorer.schemas.script_types import DECLARATIONS, script_types
from policy_explorer.text.data_shapes import explorer, questionnaire, rules, search, service_worker
from policy_explorer.validate.validate import validate
from support.site_render import files

SHAPES: dict[str, Any] = {
    "explorerData": explorer.ExplorerData,
    "questionnaireData": questionnaire.QuestionnaireData,
    "searchData": search.SearchData,
    "searchMeasures": search.SearchMeasures,
    "searchPages": search.SearchPages,
    "searchWords": search.SearchWords,
    "siteFiles": service_worker.PrecacheManifest,
}
SLICES: dict[str, Any] = {
    "explorerCards": list[explorer.CardRow],
    "questionnaireMeasures": list[questionnaire.MeasureEntry],
}
SLICE = re.compile(r"\(globalThis\.(\w+)=.*?\)\[(\".*?\")\]=")


def test_the_declarations_are_current(update_golden: bool):
    declarations = STATIC / DECLARATIONS
    if update_golden:
        declarations.write_text(script_types(), "utf-8")
    assert declarations.read_text("utf-8") == script_types()


def test_a_test_has_the_operators_of_the_model():
    assert set(rules.TestEntry.__annotations__) == {"fact", *OPERATORS}


@pytest.fixture(scope="module", params=["real_content", "tiny_content", "several_content"])
def content(request: pytest.FixtureRequest) -> WholeSite:
    return derive(validate(load(request.getfixturevalue(request.param))))


@pytest.mark.parametrize("large", [False, True])
def test_data_of_measures_have_their_shape(content: WholeSite, large: bool, monkeypatch: pytest.MonkeyPatch):
    if large:
        monkeypatch.setattr(pages, "is_large", lambda _: True)
        monkeypatch.setattr(explorer_data, "shown_at_first", lambda _: 0)
    scripts = [script for path, script in files(content).items() if path.startswith("data/") and path.endswith(".js")]
    names = {name for script in scripts for name in checked_names(script.decode())}
    assert names == {"explorerData", "questionnaireData", "searchData", *(SLICES if large else ())}


def test_data_of_a_built_site_have_their_shape(several_site: Path):
    folders = ("data", "search", "search/pagefind", "search/passages", ".")
    scripts = [path.read_text("utf-8") for folder in folders for path in (several_site / folder).glob("*.js")]
    names = {name for script in scripts if script.startswith("globalThis.") for name in checked_names(script)}
    assert {*SHAPES, "searchPassages"} <= names


def checked_names(script: str) -> Iterator[str]:
    """Hold the data of a script against their shape, and give the name of the global."""
    if sliced := SLICE.match(script):
        name, shape, value = sliced[1], SLICES[sliced[1]], script[sliced.end() :]
    else:
        name, rest = script.removeprefix("globalThis.").split("=", 1)
        name = "searchPassages" if name.startswith("searchPassages_") else name.strip()
        shape, value = search.PassagesData if name == "searchPassages" else SHAPES[name], rest.lstrip()
    data, _ = json.JSONDecoder().raw_decode(value)
    assert list(mismatches(data, shape, name)) == []
    yield name


def mismatches(value: Any, hint: Any, path: str) -> Iterator[str]:
    """Name the places where a value has not the shape of a type."""
    if isinstance(hint, NewType):
        yield from mismatches(value, hint.__supertype__, path)
    elif is_typeddict(hint):
        yield from mismatches_of_entry(value, hint, path)
    elif get_origin(hint) in (Union, UnionType):
        if not any(next(mismatches(value, part, path), None) is None for part in get_args(hint)):
            yield f"{path}: {value!r} is none of {hint}"
    elif (items := items_of(value, hint)) is not None:
        for name, item, part in items:
            yield from mismatches(item, part, f"{path}.{name}")
    elif not is_plain(value, hint):
        yield f"{path}: {value!r} is not {hint}"


def items_of(value: Any, hint: Any) -> list[tuple[Any, Any, Any]] | None:
    """Return each item with its place and its type; None for what is no list, tuple or mapping, or none of this length."""
    kind, types = get_origin(hint), get_args(hint)
    if kind is list and isinstance(value, list):
        return [(at, item, types[0]) for at, item in enumerate(value)]
    if kind is tuple and isinstance(value, list) and len(value) == len(types):
        return [(at, item, part) for at, (item, part) in enumerate(zip(value, types, strict=True))]
    if kind is dict and isinstance(value, dict):
        return [(name, item, types[1]) for name, item in value.items()]
    return None


def mismatches_of_entry(value: Any, hint: Any, path: str) -> Iterator[str]:
    hints = get_type_hints(hint)
    if not isinstance(value, dict) or not required_keys(hint) <= set(value) <= set(hints):
        yield f"{path}: {value!r} has not the keys of {hint}"
        return
    for name, item in value.items():
        yield from mismatches(item, hints[name], f"{path}.{name}")


def required_keys(shape: Any) -> set[str]:
    """Those that no class leaves out; `__required_keys__` does not see NotRequired in a module of postponed annotations."""
    hints = get_type_hints(shape, include_extras=True)
    return {name for name, hint in hints.items() if get_origin(hint) is not NotRequired} - shape.__optional_keys__


def is_plain(value: Any, hint: Any) -> bool:
    if hint in (Any, object):
        return True
    if get_origin(hint) is Literal:
        return value in get_args(hint)
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(hint, type) and type(value) is hint
