"""Floor -> scripts for a browser of today: `departure` takes away every global and member that came after the floor; `remaining` lists
those that are still there.

Both are text for the world of the page. Playwright's own scripts live in a world apart and keep what they had. What cannot be
taken away by name stays: syntax, styles, options of calls, events.
"""

from __future__ import annotations

import json

from browser_floor.data import Floor

# A place is where a member lives: [the object, its key, the feature]. A static member lives on the class, any other on its prototype;
# builtins do not tell the two apart in the data, so both are places.
PLACES = """
const later = %s;
const hidden = {TypedArray: Object.getPrototypeOf(Int8Array)};
const inside = (owner, name) => (owner === undefined || owner === null ? undefined : owner[name]);
const find = (path) => path.split('.').reduce(inside, globalThis);
const keyOf = (name) => {
  if (name.startsWith('@@')) return Symbol[name.slice(2)];
  if (name.endsWith('_event')) return `on${name.slice(0, -'_event'.length)}`;
  return name.endsWith('_static') ? name.slice(0, -'_static'.length) : name;
};
const placesOf = (owner, path, name) => {
  if (path === 'Window') return [[globalThis, keyOf(name)], [Window.prototype, keyOf(name)]];
  if (name.endsWith('_static') || typeof owner !== 'function') return [[owner, keyOf(name)]];
  const either = later.builtins.includes(path) ? [[owner, keyOf(name)]] : [];
  return [...either, [owner.prototype, keyOf(name)]];
};
const places = [];
for (const [path, names] of Object.entries(later.members)) {
  const owner = hidden[path] || find(path);
  if (owner === undefined || owner === null) continue;
  for (const name of names) places.push(...placesOf(owner, path, name).map(([place, key]) => [place, key, `${path}.${name}`]));
}
for (const path of later.classes) {
  const parts = path.split('.');
  const owner = find(parts.slice(0, -1).join('.') || 'globalThis');
  if (owner) places.push([owner, parts[parts.length - 1], path]);
}
const present = places.filter(([owner, key]) => owner && key !== undefined && Object.prototype.hasOwnProperty.call(owner, key));
"""
DEPARTURE = "for (const [owner, key] of present) delete owner[key];"
REMAINING = "return present.map(([, , feature]) => feature);"
WITHOUT_REFERENCES = "WebAssembly.validate = () => false;"  # Pagefind's module does not run at the floor.


def departure(floor: Floor) -> str:
    return f"(() => {{{places(floor)}{DEPARTURE}{WITHOUT_REFERENCES}}})();"


def remaining(floor: Floor) -> str:
    return f"() => {{{places(floor)}{REMAINING}}}"


def places(floor: Floor) -> str:
    owners = {owner: floor.later("members", owner) for owner in floor.records["members"]}
    later = {
        "members": {owner: [name for name in names if name] for owner, names in owners.items()},
        "classes": [owner for owner, names in owners.items() if "" in names],
        "builtins": floor.records["builtins"],
    }
    return PLACES % json.dumps(later)
