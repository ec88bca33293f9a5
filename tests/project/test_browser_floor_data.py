"""What came after the floor, told from data of the form that MDN's have, and the file that holds it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from browser_floor.data import FILE
from browser_floor.extract import Support, extract, one_record_a_line

FLOOR = 86


def feature(*entries: dict[str, Any], **parts: Any) -> dict[str, Any]:
    return {"__compat": {"support": {"chrome": list(entries)}}, **parts}


def added(version: Any, **more: Any) -> dict[str, Any]:
    return {"version_added": version, **more}


@pytest.mark.parametrize(
    ("entries", "since"),
    [
        ([added("86")], 0),
        ([added("≤37")], 0),
        ([added("87")], 87),
        ([added(False)], None),
        ([added("preview")], None),
        ([added("80", version_removed="86")], None),
        ([added("80", version_removed="90")], 0),
        ([added("80", flags=[{"name": "a"}])], None),
        ([added("90"), added("80", flags=[{"name": "a"}])], 90),
        ([added("90"), added("20", prefix="-webkit-")], 90),
        ([added("100"), added("60", version_removed="70")], 100),
    ],
)
def test_since_when_the_floor_has_a_feature(entries: list[dict[str, Any]], since: int | None):
    assert Support(FLOOR).since(feature(*entries)) == since


def small_data() -> dict[str, Any]:
    """Two interfaces that share a name of which one came later, and one of each other kind."""
    old, new = added("50"), added("90")
    option = feature(old, options_signal_parameter=feature(new), options_once_parameter=feature(old))
    return {
        "__meta": {"version": "0.0.1"},
        "api": {
            "Old": feature(old, at=feature(new), of=feature(new), listen=option),
            "New": feature(new, of=feature(new), by_static=feature(new)),
        },
        "javascript": {
            "builtins": {"List": feature(old, of=feature(old)), "Intl": feature(old), "Temporal": feature(new)},
            "statements": {"a": feature(new), "b": feature(old)},
        },
        "webassembly": {"api": {}, "references": feature(new)},
        "css": {
            "properties": {
                "a": feature(new, added("20", prefix="-webkit-")),
                "b": feature(old, c=feature(new), d=feature(old)),
            },
            "types": {"length": feature(old, lh=feature(new))},
            "at-rules": {"media": feature(old, range=feature(new)), "layer": feature(new)},
            "selectors": {"is": feature(new), "not": feature(old)},
        },
        "html": {
            "elements": {"p": feature(old, a=feature(new), b=feature(old, c=feature(new)))},
            "global_attributes": {"inert": feature(new)},
        },
        "svg": {"elements": {"path": feature(old)}},
    }


def test_the_extract_tells_what_came_later_and_what_a_name_alone_does_not_tell():
    found = extract(small_data(), FLOOR)
    assert found["members"] == {
        "Old": {"at": 90, "of": 90},
        "New": {"": 90, "of": 90, "by_static": 90},
        "Temporal": {"": 90},
    }
    assert found["offered"] == ["of"]
    assert found["options"] == {"listen": {"signal": 90}}
    assert found["syntax"] == {"statements.a": 90}
    assert found["properties"] == {"a": 90, "-webkit-a": 0, "b": 0}
    assert found["values"] == {"b": {"c": 90}}
    assert found["types"] == {"length.lh": 90}
    assert (found["at-rules"], found["within at-rules"]) == ({"media": 0, "layer": 90}, {"media": {"range": 90}})
    assert (found["elements"], found["attributes"]) == (
        {"p": 0, "path": 0},
        {"p": {"a": 90, "b=c": 90}, "*": {"inert": 90}},
    )


def test_the_file_is_as_the_extract_writes_it():
    text = FILE.read_text("utf-8")
    assert one_record_a_line(json.loads(text)) == text
