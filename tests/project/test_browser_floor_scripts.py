"""The checks of scripts against the floor find what they should, and excuse what they should.

The list of later syntax comes from the data: one that no detector knows fails here, so that newer data cannot bring what nobody looks for.
"""

from __future__ import annotations

import pytest

from browser_floor.data import Finding, Floor
from browser_floor.names import OwnKeys
from browser_floor.scripts import keys_of, script_after
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


def in_script(text: str, floor: Floor, keys: OwnKeys | None = None) -> list[str]:
    return [finding.feature for finding in script_after(text, floor, keys)]


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
    later = {
        feature
        for feature in floor.later("syntax")
        if not any(feature.startswith(f"{parent}.") for parent in looked_for)
    }
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
