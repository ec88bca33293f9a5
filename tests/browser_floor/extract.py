"""MDN's browser-compat-data (the npm package @mdn/browser-compat-data, CC0) -> floor.json.

    python tests/browser_floor/extract.py DATA_JSON [--floor 86]

DATA_JSON is `data.json` of that package. Without --floor the floor stays as it is. The same data give the same bytes.
A feature is told by the version of Chromium that brought it: a number above the floor; `null` where none did without a flag, or where
it had gone before the floor; 0 where the floor has it. Features of the floor are listed only where a check must tell them from
names that nobody knows. One record a line, so that newer data show what changed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

BROWSER = "chrome"
TARGET = Path(__file__).with_name("floor.json")
OPTION = re.compile(
    r"(?:[a-zA-Z]*[oO]ptions?|init|settings|descriptor)_(?P<first>[a-zA-Z]+)_parameter|(?P<last>[a-zA-Z]+)_option"
)
NAMESPACES = ("Intl", "Temporal")
Versions = dict[str, Any]


class Support:
    """When the features of the data came, seen from one floor."""

    def __init__(self, floor: int):
        self.floor = floor

    def since(self, feature: Mapping[str, Any]) -> int | None:
        """0 where the floor has it, else the version that brought it for good, else None."""
        entries = [entry for entry in self.entries(feature) if not {"flags", "prefix", "alternative_name"} & set(entry)]
        spans = [(number(entry["version_added"]), number(entry.get("version_removed"))) for entry in entries]
        if any(
            added is not None and added <= self.floor and (removed is None or removed > self.floor)
            for added, removed in spans
        ):
            return 0
        return min(
            (added for added, removed in spans if added is not None and added > self.floor and removed is None),
            default=None,
        )

    def other_names(self, name: str, feature: Mapping[str, Any]) -> Iterator[str]:
        """What the feature is called with a prefix or was called of old, where the floor has it so."""
        parts = (
            part for path, part in walk(feature) if path[-1].endswith("_context")
        )  # grid-gap is told of gap within a grid
        for entry in (entry for part in (feature, *parts) for entry in self.entries(part)):
            if {"prefix", "alternative_name"} & set(entry) and "flags" not in entry:
                plain = {key: value for key, value in entry.items() if key not in ("prefix", "alternative_name")}
                if self.since({"__compat": {"support": {BROWSER: plain}}}) == 0:
                    yield entry.get("alternative_name") or entry["prefix"] + name

    @staticmethod
    def entries(feature: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        support = feature["__compat"]["support"].get(BROWSER, {"version_added": False})
        return support if isinstance(support, list) else [support]

    def after(self, features: Mapping[str, Any]) -> Versions:
        """Those of the features that came after the floor."""
        return {name: since for name, feature in children(features) if (since := self.since(feature)) != 0}

    def every(self, features: Mapping[str, Any]) -> Versions:
        """All of the features, those of the floor and their other names with 0."""
        known = {name: self.since(feature) for name, feature in children(features)}
        return {other: 0 for name, feature in children(features) for other in self.other_names(name, feature)} | known


def number(version: Any) -> int | None:
    return int(version.removeprefix("≤").split(".")[0]) if isinstance(version, str) and version != "preview" else None


def children(features: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    return ((name, feature) for name, feature in features.items() if name != "__compat" and "__compat" in feature)


def walk(
    features: Mapping[str, Any], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """Every feature at any depth, with its path."""
    for name, feature in features.items():
        if name != "__compat":
            if "__compat" in feature:
                yield (*path, name), feature
            yield from walk(feature, (*path, name))


def classes(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Interfaces of the Web and objects of the language, those of a namespace as `Intl.Segmenter`."""
    yield from children(data["api"])
    yield from builtins(data)


