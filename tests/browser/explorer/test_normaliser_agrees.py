"""The browser folds every character, and the white space between them, as Python does."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from joined_scripts import joined
from policy_explorer.text.normalise import normaliser

ENTRY = "import {createNormaliser} from '../search/normalise.js';\nglobalThis.createNormaliser = createNormaliser;\n"
NORMALISE = normaliser(["软件园区于后来面包发票龙头"])
PROBES = 'aZ09小軟，“ 　\n\u200b%-Éé①"𠮷␠'


@pytest.fixture
def in_browser(page: Page) -> Callable[[str, str], Any]:
    """What one function of the browser's normaliser, given as an expression, makes of a text."""
    page.evaluate(joined(ENTRY))
    table = ["".join(NORMALISE.characters), "".join(NORMALISE.characters.values())]
    call = "([table, text]) => {{ const {{normalise, trace}} = globalThis.createNormaliser(table); return {}; }}"
    return lambda expression, text: page.evaluate(call.format(expression), [table, text])


def test_of_every_character(in_browser):
    characters = list(filter(settled, map(chr, range(0x30000))))
    answers = in_browser("Array.from(text, normalise).join('\\n')", "".join(characters)).split("\n")
    assert len(characters) > 100_000
    assert [
        (c, ours, theirs) for c, theirs in zip(characters, answers, strict=True) if (ours := NORMALISE(c)) != theirs
    ] == []


def settled(character: str) -> bool:
    """Whether all versions of Unicode agree on it: later ones fill gaps, and have moved a rare mark."""
    category = unicodedata.category(character)
    return category not in ("Cs", "Cn") and not (category[0] == "M" and ord(character) > 0xFFFF)


def test_of_texts(in_browser):
    chance = random.Random(7)
    texts = ["".join(chance.choices(PROBES, k=chance.randint(0, 12))) for _ in range(2000)]
    answers = in_browser("text.split('|').map(normalise)", "|".join(texts))
    assert [
        (t, ours, theirs) for t, theirs in zip(texts, answers, strict=True) if (ours := NORMALISE(t)) != theirs
    ] == []


def test_the_origin_of_each_character_is_kept(in_browser):
    original = "按 ５０％，𠮷①é"
    traced = in_browser("trace(text)", original)
    assert traced["text"] == "按50%,𠮷1e"
    units = original.encode("utf-16-le")
    pieces = [
        units[2 * start : 2 * end].decode("utf-16-le")
        for start, end in zip(traced["starts"], traced["ends"], strict=True)
    ]
    assert pieces == ["按", "５", "０", "％", "，", "𠮷", "𠮷", "①", "é"]
