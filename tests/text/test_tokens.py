"""A character a word."""

from __future__ import annotations

import pytest

from policy_explorer.text.normalise import RESERVED, normaliser
from policy_explorer.text.tokens import BOUNDARY, EDGE, SPACE, signs, tag, words


def test_every_character_is_a_word():
    assert list(words("按%征收ipo")) == ["按", "%", "征", "收", "i", "p", "o"]


def test_a_space_that_means_something_is_a_word_too():
    assert list(words("web x")) == ["w", "e", "b", SPACE, "x"]


@pytest.mark.parametrize(
    ("text", "edged"),
    [
        ("按3%", "按|3|%"),
        ("15%、1.5%", "|15|%、|1.5|%"),
        ("1,000元或2023,24", "|1,000|元或|2023|,|24|"),
        ("10万元", "|10万元"),
        ("万元", "万元"),
        ("5g", "|5|g"),
    ],
)
def test_a_number_has_a_token_at_either_edge(text, edged):
    assert words(text) == edged.replace("|", EDGE)


def test_the_characters_beyond_the_basic_plane_are_whole():
    assert list(words("𠮷a")) == ["𠮷", "a"]


def test_nobody_can_type_a_boundary_or_a_tag():
    normalise = normaliser([])
    assert normalise(BOUNDARY + SPACE + tag(0) + tag(999)) == ""
    assert {BOUNDARY, SPACE, EDGE} == set(RESERVED)


def test_tags_differ():
    assert len({tag(number) for number in range(5000)}) == 5000
    assert all(len(tag(number)) == 1 for number in range(5000))


def test_signs_are_what_is_neither_letter_nor_number():
    assert signs("企a3%，、“ー" + BOUNDARY + SPACE + tag(0) + "%") == "".join(
        sorted("%，、“" + BOUNDARY + SPACE + tag(0))
    )
