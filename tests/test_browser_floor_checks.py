"""The checks against the floor find what they should, and excuse what they should.

The lists of later syntax, selectors and at-rules come from the data: one of them that no detector knows fails here, so that newer data cannot bring
what nobody looks for.
"""

from __future__ import annotations

import pytest

from browser_floor.data import Finding, Floor, the_floor
from browser_floor.names import OwnKeys
from browser_floor.pages import page_after
from browser_floor.scripts import keys_of, script_after
from browser_floor.styles import AT_RULE_FORMS, SELECTOR_FORMS, UNIT_GROUPS, styles_after
from browser_floor.syntax import UNREADABLE

SYNTAX = {
    "classes.private_class_fields_in": "class A { #a; has(b) { return #a in b; } }",
    "classes.static.initialization_blocks": "class A { static { start(); } }",
    "grammar.trailing_commas.trailing_commas_in_dynamic_import": "import(a,);",
    "operators.await.top_level": "const a = await b;",
    "operators.import.options_parameter": "import(a, {with: {type: 'json'}});",
    "operators.import_meta.resolve": "import.meta.resolve(a);",
    "regular_expressions.modifier": "/(?i:a)b/.test(c);",
    "regular_expressions.named_capturing_group.duplicate_named_capturing_groups": "/(?<a>b)|(?<a>c)/.test(d);",
    "regular_expressions.buffer_boundary_assertion": r"/\Aa/u.test(b);",
    "statements.await_using": "async function a() { await using b = c(); }",
    "statements.using": "{ using a = b(); }",
    "statements.import.import_attributes": "import a from 'b' with {type: 'json'};",
    "statements.export.arbitrary_module_namespace_identifier_names": "export {a as 'b-c'};",
    "statements.import.arbitrary_module_namespace_identifier_names": "import {'b-c' as a} from 'd';",
    "RegExp.hasIndices": "/a/d.test(b);",
    "RegExp.unicodeSets": "/a/v.test(b);",
}
# The grammar knows nothing of these: the whole script counts as unreadable.
UNREADABLE_SYNTAX = {
    "statements.import.import_assertions": "import a from 'b' assert {type: 'json'};",
    "statements.import.defer": "import defer * as a from 'b';",
    "statements.import.import_source": "import source a from 'b';",
    "operators.import.defer": "import.defer('a');",
    "operators.import.import_source": "import.source('a');",
}
# How an import behaves, which no text tells.
NOT_WRITTEN = {
    "operators.import.http_errors_not_cached",
    "statements.import.http_errors_not_cached",
    "statements.import.service_worker_support",
    "statements.import.worklet_support",
}
OLD_SYNTAX = """
a ??= b?.c ?? 1_000n; const {d, ...e} = {...f}; async () => { for await (const g of h) await g; };
class I { #j = 1; static k = 2; get l() { return this.#j; } m() { import('n').then(o); } }
/(?<p>q)(?<=r)(?:s)(?<t>u)/gimsuy.test(String.raw`v`); try { w(); } catch { x(); }
"""


@pytest.fixture(scope="session")
def floor() -> Floor:
    return the_floor()


def in_script(text: str, floor: Floor, keys: OwnKeys | None = None) -> list[str]:
    return [finding.feature for finding in script_after(text, floor, keys)]


def in_styles(text: str, floor: Floor) -> list[str]:
    return [finding.feature for finding in styles_after(text, floor)]


def in_page(text: str, floor: Floor) -> list[str]:
    return [finding.feature for finding in page_after(text, floor)]


# Syntax


@pytest.mark.parametrize("feature", SYNTAX)
def test_later_syntax_is_found(feature: str, floor: Floor):
    assert feature in in_script(SYNTAX[feature], floor)


@pytest.mark.parametrize("feature", UNREADABLE_SYNTAX)
def test_syntax_that_the_grammar_does_not_know_is_found(feature: str, floor: Floor):
    assert UNREADABLE in in_script(UNREADABLE_SYNTAX[feature], floor)


def test_every_later_syntax_in_the_data_is_looked_for(floor: Floor):
    looked_for = {*SYNTAX, *UNREADABLE_SYNTAX, *NOT_WRITTEN}
    flags = {f"RegExp.{name}" for name in floor.later("members", "RegExp") if name in ("hasIndices", "unicodeSets")}
    later = {feature for feature in floor.later("syntax") if not any(feature.startswith(f"{parent}.") for parent in looked_for)}
    assert later | flags == looked_for


def test_syntax_of_the_floor_is_excused(floor: Floor):
    assert in_script(OLD_SYNTAX, floor) == []


