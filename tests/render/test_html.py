"""Every page is valid HTML, usable with a screen reader, and has nothing that its Content-Security-Policy forbids."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from xml.etree.ElementTree import Element

from policy_explorer.render import assets
from policy_explorer.render.minify import can_minify
from support.site_pages import ParsedPage, described

LABELLED = ("input", "select", "textarea")
INTERACTIVE = ("a", "button", "input", "select", "textarea", "summary", "label")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
REFERENCES = (
    "for",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-activedescendant",
    "list",
    "headers",
)
CHILDREN = {
    "ul": {"li", "template", "script"},
    "ol": {"li", "template", "script"},
    "dl": {"dt", "dd", "div", "template", "script"},
    "select": {"option", "optgroup", "hr"},
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "base-uri": "'self'",
}


def faults(pages: dict[str, ParsedPage], wrong) -> list[str]:
    return [described(page, element) for page in pages.values() for element in page.elements if wrong(page, element)]


def children(element: Element) -> list[Element]:
    return [child for child in element if isinstance(child.tag, str)]


def named(page: ParsedPage, element: Element) -> bool:
    """Whether a control has an accessible name."""
    if element.get("aria-label") or element.get("aria-labelledby") or element.get("title"):
        return True
    inside = any(element in label.iter() for label in page.all("label"))
    return inside or any(label.get("for") == element.get("id") != None for label in page.all("label"))  # noqa: E711


def waiting_for_scripts(page: ParsedPage) -> set[Element]:
    """Hidden elements and templates: scripts name them before they show them."""
    hidden = [element for element in page.elements if element.get("hidden") is not None or element.tag == "template"]
    return {inner for element in hidden for inner in element.iter()}


def spoken(element: Element) -> str:
    texts = ["".join(element.itertext()), element.get("aria-label") or "", element.get("aria-labelledby") or ""]
    texts += [image.get("alt") or "" for image in element.iter("img")]
    return "".join(texts).strip()


def test_a_strict_parser_has_no_objection(pages):
    assert [error for page in pages.values() for error in page.errors] == []


def test_every_page_says_what_it_is(pages):
    titles = Counter()
    for page in pages.values():
        root = page.tree
        assert root.get("lang") == "zh-CN", page.path
        titles["".join(next(page.all("title")).itertext())] += 1
        metas = {meta.get("name") or meta.get("property"): meta.get("content") for meta in page.all("meta")}
        assert metas["description"] and metas["viewport"], page.path
        assert len(list(page.all("h1"))) == 1, page.path
        assert len(list(page.all("main"))) == 1, page.path
    assert [title for title, count in titles.items() if count > 1] == []


def test_ids_are_unique_and_references_find_them(pages):
    for page in pages.values():
        assert [name for name, count in Counter(page.ids).items() if count > 1] == [], page.path
        assert all(name and not re.search(r"\s", name) for name in page.ids), page.path
        for element in page.elements:
            for attribute in REFERENCES:
                for name in (element.get(attribute) or "").split():
                    assert name in page.ids, f"{described(page, element)}: {attribute}"


def test_controls_have_names(pages):
    waiting = {inner for page in pages.values() for inner in waiting_for_scripts(page)}

    def unnamed(page, element):
        if element in waiting:
            return False
        if element.tag in LABELLED:
            return element.get("type") not in ("hidden", "submit", "button", "reset") and not named(page, element)
        return element.tag in ("a", "button", "summary") and not spoken(element)

    assert faults(pages, unnamed) == []


def test_pictures_have_a_text_or_are_hidden(pages):
    def mute(page, element):
        if element.tag == "img":
            return element.get("alt") is None
        if element.tag == "svg":
            return element.get("aria-hidden") != "true" and not (element.get("role") == "img" and spoken(element))
        return False

    assert faults(pages, mute) == []


def test_groups_of_controls_have_a_legend(pages):
    assert faults(pages, lambda page, element: element.tag == "fieldset" and children(element)[0].tag != "legend") == []


def test_headings_go_down_one_level_at_a_time(pages):
    for page in pages.values():
        levels = [int(heading.tag[1]) for heading in page.all(*HEADINGS)]
        assert levels[0] == 1, page.path
        assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels)), f"{page.path}: {levels}"


def test_lists_hold_items_and_nothing_else(pages):
    def strange(page, element):
        return element.tag in CHILDREN and any(child.tag not in CHILDREN[element.tag] for child in children(element))

    assert faults(pages, strange) == []


def test_nothing_to_click_lies_inside_another(pages):
    def nested(page, element):
        inner = [child for child in element.iter() if child is not element and child.tag in INTERACTIVE]
        if element.tag == "label":
            return len([child for child in inner if child.tag != "label"]) > 1
        return element.tag in ("a", "button") and bool(inner)

    assert faults(pages, nested) == []


def test_tables_have_headers(pages):
    def headless(page, element):
        return element.tag == "table" and not any(True for _ in element.iter("th"))

    assert faults(pages, headless) == []


def test_buttons_say_their_type(pages):
    assert (
        faults(
            pages,
            lambda page, element: element.tag == "button" and element.get("type") not in ("button", "submit", "reset"),
        )
        == []
    )


def test_the_policy_stands_in_every_page_before_anything_it_governs(pages):
    for page in pages.values():
        head = children(next(page.all("head")))
        at = next(i for i, element in enumerate(head) if element.get("http-equiv") == "Content-Security-Policy")
        assert not any(element.tag in ("script", "link", "style") for element in head[:at]), page.path
        policy = dict(part.strip().split(" ", 1) for part in head[at].get("content").split(";") if part.strip())
        assert policy.items() >= POLICY.items(), page.path
        assert not re.search(r"'unsafe-(inline|eval)'|https?:|\*", head[at].get("content")), page.path


def test_nothing_is_inline(pages):
    def inline(page, element):
        return (
            element.tag == "style"
            or (element.tag == "script" and not element.get("src"))
            or element.get("style") is not None
            or any(name.startswith("on") for name in element.attrib)
            or any(str(value).strip().lower().startswith("javascript:") for value in element.attrib.values())
        )

    assert faults(pages, inline) == []


def test_scripts_wait_for_the_page_and_are_classic(pages):
    """Except a small one, which must run before the first paint."""

    def hasty(page, element):
        waits = element.get("defer") is not None or element.get("src", "").split("?")[0].endswith(
            "_first.js"
        )  # what must come before the first paint
        return element.tag == "script" and (not waits or element.get("type") is not None)

    early = [
        f'{path}: <script src="{page.tree.get("data-root")}assets/early.js?v={page.tree.get("data-parts")}">'
        for path, page in pages.items()
    ]
    assert faults(pages, hasty) == early
    (script,) = (content for path, content in assets.files() if path == "assets/early.js")
    assert len(script) < (1000 if can_minify() else 2800)


def test_measures_and_benefits_carry_their_keys(pages):
    keys = [
        element.get("data-measure")
        for page in pages.values()
        for element in page.elements
        if element.get("data-measure")
    ]
    assert keys
    assert all(re.fullmatch(r"[a-z0-9-]+/[1-9][0-9]*", key) for key in keys)


def test_what_the_editor_derived_is_marked(pages):
    for page in pages.values():
        for element in page.elements:
            if "derived" in (element.get("class") or "").split():
                assert "编者归纳" in "".join(element.itertext()), described(page, element)
