"""A character a word."""

from __future__ import annotations

from policy_explorer.text.normalise import RESERVED, normaliser
from policy_explorer.text.tokens import BOUNDARY, SPACE, signs, tag, words


def test_every_character_is_a_word():
    assert list(words("按3%征收ipo")) == ["按", "3", "%", "征", "收", "i", "p", "o"]


def test_a_space_that_means_something_is_a_word_too():
    assert list(words("web 3")) == ["w", "e", "b", SPACE, "3"]


def test_the_characters_beyond_the_basic_plane_are_whole():
    assert list(words("𠮷a")) == ["𠮷", "a"]


def test_nobody_can_type_a_boundary_or_a_tag():
    normalise = normaliser([])
    assert normalise(BOUNDARY + SPACE + tag(0) + tag(999)) == ""
    assert {BOUNDARY, SPACE} == set(RESERVED)


def test_tags_differ():
    assert len({tag(number) for number in range(5000)}) == 5000
    assert all(len(tag(number)) == 1 for number in range(5000))


def test_signs_are_what_is_neither_letter_nor_number():
    assert signs("企a3%，、“ー" + BOUNDARY + SPACE + tag(0) + "%") == "".join(
        sorted("%，、“" + BOUNDARY + SPACE + tag(0))
    )