# Names


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("[1].at(-1);", "Array.at"),
        ("list?.findLast(even);", "Array.findLast"),
        ("list['at'](-1);", "Array.at"),
        ("const {groupBy} = Object;", "Map.groupBy"),
        ("Object.hasOwn(a, 'b');", "Object.hasOwn"),
        ("Object.groupBy(a, b);", "Object.groupBy"),
        ("AbortSignal.timeout(9);", "AbortSignal.timeout_static"),
        ("Response.json(a);", "Response.json_static"),
        ("crypto.randomUUID();", "Crypto.randomUUID"),
        ("navigator.userAgentData;", "Navigator.userAgentData"),
        ("const a = structuredClone(b);", "structuredClone"),
        ("window.structuredClone(b);", "structuredClone"),
        ("new Intl.Segmenter();", "Intl.Segmenter"),
        ("element.inert = true;", "HTMLElement.inert"),
        ("element.style.aspectRatio = '1';", "style.aspectRatio"),
        ("const a = {at: 3}; b.at(-1);", "Array.at"),
        ("const a = (at) => ({at}); b.at(-1);", "Array.at"),
        ("addEventListener('scrollend', a);", "Document.scrollend_event"),
        ("a.addEventListener('click', b, {signal: c});", "addEventListener {signal}"),
        ("new Error('a', {cause: b});", "Error {cause}"),
        ("a.querySelector(`:is(${b}) > i`);", ":is"),
        ("a.setAttribute('popover', '');", "<* popover>"),
        ("element('p', {inert: true});", "<p inert>"),
        ("document.createElement('search');", "<search>"),
    ],
)
def test_later_names_are_found(text: str, feature: str, floor: Floor):
    assert feature in in_script(text, floor)


@pytest.mark.parametrize(
    "text",
    [
        "a.replaceChildren(...b); c.replaceAll('d', 'e'); Promise.allSettled(f); new WeakRef(g);",
        "typeof structuredClone === 'function';",
        "function structuredClone(a) { return a; } structuredClone(b);",
        "const a = {at: 3}; a.at + 1;",
        "const a = {at(b) { return b; }}; a.at(1);",
        "const at = () => 1; const a = {at}; a.at();",
        "function b() {} const a = {at: b}; a.at();",
        "a.dataset.inert = '';",
        "self.skipWaiting(); clients.claim(); caches.open('a'); registration.scope; event.waitUntil(b); event.respondWith(c);",
        "a.addEventListener('click', b, {once: true, passive: true}); new Error('c'); element('p', {class: 'd'});",
        "a.querySelectorAll('b > :not(.c):focus-visible, d::before'); a.closest(b); a.setAttribute('hidden', '');",
    ],
)
def test_names_of_the_floor_and_own_names_are_excused(text: str, floor: Floor):
    assert in_script(text, floor) == []


def test_keys_of_the_other_scripts_of_a_page_are_own_names(floor: Floor):
    assert in_script("siteData.until;", floor) != []
    assert in_script("siteData.until;", floor, keys_of(["globalThis.siteData = {'until': 1};"])) == []


def test_a_script_for_later_browsers_is_held_to_them(floor: Floor):
    assert in_script("new Intl.Segmenter();", floor.raised(86)) != []
    assert in_script("new Intl.Segmenter(); a.findLast(b);", floor.raised(96)) == ["Array.findLast"]


def test_a_finding_says_where_and_since_when(floor: Floor):
    assert [str(finding) for finding in script_after("a();\nb.at(1);", floor)] == ["line 2: Array.at, Chromium 92"]
    assert str(Finding(1, "a", None)) == "line 1: a, no Chromium"


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
    ways = {f"{name}.{way}" for name in ("media", "import") for way in floor.later("within at-rules", name) if "_" in way}
    assert ways - set(AT_RULE_FORMS) == {"media.prefers-color-scheme.respects-inherited-scheme"} & ways
    assert set(AT_RULE_FORMS) <= {f"{name}.{way}" for name in ("media", "import") for way in floor.later("within at-rules", name)}


def test_every_group_of_later_units_is_spelled_out(floor: Floor):
    groups = {path.removeprefix("length.") for path in floor.later("types") if path.startswith("length.") and "_" in path}
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
    text = "<dialog open><details open><summary hidden><img loading=lazy><svg><linearGradient></svg><script type='text/plain'>a.at(1)</script>"
    assert in_page(text, floor) == []


def test_a_script_in_a_page_is_told_by_the_line_of_the_page(floor: Floor):
    assert [finding.line for finding in page_after("<p>\n<script>\na.at(1)</script>", floor)] == [3]