def builtins(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    language = data["javascript"]["builtins"]
    yield from children(language)
    for namespace in NAMESPACES:
        yield from (
            (f"{namespace}.{name}", feature) for name, feature in children(language[namespace]) if len(feature) > 1
        )
    yield from (
        (f"WebAssembly.{name}", feature) for name, feature in children(data["webassembly"]["api"]) if len(feature) > 1
    )


def members_after(data: Mapping[str, Any], support: Support) -> Versions:
    """{class: {member: since}}; the class itself, where it came later, under ""."""
    found: Versions = {}
    language = dict(builtins(data))
    for name, feature in classes(data):
        # `Iterator` had members long before it had a name: its constructor tells when that came.
        named = feature.get(name, feature) if name in language else feature
        own = {"": support.since(named)} if support.since(named) != 0 else {}
        own |= {member: since for member, since in support.after(feature).items() if member != name.split(".")[-1]}
        if own:
            found[name] = {**found.get(name, {}), **own}
    return found


def bare(member: str) -> str:
    return member.removesuffix("_static")


def offered_names(data: Mapping[str, Any], support: Support, after: Versions) -> list[str]:
    """Names of later members that another class of the floor has too, so that the name alone tells nothing."""
    later = {bare(member) for members in after.values() for member in members}
    everything = (
        (member, support.since(feature)) for _, members in classes(data) for member, feature in children(members)
    )
    return sorted({bare(member) for member, since in everything if since == 0} & later)


def options_after(data: Mapping[str, Any], support: Support) -> Versions:
    """{method: {key of an object given to it: since}}, where no method of that name takes the key at the floor."""
    found: dict[str, dict[str, list[int | None]]] = {}
    for path, feature in (*walk(data["api"]), *walk(data["javascript"]["builtins"])):
        option = OPTION.fullmatch(path[-1])
        if option and len(path) > 2:
            method = path[2] if path[0] in NAMESPACES else path[1]
            found.setdefault(bare(method), {}).setdefault(option["first"] or option["last"], []).append(
                support.since(feature)
            )
    return {
        method: later
        for method, options in found.items()
        if (later := {name: soonest(versions) for name, versions in options.items() if 0 not in versions})
    }


def soonest(versions: Iterable[int | None]) -> int | None:
    return min((version for version in versions if version is not None), default=None)


def values_after(properties: Mapping[str, Any], support: Support) -> Versions:
    found = {name: support.after(feature) for name, feature in children(properties) if support.since(feature) == 0}
    return {name: values for name, values in found.items() if values}


def paths_after(features: Mapping[str, Any], support: Support, skipped: tuple[str, ...] = ()) -> Versions:
    rest = {name: feature for name, feature in features.items() if name not in skipped}
    return {".".join(path): since for path, feature in walk(rest) if (since := support.since(feature)) != 0}


def attributes_after(elements: Mapping[str, Any], everywhere: Mapping[str, Any], support: Support) -> Versions:
    """{element, or * for any: {attribute or attribute=value: since}}."""
    found: Versions = {}
    for element, features in (*elements.items(), ("*", everywhere)):
        for path, feature in walk(features):
            if len(path) <= 2 and (since := support.since(feature)) != 0:
                found.setdefault(element, {})["=".join(path)] = since
    return found


def extract(data: Mapping[str, Any], floor: int) -> dict[str, Any]:
    support, css, html = Support(floor), data["css"], data["html"]
    members = members_after(data, support)
    return {
        "floor": floor,
        "browser": BROWSER,
        "source": f"@mdn/browser-compat-data {data['__meta']['version']}, CC0-1.0",
        "builtins": sorted(name for name, _ in builtins(data) if name in members),
        "members": members,
        "offered": offered_names(data, support, members),
        "options": options_after(data, support),
        "syntax": paths_after(data["javascript"], support, skipped=("builtins",)),
        "webassembly": support.after(data["webassembly"]),
        "properties": support.every(css["properties"]),
        "values": values_after(css["properties"], support),
        "types": paths_after(css["types"], support),
        "at-rules": support.every(css["at-rules"]),
        "within at-rules": {
            name: later for name, rule in children(css["at-rules"]) if (later := paths_after(rule, support))
        },
        "selectors": support.every(css["selectors"]),
        "within selectors": {
            name: later for name, rule in children(css["selectors"]) if (later := paths_after(rule, support))
        },
        "elements": {**support.every(data["svg"]["elements"]), **support.every(html["elements"])},
        "attributes": attributes_after(html["elements"], html["global_attributes"], support),
    }


def one_record_a_line(extracted: Mapping[str, Any]) -> str:
    """Names of the floor itself share a line: they change no more."""
    lines = []
    for section, records in extracted.items():
        if not isinstance(records, dict):
            lines.append(f"{json.dumps(section)}: {json.dumps(records)}")
            continue
        later = [
            f"{json.dumps(name)}: {json.dumps(record, sort_keys=True)}"
            for name, record in sorted(records.items())
            if record != 0
        ]
        of_the_floor = [f"{json.dumps(name)}: 0" for name, record in sorted(records.items()) if record == 0]
        lines.append(
            f"{json.dumps(section)}: {{\n" + ",\n".join([*later, *filter(None, [", ".join(of_the_floor)])]) + "\n}"
        )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="data.json of @mdn/browser-compat-data")
    parser.add_argument(
        "--floor", type=int, help="the oldest Chromium that the site is made for; by default what floor.json says"
    )
    arguments = parser.parse_args()
    floor = arguments.floor or json.loads(TARGET.read_text("utf-8"))["floor"]
    TARGET.write_text(one_record_a_line(extract(json.loads(arguments.data.read_text("utf-8")), floor)), "utf-8")


if __name__ == "__main__":
    main()
