"""Tests wait for what they look for, never for a time; and no page is asked to compile a condition, which its policy forbids."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
BROWSER = sorted((ROOT / "tests" / "browser").glob("*.py"))
BENCH = sorted((ROOT / "bench").rglob("*.py"))
POLLS = ROOT / "tests" / "support" / "processes.py"  # asks a process again and again, with a deadline

# What `expect` of Playwright asks with a retry. A count of a text or of a list has an argument.
READS = {
    *("inner_text", "text_content", "inner_html", "input_value", "get_attribute", "title"),
    *("all_inner_texts", "all_text_contents", "is_visible", "is_hidden", "is_checked", "is_enabled", "is_disabled"),
}
PAGES = {"page", "phone", "reader", "other", "later", "watched", "old_page"}


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.Attribute]]:
    """Every call of a method, and the method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func


def reads_at_once(assertion: ast.stmt) -> bool:
    """Whether an assertion looks at a page once, where it could look again until it holds."""
    read = any(each.attr in READS or (each.attr == "count" and not call.args) for call, each in calls(assertion))
    called = {id(each) for _, each in calls(assertion)}
    addresses = (node for node in ast.walk(assertion) if isinstance(node, ast.Attribute) and node.attr == "url")
    return read or any(getattr(each.value, "id", None) in PAGES and id(each) not in called for each in addresses)


def places(files: list[Path], found) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if found(node)
    ]


def calls_method(*names: str):
    return lambda node: isinstance(node, ast.Call) and getattr(node.func, "attr", None) in names


def test_no_condition_is_compiled_in_a_page():
    """Playwright's wait_for_function hands the text of a condition to eval at every look but the first."""
    assert places([*TESTS, *BENCH], calls_method("wait_for_function")) == []


def test_no_test_waits_for_a_time():
    assert places([file for file in TESTS if file != POLLS], calls_method("wait_for_timeout", "sleep")) == []


def test_no_test_waits_for_a_line_that_may_never_come():
    """support/processes.py reads what a process prints, with a deadline."""
    assert places(TESTS, calls_method("readline", "readlines")) == []


def test_a_page_is_looked_at_until_an_assertion_holds():
    assert places(BROWSER, lambda node: isinstance(node, ast.Assert) and reads_at_once(node)) == []


@pytest.mark.parametrize(
    ("source", "at_once"),
    [
        ("assert page.locator('p').inner_text() == 'x'", True),
        ("assert page.locator('p').count() == 1", True),
        ("assert 'on=' in page.url", True),
        ("assert not page.locator('p').is_visible(), 'why'", True),
        ("assert words.count('x') == 1", False),
        ("assert host.url('x') == 1", False),
        ("assert entry.url == page.evaluate('location.href')", False),
    ],
)
def test_the_look_at_assertions_sees_what_it_is_for(source: str, at_once: bool):
    (assertion,) = ast.parse(source).body
    assert reads_at_once(assertion) is at_once
