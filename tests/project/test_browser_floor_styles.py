"""The checks of styles and pages against the floor find what they should, and excuse what they should.

The ways to write a selector, an at-rule or a unit come from the data, as the syntax of scripts does.
"""

from __future__ import annotations

import pytest

from browser_floor.data import Floor
from browser_floor.pages import page_after
from browser_floor.styles import AT_RULE_FORMS, SELECTOR_FORMS, UNIT_GROUPS, styles_after


def in_styles(text: str, floor: Floor) -> list[str]:
    return [finding.feature for finding in styles_after(text, floor)]


def in_page(text: str, floor: Floor) -> list[str]:
    return [finding.feature for finding in page_after(text, floor)]


# Styles


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("a { aspect-ratio: 1; }", "aspect-ratio"),
        ("a { aspect-ratio: 1; aspect-ratio: 2; }", "aspect-ratio"),
        ("a { no-such-thing: 1; }", "no-such-thing, unknown to the data"),
        ("a { overflow: clip; }", "overflow: clip"),
        ("a { width: calc(1px + 2dvh); }", "width: dvh"),
        ("a { margin: 1lh; }", "margin: lh"),
        ("a { color: oklch(1 0 0); }", "color: oklch()"),
        ("a { --b: light-dark(red, blue); }", "--b: light-dark()"),
        ("a { color: marktext; }", "color: marktext"),
        ("a { height: 100dvh; height: 100vh; }", "height: dvh"),
        ("a:is(b) { c: d }", ":is"),
        ("a:has(b) {}", ":has"),
        ("a::no-such-thing {}", ":no-such-thing, unknown to the data"),
        ("a:not(.b, .c) {}", ":not.selector_list"),
        ("a:nth-child(2 of .b) {}", ":nth-child.of_syntax"),
        ("[a='b' s] {}", ":attribute.case_sensitive_modifier"),
        ("a { & b { color: red; } }", ":nesting"),
        ("a { b { color: red; } }", ":nesting"),
        ("@layer a { b { color: red; } }", "@layer"),
        ("@container (width > 1px) { b { color: red; } }", "@container"),
        ("@no-such-thing a;", "@no-such-thing, unknown to the data"),
        ("@media (width >= 10px) { a { color: red; } }", "@media.range_syntax"),
        ("@media (prefers-contrast: more) { a { color: red; } }", "@media.prefers-contrast"),
        ("@media print { a { accent-color: red; } }", "accent-color"),
        ("@keyframes a { from { scale: 1; } }", "scale"),
        ("@font-face { size-adjust: 90%; }", "@font-face size-adjust"),
    ],
)
def test_later_styles_are_found(text: str, feature: str, floor: Floor):
    assert feature in in_styles(text, floor)


@pytest.mark.parametrize(
    "text",
    [
        "a { height: 100vh; height: 100dvh; }",
        "a { color: red; color: oklch(1 0 0); }",
        "a { -webkit-box-decoration-break: clone; box-decoration-break: clone; }",
        "a { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }",
        "a { grid-gap: 1px; gap: 1px; display: flow-root; width: min(100%, 1rem); color: rgb(0 0 0 / 50%); --b: 1px; }",
        "a:not(.b):focus-visible > c::before, d:nth-child(2n + 1), [e='f' i], ::-webkit-details-marker { color: red; }",
        "@supports (aspect-ratio: 1) { a { aspect-ratio: 1; } }",
        "@media (min-width: 10px) and (prefers-color-scheme: dark) { a { left: auto } }",
        "@page { size: A4; margin: 1cm; }",
    ],
)
def test_styles_of_the_floor_and_those_with_a_fallback_are_excused(text: str, floor: Floor):
    assert in_styles(text, floor) == []


# How a selector behaves, which no text tells.
SELECTORS_NOT_WRITTEN = {
    "active.top-layer_ancestor_matching_boundary",
    "backdrop.inherit_from_originating_element",
    "first-letter.dutch_ij_digraph",
    "first-letter.svg_text_element",
    "first-line.svg_text_element",
    "focus-within.top-layer_ancestor_matching_boundary",
    "fullscreen.all_elements",
    "hover.top-layer_ancestor_matching_boundary",
    "marker.counter_support",
    "marker.quotes_support",
}


def test_every_later_way_to_write_a_selector_is_looked_for(floor: Floor):
    known = [name for name in floor.records["selectors"] if name not in floor.later("selectors")]
    ways = {f"{name}.{way}" for name in known for way in floor.later("within selectors", name)}
    assert {way for way in ways if "_" in way} - set(SELECTOR_FORMS) == SELECTORS_NOT_WRITTEN
    assert {form for form in SELECTOR_FORMS if "." in form} <= ways


def test_every_later_way_to_ask_of_the_medium_is_looked_for(floor: Floor):
    ways = {
        f"{name}.{way}" for name in ("media", "import") for way in floor.later("within at-rules", name) if "_" in way
    }
    assert ways - set(AT_RULE_FORMS) == {"media.prefers-color-scheme.respects-inherited-scheme"} & ways
    assert set(AT_RULE_FORMS) <= {
        f"{name}.{way}" for name in ("media", "import") for way in floor.later("within at-rules", name)
    }


def test_every_group_of_later_units_is_spelled_out(floor: Floor):
    groups = {
        path.removeprefix("length.") for path in floor.later("types") if path.startswith("length.") and "_" in path
    }
    assert groups == set(UNIT_GROUPS)


# Pages


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("<p inert>", "<p inert>"),
        ("<div popover=manual>", "<div popover>"),
        ("<details name=a>", "<details name>"),
        ("<search>", "<search>"),
        ("<p hidden=until-found>", "<p hidden=until-found>"),
        ("<no-such-thing>", "<no-such-thing>, unknown to the data"),
        ("<script>a.at(1)</script>", "Array.at"),
        ("<style>a { inset: 0; }</style>", "inset"),
    ],
)
def test_later_markup_is_found(text: str, feature: str, floor: Floor):
    assert feature in in_page(text, floor)


def test_markup_of_the_floor_is_excused(floor: Floor):
    text = "<dialog open><details open><summary hidden><img loading=lazy><svg><linearGradient></svg>"
    assert (
        in_page(f"{text}<script type='text/plain'>a.at(1)</script><script type='application/json'>{{}}</script>", floor)
        == []
    )


def test_a_script_in_a_page_is_told_by_the_line_of_the_page(floor: Floor):
    assert [finding.line for finding in page_after("<p>\n<script>\na.at(1)</script>", floor)] == [3]
