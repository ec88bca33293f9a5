"""Expressions are compiled when they are used, so a wrong one would be found late: see `text/patterns.py`."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest

from policy_explorer import text, validate
from policy_explorer.text.patterns import LazyPattern, regex


def patterns():
    names = [
        f"{package.__name__}.{module.name}"
        for package in (text, validate)
        for module in pkgutil.iter_modules(package.__path__)
    ]
    for name in names:
        for value in vars(import_module(name)).values():
            values = [*value.values()] if isinstance(value, dict) else [*value] if isinstance(value, tuple) else [value]
            yield from (each for each in values if isinstance(each, LazyPattern))


def test_every_expression_of_a_notice_can_be_compiled():
    found = [re.compile(each.pattern) for each in patterns()]
    assert len(found) > 100


def test_a_pattern_does_what_a_compiled_one_does():
    lazy, compiled = regex("(?P<number>[0-9]+)天"), re.compile("(?P<number>[0-9]+)天")
    assert lazy.search("满30天")["number"] == compiled.search("满30天")["number"] == "30"
    assert lazy.sub("若干天", "满30天") == "满若干天"
    assert lazy.groupindex == compiled.groupindex
    with pytest.raises(re.error):
        regex("(").match("")
