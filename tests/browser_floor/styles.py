"""CSS text -> the properties, values, units, selectors and at-rules in it that came after the floor.

A declaration that came later is well where the same rule gives the property earlier in a way that the floor knows: an old browser
keeps that one. What stands inside @supports asks first. Names that the data spell with an underscore are not words of CSS but ways
of writing; SELECTOR_FORMS, AT_RULE_FORMS and UNIT_GROUPS tell those that can be seen in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, ParseError, QualifiedRule

from browser_floor.data import Finding, Floor, Since

UNKNOWN = "unknown to the data"
SELECTOR_FORMS = {
    "attribute.case_sensitive_modifier": r"\[[^\]]*\s[sS]\s*\]",
    "not.selector_list": r":not\([^()]*(?:\([^()]*\)[^()]*)*,",
    "nth-child.of_syntax": r":nth-child\([^()]*\bof\b",
    "nth-last-child.of_syntax": r":nth-last-child\([^()]*\bof\b",
    "lang.argument_list": r":lang\([^()]*,",
    "lang.wildcards": r":lang\([^()]*\*",
    "after.nested_marker": "::after::marker",
    "before.nested_marker": "::before::marker",
    "nesting": "&",
}
AT_RULE_FORMS = {
    "media.range_syntax": r"[<>=]",
    "media.or_syntax": r"\)\s*or\s*\(",
    "import.layer": r"\blayer\b",
    "import.supports": r"\bsupports\(",
}
UNIT_GROUPS = {
    "container_query_length_units": "cqw cqh cqi cqb cqmin cqmax",
    "viewport_percentage_units_dynamic": "dvw dvh dvi dvb dvmin dvmax",
    "viewport_percentage_units_large": "lvw lvh lvi lvb lvmin lvmax",
    "viewport_percentage_units_small": "svw svh svi svb svmin svmax",
}
# Of the types in the data, those whose last name is a word in a value; the others are functions or units.
KEYWORD_TYPES = ("color.system-color.", "global_keywords.")
ENGINE = re.compile("^-(?:webkit|moz|ms|o)-")


def styles_after(text: str, floor: Floor) -> Iterator[Finding]:
    yield from rules_after(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), floor)


def rules_after(rules: Iterable[Node], floor: Floor) -> Iterator[Finding]:
    for rule in rules:
        if isinstance(rule, ParseError):
            yield Finding(rule.source_line, f"unreadable: {rule.message}", None)
        elif isinstance(rule, QualifiedRule):
            yield from selector_after(tinycss2.serialize(rule.prelude), rule.source_line, floor)
            yield from block_after(rule.content, floor)
        elif isinstance(rule, AtRule) and rule.lower_at_keyword != "supports":
            yield from at_rule_after(rule, floor)


def at_rule_after(rule: AtRule, floor: Floor) -> Iterator[Finding]:
    name, line = rule.lower_at_keyword, rule.source_line
    later = floor.later("at-rules")
    if name in later or not floor.knows("at-rules", name):
        yield Finding(line, f"@{name}" if name in later else f"@{name}, {UNKNOWN}", later.get(name))
        return
    yield from prelude_after(rule, floor)
    if name in ("media", "keyframes", "-webkit-keyframes"):
        frames = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        yield from (block_findings(frames, floor) if name.endswith("keyframes") else rules_after(frames, floor))
    elif rule.content is not None and name in ("page", "font-face"):
        descriptors = floor.later("within at-rules", name)
        for declaration in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
            if isinstance(declaration, Declaration) and declaration.lower_name in descriptors:
                yield Finding(
                    declaration.source_line, f"@{name} {declaration.lower_name}", descriptors[declaration.lower_name]
                )


def block_findings(frames: Iterable[Node], floor: Floor) -> Iterator[Finding]:
    for frame in frames:
        if isinstance(frame, QualifiedRule):
            yield from block_after(frame.content, floor)


def prelude_after(rule: AtRule, floor: Floor) -> Iterator[Finding]:
    """What is asked of the medium, and how."""
    name, text = rule.lower_at_keyword, tinycss2.serialize(rule.prelude)
    later = {f"{name}.{feature}": since for feature, since in floor.later("within at-rules", name).items()}
    for feature, since in later.items():
        words = feature.split(".")[1:]
        spelled = r"\(\s*(?:min-|max-)?" + r"\s*:\s*".join(map(re.escape, words)) + r"\s*[:)]"
        if re.search(AT_RULE_FORMS.get(feature, spelled), text):
            yield Finding(rule.source_line, f"@{feature}", since)


def selector_after(selector: str, line: int, floor: Floor) -> Iterator[Finding]:
    plain = re.sub(r"\"[^\"]*\"|'[^']*'", "''", selector)
    later = floor.later("selectors")
    for name in re.findall(r"::?([a-zA-Z-]+)", plain):
        if name in later:
            yield Finding(line, f":{name}", later[name])
        # Chromium takes any -webkit- name for a selector that is valid.
        elif not floor.knows("selectors", name) and not name.startswith("-webkit-"):
            yield Finding(line, f":{name}, {UNKNOWN}", None)
    for form, pattern in SELECTOR_FORMS.items():
        name, _, way = form.partition(".")
        forms = floor.later("within selectors", name) if way else later
        if (way or name) in forms and re.search(pattern, plain):
            yield Finding(line, f":{form}", forms[way or name])


def block_after(content: list[Node], floor: Floor) -> Iterator[Finding]:
    """What the declarations of one rule lack a fallback for. Other spellings, `-webkit-` before a name, stand in for one another."""
    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    read = [(node, list(declaration_after(node, floor))) for node in nodes if isinstance(node, Declaration)]
    well: set[str] = {
        plain_name(node) for node, findings in read if not findings and floor.knows("properties", plain_name(node))
    }
    known: set[str] = set()
    for node, findings in read:
        if not findings:
            known.add(plain_name(node))
        elif plain_name(node) not in (well if node.lower_name != plain_name(node) else known):
            yield from findings
    later = floor.later("selectors")
    if "nesting" in later:
        yield from (
            Finding(node.source_line, ":nesting", later["nesting"])
            for node in nodes
            if isinstance(node, (QualifiedRule, AtRule))
        )


def plain_name(declaration: Declaration) -> str:
    return ENGINE.sub("", declaration.lower_name)


def declaration_after(declaration: Declaration, floor: Floor) -> Iterator[Finding]:
    name, line = declaration.lower_name, declaration.source_line
    if not name.startswith("--"):
        later = floor.later("properties")
        if name in later or not floor.knows("properties", name):
            yield Finding(line, name if name in later else f"{name}, {UNKNOWN}", later.get(name))
            return
    values = floor.later("values", name)
    for word, kinds in words_of(declaration.value):
        for kind, since in (*((word, values[word]) for _ in "x" if word in values), *type_after(word, kinds, floor)):
            yield Finding(line, f"{name}: {kind}", since)


def words_of(nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    """Each word of a value and what it is: keyword, function or unit."""
    for node in nodes:
        match node.type:
            case "ident":
                yield node.lower_value, "keyword"
            case "dimension":
                yield node.lower_unit, "unit"
            case "function":
                yield node.lower_name, "function"
                yield from words_of(node.arguments)
            case "() block":
                yield from words_of(node.content)


def type_after(word: str, kind: str, floor: Floor) -> Iterator[tuple[str, Since]]:
    return (
        (f"{word}()" if kind == "function" else word, since)
        for each, since in words_later(floor).get(kind, ())
        if each == word
    )


@cache
def words_later(floor: Floor) -> dict[str, list[tuple[str, Since]]]:
    """The types in the data by the words that spell them."""
    found: dict[str, list[tuple[str, Since]]] = {"keyword": [], "unit": [], "function": []}
    for path, since in floor.later("types").items():
        group, _, name = path.rpartition(".")
        if group == "length":
            found["unit"] += [(unit, since) for unit in UNIT_GROUPS.get(name, name).split()]
        elif path.startswith(KEYWORD_TYPES):
            found["keyword"].append((name, since))
        else:
            found["function"].append((re.sub("[-_]function$", "", name), since))
    return found
