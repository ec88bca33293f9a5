"""What came after the floor and may stand on the site all the same, each with its reason.

tests/project/test_browser_floor.py refuses one without a use.

ENHANCEMENTS   an old browser passes over it, and the page reads and works without
GUARDED        a script that only runs where the browser has something that came later still, by what gives it away
"""

from __future__ import annotations

from dataclasses import dataclass

from browser_floor.data import Floor


@dataclass(frozen=True, slots=True)
class Guarded:
    """Scripts that contain `mark` run only where `webassembly` is there: the floor is for them the Chromium that brought that."""

    mark: str
    webassembly: str
    reason: str


ENHANCEMENTS = {
    "text-autospace": "room between Han and Latin characters or figures; without it they stand as they were written",
    "text-wrap": "lines of a heading of like length; without it the last is shorter",
    "text-underline-offset": "room between a link and its line; without it the line is nearer",
    "text-decoration-thickness": "a thinner or thicker line; the colour changes with it under the pointer",
    "accent-color": "boxes to tick in the colour of the site; without it in that of the system",
    "@media.forced-colors": "an outline of what was found, where the system forces its colours; a Chromium without it forces none",
    "@media.scripting": "what a script removes at once is not laid out before; a Chromium without it lays it out",
    "clip: rect()": "no later thing: the rectangle of `clip` is older than the one of basic shapes, which the data know by that name",
    "<link rel=expect>": "the header is painted whole; without it a slow processor may paint it bit by bit",
    "<link blocking>": "the same",
    "Navigator.share": "the share sheet of the system; core/send.js asks whether it is there, and copies the text without",
    "<meta name=viewport>": "for phones; the data say truly that browsers with windows pass over it",
}
GUARDED = (
    Guarded(
        "__wbindgen_init_externref_table",
        "reference-types",
        "Pagefind; static/js/search/pagefind.js asks for references first, and search/full_text.js searches without it",
    ),
)


def floor_for(script: str, floor: Floor) -> Floor:
    """The oldest browser that ever runs the script."""
    brought = [
        floor.records["webassembly"].get(guarded.webassembly, 0) for guarded in GUARDED if guarded.mark in script
    ]
    return floor.raised(max([floor.version, *brought]))
